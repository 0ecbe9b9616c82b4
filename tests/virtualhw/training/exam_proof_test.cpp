// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_proof.h"

#include "tests/support/exam_result.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/training/exam_judge.h"
#include "virtualhw/training/ready_lessons.h"
#include "virtualhw/training/training.h"

#include <QMessageAuthenticationCode>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

constexpr UtcMicroseconds kClock{1'769'860'800'000'000};
const QByteArray kKey = "a key that only the instructor has";

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_EQ(file.write(bytes), bytes.size());
}

class ExamProofTest : public ::testing::Test {
protected:
    ExamProofTest() { simulation.start(); }

    QString recordPath() const { return folder.filePath(QStringLiteral("records/trial.vms")); }
    QString markPath() const { return folder.filePath(QStringLiteral("memory/exam-trial.mark")); }
    void open(const QByteArray& key = {})
    {
        training.reset();
        training.emplace(simulation,
            TrainingPlaces{folder.filePath(QStringLiteral("records")), QString::fromLatin1(kProgramVersion),
                folder.filePath(QStringLiteral("results")), folder.filePath(QStringLiteral("memory")), key,
                [this] { return QStringLiteral("2026-01-31T10:%1:00Z").arg(minute++, 2, 10, QLatin1Char('0')); }});
    }
    void begin(const QByteArray& key = {})
    {
        ASSERT_TRUE(QDir().mkpath(folder.filePath(QStringLiteral("memory"))));
        open(key);
        Message error;
        ASSERT_TRUE(training->start(shortExam("Ada"), kClock, error)) << error.english();
        simulation.setSpeed({Speed::kPaused});
    }
    /// What is on the disk now is there again when the program has been killed and started again.
    template <class Change> void killAndRestart(Change change, const QByteArray& key = {})
    {
        const QByteArray record = bytesOf(recordPath());
        const QByteArray mark = bytesOf(markPath());
        training.reset(); // ends the exam, which a kill would not
        write(recordPath(), record);
        write(markPath(), mark);
        change();
        open(key);
    }
    void killAndRestart()
    {
        killAndRestart([] {});
    }
    QByteArray record()
    {
        training->leave();
        training->waitForResults();
        return bytesOf(recordPath());
    }

    QTemporaryDir folder;
    int minute = 0;
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, fram), Speed{Speed::kPaused}};
    std::optional<Training> training;
};

ExamResult judged(const QByteArray& record, const QByteArray& key = {})
{
    Message error;
    std::optional<ExamResult> result = judge(record, false, error, key);
    EXPECT_TRUE(result) << error.english();
    return result.value_or(ExamResult{});
}

std::string refusalOf(const QByteArray& record)
{
    Message error;
    EXPECT_FALSE(judge(record, false, error));
    return error.english();
}

/// `change` may do anything to the session; the file of it.
template <class Change> QByteArray rewritten(const QByteArray& record, Change change, bool whole = true)
{
    Message error;
    BenchRecording session = readBenchRecording(record, error).value();
    change(session);
    BenchRecordingEncoder encoder;
    QByteArray bytes = encoder.start(session.start);
    std::size_t check = 0;
    for (std::size_t done = 0; done <= session.commands.size(); ++done) {
        for (; check < session.checks.size() && session.checks[check].after == done; ++check) {
            bytes += encoder.check(session.checks[check].time, session.checks[check].hash);
        }
        if (done < session.commands.size()) {
            bytes += encoder.command(session.commands[done]);
        }
    }
    return whole ? bytes + encoder.end(session.end) : bytes;
}

TEST_F(ExamProofTest, TheRecordIsNotReadableBeforeTheExamHasEnded)
{
    begin();
    simulation.step(Duration::seconds(2));
    const QByteArray underWay = bytesOf(recordPath());
    EXPECT_FALSE(underWay.contains("yes")) << "the answer stands in the exam's text";
    EXPECT_FALSE(underWay.contains("Word")) << "no part of the text is in the clear";
    EXPECT_FALSE(underWay.contains("training"));
    EXPECT_THAT(refusalOf(underWay), HasSubstr("the exam is under way"));
    const QByteArray ended = record();
    EXPECT_TRUE(ended.contains("yes"));
    EXPECT_EQ(judged(ended).marksPossible, 5);
}

