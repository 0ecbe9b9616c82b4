// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/scenario_card.h"

#include "ui/localized.h"
#include "ui/plots/plot_style.h"
#include "ui/title_font.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kCardWidth = 236;
constexpr int kCurveHeight = 54;
constexpr int kPadding = 8;
constexpr int kTitleLines = 2;
constexpr int kWatchLines = 3;
constexpr double kRounding = 6;

/// Draws `text` in at most `lines` lines and returns where the next text begins; what does not fit ends in an ellipsis.
int drawLines(QPainter& painter, const QRect& area, const QString& text, int lines)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QTextLayout layout(text, painter.font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int y = area.top();
    for (int line = 1; line <= lines; ++line) {
        QTextLine piece = layout.createLine();
        if (!piece.isValid()) {
            break;
        }
        piece.setLineWidth(area.width());
        const bool last = line == lines;
        const QString rest = last ? text.mid(piece.textStart()) : text.mid(piece.textStart(), piece.textLength());
        painter.drawText(QPoint(area.left(), y + metrics.ascent()),
            last ? metrics.elidedText(rest, Qt::ElideRight, area.width()) : rest);
        y += metrics.lineSpacing();
    }
    layout.endLayout();
    return y;
}

} // namespace

ScenarioCard::ScenarioCard(GalleryEntry entry, QWidget* parent)
    : QAbstractButton(parent)
    , m_entry(std::move(entry))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    retranslate();
}

void ScenarioCard::setEntry(GalleryEntry entry)
{
    m_entry = std::move(entry);
    retranslate();
}

QString ScenarioCard::title() const
{
    const QString name = m_entry.scenario ? localized(m_entry.scenario->name) : QString();
    return name.isEmpty() ? QFileInfo(m_entry.path).fileName() : name;
}

bool ScenarioCard::matches(const QStringList& words) const
{
    const QString text = title() + u' ' + (m_entry.scenario ? localized(m_entry.scenario->description) : QString())
        + u' ' + m_entry.path;
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void ScenarioCard::retranslate()
{
    setAccessibleName(title());
    if (m_entry.scenario) {
        setText(lengthText(*m_entry.scenario));
        const QString description = localized(m_entry.scenario->description);
        setAccessibleDescription(text() + QStringLiteral(". ") + description);
        setToolTip(m_entry.path.isEmpty() ? description : description + u'\n' + m_entry.path);
    } else {
        setText(QString());
        setAccessibleDescription(m_entry.path);
        setToolTip(m_entry.path);
    }
    update();
}

QSize ScenarioCard::sizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    const int title = QFontMetrics(titleFont(font())).lineSpacing();
    return {kCardWidth, 4 * kPadding + kCurveHeight + kTitleLines * title + (1 + kWatchLines) * line};
}

void ScenarioCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const QPalette& colours = palette();
    const bool marked = hasFocus() || underMouse();
    painter.setPen(QPen(colours.color(marked ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 3 : marked ? 2 : 1));
    painter.setBrush(colours.color(isDown() ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(frame, kRounding, kRounding);

    QRect rest = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const QRect curve(rest.left(), rest.top(), rest.width(), kCurveHeight);
    paintCurve(painter, curve);
    rest.setTop(curve.bottom() + kPadding);

    painter.setPen(colours.color(QPalette::Text));
    painter.setFont(titleFont(font()));
    rest.setTop(drawLines(painter, rest, title(), kTitleLines));
    painter.setFont(font());
    rest.setTop(drawLines(painter, rest, m_entry.scenario ? text() : m_entry.path, 1) + kPadding / 2);
    if (m_entry.scenario) {
        QString watch = whatToWatch(m_entry.scenario->description);
        watch.replace(0, 1, watch.left(1).toUpper());
        drawLines(painter, rest, watch, kWatchLines);
    }
}

void ScenarioCard::paintCurve(QPainter& painter, const QRectF& area) const
{
    painter.fillRect(area, kScreenColour);
    painter.setRenderHint(QPainter::Antialiasing, false); // bars that touch must not show seams
    if (m_entry.curve.empty()) {
        return;
    }
    double least = 0;
    double greatest = 0;
    for (const PowerBand& band : m_entry.curve) {
        least = std::min(least, band.least);
        greatest = std::max(greatest, band.greatest);
    }
    constexpr double kMargin = 4;
    const double range = std::max(greatest - least, 1.0);
    const auto y = [&](double watts) {
        return area.bottom() - kMargin - (watts - least) / range * (area.height() - 2 * kMargin);
    };
    const double step = area.width() / static_cast<double>(m_entry.curve.size());
    painter.setPen(kZeroColour);
    painter.drawLine(QPointF(area.left(), y(0)), QPointF(area.right(), y(0)));
    // Import above the line, export below it.
    for (std::size_t part = 0; part < m_entry.curve.size(); ++part) {
        const PowerBand& band = m_entry.curve[part];
        const double left = area.left() + static_cast<double>(part) * step;
        const auto bar = [&](double from, double to, QColor colour) {
            const double top = y(std::max(from, to));
            const double height = std::max(1.5, y(std::min(from, to)) - top);
            const int leftPixel = static_cast<int>(left);
            painter.fillRect(QRectF(leftPixel, top, static_cast<int>(left + step) - leftPixel, height), colour);
        };
        const QColor colour = band.greatest <= 0 && band.least < 0 ? kSystemColour : kPhaseColours[0];
        QColor light = colour;
        light.setAlphaF(0.35F);
        bar(0, band.greatest > 0 ? band.greatest : band.least, light);
        bar(band.least, band.greatest, colour);
    }
}

void ScenarioCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ScenarioCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ScenarioCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace vmeter
