// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <QLocale>
#include <QString>

namespace vmeter {

/// The text in the language of the window.
inline QString localized(const LocalizedText& text)
{
    return QString::fromStdString(QLocale().language() == QLocale::French ? text.fr : text.en);
}

} // namespace vmeter
