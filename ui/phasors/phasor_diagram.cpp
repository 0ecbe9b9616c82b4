// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phasors/phasor_diagram.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

constexpr double kCurrentShare = 0.75; ///< full scale of the currents, as a fraction of the radius
constexpr double kHead = 9;            ///< length of an arrow's head
constexpr double kLeastLength = 2;     ///< shorter arrows are not drawn
constexpr double kNamePlace
    = 0.86; ///< position of the name along the arrow, because its end may be at the numbers of the dial
constexpr double kFinestVolts = 10;
constexpr double kFinestAmperes = 0.1;

double degrees(Phasor phasor)
{
    return std::arg(phasor) * 180 / std::numbers::pi;
}

/// To a tenth; never "−0.0" or "−180.0".
QString angleText(const QLocale& locale, double degrees)
{
    double rounded = std::round(degrees * 10) / 10 + 0.0;
    rounded = rounded == -180 ? 180 : rounded;
    return locale.toString(rounded, 'f', 1).replace(u'-', u'−') + u'°';
}

/// A difference of angles in -180 .. 180.
double turned(double angle)
{
    return std::remainder(angle, 360);
}

double largest(const PerPhase<Phasor>& phasors)
{
    return std::max({std::abs(phasors[0]), std::abs(phasors[1]), std::abs(phasors[2])});
}

/// The smallest round number that is not below `peak`.
double dialRange(double peak, double finest)
{
    for (double decade = finest;; decade *= 10) {
        for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
            if (decade * step >= peak) {
                return decade * step;
            }
        }
    }
}

/// Hysteresis: switches back to a finer range only with some margin, so that noise does not toggle the range.
void fit(double& range, double peak, double finest)
{
    if (peak > range || dialRange(peak * 1.15, finest) < range) {
        range = dialRange(peak * 1.05, finest);
    }
}

void paintArrow(QPainter& painter, QPointF from, QPointF vector, const QColor& colour, bool voltage)
{
    const double length = std::hypot(vector.x(), vector.y());
    if (length < kLeastLength) {
        return;
    }
    const QPointF along = vector / length;
    const QPointF across(-along.y(), along.x());
    const QPointF tip = from + vector;
    const double head = std::min(kHead, length);
    // Voltages have a filled arrow head, currents an open one, so that they differ without colour or line width.
    painter.setPen(QPen(colour, voltage ? 1.5 : 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, tip - (voltage ? along * head : QPointF{}));
    const QPolygonF shape{tip - along * head + across * head * 0.4, tip, tip - along * head - across * head * 0.4};
    if (voltage) {
        painter.setBrush(colour);
        painter.drawPolygon(shape);
    } else {
        painter.drawPolyline(shape);
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace

PhasorDiagram::PhasorDiagram(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("phasors"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(280, 160);
    new ExportAction(*this,
        {objectName(),
            [this](QPaintDevice& device, QSize size) {
                QPainter painter(&device);
                paint(painter, size);
            },
            [this] { return csv(); }, {}, true});
    retranslate();
}

QSize PhasorDiagram::sizeHint() const
{
    return {460, 280};
}

void PhasorDiagram::setSnapshot(const Snapshot& snapshot)
{
    const bool timePassed = snapshot.time != m_time;
    if (!timePassed && snapshot.input == m_sampledInput && snapshot.mainsOn == m_live && !m_expected) {
        return;
    }
    if (timePassed) {
        m_time = snapshot.time;
        m_sampledInput = snapshot.input;
        m_live = snapshot.mainsOn;
    }
    m_expected = !snapshot.recordingPlayed && (snapshot.input != m_sampledInput || snapshot.mainsOn != m_live);
    if (!m_expected) {
        m_reading = phasorsOf(m_analyser.analyse(snapshot.scope, samplesFrequency(snapshot)), snapshot.calibration);
    } else {
        m_reading = snapshot.mainsOn ? phasorsOf(snapshot.input) : PhasorReading{};
    }
    fit(m_volts, largest(m_reading.voltage), kFinestVolts);
    fit(m_amperes, largest(m_reading.current), kFinestAmperes);
    update();
}

void PhasorDiagram::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paint(painter, size());
}

void PhasorDiagram::paint(QPainter& painter, QSizeF size) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.fillRect(QRectF({}, size), kSurroundColour);
    const QFontMetricsF metrics(font());
    const double table
        = std::min(size.width() / 2, metrics.horizontalAdvance(QStringLiteral("I1  00.000 A    −120.0°")) * 1.35);
    const QSizeF dial(size.width() - table, size.height());
    const double radius = std::min(dial.width(), dial.height()) / 2 - metrics.height() * 1.3;
    paintDial(painter, {dial.width() / 2, dial.height() / 2}, radius);
    paintValues(painter, {dial.width(), 0, table, size.height()});
}

void PhasorDiagram::paintDial(QPainter& painter, QPointF centre, double radius) const
{
    painter.setPen(QPen(kScaleColour, 1));
    painter.setBrush(kScreenColour);
    painter.drawEllipse(centre, radius, radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kScaleColour, 1));
    painter.drawEllipse(centre, radius / 2, radius / 2);
    const auto at = [&](double length, double angle) {
        const double radians = angle * std::numbers::pi / 180;
        return QPointF(length * std::cos(radians), -length * std::sin(radians));
    };
    const QFontMetricsF metrics(font());
    for (int angle = -150; angle <= 180; angle += 30) {
        painter.setPen(QPen(kScaleColour, 1));
        painter.drawLine(centre, centre + at(radius, angle));
        if (angle % 60 == 0) {
            const QString text = QStringLiteral("%1°").arg(angle).replace(u'-', u'−');
            QRectF box(0, 0, metrics.horizontalAdvance(text), metrics.height());
            box.moveCenter(centre + at(radius + (metrics.height() + box.width()) * 0.4, angle));
            painter.setPen(kTextColour);
            painter.drawText(box, Qt::AlignCenter, text);
        }
    }
    const auto paintAll = [&](const PerPhase<Phasor>& phasors, double perUnit, bool voltage) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const double length = std::abs(phasors[phase]) * perUnit;
            const double angle = degrees(phasors[phase]);
            paintArrow(painter, centre, at(length, angle), kPhaseColours[phase], voltage);
            if (length > 2 * kLeastLength) {
                painter.setPen(kPhaseColours[phase]);
                const QString name = (voltage ? QStringLiteral("U%1") : QStringLiteral("I%1")).arg(phase + 1);
                QRectF box(0, 0, metrics.horizontalAdvance(name), metrics.height());
                // On different sides, because a current may coincide with its voltage.
                const double side = voltage ? 90 : -90;
                box.moveCenter(centre + at(length * kNamePlace, angle) + at(metrics.height() * 0.7, angle + side));
                painter.drawText(box, Qt::AlignCenter, name);
            }
        }
    };
    paintAll(m_reading.voltage, radius / m_volts, true);
    paintAll(m_reading.current, radius * kCurrentShare / m_amperes, false);
}

