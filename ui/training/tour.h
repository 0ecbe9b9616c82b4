// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/training.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <optional>

class QLabel;
class QMainWindow;
class QToolBar;

namespace vmeter {

/// The demonstration that runs by itself: a lesson that shows itself, over and over, with captions below the window's
/// views. It ends with any key or click.
class Tour : public QObject {
    Q_OBJECT

public:
    /// `training` and `window` outlive the tour.
    Tour(Training& training, QMainWindow& window);
    ~Tour() override;

    /// Nothing and an error when the tour cannot begin.
    bool start(Message& error);

    /// As a key press does.
    void end();

    /// "fr", or anything else for English.
    void setLanguage(const QString& code) { m_french = code == QStringLiteral("fr"); }

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool begin(Message& error);
    void look();

    Training& m_training;
    QMainWindow& m_window;
    QToolBar* m_bar; ///< holds the caption: so it covers nothing
    QLabel* m_caption;
    QTimer m_timer;
    bool m_french = false;
    std::optional<std::size_t> m_step; ///< whose caption stands there
};

} // namespace vmeter
