// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/bench_recording.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/exam_proof.h"
#include "virtualhw/training/lesson_run.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace vmeter {

/// An action of the candidate in an exam.
struct ExamAction {
    Duration time{};      ///< since the exam began
    std::size_t step = 0; ///< current task at that time, from 0
    QString what;         ///< description in the language of the result
};

/// Result of an exam. It depends only on the recording, so each judgement of the recording gives the same result.
struct ExamResult {
    Assignment assignment;
    Lesson exam; ///< the drawn exam
    LessonProgress progress;
    std::vector<ExamAction> actions;
    int marks = 0;
    int marksPossible = 0;
    QString checksum; ///< SHA-256 of the record's text, hexadecimal
    QString program;  ///< program version that made the recording
    ExamProof proof;
};

/// Whole per cent of the marks, rounded down, so that 59.9 % does not pass with 60.
[[nodiscard]] int percentOf(const ExamResult& result);
[[nodiscard]] bool hasPassed(const ExamResult& result);

/// Judges an exam during the replay of its recording. Pass it to replay() as observer.
class ExamJudge final : public BenchObserver {
public:
    /// `exam`: the drawn exam of `assignment`. `french`: language of the list of actions.
    ExamJudge(Assignment assignment, Lesson exam, bool french);

    void commandGiven(MeterTime time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override { m_run.blockEnded(bench); }

    /// Returns the result. Must be called at the end of the replay of `session`, in which each check agreed. `record`:
    /// the file that it was read from. `key`: of --exam-key; empty: none. Returns nothing and sets `error` if the exam
    /// has not ended.
    [[nodiscard]] std::optional<ExamResult> result(
        const QByteArray& record, const BenchRecording& session, const QByteArray& key, Message& error) const;

private:
    template <class Other> void process(const Other&) { }
    void process(const MoveKey& input);
    void process(const PressKeys& input);
    void process(const WriteRegisters& input);
    void process(const ChangeInputs& input);
    void process(const SwitchMains& input);
    void process(const SealCover& input);
    void process(const AddFault& input);
    void process(const MarkTraining& input);
    void add(const QString& what) { m_actions.push_back({m_now, m_step, what}); }

    Assignment m_assignment;
    LessonRun m_run;
    bool m_french;
    std::vector<ExamAction> m_actions;
    ExamProof m_proof;
    std::size_t m_step = 0;
    Duration m_now;                            ///< since the exam began
    std::array<Duration, kKeys> m_pressedAt{}; ///< likewise
};

/// Makes the judge for a recorded exam. Returns nothing, without an error, if `session` does not contain an exam; and
/// with one, if its record is not whole (examRecordProblem) or its text is wrong.
std::optional<ExamJudge> judgeOf(const BenchRecording& session, bool french, Message& error);

/// Replays and judges the recording of an exam. Returns nothing and sets `error` if it is not the whole record of an
/// exam, or if the replay differs from the recording. `key`: of --exam-key; empty: none.
std::optional<ExamResult> judge(const QByteArray& record, bool french, Message& error, const QByteArray& key = {});

} // namespace vmeter
