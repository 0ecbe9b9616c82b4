// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_names.h"

#include "core/registers/value_links.h"
#include "virtualhw/base/qt_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace vmeter {

namespace {

/// The names of the table without their endings. %1: the symbol of a quantity; %2: the number of a tariff. lupdate
/// finds them here; a name of the table that is not among them stays English, and a test says so.
[[maybe_unused]] constexpr const char* kRegisterNames[] = {
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "%1 total"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Total %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "%1 tariff %2"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Partial %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Partial %1 tariff %2"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Rollover count of %1 total"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Rollover count of %1 tariff %2"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "%1 total in MWh"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "%1 total in Mvarh"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active tariff"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active tariff (copy, L1 block)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active tariff (copy, L2 block)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active tariff (copy, L3 block)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active tariff (copy, three-phase block)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "IP address"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Subnet mask"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Gateway"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "DHCP enable"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Modbus slave address (Ethernet E4x location)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Modbus slave address"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "SNTP synchronisation enable"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "SNTP server address (text)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Net active energy balance"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Net reactive energy balance"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Counter rollover value"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Select active tariff"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Reset of all partial energies (command)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Reset of partial counters (bit mask)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Reset of per-tariff partial counters (bit mask)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Industrialisation mode flag"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "MID flag"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Current %1 (without CT ratio)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Communication board product id"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Signature \"SOCO\""),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product order code (family)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product code"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Communication table version x100"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product software version x100"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Serial number: year/week part (hex)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Serial number: site/line part (hex)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Serial number: running order"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Serial number: reserved part"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Code-table bit field"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product version major"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product version minor"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product VLO (software reference)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Manufacturer name"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Product name"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Extended product name (used for auto-detection)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Phase-phase voltage %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Phase-neutral voltage %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Frequency"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Current %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Neutral current IN"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active power, three-phase sum P"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Reactive power, three-phase sum Q"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Apparent power, three-phase sum S"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Power factor, three-phase PF"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Active power %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Reactive power %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Apparent power %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Power factor %1"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System current, mean of I1..I3"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System phase-phase voltage, mean of U12,U23,U31"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System phase-neutral voltage, mean of V1..V3"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System phase-phase voltage, mean"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System phase-neutral voltage, mean"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Number of tariffs"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Time counter tariff %2"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Phase sequence"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "RS485 baud rate code"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "RS485 stop bits code"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "RS485 parity code"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "System action command"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: day"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: month"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: year"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: hour"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: minute"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock: second"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: day"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: month"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: year"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: hour"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: minute"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: second"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", "Clock ext: millisecond"),
};

/// What may stand behind a name, in the order in which it is taken off.
constexpr std::array kEndings{
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", " (16 bit)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", " (10 Wh steps)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", " (10 Wh block)"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", ", whole part"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", ", residual"),
    QT_TRANSLATE_NOOP("vmeter::RegisterNames", ", three-phase"),
};

} // namespace

QString RegisterNames::of(const RegisterRow& row)
{
    return row.type == RegisterType::reserved ? tr("reserved") : translated(toQString(row.name.view()));
}

QString RegisterNames::symbol(const RegisterRow& row)
{
    const QString symbol = toQString(valueSymbol(row.source).view());
    return symbol.isEmpty() ? of(row) : symbol;
}

QString RegisterNames::translated(const QString& name)
{
    QString rest = name;
    QString ending;
    for (const char* const known : kEndings) {
        const QLatin1String text(known);
        if (rest.endsWith(text)) {
            rest.chop(text.size());
            ending.prepend(tr(known));
        }
    }
    static const QRegularExpression kPhaseEnding(QStringLiteral(", L[123]$"));
    if (kPhaseEnding.match(rest).hasMatch()) {
        ending.prepend(rest.last(4));
        rest.chop(4);
    }
    static const QRegularExpression kEnergySymbol(
        QStringLiteral("E(?:a|r|ap)[+-]?(?![a-z])(?: (?:inductive|capacitive))?"));
    static const QRegularExpression kQuantity(QStringLiteral("(?<= )(?:U|V|I|P|Q|S|PF)[123]{1,2}(?= |$)"));
    static const QRegularExpression kTariff(QStringLiteral("(?<=tariff )[12]"));
    QString symbol;
    for (const QRegularExpression& pattern : {kEnergySymbol, kQuantity}) {
        const QRegularExpressionMatch match = pattern.match(rest);
        if (symbol.isEmpty() && match.hasMatch()) {
            symbol = match.captured();
            rest.replace(match.capturedStart(), match.capturedLength(), QStringLiteral("%1"));
        }
    }
    QString tariff;
    if (const QRegularExpressionMatch match = kTariff.match(rest); match.hasMatch()) {
        tariff = match.captured();
        rest.replace(match.capturedStart(), match.capturedLength(), QStringLiteral("%2"));
    }
    QString text = tr(rest.toLatin1().constData());
    text.replace(QStringLiteral("%1"), symbol).replace(QStringLiteral("%2"), tariff);
    return text + ending;
}

} // namespace vmeter
