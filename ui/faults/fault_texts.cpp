// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_texts.h"

#include <QCoreApplication>

#include <array>

namespace vmeter {

namespace {

struct FaultTexts {
    const char* name;
    const char* explanation;
};

/// By FaultKind.
constexpr std::array<FaultTexts, kFaultKinds> kTexts{{
    {QT_TRANSLATE_NOOP("Faults", "Late reply"),
        QT_TRANSLATE_NOOP("Faults", "The reply comes late; later ones of the same connection wait behind it.")},
    {QT_TRANSLATE_NOOP("Faults", "No reply"),
        QT_TRANSLATE_NOOP("Faults", "The request is carried out, its reply is lost.")},
    {QT_TRANSLATE_NOOP("Faults", "Exception"), QT_TRANSLATE_NOOP("Faults", "The request is refused with this code.")},
    {QT_TRANSLATE_NOOP("Faults", "Wrong transaction id"),
        QT_TRANSLATE_NOOP("Faults", "The reply bears the next transaction id.")},
    {QT_TRANSLATE_NOOP("Faults", "Wrong unit id"), QT_TRANSLATE_NOOP("Faults", "The reply bears the next unit id.")},
    {QT_TRANSLATE_NOOP("Faults", "Wrong length"),
        QT_TRANSLATE_NOOP("Faults", "The length field announces one byte more than there is.")},
    {QT_TRANSLATE_NOOP("Faults", "Reply byte by byte"),
        QT_TRANSLATE_NOOP("Faults", "Each byte of the reply comes in a segment of its own.")},
    {QT_TRANSLATE_NOOP("Faults", "Connection reset"),
        QT_TRANSLATE_NOOP("Faults", "The connection is reset instead of a reply.")},
    {QT_TRANSLATE_NOOP("Faults", "Frozen values"),
        QT_TRANSLATE_NOOP("Faults", "Reads answer with the values of the moment at which the fault began.")},
    {QT_TRANSLATE_NOOP("Faults", "Cable unplugged"),
        QT_TRANSLATE_NOOP("Faults", "Nothing is heard or accepted; connections stall, then time out.")},
    {QT_TRANSLATE_NOOP("Faults", "Meter restarts"),
        QT_TRANSLATE_NOOP("Faults", "The meter is held in reset, then starts again; its connections are dropped.")},
    {QT_TRANSLATE_NOOP("Faults", "Malfunction message"),
        QT_TRANSLATE_NOOP("Faults", "The meter shows its malfunction message (manual 11.3).")},
}};

QString translated(const char* text)
{
    return QCoreApplication::translate("Faults", text);
}

} // namespace

QString faultName(FaultKind kind)
{
    return translated(kTexts[static_cast<std::size_t>(kind)].name);
}

QString faultExplanation(FaultKind kind)
{
    return translated(kTexts[static_cast<std::size_t>(kind)].explanation);
}

QString faultText(const DeviceFault& fault)
{
    const QString name = faultName(fault.kind);
    const auto least = static_cast<qlonglong>(fault.delay.least.count());
    const auto most = static_cast<qlonglong>(fault.delay.most.count());
    switch (rowOf(fault.kind).parameter) {
    case FaultParameter::none:
        return name;
    case FaultParameter::delay:
    case FaultParameter::gap:
        return least == most
            ? translated(QT_TRANSLATE_NOOP("Faults", "%1, %2 ms")).arg(name).arg(least)
            : translated(QT_TRANSLATE_NOOP("Faults", "%1, %2 to %3 ms")).arg(name).arg(least).arg(most);
    case FaultParameter::exception:
        return QStringLiteral("%1 %2").arg(name).arg(fault.exception, 2, 16, QLatin1Char('0'));
    case FaultParameter::message:
        return QStringLiteral("%1 %2").arg(name).arg(fault.message, 2, 10, QLatin1Char('0'));
    }
    return name;
}

} // namespace vmeter
