// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "tests/support/meter_time.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/gallery/scenario_card.h"
#include "ui/gallery/scenario_gallery.h"
#include "ui/help/first_steps.h"
#include "ui/measurements/measurement_table.h"
#include "ui/panel/key_button.h"
#include "ui/panel/lamp.h"
#include "ui/panel/part_handle.h"
#include "ui/registers/register_view.h"
#include "ui/traffic/traffic_feed.h"
#include "ui/window/layout_menu.h"
#include "ui/wiring/wiring_view.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/display/lcd_painter.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

#include <thread>

namespace vmeter {
namespace {

class MainWindowTest : public ::testing::Test {
protected:
    MainWindowTest()
    {
        m_simulation.start();
        m_window.setLanguage(QStringLiteral("en"));
        m_window.show();
    }
    ~MainWindowTest() override { m_window.setLanguage(QStringLiteral("en")); }

    static std::unique_ptr<Bench> bench(Fram& fram)
    {
        Scenario scenario;
        scenario.name = {"Test load", "Charge d'essai"};
        scenario.afe.profile = AfeProfile::ideal;
        return std::make_unique<Bench>(kCountisE28, scenario, fram);
    }

    QAction* action(const QString& text)
    {
        for (QAction* candidate : m_window.findChildren<QAction*>()) {
            if (candidate->text().remove(u'&') == text) {
                return candidate;
            }
        }
        return nullptr;
    }
    const Snapshot& refreshed()
    {
        m_simulation.call([](Bench&) {}); // waits until earlier commands have been executed
        m_snapshot = m_simulation.snapshot();
        m_window.refresh();
        return *m_snapshot;
    }
    void arrive()
    {
        while (refreshed().runningAhead) {
            std::this_thread::yield();
        }
    }
    std::string label() { return labelText(refreshed().meter.lcd).data(); }
    KeyButton* key(const char* name) { return m_window.findChild<KeyButton*>(QLatin1String(name)); }

