// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_desk.h"

#include "tests/support/exam_result.h"
#include "ui/panel/front_glow.h"
#include "ui/panel/front_panel.h"
#include "ui/panel/key_button.h"
#include "ui/training/exam_dialog.h"
#include "ui/training/lesson_map.h"
#include "ui/training/lesson_panel.h"
#include "ui/window/main_window.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

#include <future>
#include <string>

namespace vmeter {
namespace {

const std::string kHead = "version: 1\ntitle: {en: Trial, fr: Essai}\naim: {en: Aim, fr: But}\nminutes: 5\n";
const std::string kLesson = kHead + R"(steps:
  - text: {en: Read this., fr: Lisez ceci.}
    manual: "10.4"
  - text: {en: Go to tariff 2., fr: Allez au tarif 2.}
    goal: {display: {menu: tAr.2}}
    view: phasors
    hints: [{en: A key., fr: Une touche.}]
    mistakes: [{when: {display: {menu: tot}}, text: {en: Too far., fr: Trop loin.}}]
    show: [{press: {keys: [enter], for: 0.3 s}}]
  - text: {en: Which, fr: Laquelle}
    blind: true
    ask: {choices: [{en: L1, fr: L1}, {en: none, fr: aucune}], right: 2}
  - text: {en: How much, fr: Combien}
    ask: {number: 230, tolerance: 1, unit: V}
)";
const std::string kExam = kHead + R"(tasks:
  - {text: {en: "Word & more", fr: Mot}, marks: 3, ask: {word: yes}}
  - {text: {en: Tariff., fr: Tarif.}, marks: 2, goal: {display: {menu: tAr.2}}, show: [{press: {keys: [enter], for: 0.3 s}}]}
)";

class TrainingDeskTest : public ::testing::Test {
protected:
    TrainingDeskTest()
    {
        simulation.start();
        window.setLanguage(QStringLiteral("en"));
        window.show();
    }
    ~TrainingDeskTest() override { window.setLanguage(QStringLiteral("en")); }

    static LessonCard card(const std::string& text, bool exam = false)
    {
        return {{QStringLiteral("trial"), text, exam, 7, QStringLiteral("Zoé <Test>"),
                    QStringLiteral("2026-01-31T10:00:00")},
            {"Trial", "Essai"}, {}, 5};
    }
    void begin(const LessonCard& lesson)
    {
        window.showTraining();
        ASSERT_TRUE(desk.start(lesson));
        simulation.setSpeed({Speed::kPaused});
        refreshed();
    }
    void refreshed()
    {
        simulation.call([](Bench&) {});
        window.refresh();
    }
    template <class Widget> Widget* part(const char* name) { return desk.findChild<Widget*>(QLatin1String(name)); }
    QString text(const char* name) { return part<QLabel>(name)->text(); }
    void click(const char* name)
    {
        part<QPushButton>(name)->click();
        refreshed();
    }
    /// Gives the task up and answers the question.
    void giveUp(QMessageBox::StandardButton answer = QMessageBox::Yes)
    {
        click("giveUp");
        for (QMessageBox* box : desk.findChildren<QMessageBox*>()) {
            if (box->standardButtons().testFlag(QMessageBox::No)) {
                EXPECT_EQ(box->defaultButton(), box->button(QMessageBox::No));
                box->button(answer)->click();
            }
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        refreshed();
    }
    void press(Key key)
    {
        simulation.press({key}, Duration::milliseconds(200));
        refreshed();
    }
    void waitForResume() const
    {
        while (desk.isResuming()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }
    bool isShown(const char* dock) { return !window.findChild<QDockWidget*>(QLatin1String(dock))->isHidden(); }
    void closeMessages()
    {
        for (QMessageBox* box : desk.findChildren<QMessageBox*>()) {
            box->close();
        }
    }

    QTemporaryDir folder;
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, fram), Speed{Speed::kPaused}};
    TrafficLog traffic{16};
    BenchRecordingLog log;
    BenchRecordingManager keeper{simulation, log, fram};
    Training training{simulation,
        {folder.path() + QStringLiteral("/records"), QStringLiteral("1.2"),
            folder.path() + QStringLiteral("/results")}};
    Language language;
    MainWindow window{simulation, keeper, traffic, [] { return ServerStatus{}; }, language};
    TrainingDesk& desk = window.addTraining(training);
};

