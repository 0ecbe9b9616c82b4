// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/session.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/lesson_run.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace vmeter {

/// Something that was done in an exam.
struct ExamAct {
    SampleCount time = 0; ///< meter time since the exam began
    std::size_t step = 0; ///< task that was the current one, from 0
    QString what;         ///< in the language of the result
};

/// What an exam came to, judged from its record alone: whoever has the record comes to the same.
struct ExamResult {
    Assignment assignment;
    Lesson exam; ///< as it was drawn
    LessonProgress progress;
    std::vector<ExamAct> acts;
    int marks = 0;
    int marksPossible = 0;
    QString checksum; ///< SHA-256 of the record's text, hexadecimal
    QString program;  ///< version that recorded it
};

/// Judges an exam while its record is lived again: to be handed to replay().
class ExamJudge final : public BenchObserver {
public:
    /// `exam` is what `assignment` is about. `french`: the language of the acts.
    ExamJudge(Assignment assignment, Lesson exam, bool french);

    void commandGiven(SampleCount time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override { m_run.blockEnded(bench); }

    /// When the record, whose text is `record`, has been lived to its end.
    [[nodiscard]] ExamResult result(const QByteArray& record, const QString& program) const;

private:
    template <class Other> void take(const Other&) { }
    void take(const MoveKey& input);
    void take(const PressKeys& input);
    void take(const WriteRegisters& input);
    void take(const ChangeInputs& input);
    void take(const SwitchMains& input);
    void take(const SealCover& input);
    void take(const AddFault& input);
    void take(const MarkTraining& input);
    void add(const QString& what) { m_acts.push_back({m_now, m_step, what}); }

    Assignment m_assignment;
    LessonRun m_run;
    bool m_french;
    std::vector<ExamAct> m_acts;
    std::size_t m_step = 0;
    SampleCount m_now = 0;
    std::array<SampleCount, kKeys> m_pressedAt{};
};

/// The judge of a recorded exam; nothing, and no error, where `session` is none of an exam.
std::optional<ExamJudge> judgeOf(const Session& session, bool french, Message& error);

/// Lives the record of an exam again. Nothing and `error` when it is none, or when the meter comes to another state.
std::optional<ExamResult> judge(const QByteArray& record, bool french, Message& error);

} // namespace vmeter
