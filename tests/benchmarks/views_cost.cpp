// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time of the open views: shows the window with the given docks side by side for some seconds. Prints one
// JSON object.
//
//     views_cost SCENARIO SPEED SECONDS WIDTH HEIGHT [DOCK...]
//
// SPEED as for --speed. Without DOCK: the default layout.

#include "ui/window/main_window.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using namespace vmeter;
using Clock = std::chrono::steady_clock;

constexpr int kWarmUpMilliseconds = 3000;

/// Processor time so far, seconds.
double spent(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// How often a widget is painted.
class PaintCounter : public QObject {
public:
    using QObject::QObject;
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

void showSideBySide(MainWindow& window, const std::vector<QDockWidget*>& docks)
{
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        window.removeDockWidget(dock);
    }
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(docks.size()))));
    for (std::size_t i = 0; i < docks.size(); ++i) {
        if (i < columns) {
            window.addDockWidget(Qt::RightDockWidgetArea, docks[i], Qt::Horizontal);
        } else {
            window.splitDockWidget(docks[i - columns], docks[i], Qt::Vertical);
        }
        docks[i]->show();
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    // Does not use the layout of the present user.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 6) {
        std::fputs("use: views_cost SCENARIO SPEED SECONDS WIDTH HEIGHT [DOCK...]\n", stderr);
        return 2;
    }
    ScenarioResult<Scenario> scenario = loadScenarioFile(arguments[1].toStdString());
    if (!scenario.has_value()) {
        std::fprintf(stderr, "%s is no scenario\n", argv[1]);
        return 2;
    }
    const double factor = arguments[2] == QStringLiteral("max") ? Speed::kMax : arguments[2].toDouble();
    const double seconds = arguments[3].toDouble();

    FramMemory fram;
    Simulation simulation(std::make_unique<Bench>(kCountisE28, *scenario, fram), Speed{factor});
    BenchRecordingLog log;
    BenchRecordingManager keeper(simulation, log, fram);
    const TrafficLog traffic(256);
    Language language;
    MainWindow window(
        simulation, keeper, traffic, [] { return ServerStatus{}; }, language);
    window.setLanguage(QStringLiteral("en"));
    window.resize(arguments[4].toInt(), arguments[5].toInt());
    std::vector<QDockWidget*> docks;
    for (const QString& name : arguments.mid(6)) {
        docks.push_back(window.findChild<QDockWidget*>(name));
        if (docks.back() == nullptr) {
            std::fprintf(stderr, "%s is no dock\n", qPrintable(name));
            return 2;
        }
    }
    if (!docks.empty()) {
        showSideBySide(window, docks);
    }
    PaintCounter paints;
    for (QWidget* child : window.findChild<QWidget*>(QStringLiteral("oscilloscope"))->findChildren<QWidget*>()) {
        if (child->inherits("QCustomPlot")) {
            child->installEventFilter(&paints);
        }
    }
    window.show();
    simulation.start();

    Clock::time_point begun;
    double process = 0;
    double thread = 0;
    QTimer::singleShot(kWarmUpMilliseconds, &window, [&] {
        begun = Clock::now();
        process = spent(CLOCK_PROCESS_CPUTIME_ID);
        thread = spent(CLOCK_THREAD_CPUTIME_ID);
        paints.count = 0;
    });
    QTimer::singleShot(kWarmUpMilliseconds + static_cast<int>(seconds * 1000), &window, [&] {
        const double passed = std::chrono::duration<double>(Clock::now() - begun).count();
        std::printf(R"({"frames_per_second": %.1f, "process": %.4f, "window": %.4f})"
                    "\n",
            paints.count / passed, (spent(CLOCK_PROCESS_CPUTIME_ID) - process) / passed,
            (spent(CLOCK_THREAD_CPUTIME_ID) - thread) / passed);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    simulation.stop();
    return 0;
}