TEST_F(TrainingDeskTest, ALessonIsLedThroughStepByStep)
{
    begin(card(kLesson));
    EXPECT_EQ(text("lessonTitle"), QStringLiteral("Trial"));
    EXPECT_EQ(text("stepText"), QStringLiteral("Read this."));
    EXPECT_EQ(text("stepManual"), QStringLiteral("Manual, section 10.4"));
    EXPECT_FALSE(part<QPushButton>("hint")->isEnabled()) << "there is none";
    click("next");
    EXPECT_EQ(text("stepText"), QStringLiteral("Go to tariff 2."));
    EXPECT_TRUE(part<QPushButton>("next")->isHidden()) << "something is to be done";
    click("hint");
    EXPECT_EQ(text("stepHints"), QStringLiteral("Hint: A key."));
    press(Key::enter);
    EXPECT_EQ(text("stepText"), QStringLiteral("Which"));
    EXPECT_EQ(part<QListWidget>("steps")->count(), 2);
    const auto choices = desk.findChildren<QRadioButton*>();
    ASSERT_EQ(choices.size(), 2);
    EXPECT_FALSE(part<QPushButton>("next")->isEnabled()) << "nothing is chosen";
    choices[0]->click();
    click("next");
    EXPECT_EQ(text("stepComplaint"), QStringLiteral("⚠ That is not right."));
    choices[1]->click();
    click("next");
    EXPECT_EQ(text("stepText"), QStringLiteral("How much"));
    part<QLineEdit>("answer")->setText(QStringLiteral("12"));
    click("next");
    EXPECT_EQ(text("stepComplaint"), QStringLiteral("⚠ “12” is not right."));
    part<QLineEdit>("answer")->setText(QStringLiteral("230,4"));
    QTest::keyClick(part<QLineEdit>("answer"), Qt::Key_Return);
    refreshed();
    EXPECT_TRUE(text("stepText").startsWith(QStringLiteral("Done.")));
    EXPECT_TRUE(
        text("stepText").contains(QStringLiteral("Hints: 1\nSteps shown: 0 of 4\nWrong answers: 2\nMistakes: 0")))
        << text("stepText").toStdString();
    EXPECT_TRUE(part<QPushButton>("goToNextLesson")->isHidden()) << "it is none of the ready-made ones";
    EXPECT_EQ(part<QListWidget>("steps")->count(), 4);
}

TEST_F(TrainingDeskTest, AMistakeIsSaidAndTheLanguageFollows)
{
    begin(card(kLesson));
    click("next");
    simulation.call([](Bench& bench) { bench.apply(MarkTraining{TrainingEvent::hint}); });
    window.setLanguage(QStringLiteral("fr"));
    refreshed();
    EXPECT_EQ(text("stepText"), QStringLiteral("Allez au tarif 2."));
    EXPECT_EQ(text("stepHints"), QStringLiteral("Indice : Une touche."));
}

TEST_F(TrainingDeskTest, WhatAStepNeedsToBeSeenComesToTheFrontAndWhatItMustNotGivesWay)
{
    begin(card(kLesson));
    EXPECT_TRUE(isShown("oscilloscopeDock"));
    click("next");
    EXPECT_TRUE(isShown("phasorsDock"));
    press(Key::enter);
    EXPECT_FALSE(isShown("oscilloscopeDock")) << "the step is blind";
    EXPECT_FALSE(isShown("phasorsDock"));
    EXPECT_FALSE(window.findChild<QDockWidget*>(QStringLiteral("wiringDock"))->toggleViewAction()->isEnabled());
    training.answer("2");
    refreshed();
    EXPECT_TRUE(isShown("oscilloscopeDock"));
    EXPECT_TRUE(window.findChild<QDockWidget*>(QStringLiteral("wiringDock"))->toggleViewAction()->isEnabled());
}

