// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_strip.h"

#include "ui/plots/plot_style.h"
#include "ui/timeline/event_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/timeline_position.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr double kMargin = 6;
constexpr int kReach = 4; ///< pixels beside a mark that belong to it
constexpr double kRampHeight = 0.35;

QColor colourOf(TimelineEntry::Kind kind)
{
    switch (kind) {
    case TimelineEntry::Kind::power:
    case TimelineEntry::Kind::fault:
        return kAlarmColour;
    case TimelineEntry::Kind::press:
        return kNeutralColour;
    case TimelineEntry::Kind::ramp:
        return kSystemColour;
    case TimelineEntry::Kind::set:
    case TimelineEntry::Kind::devices:
        break;
    }
    return kPhaseColours[0];
}

} // namespace

TimelineStrip::TimelineStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(120);
}

QSize TimelineStrip::sizeHint() const
{
    return {400, 26};
}

void TimelineStrip::setPosition(const std::shared_ptr<const Scenario>& scenario, Duration inCycle)
{
    const double before = placeOf(m_inCycle);
    const bool other = scenario != m_scenario;
    if (other) {
        m_scenario = scenario;
        m_length = scenario == nullptr ? Duration{} : timelineLength(*scenario);
        m_marks = {};
    }
    m_inCycle = inCycle;
    if (other || std::lround(placeOf(inCycle)) != std::lround(before)) {
        update();
    }
}

double TimelineStrip::placeOf(Duration at) const
{
    const double share = m_length == Duration{} ? 0 : secondsOf(std::min(at, m_length)) / secondsOf(m_length);
    return kMargin + share * (width() - 2 * kMargin);
}

void TimelineStrip::resizeEvent(QResizeEvent* /*event*/)
{
    m_marks = {};
}

void TimelineStrip::paintEvent(QPaintEvent* /*event*/)
{
    if (m_marks.isNull()) {
        m_marks = QPixmap(size() * devicePixelRatioF());
        m_marks.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&m_marks);
        paintMarks(painter, size());
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_marks);
    paintPosition(painter, size());
}

void TimelineStrip::paintMarks(QPainter& painter, QSizeF size) const
{
    painter.fillRect(QRectF({}, size), kScreenColour);
    painter.setPen(kGridColour);
    painter.drawLine(QPointF(kMargin, size.height() / 2), QPointF(size.width() - kMargin, size.height() / 2));
    if (m_scenario == nullptr) {
        return;
    }
    double last = -1;
    // A load curve may have millions of rows, so there is only one mark for each pixel.
    painter.setPen(QPen(colourOf(TimelineEntry::Kind::set), 1.5));
    const LoadCurve& curve = m_scenario->loadCurve;
    for (std::size_t row = 0; row < curve.size(); ++row) {
        const double place = placeOf(curve.timeOf(row));
        if (place - last >= 1) {
            painter.drawLine(QPointF(place, 4), QPointF(place, size.height() - 4));
            last = place;
        }
    }
    last = -1;
    for (const TimelineEntry& entry : m_scenario->timeline) {
        const double place = placeOf(entry.at);
        QColor colour = colourOf(entry.kind);
        if (entry.over > Duration{}) {
            const double height = size.height() * kRampHeight;
            QColor light = colour;
            light.setAlphaF(0.45F);
            painter.fillRect(
                QRectF(place, (size.height() - height) / 2, placeOf(entry.at + entry.over) - place, height), light);
        }
        if (place - last >= 1 || entry.kind != TimelineEntry::Kind::set) {
            painter.setPen(QPen(colour, 1.5));
            painter.drawLine(QPointF(place, 4), QPointF(place, size.height() - 4));
            last = place;
        }
    }
}

void TimelineStrip::paintPosition(QPainter& painter, QSizeF size) const
{
    if (m_length == Duration{}) {
        return;
    }
    const double place = placeOf(m_inCycle);
    QColor past = kTextColour;
    past.setAlphaF(0.12F);
    painter.fillRect(QRectF(kMargin, 0, place - kMargin, size.height()), past);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawLine(QPointF(place, 0), QPointF(place, size.height()));
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygonF{{place - 4, 0}, {place + 4, 0}, {place, 6}});
}

QString TimelineStrip::textAt(double place) const
{
    QStringList lines;
    if (m_scenario == nullptr || m_length == Duration{}) {
        return {};
    }
    constexpr int kMostLines = 8;
    const LoadCurve& curve = m_scenario->loadCurve;
    const double reach = std::max(0.0, (place - kReach - kMargin) / std::max(1.0, width() - 2 * kMargin));
    const Duration from{static_cast<SampleCount>(reach * static_cast<double>(m_length.samples))};
    for (std::size_t row = curve.firstFrom(from);
         row < curve.size() && lines.size() < kMostLines && std::abs(placeOf(curve.timeOf(row)) - place) <= kReach;
         ++row) {
        lines.append(timeText(curve.timeOf(row)) + QStringLiteral("  ") + eventText(curve.entry(row)));
    }
    for (const TimelineEntry& entry : m_scenario->timeline) {
        if (std::abs(placeOf(entry.at) - place) <= kReach && lines.size() < kMostLines) {
            lines.append(timeText(entry.at) + QStringLiteral("  ") + eventText(entry));
        }
    }
    return lines.join(u'\n');
}

bool TimelineStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), textAt(help->pos().x()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace vmeter