TEST_F(ExamProofTest, RecordAndMarkAreForTheirOwnerOnly)
{
    begin();
    constexpr auto kOwnerReadsAndWrites
        = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    EXPECT_EQ(QFile::permissions(recordPath()), kOwnerReadsAndWrites);
    EXPECT_EQ(QFile::permissions(markPath()), kOwnerReadsAndWrites);
    record();
    EXPECT_EQ(QFile::permissions(recordPath()), kOwnerReadsAndWrites);
    EXPECT_EQ(QFile::permissions(training->lastResult()->page), kOwnerReadsAndWrites);
}

TEST_F(ExamProofTest, TheRecordSaysWhenItBeganEndedAndWentOn)
{
    begin(); // minute 0
    simulation.step(Duration::seconds(2));
    killAndRestart(); // which ends it in minute 1, for a moment
    Message error;
    ASSERT_TRUE(training->resume(QStringLiteral("trial"), error)) << error.english(); // minute 2
    simulation.setSpeed({Speed::kPaused});
    const ExamResult result = judged(record()); // minute 3
    EXPECT_EQ(result.assignment.begunAt, QStringLiteral("2026-01-31T10:00:00Z"));
    EXPECT_EQ(result.proof.endedAt, QStringLiteral("2026-01-31T10:03:00Z"));
    ASSERT_EQ(result.proof.resumptions.size(), 1U);
    EXPECT_EQ(result.proof.resumptions[0].at, QStringLiteral("2026-01-31T10:02:00Z"));
    EXPECT_EQ(result.proof.resumptions[0].missing, 0);
    EXPECT_EQ(result.proof.resumptions[0].time.wholeSeconds(), 2U);
    EXPECT_TRUE(result.proof.isSound());
    const QString page = readText(training->lastResult()->page);
    EXPECT_TRUE(page.contains(QStringLiteral("<td>2026-01-31 10:00:00Z</td>")));
    EXPECT_TRUE(page.contains(QStringLiteral("<td>2026-01-31 10:03:00Z</td>")));
    EXPECT_TRUE(page.contains(QStringLiteral("after 0:02 of exam time, at 2026-01-31 10:02:00Z</td>")));
    EXPECT_TRUE(page.contains(QStringLiteral("<td>3:00, of them 2:58 beside the time of the exam</td>")));
}

TEST_F(ExamProofTest, AnOlderRecordThatIsPutBackIsSeen)
{
    begin();
    simulation.step(Duration::seconds(2));
    const QByteArray older = bytesOf(recordPath());
    training->answer("no");
    simulation.step(Duration::seconds(1));
    killAndRestart([&] { write(recordPath(), older); });
    Message error;
    ASSERT_TRUE(training->resume(QStringLiteral("trial"), error)) << error.english();
    simulation.setSpeed({Speed::kPaused});
    training->answer("yes");
    const ExamResult result = judged(record());
    EXPECT_EQ(result.marks, 3) << "the wrong answer is gone";
    ASSERT_EQ(result.proof.resumptions.size(), 1U);
    EXPECT_GT(result.proof.resumptions[0].missing, 0) << "but not unseen";
    EXPECT_FALSE(result.proof.isSound());
    EXPECT_TRUE(readText(training->lastResult()->page).contains(QStringLiteral("from an OLDER RECORD")));
}

TEST_F(ExamProofTest, AChangedRecordDoesNotGoOn)
{
    begin();
    simulation.step(Duration::seconds(2));
    killAndRestart([&] {
        QByteArray changed = bytesOf(recordPath());
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        write(recordPath(), changed);
    });
    Message error;
    EXPECT_FALSE(training->resume(QStringLiteral("trial"), error));
    EXPECT_THAT(error.english(), HasSubstr("is not the record that was written last"));
}

TEST_F(ExamProofTest, WithoutTheKeyASignedExamDoesNotGoOn)
{
    begin(kKey);
    simulation.step(Duration::seconds(1));
    killAndRestart([] {});
    Message error;
    EXPECT_FALSE(training->resume(QStringLiteral("trial"), error));
    EXPECT_THAT(error.english(), HasSubstr("--exam-key"));
}