    FramMemory m_fram;
    Simulation m_simulation{bench(m_fram), {Speed::kPaused}};
    ServerStatus m_servers{QStringLiteral("127.0.0.1:1502"), QStringLiteral("127.0.0.1:8080"), QString()};
    TrafficLog m_traffic{256};
    BenchRecordingLog m_log;
    BenchRecordingManager m_keeper{m_simulation, m_log, m_fram};
    Language m_language;
    MainWindow m_window{m_simulation, m_keeper, m_traffic, [this] { return m_servers; }, m_language};
    std::shared_ptr<const Snapshot> m_snapshot;
};

TEST_F(MainWindowTest, MouseAndKeyboardWalkTheMenus)
{
    EXPECT_EQ(label(), "tAr.1");
    QTest::mouseClick(key("keyEnter"), Qt::LeftButton);
    EXPECT_EQ(label(), "tAr.2");
    QTest::keyClick(&m_window, Qt::Key_E);
    EXPECT_EQ(label(), "tot");
}

TEST_F(MainWindowTest, KeysReachTheMeterFromADockToo)
{
    auto* measurements = m_window.findChild<QWidget*>(QStringLiteral("oscilloscope"));
    QTest::keyClick(measurements, Qt::Key_E);
    EXPECT_EQ(label(), "tAr.2");
}

TEST_F(MainWindowTest, LongPressOfTheMouseIsCountedInMeterTime)
{
    m_simulation.setSpeed({1});
    QTest::mousePress(key("keySet"), Qt::LeftButton);
    m_simulation.step(Duration::milliseconds(3100));
    QTest::mouseRelease(key("keySet"), Qt::LeftButton);
    EXPECT_TRUE(refreshed().meter.lcd.isLit(Icon::setup)); // SET longer than 3 s: SETUP 1, manual 9.1
}

TEST_F(MainWindowTest, MenuOfCombinationsPressesBothKeys)
{
    m_simulation.setSpeed({1});
    action(QStringLiteral("UP + ENTER, 10 s"))->trigger();
    refreshed();
    m_simulation.step(Duration::milliseconds(10'500));
    EXPECT_EQ(refreshed().meter.lcd.main[0], 0xff); // display test, manual 9.1
}

TEST_F(MainWindowTest, MainsSwitchTurnsTheMeterOff)
{
    QAction* mains = action(QStringLiteral("Mains on"));
    refreshed();
    EXPECT_TRUE(mains->isChecked());
    mains->trigger();
    refreshed();
    m_simulation.step(kSecond);
    EXPECT_FALSE(refreshed().meter.powered);
    EXPECT_FALSE(mains->isChecked());
}

TEST_F(MainWindowTest, SealLocksSet)
{
    action(QStringLiteral("Terminal cover fitted and sealed"))->trigger();
    EXPECT_TRUE(refreshed().sealed);
    EXPECT_TRUE(key("keySet")->isLocked());
}

TEST_F(MainWindowTest, ModelIsChosenInTheMenu)
{
    refreshed();
    EXPECT_TRUE(action(QStringLiteral("COUNTIS E28"))->isChecked());
    action(QStringLiteral("COUNTIS E27"))->trigger();
    EXPECT_EQ(refreshed().meter.model, &kCountisE27);
    EXPECT_TRUE(action(QStringLiteral("COUNTIS E27"))->isChecked());
    EXPECT_FALSE(action(QStringLiteral("COUNTIS E28"))->isChecked());
    EXPECT_TRUE(m_window.windowTitle().contains(QStringLiteral("E27")));
    EXPECT_FALSE(action(QStringLiteral("Terminal cover fitted and sealed"))->isEnabled()); // manual 7: the E28's
}

TEST_F(MainWindowTest, MalfunctionIsShownAndRepaired)
{
    action(QStringLiteral("Message \"Error 02\""))->trigger();
    EXPECT_STREQ(mainText(refreshed().meter.lcd).data(), "Error 02");
    EXPECT_TRUE(action(QStringLiteral("Message \"Error 02\""))->isChecked());
    action(QStringLiteral("None"))->trigger();
    EXPECT_EQ(label(), "tAr.1");
    EXPECT_TRUE(action(QStringLiteral("None"))->isChecked());
}

TEST_F(MainWindowTest, PauseGoesBackToTheSpeedBefore)
{
    m_simulation.setSpeed({100});
    refreshed();
    EXPECT_TRUE(action(QStringLiteral("×100"))->isChecked());
    action(QStringLiteral("Pause"))->trigger();
    EXPECT_TRUE(refreshed().speed.paused());
    EXPECT_FALSE(action(QStringLiteral("×100"))->isChecked());
    action(QStringLiteral("Pause"))->trigger();
    EXPECT_EQ(refreshed().speed.factor, 100);
}

TEST_F(MainWindowTest, InAnExamTimeCannotBeStoppedAndTheMenuSaysWhy)
{
    refreshed();
    EXPECT_TRUE(action(QStringLiteral("Pause"))->isEnabled());
    EXPECT_FALSE(action(QStringLiteral("An exam takes place in real time, without a pause"))->isVisible());
    m_simulation.call([](Bench& running) { running.setOwner(BenchOwner::exam); });
    refreshed();
    for (const char* text : {"Pause", "Skip to the next event"}) {
        EXPECT_FALSE(action(QString::fromLatin1(text))->isEnabled()) << text;
    }
    EXPECT_TRUE(action(QStringLiteral("An exam takes place in real time, without a pause"))->isVisible());
}

TEST_F(MainWindowTest, SpeedsAreChosenByName)
{
    const std::pair<const char*, double> speeds[]
        = {{"×1", 1}, {"×10", 10}, {"×100", 100}, {"×1000", 1000}, {"Max", Speed::kMax}};
    for (const auto& [name, factor] : speeds) {
        action(QString::fromUtf8(name))->trigger();
        EXPECT_EQ(refreshed().speed.factor, factor) << name;
    }
}

TEST_F(MainWindowTest, TimeIsLetOnByASecond)
{
    action(QStringLiteral("One second"))->trigger();
    arrive();
    EXPECT_EQ(refreshed().time, meterTime(1));
    action(QStringLiteral("One refresh of the display"))->trigger();
    arrive();
    EXPECT_EQ(refreshed().time, meterTime(2));
}

TEST_F(MainWindowTest, CoastingIsAChoiceOfTheMenu)
{
    QAction* fastForwarding = action(QStringLiteral("Coasting"));
    fastForwarding->trigger();
    EXPECT_TRUE(refreshed().fastForwarding);
    EXPECT_TRUE(fastForwarding->isChecked());
    fastForwarding->trigger();
    EXPECT_FALSE(refreshed().fastForwarding);
}

TEST_F(MainWindowTest, WiringIsPutIntoTheBenchAndBack)
{
    auto* wiring = m_window.findChild<WiringView*>();
    wiring->findChild<QToolButton*>(QStringLiteral("wiringMistakes"))->menu()->actions()[1]->trigger();
    EXPECT_TRUE(refreshed().input.wiring.reversed[0]);
    for (QDockWidget* dock : m_window.findChildren<QDockWidget*>()) {
        dock->raise();
    }
    m_window.findChild<QDockWidget*>(QStringLiteral("wiringDock"))->raise();
    for (int picture = 0; picture < 3; ++picture) {
        m_window.refresh();
    }
    auto* correct = wiring->findChild<QPushButton*>(QStringLiteral("correctWiring"));
    EXPECT_TRUE(correct->isEnabled());
    correct->click();
    EXPECT_EQ(refreshed().input.wiring, Wiring{});
}

TEST_F(MainWindowTest, LanguageIsSwitchedLive)
{
    refreshed();
    EXPECT_EQ(m_window.menuBar()->actions().first()->text(), QStringLiteral("&File"));
    EXPECT_TRUE(m_window.windowTitle().contains(QStringLiteral("Test load")));
    m_window.setLanguage(QStringLiteral("fr"));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(m_window.menuBar()->actions().first()->text(), QStringLiteral("&Fichier"));
    EXPECT_TRUE(m_window.windowTitle().contains(QStringLiteral("Charge d'essai")));
    EXPECT_EQ(key("keyUp")->accessibleName(), QStringLiteral("Touche UP"));
    EXPECT_TRUE(key("keyUp")->toolTip().contains(QStringLiteral("Notice 4.3")));
    EXPECT_EQ(
        m_window.findChild<QDockWidget*>(QStringLiteral("measurementsDock"))->windowTitle(), QStringLiteral("Mesures"));
    m_window.setLanguage(QStringLiteral("en"));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(m_window.menuBar()->actions().first()->text(), QStringLiteral("&File"));
    EXPECT_EQ(key("keyUp")->accessibleName(), QStringLiteral("UP key"));
}

TEST_F(MainWindowTest, ServersAreShownWithTheAddressThatTheMeterBelievesToHave)
{
    refreshed();
    EXPECT_EQ(m_window.findChild<QLabel*>(QStringLiteral("modbusAddress"))->text(),
        QStringLiteral("192.168.0.4 → 127.0.0.1:1502, unit 5"));
    EXPECT_EQ(m_window.findChild<QLabel*>(QStringLiteral("controlAddress"))->text(), QStringLiteral("off"));
}

TEST_F(MainWindowTest, ALinkThatIsDownIsShownWithItsReasonInTheLanguageChosen)
{
    const auto text = [this](const char* name) {
        m_window.refresh();
        return m_window.findChild<QLabel*>(QString::fromLatin1(name))->text();
    };
    refreshed();
    EXPECT_EQ(text("linkState"), QStringLiteral("connected"));
    m_servers = {};
    m_servers.linkUp = false;
    m_servers.linkDown = Phrase("Servers", "the meter is without power");
    EXPECT_EQ(text("linkState"), QStringLiteral("down: the meter is without power"));
    EXPECT_EQ(text("modbusAddress"), QStringLiteral("not reachable"));
    m_window.setLanguage(QStringLiteral("fr"));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(text("linkState"), QStringLiteral("coupée : l'appareil n'est pas alimenté"));
    m_window.setLanguage(QStringLiteral("en"));
}

TEST_F(MainWindowTest, AServerAtTheMetersOwnAddressIsNamedOnce)
{
    m_servers.modbus = QStringLiteral("192.168.0.4:502");
    refreshed();
    EXPECT_EQ(m_window.findChild<QLabel*>(QStringLiteral("modbusAddress"))->text(),
        QStringLiteral("192.168.0.4:502, unit 5"));
}

TEST_F(MainWindowTest, CopiesTheDisplayAsAPicture)
{
    action(QStringLiteral("Copy display as picture"))->trigger();
    EXPECT_EQ(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32),
        renderLcd(m_simulation.snapshot()->meter.lcd, 4));
}

TEST_F(MainWindowTest, FrontOnlyHidesAllElseAndBringsItBack)
{
    auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("serversDock"));
    QAction* frontOnly = action(QStringLiteral("Front only, full screen"));
    frontOnly->trigger();
    EXPECT_TRUE(m_window.isFullScreen());
    EXPECT_FALSE(dock->isVisible());
    EXPECT_FALSE(m_window.menuBar()->isVisible());
    frontOnly->trigger();
    EXPECT_FALSE(m_window.isFullScreen());
    EXPECT_TRUE(dock->isVisible());
    EXPECT_TRUE(m_window.menuBar()->isVisible());
}

TEST_F(MainWindowTest, LayoutIsRememberedForTheNextWindow)
{
    m_window.findChild<QDockWidget*>(QStringLiteral("serversDock"))->hide();
    m_window.close();
    MainWindow next(
        m_simulation, m_keeper, m_traffic, [] { return ServerStatus{}; }, m_language);
    next.show();
    EXPECT_FALSE(next.findChild<QDockWidget*>(QStringLiteral("serversDock"))->isVisible());
    EXPECT_TRUE(next.findChild<QDockWidget*>(QStringLiteral("oscilloscopeDock"))->isVisible());
    next.findChild<QDockWidget*>(QStringLiteral("serversDock"))->show();
    next.close();
}

TEST_F(MainWindowTest, HandsOnTheFrontChangeTheBenchAndTheWiringIsUndone)
{
    const auto part = [this](const char* name) { return m_window.findChild<PartHandle*>(QLatin1String(name)); };
    refreshed();
    QTest::mouseClick(part("screw0"), Qt::LeftButton);
    EXPECT_TRUE(refreshed().input.wiring.open[0]);
    m_window.findChild<WiringView*>()->undo();
    EXPECT_EQ(refreshed().input.wiring, Wiring{});
    QTest::mouseClick(part("networkPlug"), Qt::LeftButton);
    EXPECT_TRUE(refreshed().unplugged);
    QTest::mouseClick(part("networkPlug"), Qt::LeftButton);
    EXPECT_FALSE(refreshed().unplugged);
    action(QStringLiteral("Terminal cover fitted and sealed"))->trigger();
    EXPECT_TRUE(refreshed().sealed);
    QTest::mouseClick(part("seal"), Qt::LeftButton);
    EXPECT_FALSE(refreshed().sealed);
}

class ScenarioOfTheWindowTest : public MainWindowTest {
protected:
    QString file(const QByteArray& text, const char* name = "scenario.yaml")
    {
        QFile scenario(m_folder.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(scenario.open(QIODevice::WriteOnly));
        scenario.write(text);
        return scenario.fileName();
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(ScenarioOfTheWindowTest, ScenarioIsOpened)
{
    m_window.openScenario(file("version: 1\nname: {en: Another, fr: Autre}\nload: {current: 3 A}\n"));
    EXPECT_EQ(refreshed().scenarioName.en, "Another");
    EXPECT_EQ(refreshed().input.load.current[0], 3);
}

TEST_F(ScenarioOfTheWindowTest, AFileThatIsDroppedOnTheWindowIsOpenedAndRemembered)
{
    const QString path = file("version: 1\nname: Dropped\nload: {current: 4 A}\n", "dropped.yaml");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_window, &drop);
    EXPECT_EQ(refreshed().scenarioName.en, "Dropped");
    EXPECT_EQ(recentScenarios().value(0), path);
}

TEST_F(ScenarioOfTheWindowTest, AScenarioOfTheGalleryIsPlayedAndSaysWhatToWatch)
{
    auto* strip = m_window.findChild<QLabel*>(QStringLiteral("watchStrip"));
    refreshed();
    EXPECT_TRUE(strip->isHidden());
    m_window.findChild<QAction*>(QStringLiteral("galleryAction"))->trigger();
    auto* gallery = m_window.findChild<ScenarioGallery*>();
    ASSERT_NE(gallery, nullptr);
    for (ScenarioCard* card : gallery->findChildren<ScenarioCard*>()) {
        if (card->accessibleName() == QStringLiteral("A car charges")) {
            QTest::keyClick(card, Qt::Key_Return);
        }
    }
    EXPECT_FALSE(gallery->isVisible());
    EXPECT_EQ(refreshed().scenarioName.en, "A car charges");
    EXPECT_FALSE(strip->isHidden());
    EXPECT_TRUE(strip->text().startsWith(QStringLiteral("Watch: the current rises in steps")))
        << strip->text().toStdString();
    m_window.setLanguage(QStringLiteral("fr"));
    QApplication::sendPostedEvents();
    EXPECT_TRUE(strip->text().contains(QStringLiteral("le courant monte"), Qt::CaseInsensitive))
        << strip->text().toStdString();
}

TEST_F(ScenarioOfTheWindowTest, ALoadCurveIsPlayedAndItsGapsAreTold)
{
    QString told;
    QTimer::singleShot(0, &m_window, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        ASSERT_NE(box, nullptr);
        told = box->informativeText();
        box->accept();
    });
    m_window.openScenario(file("t;I1\n0;1\n60;2\n120;3\n600;4\n660;5\n", "house.csv"));
    EXPECT_TRUE(told.contains(QStringLiteral("gap"))) << told.toStdString();
    EXPECT_EQ(refreshed().scenarioName.en, "house");
}

TEST_F(ScenarioOfTheWindowTest, WrongScenarioIsRefusedWithLineAndColumn)
{
    QString told;
    QTimer::singleShot(0, &m_window, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        ASSERT_NE(box, nullptr);
        told = box->informativeText();
        box->accept();
    });
    m_window.openScenario(file("version: 1\nname: {en: Wrong, fr: Faux}\nload: {current: 3 V}\n"));
    EXPECT_TRUE(told.contains(QStringLiteral("scenario.yaml:3:"))) << told.toStdString();
    EXPECT_EQ(refreshed().scenarioName.en, "Test load");
}

TEST_F(MainWindowTest, FaultsAreBrokenAndRepairedInTheirDock)
{
    auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("faultsDock"));
    EXPECT_TRUE(dock->isHidden());
    action(QStringLiteral("Faults"))->trigger();
    EXPECT_FALSE(dock->isHidden());
    dock->findChild<QComboBox*>(QStringLiteral("faultKind"))->setCurrentIndex(static_cast<int>(FaultKind::malfunction));
    dock->findChild<QPushButton*>(QStringLiteral("addFault"))->click();
    EXPECT_EQ(refreshed().meter.malfunction, 1);
    m_window.refresh();
    dock->findChild<QPushButton*>(QStringLiteral("removeAllFaults"))->click();
    EXPECT_EQ(refreshed().meter.malfunction, 0);
}

TEST_F(MainWindowTest, AnUnpluggedCableIsSeen)
{
    const auto linkState = [this] { return m_window.findChild<QLabel*>(QStringLiteral("linkState"))->text(); };
    refreshed();
    EXPECT_EQ(linkState(), QStringLiteral("connected"));
    m_simulation.call([](Bench& bench) { bench.apply(AddFault{{.kind = FaultKind::unplugged}}); });
    refreshed();
    EXPECT_EQ(linkState(), QStringLiteral("down: a fault has unplugged the cable"));
    EXPECT_FALSE(m_window.findChild<Lamp*>(QStringLiteral("linkLamp"))->isLit());
}

TEST_F(MainWindowTest, TrafficAndRegistersComeAtAKeyAndKnowTheTraffic)
{
    auto* traffic = m_window.findChild<QWidget*>(QStringLiteral("traffic"));
    auto* registers = m_window.findChild<QWidget*>(QStringLiteral("registers"));
    EXPECT_FALSE(traffic->isVisible());
    action(QStringLiteral("Modbus traffic"))->trigger();
    EXPECT_TRUE(traffic->isVisible());
    action(QStringLiteral("Registers"))->trigger();
    EXPECT_TRUE(registers->isVisible());
    EXPECT_EQ(action(QStringLiteral("Modbus traffic"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_T));
    EXPECT_EQ(action(QStringLiteral("Registers"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));

    TrafficHead head;
    head.kind = TrafficKind::request;
    head.request = m_traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 2});
    head.kind = TrafficKind::reply;
    m_traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0x59, 0xD8});
    m_window.findChild<TrafficFeed*>()->process();
    auto* table = m_window.findChild<QTableView*>(QStringLiteral("trafficTable"));
    EXPECT_EQ(table->model()->rowCount(), 1);
}

