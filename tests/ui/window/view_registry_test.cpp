// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_registry.h"

#include "ui/training/training_desk.h"
#include "ui/window/main_window.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_manager.h"
#include "virtualhw/training/lesson_format.h"

#include <QAction>
#include <QDockWidget>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace vmeter {
namespace {

class ViewRegistryTest : public ::testing::Test {
protected:
    ViewRegistryTest()
    {
        simulation.start();
        window.setLanguage(QStringLiteral("en"));
        window.show();
        for (QDockWidget* dock : docks()) {
            dock->show();
        }
    }
    ~ViewRegistryTest() override { training.leave(); }

    QList<QDockWidget*> docks() const { return window.findChildren<QDockWidget*>(); }
    /// Null: the dock is not in the registry.
    static const ViewRow* rowOf(const QDockWidget& dock)
    {
        const auto rows = viewRegistry();
        const auto row = std::ranges::find(rows, dock.objectName().toStdString(), &ViewRow::dock);
        return row != rows.end() ? &*row : nullptr;
    }
    /// `step`: the YAML of the only step or task.
    void begin(bool exam, const std::string& step)
    {
        const std::string text = "version: 1\ntitle: {en: Trial, fr: Essai}\naim: {en: Aim, fr: But}\nminutes: 5\n"
            + std::string(exam ? "tasks" : "steps") + ":\n  - {text: {en: Say yes., fr: Dites oui.}, ask: {word: yes}"
            + step + "}\n";
        Message error;
        ASSERT_TRUE(training.start(
            {QStringLiteral("trial"), text, exam, 7, QStringLiteral("Zoé"), QStringLiteral("2026-01-31T10:00:00")}, {},
            error))
            << error.english();
        window.refresh();
    }
    /// All docks are hidden and cannot be opened, but those for which `shown` is true.
    void expectShown(bool ViewRow::*shown) const
    {
        for (const QDockWidget* dock : docks()) {
            const ViewRow* const row = rowOf(*dock);
            ASSERT_NE(row, nullptr) << dock->objectName().toStdString() << " is not in the registry";
            EXPECT_EQ(!dock->isHidden(), row->*shown) << row->dock;
            EXPECT_EQ(dock->toggleViewAction()->isEnabled(), row->*shown) << row->dock;
        }
    }

    QTemporaryDir folder;
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, fram), Speed{Speed::kPaused}};
    TrafficLog traffic{16};
    BenchRecordingLog log;
    BenchRecordingManager keeper{simulation, log, fram};
    Training training{simulation, {folder.path(), QStringLiteral("1.2")}};
    Language language;
    MainWindow window{simulation, keeper, traffic, [] { return ServerStatus{}; }, language};
    TrainingDesk& desk = window.addTraining(training);
};

TEST_F(ViewRegistryTest, EveryViewThatIsNotMarkedVisibleIsHiddenInAnExam)
{
    begin(true, "");
    ASSERT_TRUE(desk.isExamOn());
    expectShown(&ViewRow::shownInExams);
}

TEST_F(ViewRegistryTest, EveryViewThatIsNotMarkedVisibleIsHiddenInABlindStep)
{
    begin(false, ", blind: true");
    ASSERT_TRUE(desk.isBlind());
    expectShown(&ViewRow::shownInBlindSteps);
}

TEST_F(ViewRegistryTest, TheWindowHasADockForEachRowAndNoOther)
{
    std::set<std::string> names;
    for (const ViewRow& row : viewRegistry()) {
        names.insert(row.dock);
    }
    EXPECT_EQ(names.size(), viewRegistry().size());
    std::set<std::string> made;
    for (const QDockWidget* dock : docks()) {
        made.insert(dock->objectName().toStdString());
    }
    EXPECT_EQ(made, names);
}

TEST(ViewRegistry, OnlyTheseAreShownInExams)
{
    std::set<std::string> shown;
    for (const ViewRow& row : viewRegistry()) {
        if (row.shownInExams) {
            shown.insert(row.dock);
        }
    }
    EXPECT_THAT(shown, ::testing::ElementsAre("serversDock", "trafficDock", "trainingDock"));
}

TEST(ViewRegistry, ARowThatSaysNothingIsHidden)
{
    const ViewRow row{.dock = "newDock", .title = "New", .lessonName = {}, .make = nullptr};
    EXPECT_FALSE(row.shownInExams);
    EXPECT_FALSE(row.shownInBlindSteps);
}

TEST(ViewRegistry, LessonsNameTheViewsAsTheirFormatDoes)
{
    std::vector<std::string_view> names;
    for (const ViewRow& row : viewRegistry()) {
        if (!row.lessonName.empty()) {
            names.push_back(row.lessonName);
        }
    }
    EXPECT_THAT(names, ::testing::ElementsAreArray(lesson_format::kViews));
    EXPECT_EQ(viewOfLesson("nothing"), nullptr);
    EXPECT_EQ(viewOfLesson(""), nullptr);
    EXPECT_STREQ(viewOfLesson("power")->dock, "powerTrendDock");
}

} // namespace
} // namespace vmeter
