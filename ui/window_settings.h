// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>

namespace vmeter {

/// Settings of the window for each user: layout, language and last folders.
inline QSettings windowSettings()
{
    return QSettings(QStringLiteral("vmeter"), QStringLiteral("window"));
}

} // namespace vmeter
