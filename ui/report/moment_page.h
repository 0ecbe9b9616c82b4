// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "ui/plots/view_export.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace vmeter {

/// The bench at one moment, for a page of paper.
struct MomentPage {
    QString title;
    QString caption; ///< scenario, meter time, model
    LcdFrame lcd;
    QString display;                 ///< what the display shows, in words
    QList<QStringList> measurements; ///< a header line, then a line for each quantity
    std::vector<ExportedView> views; ///< at most two: the first is wide, the second square
    QList<QStringList> registers;    ///< a header line, then address, name, value
};

/// Writes one A4 page as PDF. Returns an empty string, or what went wrong.
QString writeMomentPage(const MomentPage& page, const QString& path);

} // namespace vmeter
