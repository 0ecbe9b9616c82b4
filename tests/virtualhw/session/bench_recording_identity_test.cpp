// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/third_model.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_writer.h"
#include "virtualhw/session/replay.h"

#include <QBuffer>
#include <QFile>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using test::kOtherIdentity;

Scenario loaded()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    return scenario;
}

void runFor(Bench& bench, unsigned seconds)
{
    for (unsigned block = 0; block < seconds * kBlocksPerSecond; ++block) {
        bench.advance();
    }
}

TEST(BenchRecordingIdentity, IsLivedAgain)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    FramMemory fram;
    Bench bench(kCountisE28, loaded(), fram, {}, kOtherIdentity);
    BenchRecording begun;
    begun.start = {QStringLiteral("test"), &kCountisE28, {}, loaded(), QByteArray(kFramSize, '\0'), kOtherIdentity};
    BenchRecordingWriter recorder(out, begun);
    bench.addObserver(recorder);
    runFor(bench, 3);
    bench.removeObserver(recorder);
    recorder.finish(bench);

    Message error;
    auto session = readBenchRecording(out.data(), error);
    ASSERT_TRUE(session) << error.english();
    EXPECT_EQ(session->start.identity, kOtherIdentity);
    FramMemory framAgain;
    const Replay again = replay(*session, framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(again.bench->state().identity, kOtherIdentity);

    session->start.identity = {};
    FramMemory framOfAnother;
    EXPECT_TRUE(replay(*session, framOfAnother).differsAt) << "another meter is not the same to the last bit";
}

TEST(BenchRecordingIdentity, UnitIdThatCannotBeIsRefused)
{
    BenchRecordingStart start;
    start.fram = QByteArray(kFramSize, '\0');
    start.identity.unitId = 248;
    Message error;
    BenchRecordingEncoder encoder;
    const QByteArray beginning = encoder.start(start);
    EXPECT_FALSE(readBenchRecording(beginning + encoder.end({}), error));
}

TEST(BenchRecordingIdentity, SessionFromBeforeThereWereIdentitiesIsLivedAgain)
{
    QFile file(QStringLiteral(VMETER_OLD_SESSION)); // five seconds of an E27, with a check for each second
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    Message error;
    const auto session = readBenchRecording(file.readAll(), error);
    ASSERT_TRUE(session) << error.english();
    EXPECT_EQ(session->start.model, &kCountisE27);
    EXPECT_EQ(session->start.identity, MeterIdentity{});
    FramMemory fram;
    const Replay again = replay(*session, fram);
    EXPECT_FALSE(again.failed);
    EXPECT_EQ(again.bench->time(), session->end);
}

} // namespace
} // namespace vmeter