TEST_F(TrainingDeskTest, AnswersAreTypedWithTheMouseToo)
{
    begin(card(kHead + R"(steps:
  - {text: {en: How much, fr: Combien}, ask: {number: 1.5, tolerance: 0}}
  - {text: {en: Which, fr: Lequel}, ask: {word: tAr.1}}
)"));
    const auto type = [this](const QString& keys) {
        for (const QChar wanted : keys) {
            for (QToolButton* key : desk.findChildren<QToolButton*>()) {
                if (key->text() == wanted) {
                    key->click();
                }
            }
        }
    };
    ASSERT_TRUE(part<QWidget>("answer")->isVisible());
    part<QToolButton>("openPad")->click();
    type(QStringLiteral("7⌫1.5"));
    EXPECT_EQ(part<QLineEdit>("answer")->text(), QStringLiteral("1.5"));
    click("next");
    EXPECT_EQ(text("stepText"), QStringLiteral("Which"));
    type(QStringLiteral("TAR.1"));
    click("next");
    EXPECT_TRUE(text("stepText").startsWith(QStringLiteral("Done.")));
}

TEST_F(TrainingDeskTest, TheKeyboardGetsToTheViewOfAStep)
{
    begin(card(kHead + R"(steps:
  - text: {en: Mend it., fr: Réparez.}
    view: wiring
    goal: {tariff: 2}
    show: [{set: {tariff: 2}}]
)"));
    QApplication::setActiveWindow(&window); // shortcuts are those of the active window
    QTest::keyClick(&window, Qt::Key_F6);
    auto* const dock = window.findChild<QDockWidget*>(QStringLiteral("wiringDock"));
    ASSERT_NE(window.focusWidget(), nullptr);
    EXPECT_TRUE(dock->isAncestorOf(window.focusWidget()));
}

TEST_F(TrainingDeskTest, AnExamLeavesTheReadingToTheCandidate)
{
    ASSERT_TRUE(isShown("measurementsDock"));
    ASSERT_TRUE(isShown("powerTrendDock"));
    window.resize(1600, 900);
    window.showTraining();
    QCoreApplication::processEvents();
    const int frontBefore = window.findChild<FrontPanel*>()->width();
    begin(card(kExam, true));
    EXPECT_FALSE(isShown("measurementsDock"));
    EXPECT_FALSE(isShown("powerTrendDock"));
    EXPECT_FALSE(window.findChild<QDockWidget*>(QStringLiteral("registersDock"))->toggleViewAction()->isEnabled());
    EXPECT_TRUE(isShown("serversDock"));
    QCoreApplication::processEvents();
    EXPECT_GT(window.findChild<FrontPanel*>()->width(), frontBefore) << "what the other views leave is the front's";
    giveUp();
    giveUp();
    EXPECT_EQ(text("stepText"), QStringLiteral("The exam is over."));
    EXPECT_TRUE(isShown("measurementsDock"));
    EXPECT_TRUE(isShown("powerTrendDock"));
    EXPECT_FALSE(isShown("registersDock")) << "it was not open before";
    closeMessages();
}

TEST_F(TrainingDeskTest, AnExamListsItsTasksWithoutTellingWhatIsToCome)
{
    begin(card(kExam, true));
    auto* tasks = part<QListWidget>("steps");
    ASSERT_EQ(static_cast<std::size_t>(tasks->count()), training.view()->lesson->steps.size());
    EXPECT_TRUE(text("lessonTitle").endsWith(QStringLiteral(" – task 1 of %1").arg(tasks->count())));
    EXPECT_TRUE(tasks->item(0)->text().startsWith(QStringLiteral("▶ 1. Task 1")));
    EXPECT_TRUE(tasks->item(1)->text().startsWith(QStringLiteral("○ 2. Task 2")));
    giveUp();
    EXPECT_TRUE(tasks->item(0)->text().startsWith(QStringLiteral("✗ 1. ")));
    EXPECT_TRUE(tasks->item(1)->text().startsWith(QStringLiteral("▶ 2. Task 2")));
}

TEST_F(TrainingDeskTest, TheMapLeadsToTheNextLesson)
{
    const auto lessons = readyLessons();
    auto* map = part<QListWidget>("lessons");
    ASSERT_EQ(static_cast<std::size_t>(map->count()), lessons.size());
    EXPECT_TRUE(map->item(0)->data(LessonMap::Next).toBool());
    EXPECT_EQ(map->item(10)->data(LessonMap::Level).toInt(), 3);
    EXPECT_EQ(map->item(0)->data(LessonMap::Note).toString(), QStringLiteral("10 min, not done yet"));
    window.showTraining();
    click("nextLesson");
    ASSERT_NE(training.view(), nullptr);
    EXPECT_EQ(training.view()->assignment->name, lessons[0].assignment.name);
    training.leave();
    refreshed();
    EXPECT_EQ(map->item(0)->data(LessonMap::State).toInt(), LessonMap::begun);
}

TEST_F(TrainingDeskTest, WhatAStepNamesGlowsOnTheFrontButNotInAnExam)
{
    begin(card(kHead + R"(steps:
  - {text: {en: Press UP., fr: Appuyez sur UP.}, ask: {word: yes}}
)"));
    auto* glow = window.findChild<FrontGlow*>(QStringLiteral("frontGlow"));
    EXPECT_EQ(glow->parts(), std::vector<FrontPart>{FrontPart::up});
    begin(card(kHead + R"(tasks:
  - {text: {en: Press UP., fr: Appuyez sur UP.}, ask: {word: yes}}
)",
        true));
    EXPECT_TRUE(glow->parts().empty());
}

TEST_F(TrainingDeskTest, ATaskIsGivenUpOnlyAfterAQuestion)
{
    begin(card(kExam, true));
    const std::size_t step = training.view()->progress.step;
    giveUp(QMessageBox::No);
    EXPECT_EQ(training.view()->progress.step, step);
    giveUp(QMessageBox::Yes);
    EXPECT_EQ(training.view()->progress.step, step + 1);
}

TEST_F(TrainingDeskTest, WhatAnExamHidesButNamesComesToTheFront)
{
    begin(card(kHead + R"(tasks:
  - {text: {en: Sag., fr: Creux.}, view: oscilloscope, ask: {word: yes}}
)",
        true));
    EXPECT_TRUE(isShown("oscilloscopeDock"));
    EXPECT_FALSE(isShown("spectrumDock"));
}

/// 1366 x 768 less a task bar and a title.
TEST_F(TrainingDeskTest, TheWindowFitsASmallLaptop)
{
    begin(card(kLesson));
    for (const char* dock : {"trafficDock", "registersDock"}) {
        window.findChild<QDockWidget*>(QLatin1String(dock))->show();
    }
    for (const char* language : {"en", "fr"}) {
        window.setLanguage(QString::fromLatin1(language));
        QCoreApplication::processEvents();
        const QSize least = window.minimumSizeHint();
        EXPECT_LE(least.width(), 1340) << language;
        EXPECT_LE(least.height(), 690) << language;
    }
}

TEST_F(TrainingDeskTest, ALessonBegunFromOutsideComesToTheWindow)
{
    ASSERT_FALSE(isShown("trainingDock"));
    Message error;
    ASSERT_TRUE(training.start(card(kLesson).assignment, {}, error)) << error.english();
    simulation.setSpeed({Speed::kPaused});
    refreshed();
    EXPECT_TRUE(isShown("trainingDock"));
    EXPECT_EQ(text("stepText"), QStringLiteral("Read this."));
}

TEST_F(TrainingDeskTest, ShowingMarksTheKeyAndTellsThePressTime)
{
    begin(card(kLesson));
    click("next");
    click("show");
    simulation.step(Duration::milliseconds(100));
    refreshed();
    EXPECT_EQ(text("shownPress"), QStringLiteral("ENTER is held: 0.1 s of 0.3 s"));
    EXPECT_FALSE(part<QPushButton>("show")->isEnabled());
    simulation.step(kSecond);
    refreshed();
    EXPECT_EQ(text("stepText"), QStringLiteral("Which"));
    EXPECT_TRUE(part<QLabel>("shownPress")->isHidden());
}

TEST_F(TrainingDeskTest, ShowingAStepToReadTellsTheTimeToRead)
{
    begin(card(kLesson));
    click("show");
    EXPECT_EQ(part<QPushButton>("show")->text(), QStringLiteral("Showing…")) << "at once";
    simulation.step(Duration::milliseconds(100));
    simulation.step(Duration::milliseconds(900));
    refreshed();
    EXPECT_TRUE(part<QLabel>("shownPress")->isVisible());
    EXPECT_TRUE(text("shownPress").startsWith(QStringLiteral("Time to read; it goes on in 2.")))
        << text("shownPress").toStdString();
    simulation.step(Duration::seconds(3));
    refreshed();
    EXPECT_EQ(text("stepText"), QStringLiteral("Go to tariff 2."));
    EXPECT_TRUE(part<QLabel>("shownPress")->isHidden());
}

TEST_F(TrainingDeskTest, TheShownDisplayTestStaysLitForThreeSeconds)
{
    const auto lessons = readyLessons();
    ASSERT_EQ(lessons[0].assignment.name, QStringLiteral("01_front"));
    begin(lessons[0]);
    const auto stepTo = [this](std::size_t wanted) {
        for (int second = 0; second < 60 && training.view()->progress.step < wanted; ++second) {
            training.show();
            simulation.step(kSecond);
        }
        return training.view()->progress.step;
    };
    constexpr std::size_t kDisplayTest = 4;
    ASSERT_EQ(stepTo(kDisplayTest), kDisplayTest);
    ASSERT_EQ(stepTo(kDisplayTest + 1), kDisplayTest + 1);
    simulation.step(Duration::seconds(1));
    refreshed();
    EXPECT_TRUE(text("shownPress").contains(QStringLiteral("of 13.0 s"))) << text("shownPress").toStdString();
    EXPECT_TRUE(simulation.snapshot()->keyPressed[static_cast<std::size_t>(Key::up)]);
    EXPECT_TRUE(simulation.snapshot()->meter.lcd.isLit(Icon::fault));
}

TEST_F(TrainingDeskTest, AfterLeavingTheLessonLeftIsSelectedAndGoesOnWithReturn)
{
    auto* const lessons = part<QListWidget>("lessons");
    begin(readyLessons()[2]);
    click("leave");
    EXPECT_EQ(lessons->currentRow(), 2);
    EXPECT_EQ(window.focusWidget(), part<QPushButton>("resumeLesson"));
    begin(readyLessons()[4]);
    click("leave");
    EXPECT_EQ(lessons->currentRow(), 4) << "not the first of those begun";
    Training later{simulation, {folder.path() + QStringLiteral("/records"), {}, {}}};
    const TrainingDesk next(later);
    EXPECT_EQ(next.findChild<QListWidget*>(QStringLiteral("lessons"))->currentRow(), 2);
}

TEST_F(TrainingDeskTest, ALessonLeftIsThereToGoOnWith)
{
    begin(card(kLesson));
    click("next");
    click("leave");
    EXPECT_EQ(training.view(), nullptr);
    EXPECT_EQ(simulation.snapshot()->time, MeterTime{}) << "the user's own meter again";
    EXPECT_TRUE(training.canResume(QStringLiteral("trial")));
}

TEST_F(TrainingDeskTest, ReturnGoesOnWithALessonThatWasLeft)
{
    auto* const lessons = part<QListWidget>("lessons");
    const auto chooseFirst = [&] {
        lessons->setCurrentRow(0);
        emit lessons->itemActivated(lessons->currentItem());
        simulation.setSpeed({Speed::kPaused});
        refreshed();
    };
    chooseFirst();
    click("next");
    click("leave");
    ASSERT_TRUE(training.canResume(QStringLiteral("01_front")));
    EXPECT_EQ(part<QPushButton>("startLesson")->text(), QStringLiteral("Start again"));
    chooseFirst();
    waitForResume();
    ASSERT_NE(training.view(), nullptr);
    EXPECT_EQ(training.view()->progress.step, 1U);
}

TEST_F(TrainingDeskTest, TheWindowGoesOnWhileALessonIsReplayed)
{
    begin(card(kLesson));
    click("next");
    click("leave");
    // The bench is held, so that the lesson's cannot take its place.
    std::promise<void> release;
    simulation.post([held = release.get_future().share()](Bench&) { held.wait(); });
    desk.resume(QStringLiteral("trial"));
    EXPECT_TRUE(desk.isResuming());
    EXPECT_EQ(training.view(), nullptr);
    window.refresh();
    release.set_value();
    waitForResume();
    simulation.setSpeed({Speed::kPaused});
    refreshed();
    ASSERT_NE(training.view(), nullptr);
    EXPECT_EQ(text("stepText"), QStringLiteral("Go to tariff 2."));
}

TEST_F(TrainingDeskTest, ALessonThatCannotGoOnIsExplained)
{
    desk.resume(QStringLiteral("nowhere"));
    waitForResume();
    const auto boxes = desk.findChildren<QMessageBox*>();
    ASSERT_EQ(boxes.size(), 1);
    EXPECT_EQ(boxes[0]->text(), QStringLiteral("This lesson cannot go on"));
    EXPECT_TRUE(boxes[0]->informativeText().contains(QStringLiteral("nowhere.vms")));
    closeMessages();
}

TEST_F(TrainingDeskTest, AnExamLeavesAPageAndTheRecordThatItCanBeCheckedWith)
{
    begin(card(kExam, true));
    EXPECT_TRUE(part<QPushButton>("hint")->isHidden());
    EXPECT_TRUE(part<QPushButton>("show")->isHidden());
    part<QLineEdit>("answer")->setText(QStringLiteral("no"));
    click("next");
    part<QLineEdit>("answer")->setText(QStringLiteral("Yes"));
    click("next");
    const QSignalSpy written(&desk, &TrainingDesk::resultWritten);
    giveUp();
    training.waitForResults();
    refreshed();
    EXPECT_EQ(text("stepText"), QStringLiteral("The exam is over."));
    ASSERT_EQ(written.count(), 1);
    QFile page(written.first().first().toString());
    EXPECT_EQ(QFileInfo(page).fileName(), QStringLiteral("2026-01-31T10_00_Zoé_Test__trial.html"));
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(page.readAll());
    EXPECT_TRUE(html.contains(QStringLiteral("Zoé &lt;Test&gt;")));
    EXPECT_TRUE(html.contains(QStringLiteral("<td>2 of 5</td>")))
        << "3 less the wrong answer, and nothing for what was given up";
    EXPECT_TRUE(html.contains(QStringLiteral("Word &amp; more")));
    EXPECT_TRUE(html.contains(QStringLiteral("answer “no”: wrong")));
    EXPECT_TRUE(html.contains(QStringLiteral("task given up")));
    QFile record(page.fileName().chopped(4) + QStringLiteral("vms"));
    ASSERT_TRUE(record.open(QIODevice::ReadOnly));
    const QByteArray checksum = QCryptographicHash::hash(record.readAll(), QCryptographicHash::Sha256).toHex();
    EXPECT_TRUE(html.contains(QString::fromLatin1(checksum)));
    closeMessages();
}

TEST_F(TrainingDeskTest, AnExamWithoutAWindowLeavesTheSamePage)
{
    begin({shortExam("Zoé"), {}, {}, 0});
    part<QLineEdit>("answer")->setText(QStringLiteral("yes"));
    click("next");
    giveUp();
    training.waitForResults();
    refreshed();
    closeMessages();
    const auto fromWindow = training.lastResult();
    ASSERT_NE(fromWindow, nullptr);

    QTemporaryDir elsewhere;
    FramMemory otherFram;
    Simulation headless{std::make_unique<Bench>(kCountisE28, Scenario{}, otherFram), Speed{Speed::kPaused}};
    headless.start();
    Training alone{headless,
        {elsewhere.filePath(QStringLiteral("records")), QStringLiteral("1.2"),
            elsewhere.filePath(QStringLiteral("results"))}};
    Message error;
    ASSERT_TRUE(alone.start(shortExam("Zoé"), {}, error)) << error.english();
    alone.answer("yes");
    alone.giveUp();
    alone.waitForResults();
    ASSERT_NE(alone.lastResult(), nullptr);
    EXPECT_EQ(QFileInfo(alone.lastResult()->page).fileName(), QFileInfo(fromWindow->page).fileName());
    const QString page = readText(fromWindow->page);
    EXPECT_TRUE(page.contains(QStringLiteral("<td>3 of 5</td>")));
    EXPECT_EQ(withoutItsMoment(readText(alone.lastResult()->page)), withoutItsMoment(page));
}

TEST_F(TrainingDeskTest, AnExamThatSomebodyElseEndsIsSaidInTheWindow)
{
    const QSignalSpy written(&desk, &TrainingDesk::resultWritten);
    begin({shortExam("Zoé"), {}, {}, 0});
    training.leave(); // as the control API does
    training.waitForResults();
    refreshed();
    ASSERT_EQ(written.count(), 1);
    EXPECT_EQ(written.first().first().toString(), training.lastResult()->page);
    closeMessages();
}

TEST_F(TrainingDeskTest, TheTourShowsItselfUntilAKeyIsPressed)
{
    Message error;
    const QSignalSpy ended(&window, &MainWindow::tourEnded);
    ASSERT_TRUE(window.startTour(error)) << error.english();
    auto* const caption = window.findChild<QLabel*>(QStringLiteral("tourCaption"));
    EXPECT_TRUE(caption->isVisible());
    EXPECT_GT(caption->width(), window.width() / 2);
    EXPECT_TRUE(caption->text().startsWith(QStringLiteral("A COUNTIS E28 energy meter.")));
    EXPECT_TRUE(training.view()->demonstrating);
    simulation.step(Duration::seconds(8));
    EXPECT_EQ(training.view()->progress.step, 1U) << "it goes on by itself";
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_EQ(ended.count(), 1);
    EXPECT_EQ(training.view(), nullptr);
    EXPECT_EQ(simulation.snapshot()->time, MeterTime{}) << "the user's own meter";
    EXPECT_FALSE(window.isFullScreen());
    EXPECT_TRUE(isShown("oscilloscopeDock"));
}

TEST_F(TrainingDeskTest, TheTourShowsNoEmptyTimelineAndLeavesTheFrontItsRoom)
{
    Message error;
    ASSERT_TRUE(isShown("timelineDock"));
    ASSERT_TRUE(window.startTour(error)) << error.english();
    EXPECT_FALSE(isShown("timelineDock"));
    constexpr std::size_t kSetup2 = 11;
    bool trafficShown = false;
    for (int second = 0; second < 180 && training.view()->progress.step < kSetup2; ++second) {
        training.show(); // as the tour does when a step begins
        simulation.step(kSecond);
        refreshed();
        trafficShown = trafficShown || isShown("trafficDock");
    }
    EXPECT_TRUE(trafficShown);
    EXPECT_EQ(training.view()->progress.step, kSetup2);
    EXPECT_FALSE(isShown("trafficDock")) << "it would take the front's room";
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_TRUE(isShown("timelineDock"));
    EXPECT_FALSE(isShown("trafficDock"));
}

TEST_F(TrainingDeskTest, TheTourBeginsInTheMenuWithLogoAndQrCode)
{
    QPixmap logo(40, 20);
    logo.fill(Qt::red);
    window.setStand([logo] { return StandParts{logo, QStringLiteral("http://192.168.1.10:8502/watch")}; });
    const QSignalSpy began(&window, &MainWindow::tourBegan);
    auto* const action = window.findChild<QAction*>(QStringLiteral("tourAction"));
    action->trigger();
    EXPECT_EQ(began.count(), 1);
    EXPECT_TRUE(action->isChecked());
    auto* const caption = window.findChild<QLabel*>(QStringLiteral("tourCaption"));
    ASSERT_NE(caption, nullptr);
    EXPECT_GE(caption->font().pixelSize(), window.screen()->size().height() / 30) << "read from three metres";
    ASSERT_NE(window.findChild<QLabel*>(QStringLiteral("tourLogo")), nullptr);
    auto* const code = window.findChild<QLabel*>(QStringLiteral("tourQrCode"));
    ASSERT_NE(code, nullptr);
    EXPECT_EQ(code->accessibleName(), QStringLiteral("QR code of http://192.168.1.10:8502/watch"));
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_EQ(training.view(), nullptr);
    EXPECT_TRUE(action->isChecked()) << "it comes back";
    action->trigger();
    EXPECT_FALSE(action->isChecked());
}

TEST_F(TrainingDeskTest, AWrongLessonIsExplained)
{
    EXPECT_FALSE(desk.start(card("version: 1\n")));
    const auto boxes = desk.findChildren<QMessageBox*>();
    ASSERT_EQ(boxes.size(), 1);
    EXPECT_TRUE(boxes[0]->informativeText().contains(QStringLiteral("trial.yaml:1:1: ")));
    closeMessages();
}

TEST_F(TrainingDeskTest, LettersWorkTheMeterUnlessAnAnswerIsTyped)
{
    begin(card(kLesson));
    EXPECT_FALSE(part<QListWidget>("steps")->focusPolicy() & Qt::TabFocus) << "it would search for letters";
    part<QPushButton>("next")->setFocus();
    QTest::keyPress(part<QPushButton>("next"), Qt::Key_U);
    refreshed();
    simulation.setSpeed({1});
    QTest::keyRelease(part<QPushButton>("next"), Qt::Key_U);
    refreshed();
    EXPECT_EQ(training.view()->progress.steps[0].keyPresses, 1);
    QTest::keyClick(part<QLineEdit>("answer"), Qt::Key_U);
    refreshed();
    EXPECT_EQ(part<QLineEdit>("answer")->text(), QStringLiteral("u"));
    EXPECT_EQ(training.view()->progress.steps[0].keyPresses, 1);
}

TEST(ExamDialog, WantsACandidateAndASeed)
{
    const LessonCard exam{{QStringLiteral("e"), "", true, 1, {}, {}}, {"Basics", "Bases"}, {"Aim", "But"}, 20};
    ExamDialog dialog({exam}, QStringLiteral("fr"));
    auto* const ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    EXPECT_FALSE(ok->isEnabled());
    dialog.findChild<QLineEdit*>(QStringLiteral("candidate"))->setText(QStringLiteral("  Zoé "));
    EXPECT_TRUE(ok->isEnabled());
    dialog.setSeed(18'446'744'073'709'551'615U);
    EXPECT_FALSE(ok->isEnabled()) << "too long to be noted";
    dialog.setSeed(42);
    EXPECT_EQ(dialog.chosen().assignment.seed, 42U);
    EXPECT_EQ(dialog.chosen().assignment.candidate, QStringLiteral("Zoé"));
    EXPECT_TRUE(QDateTime::fromString(dialog.chosen().assignment.date, Qt::ISODate).isValid());
}

} // namespace
} // namespace vmeter
