// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// The scenario's timeline as a strip with its events and present position; a tool tip describes the event under the
/// pointer. A click on a mark that is still to come skips to it; with the keyboard, Right and Left choose a mark and
/// Enter skips.
class TimelineStrip : public QWidget {
    Q_OBJECT

public:
    explicit TimelineStrip(QWidget* parent = nullptr);

    /// `scenario` may be null.
    void setPosition(const std::shared_ptr<const Scenario>& scenario, Duration inCycle);

    /// Horizontal position of a moment of the timeline, in pixels from the left.
    [[nodiscard]] double placeOf(Duration at) const;
    [[nodiscard]] QSize sizeHint() const override;

    /// What the marks at `place`, in pixels, are, one in a line with its time; empty: there are none.
    [[nodiscard]] QString textAt(double place) const;

signals:
    /// The user wants meter time to run until this much later, when the chosen event is due.
    void skipWanted(vmeter::Duration until);
    /// The keyboard has chosen a mark; empty: none.
    void markChosen(const QString& text);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The moment of the mark nearest to `place`, within the reach of the pointer; empty: there is none.
    [[nodiscard]] std::optional<Duration> momentAt(double place) const;
    /// Time from now to the moment, in the next repetition if it is over in this one; empty: it does not come again.
    [[nodiscard]] std::optional<Duration> until(Duration moment) const;
    void choose(std::optional<Duration> moment);
    void paintMarks(QPainter& painter, QSizeF size) const;
    void paintPosition(QPainter& painter, QSizeF size) const;

    std::shared_ptr<const Scenario> m_scenario;
    Duration m_length;
    Duration m_inCycle;
    std::vector<bool> m_later;        ///< laterStages() of the scenario
    std::optional<Duration> m_chosen; ///< mark that the keyboard has chosen
    QPixmap m_marks;                  ///< the static parts
};

} // namespace vmeter
