// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session_keeper.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <thread>

class QProgressDialog;
class QWidget;

namespace vmeter {

/// Saves the running bench to a session file and continues from one: the dialogs, and a thread for the replay, so that
/// the window is not blocked. If something fails, shows what to do; then nothing has changed.
class SessionFiles : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this object; dialogs are shown over `window`.
    SessionFiles(SessionKeeper& keeper, QWidget& window);
    ~SessionFiles() override; ///< cancels a running open()

    void chooseAndSave();
    void chooseAndOpen();

    void save(const QString& path);
    /// Returns at once; later emits opened() or shows a message. No effect while another one is running.
    void open(const QString& path);
    [[nodiscard]] bool isOpening() const { return m_progress != nullptr; }

signals:
    void saved(const QString& path);
    void opened(const QString& path);

private:
    /// `reason`: selects the advice; empty: only `details`.
    void complain(const QString& title, std::optional<SessionFailure::Reason> reason, const QString& details);
    void finish(const QString& path, const std::optional<SessionFailure>& failure);

    SessionKeeper& m_keeper;
    QWidget& m_window;
    QProgressDialog* m_progress = nullptr;
    QTimer m_look; ///< timer for the progress
    std::jthread m_worker;
};

} // namespace vmeter
