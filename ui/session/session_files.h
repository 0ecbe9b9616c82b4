// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_replay.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <QObject>

#include <optional>

class QWidget;

namespace vmeter {

/// Saves the session of the running bench to a file and goes on from one: the dialogs, and the replay in the
/// background. What fails is said, with what to do, and changes nothing.
class SessionFiles : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this object; dialogs are shown over `window`.
    SessionFiles(BenchRecordingManager& keeper, QWidget& window);

    void chooseAndSave();
    void chooseAndOpen();

    void save(const QString& path);
    /// Returns at once; later emits opened() or shows a message. No effect while another one is running.
    void open(const QString& path);
    [[nodiscard]] bool isOpening() const { return m_replay.isRunning(); }

signals:
    void saved(const QString& path);
    void opened(const QString& path);

private:
    /// `reason`: selects the advice; empty: only `details`.
    void showError(const QString& title, std::optional<BenchRecordingFailure::Reason> reason, const QString& details);
    void finish(const QString& path, const std::optional<BenchRecordingFailure>& failure);

    BenchRecordingManager& m_keeper;
    QWidget& m_window;
    BackgroundReplay m_replay; ///< an open() that is under way ends with this object
};

} // namespace vmeter
