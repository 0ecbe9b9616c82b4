// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>

namespace vmeter {

/// Where the window keeps its layout, its language and the last folders, for each user.
inline QSettings windowSettings()
{
    return QSettings(QStringLiteral("vmeter"), QStringLiteral("window"));
}

} // namespace vmeter
