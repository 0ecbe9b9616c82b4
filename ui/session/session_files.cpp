// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_files.h"

#include "ui/window_settings.h"
#include "virtualhw/base/language.h"
#include "virtualhw/session/whole_file.h"
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>

#include <exception>
#include <utility>

namespace vmeter {

namespace {

const QString kSessionFolderSetting = QStringLiteral("sessionFolder");
const QString kSuffix = QStringLiteral("vms");

/// What went wrong, and what to do.
QString adviceFor(BenchRecordingFailure::Reason reason)
{
    using Reason = BenchRecordingFailure::Reason;
    switch (reason) {
    case Reason::notKept:
        return SessionFiles::tr("The record of this session is not whole. Start vmeter again to begin a new one.");
    case Reason::notABenchRecording:
        return SessionFiles::tr("This file is no session of this version of vmeter. Choose another file.");
    case Reason::differs:
        return SessionFiles::tr(
            "Lived again, the meter comes to another state than was recorded. Open the session with "
            "the version of vmeter that recorded it.");
    case Reason::busy:
        return SessionFiles::tr("Another session is being opened. Try again when it is.");
    case Reason::recording:
        return SessionFiles::tr("What happens is being recorded (--record). Start vmeter without it, or with --load.");
    case Reason::otherBench:
        return SessionFiles::tr("A lesson or exam is running. End it first.");
    case Reason::cancelled:
        break;
    }
    return {};
}

/// Reads the file and replays it. Must not throw, because it is the body of a thread.
std::optional<BenchRecordingFailure> load(
    BenchRecordingManager& keeper, const QString& path, const std::stop_token& stop)
{
    std::optional<BenchRecordingFailure> failure;
    try {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return BenchRecordingFailure{
                BenchRecordingFailure::Reason::notABenchRecording, Message::verbatim(file.errorString())};
        }
        keeper.load(file.readAll(), failure, stop);
    } catch (const SimulationStopped&) {
        return BenchRecordingFailure{BenchRecordingFailure::Reason::cancelled, {}};
    } catch (const std::exception& error) {
        return BenchRecordingFailure{
            BenchRecordingFailure::Reason::notABenchRecording, Message::verbatim(error.what())};
    }
    return failure;
}

} // namespace

SessionFiles::SessionFiles(BenchRecordingManager& keeper, QWidget& window)
    : QObject(&window)
    , m_keeper(keeper)
    , m_window(window)
    , m_replay(window)
{
}

void SessionFiles::chooseAndSave()
{
    QSettings settings = windowSettings();
    QFileDialog dialog(&m_window, tr("Save session"),
        settings.value(kSessionFolderSetting, QDir::homePath()).toString(), tr("Sessions (*.vms);;All files (*)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(kSuffix);
    dialog.selectFile(QStringLiteral("session.") + kSuffix);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(kSessionFolderSetting, QFileInfo(path).absolutePath());
    save(path);
}

void SessionFiles::chooseAndOpen()
{
    QSettings settings = windowSettings();
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open session"),
        settings.value(kSessionFolderSetting, QDir::homePath()).toString(), tr("Sessions (*.vms);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    settings.setValue(kSessionFolderSetting, QFileInfo(path).absolutePath());
    open(path);
}

void SessionFiles::save(const QString& path)
{
    std::optional<BenchRecordingFailure> failure;
    QByteArray text;
    try {
        text = m_keeper.save(failure);
    } catch (const SimulationStopped&) {
        return;
    }
    if (failure) {
        showError(tr("Session not saved"), failure->reason, translated(failure->text));
        return;
    }
    // For its owner only: the hashes of the web passwords are in it.
    if (const QString problem = writeWholeFile(path, text, FileRights::ownerOnly); !problem.isEmpty()) {
        showError(
            tr("Session not saved"), {}, tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), problem));
        return;
    }
    emit saved(path);
}

void SessionFiles::open(const QString& path)
{
    m_replay.start(
        tr("Open session"), tr("The session is lived again; the running one goes on until then."),
        [this, path](const std::stop_token& stop) -> BackgroundReplay::Finish {
            return [this, path, failure = load(m_keeper, path, stop)] { finish(path, failure); };
        },
        [this] { return m_keeper.loading().value_or(0); });
}

void SessionFiles::finish(const QString& path, const std::optional<BenchRecordingFailure>& failure)
{
    if (!failure) {
        emit opened(path);
    } else if (failure->reason != BenchRecordingFailure::Reason::cancelled) {
        showError(tr("Session not opened"), failure->reason, translated(failure->text));
    }
}

void SessionFiles::showError(
    const QString& title, std::optional<BenchRecordingFailure::Reason> reason, const QString& details)
{
    QMessageBox box(QMessageBox::Warning, title, reason ? adviceFor(*reason) : details, QMessageBox::Ok, &m_window);
    if (reason) {
        box.setInformativeText(details);
    }
    box.exec();
}

} // namespace vmeter