TEST_F(MainWindowTest, ViewsBehindATabTakeNoKeys)
{
    auto* const wiring = m_window.findChild<WiringView*>();
    m_window.findChild<QDockWidget*>(QStringLiteral("wiringDock"))->raise();
    QCoreApplication::processEvents();
    refreshed();
    EXPECT_TRUE(wiring->isEnabled());
    m_window.findChild<QDockWidget*>(QStringLiteral("oscilloscopeDock"))->raise();
    QCoreApplication::processEvents();
    refreshed();
    ASSERT_TRUE(wiring->visibleRegion().isEmpty());
    key("keyUp")->setFocus();
    for (int tab = 0; tab < 80; ++tab) {
        QTest::keyClick(m_window.focusWidget(), Qt::Key_Tab);
        ASSERT_NE(m_window.focusWidget(), nullptr);
        EXPECT_FALSE(m_window.focusWidget()->visibleRegion().isEmpty())
            << tab << ' ' << m_window.focusWidget()->objectName().toStdString();
    }
    m_window.findChild<QDockWidget*>(QStringLiteral("wiringDock"))->raise();
    QCoreApplication::processEvents();
    EXPECT_TRUE(wiring->isEnabled()) << "at once, not with the next picture";
}

TEST_F(MainWindowTest, RegistersAndTrafficOpenWithSeveralRows)
{
    const auto rowsOf = [this](const char* name, const char* table) {
        action(QLatin1String(name))->trigger();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        const auto* const shown = m_window.findChild<QTableView*>(QLatin1String(table));
        return shown->viewport()->height() / shown->verticalHeader()->defaultSectionSize();
    };
    m_window.resize(1366, 700); // as large as it can be on the smallest screen
    QCoreApplication::processEvents();
    EXPECT_GE(rowsOf("Registers", "registerTable"), 4);
    EXPECT_GE(rowsOf("Modbus traffic", "trafficTable"), 4);
    action(QStringLiteral("Registers"))->trigger();
    action(QStringLiteral("Modbus traffic"))->trigger();
    m_window.resize(1920, 1000);
    QCoreApplication::processEvents();
    EXPECT_GE(rowsOf("Registers", "registerTable"), 6);
    EXPECT_GE(rowsOf("Modbus traffic", "trafficTable"), 6);
}

