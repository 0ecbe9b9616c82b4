// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_style.h"

#include <qcustomplot.h>

namespace vmeter {

void dress(QCPAxis& axis)
{
    axis.setBasePen(QPen(kZeroColour));
    axis.setTickPen(QPen(kZeroColour));
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLabelColor(kTextColour);
    axis.setLabelColor(kTextColour);
    axis.grid()->setPen(QPen(kGridColour, 0, Qt::SolidLine));
    axis.grid()->setZeroLinePen(QPen(kZeroColour, 0, Qt::SolidLine));
}

void dress(QCPAxisRect& area)
{
    area.setLayer(QStringLiteral("background"));
    area.setBackground(QBrush(kScreenColour));
    area.setMinimumMargins({6, 10, 10, 4}); // space for the topmost number
    for (QCPAxis* axis : area.axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        dress(*axis);
    }
}

void dress(QCPLegend& legend)
{
    legend.setLayer(QStringLiteral("legend"));
    legend.setFillOrder(QCPLegend::foColumnsFirst);
    legend.setBrush(Qt::NoBrush);
    legend.setBorderPen(Qt::NoPen);
    legend.setTextColor(kTextColour);
    legend.setIconSize(18, 8);
    legend.setMargins({4, 2, 4, 0});
}

} // namespace vmeter
