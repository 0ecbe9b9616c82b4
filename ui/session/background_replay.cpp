// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/background_replay.h"

#include <QProgressDialog>
#include <QWidget>

#include <cmath>
#include <utility>

namespace vmeter {

namespace {

constexpr int kLookMilliseconds = 100;
constexpr int kPatienceMilliseconds = 300; ///< shorter ones need no dialog
constexpr int kPermille = 1000;

} // namespace

BackgroundReplay::BackgroundReplay(QWidget& window)
    : m_window(window)
{
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_progress != nullptr) {
            m_progress->setValue(static_cast<int>(std::lround(m_share() * kPermille)));
        }
    });
}

BackgroundReplay::~BackgroundReplay()
{
    m_worker.request_stop();
    if (m_worker.joinable()) {
        m_worker.join();
    }
}

void BackgroundReplay::start(const QString& title, const QString& text, Work work, std::function<double()> share)
{
    if (isRunning()) {
        return;
    }
    m_share = std::move(share);
    m_progress = new QProgressDialog(text, tr("Cancel"), 0, kPermille, &m_window);
    m_progress->setWindowTitle(title);
    m_progress->setWindowModality(Qt::WindowModal);
    m_progress->setMinimumDuration(kPatienceMilliseconds);
    m_progress->setAutoReset(false);
    m_progress->setAutoClose(false);
    connect(m_progress, &QProgressDialog::canceled, this, [this] { m_worker.request_stop(); });
    m_look.start(kLookMilliseconds);
    m_worker = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
        Finish done = work(stop);
        QMetaObject::invokeMethod(
            this, [this, done = std::move(done)] { finish(done); }, Qt::QueuedConnection);
    });
}

void BackgroundReplay::finish(const Finish& finish)
{
    m_worker.join();
    m_look.stop();
    // It may be in the middle of setValue(), which lets events through.
    m_progress->hide();
    std::exchange(m_progress, nullptr)->deleteLater();
    finish();
}

} // namespace vmeter
