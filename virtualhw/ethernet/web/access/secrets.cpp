// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/secrets.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <array>

namespace vmeter {

std::string randomToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex().toStdString();
}

} // namespace vmeter