TEST_F(MainWindowTest, TimelineTakesNoSpaceThatItCannotUse)
{
    m_window.resize(1366, 900);
    QCoreApplication::processEvents();
    const auto* const timeline = m_window.findChild<QDockWidget*>(QStringLiteral("timelineDock"));
    const int height = timeline->height();
    action(QStringLiteral("Registers"))->trigger();
    QCoreApplication::processEvents();
    m_window.resizeDocks({m_window.findChild<QDockWidget*>(QStringLiteral("registersDock"))}, {400}, Qt::Vertical);
    QCoreApplication::processEvents();
    action(QStringLiteral("Registers"))->trigger();
    QCoreApplication::processEvents();
    EXPECT_EQ(timeline->height(), height);
}

TEST_F(MainWindowTest, AClickOnTheDisplayShowsTheRegistersOfItsValue)
{
    refreshed();
    auto* const dock = m_window.findChild<QDockWidget*>(QStringLiteral("registersDock"));
    EXPECT_TRUE(dock->isHidden());
    QTest::mouseClick(m_window.findChild<QWidget*>(QStringLiteral("lcd")), Qt::LeftButton);
    EXPECT_FALSE(dock->isHidden());
    auto* const table = m_window.findChild<QTableView*>(QStringLiteral("registerTable"));
    ASSERT_GT(table->model()->rowCount(), 0);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString name = table->model()->index(row, RegisterModel::nameColumn).data().toString();
        EXPECT_TRUE(name.startsWith(QStringLiteral("Ea+ tariff 1"))) << name.toStdString(); // first page of tAr.1
    }
}

