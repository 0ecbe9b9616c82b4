// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/network_names.h"

#include <QDateTime>

namespace vmeter {

QString nameOf(AddressSource source)
{
    switch (source) {
    case AddressSource::lease:
        return QStringLiteral("lease");
    case AddressSource::asking:
        return QStringLiteral("asking");
    case AddressSource::fallBack:
        return QStringLiteral("fall_back");
    case AddressSource::setting:
        break;
    }
    return QStringLiteral("setting");
}

QString nameOf(SntpStatus::State state)
{
    switch (state) {
    case SntpStatus::State::asking:
        return QStringLiteral("asking");
    case SntpStatus::State::synchronised:
        return QStringLiteral("synchronised");
    case SntpStatus::State::unanswered:
        return QStringLiteral("unanswered");
    case SntpStatus::State::refused:
        return QStringLiteral("refused");
    case SntpStatus::State::off:
        break;
    }
    return QStringLiteral("off");
}

QString isoTime(UtcMicroseconds time)
{
    constexpr int64_t kMicrosecondsPerMillisecond = 1000;
    return QDateTime::fromMSecsSinceEpoch(time.value / kMicrosecondsPerMillisecond, Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

} // namespace vmeter
