// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/training.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <optional>

class QLabel;
class QWidget;

namespace vmeter {

/// The demonstration that runs by itself: a lesson that shows itself, over and over, with captions over the window. It
/// ends with any key or click.
class Tour : public QObject {
    Q_OBJECT

public:
    /// `training` and `window` outlive the tour.
    Tour(Training& training, QWidget& window);

    /// Nothing and an error when the tour cannot begin.
    bool start(QString& error);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code) { m_french = code == QStringLiteral("fr"); }

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool begin(QString& error);
    void look();
    void placeCaption();
    void end();

    Training& m_training;
    QWidget& m_window;
    QLabel* m_caption;
    QTimer m_timer;
    bool m_french = false;
    std::optional<std::size_t> m_step; ///< whose caption stands there
};

} // namespace vmeter