TEST_F(MainWindowTest, AMeasurementLeadsToItsRegisters)
{
    refreshed();
    auto* const measurements = m_window.findChild<MeasurementTable*>();
    measurements->setCurrentIndex(measurements->model()->index(2, 1)); // current of L2
    m_window.findChild<QAction*>(QStringLiteral("registersOfMeasurement"))->trigger();
    auto* const table = m_window.findChild<QTableView*>(QStringLiteral("registerTable"));
    ASSERT_GT(table->model()->rowCount(), 0);
    EXPECT_TRUE(table->model()->index(0, RegisterModel::nameColumn).data().toString().contains(QStringLiteral("I2")));
}

TEST_F(MainWindowTest, ARegisterPressesTheKeysToItsPage)
{
    auto* const registers = m_window.findChild<RegisterView*>();
    emit registers->displayWanted({MenuId::realTime, 2}); // P of L3
    for (int picture = 0; picture < 200; ++picture) {
        refreshed();
    }
    EXPECT_EQ(label(), "rt");
    EXPECT_EQ(refreshed().page, (MenuPosition{MenuId::realTime, 2}));
    EXPECT_TRUE(refreshed().meter.lcd.isLit(Icon::l3));
}

TEST_F(MainWindowTest, FirstStepsArrangeTheWindow)
{
    refreshed();
    m_window.showFirstSteps(true);
    auto* const sheet = m_window.findChild<FirstSteps*>();
    ASSERT_NE(sheet, nullptr);
    sheet->findChild<QPushButton*>(QStringLiteral("test"))->click();
    EXPECT_FALSE(m_window.findChild<QDockWidget*>(QStringLiteral("registersDock"))->isHidden());
    EXPECT_TRUE(m_window.findChild<QDockWidget*>(QStringLiteral("oscilloscopeDock"))->isHidden());
    EXPECT_EQ(refreshed().scenarioName.en, "Reference point 230 V, 10 A, 60 deg");
}

