// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace vmeter {

/// Font of a title beside texts in `font`: bold, and larger by `factor`.
inline QFont titleFont(QFont font, double factor = 1)
{
    font.setBold(true);
    if (factor != 1) {
        font.setPointSizeF(font.pointSizeF() * factor);
    }
    return font;
}

} // namespace vmeter
