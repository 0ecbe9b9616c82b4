// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/desktop.h"

#include "app/servers.h"
#include "app/terminal_output.h"
#include "app/window/key_repeat.h"
#include "app/window/tour_reader.h"
#include "ui/training/training_desk.h"
#include "ui/window/main_window.h"
#include "ui/window/refusal_box.h"

#include <QApplication>
#include <QDateTime>
#include <QHostAddress>
#include <QMessageBox>
#include <QNetworkInterface>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <iostream>
#include <utility>

namespace vmeter {

namespace {

void startExam(TrainingDesk& desk, LessonCard exam, const ExamOptions& options)
{
    if (options.candidate.isEmpty() || !options.seed) {
        desk.chooseExam({std::move(exam)}, options.seed);
        return;
    }
    exam.assignment.candidate = options.candidate;
    exam.assignment.seed = *options.seed;
    exam.assignment.date = QDateTime::currentDateTime().toString(Qt::ISODate);
    desk.start(exam);
}

/// Joins lessons and exams to the window, and begins what is asked for.
void startTraining(MainWindow& window, WindowParts& parts)
{
    TrainingDesk& desk = window.addTraining(parts.training);
    if (!parts.asked) {
        return;
    }
    // The window first: what is asked or said stands in front of it.
    QTimer::singleShot(
        0, &desk, [&desk, &window, asked = std::move(*parts.asked), exam = parts.options.exam]() mutable {
            window.showTraining();
            if (exam) {
                startExam(desk, std::move(asked), *exam);
            } else {
                desk.start(asked);
            }
        });
}

/// Address of the page for visitors' phones; empty if the control API is off or only this computer reaches it.
QString watchUrl(const QString& control)
{
    const qsizetype colon = control.lastIndexOf(u':');
    QHostAddress address(control.left(colon).remove(u'[').remove(u']'));
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)
        || address == QHostAddress(QHostAddress::Any)) {
        const QList<QHostAddress> own = QNetworkInterface::allAddresses();
        const auto reached = std::ranges::find_if(own, [](const QHostAddress& candidate) {
            return !candidate.isLoopback() && candidate.protocol() == QAbstractSocket::IPv4Protocol;
        });
        address = reached != own.end() ? *reached : QHostAddress();
    }
    if (colon < 0 || address.isNull() || address.isLoopback()) {
        return {};
    }
    const QString host
        = address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
    return QStringLiteral("http://%1%2/watch").arg(host, control.mid(colon));
}

/// A fair stand: its logo and QR code, and somebody who reads the meter over the network during each tour.
void prepareStand(MainWindow& window, const Servers& servers, const QPixmap& logo)
{
    window.setStand([&servers, logo] { return StandParts{logo, watchUrl(servers.status().control)}; });
    QObject::connect(&window, &MainWindow::tourBegan, &window, [&window, &servers] {
        if (const QString endpoint = servers.status().modbus; !endpoint.isEmpty()) {
            auto* reader = new TourReader(endpoint, kFactoryUnitId, &window);
            QObject::connect(&window, &MainWindow::tourEnded, reader, &QObject::deleteLater);
        }
    });
}

std::unique_ptr<QGuiApplication> makeApplication(int& argc, char** argv)
{
    auto application = std::make_unique<QApplication>(argc, argv);
    askForWholeKeyPresses(*application);
    return application;
}

std::unique_ptr<QObject> open(WindowParts parts)
{
    const Servers& servers = parts.servers;
    auto window = std::make_unique<MainWindow>(
        parts.simulation, parts.sessions, servers.traffic(), [&servers] { return servers.status(); }, parts.language);
    if (!parts.options.language.isEmpty()) {
        window->setLanguage(parts.options.language);
    }
    startTraining(*window, parts);
    QObject::connect(
        window.get(), &MainWindow::freePortsWanted, window.get(), [&all = parts.servers] { all.useFreePorts(); });
    prepareStand(*window, servers, QPixmap(parts.options.logo));
    window->show();
    QTimer::singleShot(0, window.get(), &MainWindow::tellTroubles);
    if (!parts.asked && !parts.options.tour) {
        window->showFirstSteps(false);
    }
    if (parts.options.tour) {
        if (Message error; !window->startTour(error)) {
            showError(std::cerr, error);
        }
    }
    return window;
}

} // namespace

WindowSystem desktopWindow()
{
    return {makeApplication, [](const Message& reason) { refusalBox(reason)->exec(); }, open};
}

} // namespace vmeter
