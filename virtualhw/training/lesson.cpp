// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson.h"

#include "virtualhw/training/key_way.h"

#include <QLocale>
#include <QString>

#include <cmath>

namespace vmeter {

namespace {

/// Pause between two actions of a demonstration, so that a trainee can follow.
constexpr SampleCount kPause = samplesFromMilliseconds(800);

/// Time for reading a text that requires no action.
constexpr SampleCount kReadingTime = samplesFromMilliseconds(3'000);

class Performer {
public:
    explicit Performer(Bench& on)
        : bench(on)
    {
    }

    SampleCount operator()(const PressAct& act) const
    {
        return bench.apply(PressKeys{act.keys, act.hold}) - bench.time() + kPause;
    }
    SampleCount operator()(const GoAct& act) const { return onTheWay(act); }
    SampleCount operator()(const DialAct& act) const { return onTheWay(act); }
    SampleCount operator()(const ChooseAct& act) const { return onTheWay(act); }
    SampleCount operator()(const WaitAct& act) const { return act.duration; }
    SampleCount operator()(const SetAct& act) const
    {
        bench.apply(ChangeInputs{act.change});
        return kPause;
    }
    SampleCount operator()(const PowerAct& act) const
    {
        bench.apply(SwitchMains{act.on});
        return kPause;
    }
    SampleCount operator()(const SealAct& act) const
    {
        bench.apply(SealCover{act.sealed});
        return kPause;
    }
    SampleCount operator()(const WriteAct& act) const
    {
        bench.apply(WriteRegisters{act.address, {act.word}, false});
        return kPause;
    }
    SampleCount operator()(const AnswerAct& act) const
    {
        bench.apply(MarkTraining{TrainingEvent::answer, act.answer});
        return kPause;
    }
    SampleCount operator()(const NextAct&) const
    {
        bench.apply(MarkTraining{TrainingEvent::next});
        return kPause;
    }

private:
    SampleCount onTheWay(const TrainingAct& way) const
    {
        const std::optional<PressAct> press = nextPress(way, bench);
        return press ? (*this)(*press) : 0;
    }

    Bench& bench;
};

} // namespace

bool Question::isRight(const std::string& answer) const
{
    const QString text = QString::fromStdString(answer).trimmed();
    if (!choices.empty()) {
        return text == QString::number(right + 1);
    }
    if (!number) {
        return text.compare(QString::fromStdString(word), Qt::CaseInsensitive) == 0;
    }
    bool isNumber = false;
    const double given = QString(text).replace(u',', u'.').toDouble(&isNumber);
    return isNumber && std::abs(given - *number) <= tolerance;
}

std::string Question::rightAnswer() const
{
    return !choices.empty() ? std::to_string(right + 1)
        : number            ? QLocale::c().toString(*number, 'g', 12).toStdString()
                            : word;
}

std::vector<TrainingAct> actsThatDo(const LessonStep& step)
{
    if (!step.show.empty()) {
        return step.show;
    }
    if (step.question) {
        return {WaitAct{kReadingTime}, AnswerAct{step.question->rightAnswer()}};
    }
    return step.goal ? std::vector<TrainingAct>{} : std::vector<TrainingAct>{WaitAct{kReadingTime}, NextAct{}};
}

void apply(const LessonStart& start, Scenario& scenario)
{
    apply(start.change, scenario.input);
    scenario.poweredBy = start.change.poweredBy.value_or(scenario.poweredBy);
    if (start.change.tariff) {
        scenario.tariff = start.change.tariff;
    }
}

SampleCount perform(const TrainingAct& act, Bench& bench)
{
    return std::visit(Performer(bench), act);
}

} // namespace vmeter
