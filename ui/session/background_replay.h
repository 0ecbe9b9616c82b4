// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <stop_token>
#include <thread>

class QProgressDialog;
class QWidget;

namespace vmeter {

/// Runs one replay in a thread of its own, so that the window goes on meanwhile. A dialog shows how far it is, if it
/// takes long, and cancels it.
class BackgroundReplay : public QObject {
    Q_OBJECT

public:
    /// Is called in the window's thread when the work is done.
    using Finish = std::function<void()>;
    /// Is called in the worker thread. It ends soon after a stop is requested, and throws nothing.
    using Work = std::function<Finish(const std::stop_token& stop)>;

    /// The dialog stands over `window`, which outlives this object.
    explicit BackgroundReplay(QWidget& window);
    ~BackgroundReplay() override; ///< requests a stop and waits for the worker; its Finish is not called

    /// Returns at once. `share`: how much is done, 0 .. 1; is called in the window's thread. Nothing happens while
    /// another work is under way.
    void start(const QString& title, const QString& text, Work work, std::function<double()> share);
    [[nodiscard]] bool isRunning() const { return m_progress != nullptr; }

private:
    void finish(const Finish& finish);

    QWidget& m_window;
    QProgressDialog* m_progress = nullptr;
    QTimer m_look; ///< at how far it is
    std::function<double()> m_share;
    std::jthread m_worker;
};

} // namespace vmeter
