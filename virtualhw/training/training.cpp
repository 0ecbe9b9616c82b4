// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/training.h"

#include "core/storage/fram_layout.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_proof.h"

#include <QDir>

#include <exception>
#include <utility>

namespace vmeter {

namespace {

constexpr double kRealTime = 1;
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

void runFor(Bench& bench, Duration duration)
{
    const MeterTime end = bench.time() + duration;
    while (bench.time() < end) {
        if (bench.fastForward(end - bench.time()) == Duration{}) {
            bench.advance();
        }
    }
}

/// Ends a replay.
struct NotWanted final : std::exception { };

/// What is on the terminals when the lesson begins.
Expected<Scenario> scenarioOf(const Lesson& lesson)
{
    Expected<Scenario> scenario;
    scenario->name = lesson.title;
    if (!lesson.start.scenario.empty()) {
        scenario = findReadyScenario(lesson.start.scenario);
    }
    if (scenario) {
        apply(lesson.start, *scenario);
    }
    return scenario;
}

} // namespace

Training::Training(Simulation& simulation, TrainingPlaces places)
    : m_simulation(simulation)
    , m_places(std::move(places))
    , m_results(m_places.results, m_places.examKey)
{
}

Training::~Training()
{
    try {
        leave();
    } catch (const SimulationStopped&) {
        m_own->shutDown(); // so that the user's meter saves its energies
    }
}

QString Training::fileOf(const QString& name) const
{
    return m_places.records.isEmpty() ? QString() : QDir(m_places.records).filePath(name + QStringLiteral(".vms"));
}

bool Training::canResume(const QString& name) const
{
    return QFile::exists(fileOf(name));
}

QString Training::markOf(const QString& name) const
{
    const QString& folder = m_places.marks.isEmpty() ? m_places.records : m_places.marks;
    return QDir(folder).filePath(QStringLiteral("exam-") + name + QStringLiteral(".mark"));
}

/// Starts the recording with `begun`. A file with the same name is replaced only when the new one is complete.
/// `secret`: of the mark of an exam that goes on.
bool Training::record(
    const BenchRecording& begun, const Assignment& assignment, const QByteArray& secret, Message& error)
{
    m_recorder.reset();
    m_examRecord.reset();
    m_record.close();
    const QString path = fileOf(assignment.name);
    if (path.isEmpty()) {
        return true;
    }
    const QString part = path + QStringLiteral(".part");
    m_record.setFileName(part);
    QFile::remove(part);
    if (!QDir().mkpath(m_places.records) || !m_record.open(QIODevice::WriteOnly | QIODevice::Unbuffered, kOwnerOnly)) {
        error = Phrase("Lesson", "The record %1 cannot be written: %2").with(path, m_record.errorString());
        return false;
    }
    QIODevice* out = &m_record;
    if (assignment.exam) {
        m_examRecord = std::make_unique<ExamRecordFile>(m_record, secret, m_places.examKey);
        out = m_examRecord.get();
    }
    if (out->isOpen()) {
        m_recorder = std::make_unique<BenchRecordingWriter>(*out, begun);
    }
    if (!m_recorder || !m_recorder->isComplete()) {
        error = Phrase("Lesson", "The record %1 cannot be written: %2").with(path, m_record.errorString());
        m_recorder.reset();
        m_examRecord.reset();
        m_record.remove();
        return false;
    }
    QFile::remove(path);
    QFile::rename(part, path);
    m_record.close();
    m_record.setFileName(path);
    m_record.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    if (m_examRecord && !m_examRecord->follow(markOf(assignment.name))) {
        error = Phrase("Lesson", "The record %1 cannot be written: %2")
                    .with(markOf(assignment.name), m_examRecord->markError());
        m_recorder.reset();
        m_examRecord.reset();
        return false;
    }
    return true;
}

bool Training::start(const Assignment& assignment, UtcMicroseconds clock, Message& error)
{
    const std::lock_guard acting(m_acting);
    std::optional<Lesson> lesson = lessonOf(assignment, error);
    if (!lesson) {
        return false;
    }
    Expected<Scenario> scenario = scenarioOf(*lesson);
    if (!scenario) {
        error = scenario.error();
        return false;
    }
    leave();
    auto fram = std::make_unique<FramMemory>();
    FramLayout layout;
    PersistentData factory = layout.loadPersistentData(*fram);
    factory.settings = lesson->start.settings;
    layout.storePersistentData(*fram, factory);
    BenchRecording begun;
    begun.start = {m_places.program, lesson->start.model, {}, *scenario, imageOf(*fram)};
    Assignment given = assignment;
    if (given.exam) {
        const std::optional<ExamMark> before = readExamMark(markOf(given.name));
        given.begunAt = timeOfDay();
        given.unfinishedBefore = before && before->underWay;
    }
    if (!record(begun, given, {}, error)) {
        return false;
    }
    m_assignment = std::make_shared<const Assignment>(given);
    m_fram = std::move(fram);
    m_run = std::make_unique<LessonRun>(*lesson);
    auto bench = std::make_unique<Bench>(*lesson->start.model, std::move(*scenario), *m_fram);
    observe(*bench);
    bench->apply(SetClock{clock.value});
    bench->apply(SealCover{lesson->start.sealed});
    runFor(*bench, lesson->start.preRun);
    bench->apply(MarkTraining{TrainingEvent::begin, toText(given)});
    m_preparedSteps = 0;
    enter(std::move(bench));
    return true;
}

bool Training::resume(const QString& name, Message& error, const ResumeProgress& progress)
{
    std::unique_lock acting(m_acting);
    const unsigned entered = m_entered;
    acting.unlock(); // other calls of the trainee do not wait for the replay
    const QString path = fileOf(name);
    // An exam's record has a mark. Without it the file is that of a lesson, or of an exam that has ended.
    const std::optional<ExamMark> mark = readExamMark(markOf(name));
    const bool isExam = mark && mark->underWay;
    ExamRecordRead exam;
    std::optional<BenchRecording> session;
    if (!isExam) {
        session = loadBenchRecording(path, error);
    } else if (readExamUnderWay(path, *mark, m_places.examKey, exam, error)) {
        session = readBenchRecording(exam.record, error);
    }
    std::optional<Assignment> assignment = session ? assignmentOf(*session) : std::nullopt;
    if (session && !assignment) {
        error = Phrase("Lesson", "%1 is no record of a lesson").with(path);
    } else if (assignment && assignment->exam != isExam) {
        error = Phrase("Lesson", "%1 is no exam under way: please begin it again").with(path);
        assignment.reset();
    }
    const std::optional<Lesson> lesson = assignment ? lessonOf(*assignment, error) : std::nullopt;
    if (!lesson) {
        return false;
    }
    auto fram = std::make_unique<FramMemory>();
    auto run = std::make_unique<LessonRun>(*lesson);
    Replay again;
    try {
        const auto report = [&progress](double share) {
            if (progress && !progress(share)) {
                throw NotWanted();
            }
        };
        report(0);
        again = replay(*session, *fram, report, run.get());
        report(1);
    } catch (const NotWanted&) {
        return false;
    }
    if (again.differsAt) {
        error = Phrase("Lesson", "%1 was recorded by another version: please begin again").with(path);
        return false;
    }
    acting.lock();
    if (m_entered != entered) {
        error = Phrase("Lesson", "another lesson or exam has begun meanwhile");
        return false;
    }
    leave();
    if (!record(*session, *assignment, isExam ? mark->secret : QByteArray(), error)) {
        return false;
    }
    m_assignment = std::make_shared<const Assignment>(*assignment);
    m_fram = std::move(fram);
    m_run = std::move(run);
    observe(*again.bench);
    if (isExam) {
        again.bench->apply(
            MarkTraining{TrainingEvent::resumed, ExamResumption{{}, timeOfDay(), exam.missing}.toText()});
    }
    m_preparedSteps = m_run->begunSteps();
    enter(std::move(again.bench));
    return true;
}

void Training::observe(Bench& bench)
{
    bench.setOwner(m_assignment->exam && !m_run->progress().ended ? BenchOwner::exam : BenchOwner::lesson);
    if (m_recorder) {
        bench.addObserver(*m_recorder);
    }
    bench.addObserver(*m_run);
}

void Training::enter(std::unique_ptr<Bench> bench)
{
    ++m_entered;
    m_lesson = std::make_shared<const Lesson>(m_run->lesson());
    m_demonstration = {};
    m_simulation.call([](Bench&) {}); // so that the snapshot has what was set before
    const std::shared_ptr<const Snapshot> before = m_simulation.snapshot();
    m_ownSpeed = before->speed;
    m_ownFastForwarding = before->fastForwardAlways;
    m_own = m_simulation.replaceBench(std::move(bench));
    m_simulation.setStepHook([this](Bench& stepped) { onStep(stepped); });
    m_simulation.setSpeed({kRealTime});
    if (m_assignment->exam) {
        m_simulation.setFastForwarding(false); // the record has a check for each second
    }
}

void Training::leave()
{
    const std::lock_guard acting(m_acting);
    if (m_own == nullptr) {
        return;
    }
    m_simulation.setStepHook({});
    m_simulation.setSpeed(m_ownSpeed);
    if (m_assignment->exam) {
        m_simulation.setFastForwarding(m_ownFastForwarding);
    }
    const std::unique_ptr<Bench> bench = m_simulation.replaceBench(std::move(m_own));
    if (m_assignment->exam && m_recorder) {
        bench->apply(MarkTraining{TrainingEvent::end});
        closeRecord(*bench);
    }
    m_recorder.reset();
    m_record.close();
    if (m_run->progress().ended && !m_assignment->exam) {
        m_record.remove();
    }
    m_run.reset();
    const std::lock_guard lock(m_mutex);
    m_view.reset();
}

void Training::onStep(Bench& bench)
{
    prepareStep(bench); // the trainee may have reached the next step
    m_demonstration.advance(bench);
    prepareStep(bench); // or the demonstration has reached it
    if (m_run->progress().ended) {
        m_demonstration = {};
        bench.setOwner(BenchOwner::lesson);
        closeRecord(bench);
    }
    publish(bench);
}

/// Performs the `begin` actions of a step before the new step is published.
void Training::prepareStep(Bench& bench)
{
    if (m_run->begunSteps() > m_preparedSteps) {
        m_preparedSteps = m_run->begunSteps();
        m_demonstration.stop();
        for (const TrainingAction& action : m_lesson->steps[m_preparedSteps - 1].begin) {
            perform(action, bench);
        }
    }
}

void Training::closeRecord(Bench& bench)
{
    if (!m_recorder) {
        return;
    }
    Message problem;
    if (m_examRecord) {
        bench.apply(MarkTraining{TrainingEvent::closed, timeOfDay().toStdString()});
        if (!m_places.examKey.isEmpty()) {
            bench.apply(MarkTraining{TrainingEvent::signature, m_examRecord->signature().toStdString()});
        }
    }
    m_recorder->finish(bench);
    bench.removeObserver(*m_recorder);
    m_recorder.reset();
    m_record.close();
    if (m_examRecord) {
        problem = m_examRecord->reveal(m_record.fileName());
        m_examRecord.reset();
    }
    if (m_assignment->exam && !m_places.results.isEmpty()) {
        m_results.write(m_record.fileName(), m_resultsFrench, problem);
    }
}

void Training::mark(const MarkTraining& event)
{
    const std::lock_guard acting(m_acting);
    if (m_own != nullptr) {
        m_simulation.call([&](Bench& bench) { bench.apply(event); });
    }
}

void Training::show()
{
    const std::lock_guard acting(m_acting);
    if (m_own == nullptr) {
        return;
    }
    m_simulation.call([this](Bench& bench) {
        const LessonProgress& progress = m_run->progress();
        if (!progress.ended && !m_lesson->exam && m_demonstration.over()) {
            bench.apply(MarkTraining{TrainingEvent::show});
            m_demonstration.begin(actionsThatDo(m_lesson->steps[progress.step]), bench.time());
            publish(bench); // at once
        }
    });
}

bool Training::inject(std::size_t fault)
{
    const std::lock_guard acting(m_acting);
    const auto pool = m_own != nullptr ? poolOf(*m_assignment) : std::vector<WiringDefect>();
    if (fault >= pool.size()) {
        return false;
    }
    m_simulation.call([&](Bench& bench) { bench.apply(ChangeInputs{pool[fault].change}); });
    return true;
}

void Training::publish(const Bench& bench)
{
    auto view = std::make_shared<TrainingView>();
    view->assignment = m_assignment;
    view->lesson = m_lesson;
    view->progress = m_run->progress();
    view->progress.time = m_run->progress().ended ? m_run->progress().time : bench.time();
    view->demonstrating = !m_demonstration.over() || m_demonstration.press();
    view->press = m_demonstration.press();
    view->wait = m_demonstration.wait();
    const std::lock_guard lock(m_mutex);
    m_view = std::move(view);
}

QString Training::recordFile() const
{
    const std::lock_guard acting(m_acting);
    return m_record.fileName();
}

std::shared_ptr<const TrainingView> Training::view() const
{
    const std::lock_guard lock(m_mutex);
    return m_view;
}

} // namespace vmeter
