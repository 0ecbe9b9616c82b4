// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_strip.h"

#include "ui/plots/plot_style.h"
#include "ui/timeline/event_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/timeline_position.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>

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
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
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
        m_later = scenario == nullptr ? std::vector<bool>() : laterStages(*scenario);
        m_chosen.reset();
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
    if (m_chosen) {
        const double place = placeOf(*m_chosen);
        painter.setPen(QPen(Qt::white, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(place - kReach, 1, 2.0 * kReach, height() - 2));
    }
    if (hasFocus()) {
        painter.setPen(QPen(Qt::white, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
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
    for (std::size_t n = 0; n < m_scenario->timeline.size(); ++n) {
        const TimelineEntry& entry = m_scenario->timeline[n];
        if (std::abs(placeOf(entry.at) - place) <= kReach && lines.size() < kMostLines) {
            lines.append(timeText(entry.at) + QStringLiteral("  ") + eventText(entry, m_later[n]));
        }
    }
    return lines.join(u'\n');
}

std::optional<Duration> TimelineStrip::momentAt(double place) const
{
    std::optional<Duration> nearest;
    if (m_scenario == nullptr || m_length == Duration{}) {
        return nearest;
    }
    double least = kReach + 0.5;
    const auto consider = [&](Duration at) {
        if (const double far = std::abs(placeOf(at) - place); far < least) {
            least = far;
            nearest = at;
        }
    };
    const LoadCurve& curve = m_scenario->loadCurve;
    const double reach = std::max(0.0, (place - kReach - kMargin) / std::max(1.0, width() - 2 * kMargin));
    const Duration from{static_cast<SampleCount>(reach * static_cast<double>(m_length.samples))};
    for (std::size_t row = curve.firstFrom(from); row < curve.size() && placeOf(curve.timeOf(row)) <= place + kReach;
         ++row) {
        consider(curve.timeOf(row));
    }
    for (const TimelineEntry& entry : m_scenario->timeline) {
        consider(entry.at);
    }
    return nearest;
}

std::optional<Duration> TimelineStrip::until(Duration moment) const
{
    if (moment >= m_inCycle) {
        return moment - m_inCycle;
    }
    return m_scenario != nullptr && m_scenario->repeat ? std::optional(*m_scenario->repeat - m_inCycle + moment)
                                                       : std::nullopt;
}

void TimelineStrip::choose(std::optional<Duration> moment)
{
    m_chosen = moment;
    const QString text = moment ? textAt(placeOf(*moment)) : QString();
    setAccessibleDescription(text);
    emit markChosen(text.section(u'\n', 0, 0));
    update();
}

void TimelineStrip::mouseMoveEvent(QMouseEvent* event)
{
    const std::optional<Duration> moment = momentAt(event->position().x());
    setCursor(moment && until(*moment) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimelineStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint())) {
        return;
    }
    const std::optional<Duration> moment = momentAt(event->position().x());
    if (const auto wait = moment ? until(*moment) : std::nullopt) {
        emit skipWanted(*wait);
    }
}

void TimelineStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_scenario == nullptr || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::vector<TimelineEntry>& timeline = m_scenario->timeline;
    const Duration from = m_chosen.value_or(m_inCycle);
    switch (event->key()) {
    case Qt::Key_Right: {
        const auto next = std::ranges::upper_bound(timeline, from, {}, &TimelineEntry::at);
        choose(next != timeline.end() ? std::optional(next->at) : m_chosen);
        break;
    }
    case Qt::Key_Left: {
        const auto next = std::ranges::lower_bound(timeline, from, {}, &TimelineEntry::at);
        choose(next != timeline.begin() ? std::optional(std::prev(next)->at) : m_chosen);
        break;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto wait = m_chosen ? until(*m_chosen) : std::nullopt) {
            emit skipWanted(*wait);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineStrip::focusOutEvent(QFocusEvent* event)
{
    choose({});
    QWidget::focusOutEvent(event);
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