TEST_F(ExamProofTest, AnExamThatHasEndedOrIsNotSealedDoesNotGoOn)
{
    begin();
    const QByteArray ended = record();
    Message error;
    EXPECT_FALSE(training->resume(QStringLiteral("trial"), error));
    EXPECT_THAT(error.english(), HasSubstr("is no exam under way"));
    EXPECT_EQ(bytesOf(recordPath()), ended) << "nothing is lost";
}

TEST_F(ExamProofTest, AnExamThatIsBegunAnewSaysThatAnotherHadNoEnd)
{
    begin();
    killAndRestart();
    Message error;
    ASSERT_TRUE(training->start(shortExam("Ada"), kClock, error)) << error.english();
    EXPECT_TRUE(judged(record()).assignment.unfinishedBefore);
    ASSERT_TRUE(training->start(shortExam("Ada"), kClock, error)) << error.english();
    EXPECT_FALSE(judged(record()).assignment.unfinishedBefore) << "that one had an end";
}

TEST_F(ExamProofTest, ARecordThatWasChangedWhileTheExamRanHasNoResult)
{
    begin();
    QByteArray changed = bytesOf(recordPath());
    changed[200] = static_cast<char>(changed[200] ^ 1);
    write(recordPath(), changed);
    record();
    ASSERT_NE(training->lastResult(), nullptr);
    EXPECT_EQ(training->lastResult()->state, ExamOutcome::State::notJudged);
    EXPECT_THAT(training->lastResult()->error.english(), HasSubstr("has been changed while the exam was under way"));
}

TEST_F(ExamProofTest, ASignatureIsThatOfTheKeyOverAllThatStandsBeforeIt)
{
    begin(kKey);
    simulation.step(Duration::seconds(1));
    training->answer("yes");
    const QByteArray signedRecord = record();
    const ExamResult good = judged(signedRecord, kKey);
    EXPECT_EQ(good.proof.signature, ExamSignature::good);
    EXPECT_TRUE(good.proof.isSound());
    // By hand: the entry of the signature begins 9F 00 68 "training".
    const qsizetype entry = signedRecord.lastIndexOf(QByteArray("\x9F\x00\x68training", 11));
    ASSERT_GT(entry, 0);
    const QByteArray hash = QCryptographicHash::hash(signedRecord.left(entry), QCryptographicHash::Sha256);
    EXPECT_EQ(good.proof.signatureText.toLatin1(),
        QMessageAuthenticationCode::hash("vmeter exam record\n" + hash, kKey, QCryptographicHash::Sha256).toHex());
    EXPECT_TRUE(readText(training->lastResult()->page).contains(QStringLiteral("signed with the instructor’s key")));

    EXPECT_EQ(judged(signedRecord).proof.signature, ExamSignature::unchecked);
    EXPECT_EQ(judged(signedRecord, "another key of sixteen bytes").proof.signature, ExamSignature::wrong);
}

TEST_F(ExamProofTest, ASignedRecordThatWasChangedIsFound)
{
    begin(kKey);
    simulation.step(Duration::seconds(1));
    training->answer("yes");
    const QByteArray signedRecord = record();
    QByteArray otherName = signedRecord;
    otherName.replace("\\\"candidate\\\"", "\\\"candidate\\\""); // as it is
    ASSERT_TRUE(otherName.contains("Ada"));
    otherName.replace("Ada", "Eve");
    const ExamResult forged = judged(otherName, kKey);
    EXPECT_EQ(forged.assignment.candidate, QStringLiteral("Eve"));
    EXPECT_EQ(forged.proof.signature, ExamSignature::wrong);
    EXPECT_FALSE(forged.proof.isSound());

    const QByteArray unsignedRecord = rewritten(signedRecord, [](BenchRecording& session) {
        session.commands.pop_back();
        session.checks.back().after = session.commands.size();
    });
    EXPECT_EQ(judged(unsignedRecord, kKey).proof.signature, ExamSignature::wrong) << "the signature is taken away";
}

TEST_F(ExamProofTest, AnUnsignedRecordSaysWhatItsChecksumDoesNotProve)
{
    begin();
    const ExamResult result = judged(record());
    EXPECT_EQ(result.proof.signature, ExamSignature::none);
    EXPECT_TRUE(result.proof.isSound());
    EXPECT_TRUE(
        readText(training->lastResult()->page).contains(QStringLiteral("It does not prove who made the record")));
    EXPECT_EQ(judged(record(), kKey).proof.signature, ExamSignature::wrong) << "a key is given, so it must be signed";
}

