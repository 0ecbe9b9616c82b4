// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson.h"

#include "virtualhw/training/key_navigation.h"

#include <QLocale>
#include <QString>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

/// Pause between two actions of a demonstration, so that a trainee can follow.
constexpr Duration kPause = Duration::milliseconds(800);

/// Time for reading a text that requires no action.
constexpr Duration kReadingTime = Duration::seconds(3);

class Performer {
public:
    explicit Performer(Bench& on)
        : bench(on)
    {
    }

    Duration operator()(const PressAction& action) const
    {
        return bench.apply(PressKeys{action.keys, action.hold}) - bench.time() + kPause;
    }
    Duration operator()(const NavigateAction& action) const { return onTheWay(action); }
    Duration operator()(const DialAction& action) const { return onTheWay(action); }
    Duration operator()(const ChooseAction& action) const { return onTheWay(action); }
    Duration operator()(const WaitAction& action) const { return action.duration; }
    Duration operator()(const SetAction& action) const
    {
        bench.apply(ChangeInputs{action.change});
        return kPause;
    }
    Duration operator()(const PowerAction& action) const
    {
        bench.apply(SwitchMains{action.on});
        return kPause;
    }
    Duration operator()(const SealAction& action) const
    {
        bench.apply(SealCover{action.sealed});
        return kPause;
    }
    Duration operator()(const WriteAction& action) const
    {
        bench.apply(WriteRegisters{action.address, {action.word}, false});
        return kPause;
    }
    Duration operator()(const AnswerAction& action) const
    {
        bench.apply(MarkTraining{TrainingEvent::answer, action.answer});
        return kPause;
    }
    Duration operator()(const NextAction&) const
    {
        bench.apply(MarkTraining{TrainingEvent::next});
        return kPause;
    }

private:
    Duration onTheWay(const TrainingAction& way) const
    {
        const std::optional<PressAction> press = nextPress(way, bench);
        return press ? (*this)(*press) : Duration{};
    }

    Bench& bench;
};

/// A word for comparison: capitals do not count, nor, in a word with letters, points and spaces: "tar 1" is tAr.1.
QString asTyped(QString word)
{
    word = word.toLower();
    if (std::ranges::any_of(word, [](QChar character) { return character.isLetter(); })) {
        word.remove(u'.').remove(u' ');
    }
    return word;
}

} // namespace

bool Question::isRight(const std::string& answer) const
{
    const QString text = QString::fromStdString(answer).trimmed();
    if (!choices.empty()) {
        return text == QString::number(right + 1);
    }
    if (!number) {
        return asTyped(text) == asTyped(QString::fromStdString(word));
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

std::vector<TrainingAction> actionsThatDo(const LessonStep& step)
{
    if (!step.show.empty()) {
        return step.show;
    }
    if (step.question) {
        return {WaitAction{kReadingTime}, AnswerAction{step.question->rightAnswer()}};
    }
    return step.goal ? std::vector<TrainingAction>{}
                     : std::vector<TrainingAction>{WaitAction{kReadingTime}, NextAction{}};
}

void apply(const LessonStart& start, Scenario& scenario)
{
    apply(start.change, scenario.input);
    if (start.change.tariff) {
        scenario.tariff = start.change.tariff;
    }
}

Duration perform(const TrainingAction& action, Bench& bench)
{
    return std::visit(Performer(bench), action);
}

} // namespace vmeter
