// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/moment_page.h"

#include "ui/report/paper_device.h"
#include "virtualhw/display/lcd_painter.h"
#include "virtualhw/session/whole_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <numeric>
#include <vector>

namespace vmeter {

namespace {

/// Translation context of these texts.
class MomentPageText {
    Q_DECLARE_TR_FUNCTIONS(vmeter::MomentPage)
};

// A4 in steps of 1/96 inch.
constexpr int kPageDotsPerInch = 96;
constexpr double kPageWidth = 794;
constexpr double kPageHeight = 1123;
constexpr double kPageMargin = 38;
constexpr double kPageGap = 12;
constexpr double kLcdWidth = 300;
constexpr double kWideViewHeight = 300;
constexpr double kSquareView = 370;
constexpr int kTitlePoints = 15;
constexpr int kTextPoints = 8;

/// Lines of cells, each column as wide as it needs, but the widest gives way where there is less room; numbers at the
/// right. Lines that have no room are left out.
void paintTable(QPainter& painter, const QRectF& area, const QList<QStringList>& lines, qsizetype leftColumns)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    std::vector<double> widths;
    for (const QStringList& line : lines) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(line.size())));
        for (qsizetype column = 0; column < line.size(); ++column) {
            double& width = widths[static_cast<std::size_t>(column)];
            width = std::max(width, metrics.horizontalAdvance(line[column]) + kPageGap);
        }
    }
    if (widths.empty()) {
        return;
    }
    const double needed = std::accumulate(widths.begin(), widths.end(), 0.0);
    *std::ranges::max_element(widths) -= std::max(0.0, needed - area.width());
    const double height = metrics.height() * 1.2;
    double y = area.top();
    for (const QStringList& line : lines) {
        if (y + height > area.bottom()) {
            return;
        }
        double x = area.left();
        for (qsizetype column = 0; column < line.size(); ++column) {
            const double width = widths[static_cast<std::size_t>(column)];
            const QRectF cell(x, y, width - kPageGap / 2, height);
            const QString text = metrics.elidedText(line[column], Qt::ElideRight, cell.width());
            painter.drawText(cell, static_cast<int>(column < leftColumns ? Qt::AlignLeft : Qt::AlignRight), text);
            x += width;
        }
        y += height;
        if (&line == &lines.constFirst()) {
            painter.drawLine(QPointF(area.left(), y), QPointF(x, y));
        }
    }
}

void paintView(QPainter& painter, const QRectF& area, const ExportedView& view)
{
    painter.save();
    painter.translate(area.topLeft());
    PaperDevice paper(painter, area.size().toSize());
    view.paint(paper, area.size().toSize());
    painter.restore();
}

void paintPage(QPainter& painter, const MomentPage& page)
{
    const double width = kPageWidth - 2 * kPageMargin;
    QFont font = painter.font();
    font.setPointSize(kTitlePoints);
    font.setBold(true);
    painter.setFont(font);
    double y = kPageMargin;
    painter.drawText(QRectF(kPageMargin, y, width, 26), Qt::AlignLeft | Qt::AlignVCenter, page.title);
    y += 28;
    font.setPointSize(kTextPoints);
    font.setBold(false);
    painter.setFont(font);
    painter.drawText(QRectF(kPageMargin, y, width, 16), Qt::AlignLeft | Qt::AlignVCenter, page.caption);
    y += 16 + kPageGap;

    const double lcdHeight = kLcdWidth * kLcdPictureHeight / kLcdPictureWidth;
    painter.save();
    paintLcd(painter, QRectF(kPageMargin, y, kLcdWidth, lcdHeight), page.lcd);
    painter.restore();
    painter.setPen(Qt::black);
    painter.setFont(font);
    painter.drawText(
        QRectF(kPageMargin, y + lcdHeight + 4, kLcdWidth, 32), Qt::AlignLeft | Qt::TextWordWrap, page.display);
    const double tableLeft = kPageMargin + kLcdWidth + 2 * kPageGap;
    paintTable(
        painter, QRectF(tableLeft, y, kPageWidth - kPageMargin - tableLeft, lcdHeight + 40), page.measurements, 1);
    y += lcdHeight + 40 + kPageGap;

    if (!page.views.empty()) {
        paintView(painter, QRectF(kPageMargin, y, width, kWideViewHeight), page.views[0]);
    }
    y += kWideViewHeight + kPageGap;
    if (page.views.size() > 1) {
        paintView(painter, QRectF(kPageMargin, y, kSquareView, kSquareView), page.views[1]);
    }
    painter.setPen(Qt::black);
    painter.setFont(font);
    const double registersLeft = kPageMargin + kSquareView + 2 * kPageGap;
    paintTable(painter,
        QRectF(registersLeft, y, kPageWidth - kPageMargin - registersLeft, kPageHeight - kPageMargin - y),
        page.registers, 2);
}

} // namespace

QString writeMomentPage(const MomentPage& page, const QString& path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(kPageDotsPerInch);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins({});
        pdf.setTitle(page.title);
        QPainter painter(&pdf);
        paintPage(painter, page);
    }
    const QString problem = writeWholeFile(path, bytes);
    return problem.isEmpty()
        ? QString()
        : MomentPageText::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), problem);
}

} // namespace vmeter