void PhasorDiagram::paintValues(QPainter& painter, const QRectF& area) const
{
    const QFontMetricsF metrics(font());
    const QLocale locale;
    const double line = metrics.height() * 1.25;
    constexpr int kLines = 9;
    double y = area.top() + std::max(0.0, (area.height() - line * kLines) / 2);
    const double angleRight = area.right() - metrics.averageCharWidth();
    const double valueRight = angleRight - metrics.horizontalAdvance(QStringLiteral("   −120.0°"));
    const auto row = [&](const QString& name, const QColor& colour, const QString& value, double angle, bool exists) {
        painter.setPen(colour);
        painter.drawText(QRectF(area.left(), y, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setPen(kTextColour);
        painter.drawText(
            QRectF(area.left(), y, valueRight - area.left(), line), Qt::AlignRight | Qt::AlignVCenter, value);
        painter.drawText(QRectF(area.left(), y, angleRight - area.left(), line), Qt::AlignRight | Qt::AlignVCenter,
            exists ? angleText(locale, angle) : QStringLiteral("–"));
        y += line;
    };
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const Phasor u = m_reading.voltage[phase];
        row(QStringLiteral("U%1").arg(phase + 1), kPhaseColours[phase],
            locale.toString(std::abs(u), 'f', 1) + QStringLiteral(" V"), degrees(u), std::abs(u) >= 1);
    }
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const Phasor i = m_reading.current[phase];
        row(QStringLiteral("I%1").arg(phase + 1), kPhaseColours[phase],
            locale.toString(std::abs(i), 'f', 3) + QStringLiteral(" A"), degrees(i), std::abs(i) >= 0.01);
    }
    y += line / 2;
    painter.setPen(kTextColour);
    painter.drawText(QRectF(area.left(), y, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, sequenceText());
    y += line;
    const QString second = m_expected ? tr("expected; time stands still")
        : m_reading.symmetry.unbalancePercent
        ? tr("unbalance %1 %").arg(locale.toString(*m_reading.symmetry.unbalancePercent, 'f', 1))
        : QString();
    painter.drawText(QRectF(area.left(), y, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, second);
}

QString PhasorDiagram::sequenceText() const
{
    const std::optional<Rotation>& rotation = m_reading.symmetry.rotation;
    return !rotation ? tr("no sequence") : *rotation == Rotation::order123 ? tr("sequence 123") : tr("sequence 132");
}

QString PhasorDiagram::csv() const
{
    QString text = (CsvLine() << "quantity"
                              << "rms"
                              << "unit"
                              << "angle_deg"
                              << "lag_deg")
                       .end();
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const Phasor u = m_reading.voltage[phase];
        const Phasor i = m_reading.current[phase];
        const QString number = QString::number(phase + 1);
        text += (CsvLine() << u'U' + number).number(std::abs(u), 3).operator<<("V").number(degrees(u), 2).empty().end();
        text += (CsvLine() << u'I' + number)
                    .number(std::abs(i), 4)
                    .
                    operator<<("A")
                    .number(degrees(i), 2)
                    .number(turned(degrees(u) - degrees(i)), 2)
                    .end();
    }
    return text;
}

void PhasorDiagram::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        update();
    }
    QWidget::changeEvent(event);
}

void PhasorDiagram::retranslate()
{
    setAccessibleName(tr("Phasor diagram: voltages and currents of the three phases"));
    setToolTip(tr("Fundamentals of the last 100 ms, with the meter's calibration as in Measurements"));
}

} // namespace vmeter