TEST_F(ExamProofTest, WithoutAnEndOrACheckOfEachSecondThereIsNoResult)
{
    begin();
    simulation.step(Duration::seconds(3));
    const QByteArray whole = record();
    EXPECT_THAT(refusalOf(whole.left(whole.size() - 20)), HasSubstr("breaks off"));
    EXPECT_THAT(refusalOf(rewritten(whole, [](BenchRecording& session) { session.checks.clear(); })),
        HasSubstr("has no check of the meter's state at"));
    EXPECT_THAT(
        refusalOf(rewritten(whole, [](BenchRecording& session) { session.checks.erase(session.checks.begin()); })),
        HasSubstr("at 1 s"));
    EXPECT_THAT(refusalOf(rewritten(whole,
                    [](BenchRecording& session) {
                        std::erase_if(
                            session.checks, [&](const RecordedCheck& check) { return check.time == session.end; });
                    })),
        HasSubstr("has no check"));
    EXPECT_THAT(refusalOf(rewritten(whole,
                    [](BenchRecording& session) { // as if nobody had ended it
                        std::erase_if(session.commands, [](const RecordedCommand& given) {
                            const BenchCommand command = given.command();
                            const auto* const mark = std::get_if<MarkTraining>(&command);
                            return mark != nullptr && mark->event != TrainingEvent::begin;
                        });
                        for (RecordedCheck& check : session.checks) {
                            check.after = std::min(check.after, session.commands.size());
                        }
                    })),
        HasSubstr("ends before the exam does"));
}

TEST_F(ExamProofTest, ACheckThatDiffersIsNoResultWhateverVersionTheRecordNames)
{
    begin();
    simulation.step(Duration::seconds(2));
    const QByteArray forged = rewritten(record(), [](BenchRecording& session) {
        session.start.program = QStringLiteral("0.0.1");
        session.checks.front().hash = QByteArray(16, '0');
    });
    EXPECT_THAT(refusalOf(forged), HasSubstr("the meter's state differs after 1 s"));
}

TEST_F(ExamProofTest, TheResultSaysWhichTextItWas)
{
    const LessonCard ready = readyExams().front();
    Assignment given = ready.assignment;
    EXPECT_EQ(originOf(given, ready.title), ExamTextOrigin::ready);
    given.text += "\n";
    EXPECT_EQ(originOf(given, {"Mine", "Le mien"}), ExamTextOrigin::posing) << "its name";
    given.name = QStringLiteral("mine");
    EXPECT_EQ(originOf(given, ready.title), ExamTextOrigin::posing) << "its title";
    EXPECT_EQ(originOf(given, {"Mine", "Le mien"}), ExamTextOrigin::own);
    EXPECT_EQ(hashOfText("abc"), // FIPS 180-4, example
        QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    begin();
    const ExamResult result = judged(record());
    EXPECT_EQ(result.proof.origin, ExamTextOrigin::own);
    EXPECT_EQ(result.proof.textHash, hashOfText(shortExam("").text));
}

TEST_F(ExamProofTest, TimeIsLockedAsLongAsTheExamRuns)
{
    simulation.setFastForwarding(true);
    begin();
    EXPECT_TRUE(simulation.snapshot()->timeLocked);
    EXPECT_FALSE(simulation.snapshot()->fastForwardAlways) << "each second is checked";
    training->end();
    EXPECT_FALSE(simulation.snapshot()->timeLocked);
    training->leave();
    EXPECT_TRUE(simulation.snapshot()->fastForwardAlways);
}

TEST(ExamKey, IsReadWithoutWhiteSpaceAndMustBeLongEnough)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key"));
    const auto refusal = [&] {
        const Expected<QByteArray> key = readExamKey(path);
        return key ? "none" : key.error().english();
    };
    EXPECT_THAT(refusal(), HasSubstr("cannot be read"));
    write(path, "fifteen bytes..\n");
    EXPECT_THAT(refusal(), HasSubstr("has 15 bytes, and must have from 16 to 4096"));
    write(path, kKey + "\n");
    EXPECT_EQ(readExamKey(path).value_or(QByteArray()), kKey);
}

} // namespace
} // namespace vmeter
