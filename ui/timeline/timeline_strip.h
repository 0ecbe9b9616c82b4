// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace vmeter {

/// The scenario's timeline as a strip with its events and present position; a tool tip describes the event under the
/// pointer.
class TimelineStrip : public QWidget {
    Q_OBJECT

public:
    explicit TimelineStrip(QWidget* parent = nullptr);

    /// `scenario` may be null.
    void setPosition(const std::shared_ptr<const Scenario>& scenario, Duration inCycle);

    /// Horizontal position of a moment of the timeline, in pixels from the left.
    [[nodiscard]] double placeOf(Duration at) const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString textAt(double place) const;
    void paintMarks(QPainter& painter, QSizeF size) const;
    void paintPosition(QPainter& painter, QSizeF size) const;

    std::shared_ptr<const Scenario> m_scenario;
    Duration m_length;
    Duration m_inCycle;
    QPixmap m_marks; ///< the static parts
};

} // namespace vmeter
