// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/fair_stand.h"
#include "virtualhw/training/training.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <optional>

class QLabel;
class QMainWindow;
class QToolBar;

namespace vmeter {

/// The automatic demonstration: a lesson that demonstrates all its steps, again and again, with captions below the
/// views of the window. Any key or click ends it.
class Tour : public QObject {
    Q_OBJECT

public:
    /// `training` and `window` must outlive this object. `parts`: beside the captions.
    Tour(Training& training, QMainWindow& window, const StandParts& parts = {});
    ~Tour() override;

    /// Returns nothing and sets an error if the tour cannot start.
    bool start(Message& error);

    /// Ends the tour, as a key press does.
    void end();

    /// "fr", or anything else for English.
    void setLanguage(const QString& code) { m_french = code == QStringLiteral("fr"); }

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool begin(Message& error);
    void addParts(const StandParts& parts);
    /// Text that is read from three metres, and room for the longest caption of `lesson`.
    void sizeCaption(const Lesson& lesson);
    void update();

    Training& m_training;
    QMainWindow& m_window;
    QToolBar* m_bar; ///< contains the caption, so that it does not cover anything
    QLabel* m_caption;
    QTimer m_timer;
    bool m_french = false;
    std::optional<std::size_t> m_step; ///< step whose caption is displayed
};

} // namespace vmeter