TEST_F(MainWindowTest, LayoutsAreKeptByNameAndReset)
{
    refreshed();
    auto* const layouts = m_window.findChild<LayoutMenu*>();
    const auto dock = [this](const char* name) { return m_window.findChild<QDockWidget*>(QLatin1String(name)); };
    const auto choose = [&](const QString& text) {
        emit layouts->aboutToShow();
        for (QAction* action : layouts->actions()) {
            if (action->text().remove(u'&') == text) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    dock("oscilloscopeDock")->hide();
    dock("registersDock")->show();
    layouts->keep(QStringLiteral("mine/and yours"));
    EXPECT_TRUE(choose(QStringLiteral("Reset")));
    EXPECT_FALSE(dock("oscilloscopeDock")->isHidden());
    EXPECT_TRUE(dock("registersDock")->isHidden());
    EXPECT_TRUE(choose(QStringLiteral("mine/and yours")));
    EXPECT_TRUE(dock("oscilloscopeDock")->isHidden());
    EXPECT_FALSE(dock("registersDock")->isHidden());
}

TEST_F(MainWindowTest, TheToolBarIsReachedWithTheKeyboard)
{
    for (const QAction* action : m_window.findChild<QToolBar*>()->actions()) {
        if (!action->isSeparator()) {
            const QWidget* const button
                = m_window.findChild<QToolBar*>()->widgetForAction(const_cast<QAction*>(action));
            EXPECT_TRUE(button->focusPolicy() & Qt::TabFocus) << action->text().toStdString();
        }
    }
}

} // namespace
} // namespace vmeter
