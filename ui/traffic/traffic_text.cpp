// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_text.h"

#include "core/registers/register_decoding.h"
#include "core/registers/register_table.h"
#include "ui/registers/register_names.h"
#include "virtualhw/base/qt_text.h"
#include "virtualhw/base/seconds.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <span>

namespace vmeter {

namespace {

constexpr int64_t kNanosecondsPerMillisecond = 1'000'000;
constexpr int kNamesShown = 3;
constexpr int kValuesShown = 4;
constexpr int64_t kLate = 200 * kNanosecondsPerMillisecond; // most gateways ask again before a second has passed
constexpr std::size_t kBytesPerLine = 8;
// Header of a frame (Modbus Messaging on TCP/IP V1.0b, 3.1.3): the transaction, two bytes that are 0, the length of
// what follows it, the unit id.
constexpr std::size_t kLengthAt = 4;
constexpr std::size_t kUnitAt = 6;

struct Name {
    int code;
    const char* name;
};
// Modbus Application Protocol V1.1b3, 6 and 7.
constexpr Name kFunctions[] = {
    {3, QT_TRANSLATE_NOOP("vmeter::TrafficText", "Read holding registers")},
    {4, QT_TRANSLATE_NOOP("vmeter::TrafficText", "Read input registers")},
    {6, QT_TRANSLATE_NOOP("vmeter::TrafficText", "Write a register")},
    {16, QT_TRANSLATE_NOOP("vmeter::TrafficText", "Write registers")},
    {43, QT_TRANSLATE_NOOP("vmeter::TrafficText", "Identification")},
};
constexpr Name kExceptions[] = {
    {1, QT_TRANSLATE_NOOP("vmeter::TrafficText", "illegal function")},
    {2, QT_TRANSLATE_NOOP("vmeter::TrafficText", "illegal data address")},
    {3, QT_TRANSLATE_NOOP("vmeter::TrafficText", "illegal data value")},
    {4, QT_TRANSLATE_NOOP("vmeter::TrafficText", "server device failure")},
    {6, QT_TRANSLATE_NOOP("vmeter::TrafficText", "server device busy")},
    {11, QT_TRANSLATE_NOOP("vmeter::TrafficText", "gateway target does not respond")},
};

const char* nameOf(std::span<const Name> names, int code)
{
    const auto found = std::ranges::find(names, code, &Name::code);
    return found == names.end() ? nullptr : found->name;
}

/// Calls `use` with each row that the request addresses and the available words of it.
template <class Use> void forEachRow(const ModbusExchange& exchange, Use use)
{
    const unsigned end = unsigned{exchange.address} + exchange.count;
    for (unsigned at = exchange.address; at < end;) {
        const RegisterRow* row = at > 0xFFFF ? nullptr : exchange.model->registers.findRow(static_cast<uint16_t>(at));
        if (row == nullptr) {
            return;
        }
        const unsigned rowEnd = std::min(unsigned{row->address} + row->words, end);
        const std::span words(exchange.words);
        use(*row, words.empty() ? words : words.subspan(at - exchange.address, rowEnd - at));
        at = rowEnd;
    }
}

QString valueText(const RegisterRow& row, std::span<const uint16_t> words)
{
    const DecodedRegister decoded = decodeRegister(row, words);
    if (decoded.kind == DecodedRegister::Kind::unavailable) {
        return QStringLiteral("–");
    }
    QString value = toQString(decoded.text());
    if (decoded.kind == DecodedRegister::Kind::number) {
        value.replace(u'.', QLocale().decimalPoint());
    }
    const QString unit = QString::fromLatin1(unitName(decoded.unit));
    return unit.isEmpty() ? value : value + u' ' + unit;
}

QString hexLines(const std::vector<uint8_t>& bytes)
{
    QString lines;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        lines += i % kBytesPerLine == 0 ? QStringLiteral("\n  ") : QStringLiteral(" ");
        lines += QStringLiteral("%1").arg(bytes[i], 2, 16, QLatin1Char('0')).toUpper();
    }
    return lines;
}

} // namespace

QString TrafficText::time(int64_t wallTime)
{
    return QDateTime::fromMSecsSinceEpoch(wallTime / kNanosecondsPerMillisecond)
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString TrafficText::function(const ModbusExchange& exchange)
{
    const char* name = nameOf(kFunctions, exchange.functionCode);
    const QString number = QString::number(exchange.functionCode);
    return name == nullptr ? number : number + u' ' + tr(name);
}

QString TrafficText::registers(const ModbusExchange& exchange)
{
    if (!exchange.accessesRegisters) {
        return {};
    }
    QStringList names;
    int rows = 0;
    forEachRow(exchange, [&](const RegisterRow& row, std::span<const uint16_t> /*words*/) {
        if (++rows <= kNamesShown) {
            names += RegisterNames::of(row);
        }
    });
    QString line = exchange.count == 1
        ? QString::number(exchange.address)
        : QStringLiteral("%1–%2").arg(exchange.address).arg(exchange.address + exchange.count - 1);
    if (rows > 0) {
        line += QStringLiteral(" ") + names.join(QStringLiteral(", "));
    }
    if (rows > kNamesShown) {
        line += tr(" and %1 more").arg(rows - kNamesShown);
    }
    return line;
}

QString TrafficText::exception(uint8_t code)
{
    const char* name = nameOf(kExceptions, code);
    const QString number = QStringLiteral("%1").arg(code, 2, 16, QLatin1Char('0')).toUpper();
    return name == nullptr ? tr("exception %1").arg(number) : tr("exception %1: %2").arg(number, tr(name));
}

QString TrafficText::reason(TrafficReason reason)
{
    switch (reason) {
    case TrafficReason::none:
        return {};
    case TrafficReason::otherUnit:
        return tr("for another unit");
    case TrafficReason::broadcast:
        return tr("broadcast, carried out");
    case TrafficReason::fault:
        return tr("injected fault");
    case TrafficReason::badFrame:
        return tr("header is not Modbus TCP");
    case TrafficReason::clientClosed:
        return tr("by the client");
    case TrafficReason::idle:
        return tr("idle for too long");
    case TrafficReason::gaveWay:
        return tr("gave way to a newer one");
    case TrafficReason::meterDown:
        return tr("meter without power or restarting");
    case TrafficReason::serverStopped:
        return tr("server stopped");
    }
    return {};
}

/// What an injected fault did to the header of a reply.
QStringList TrafficText::corruptions(const ModbusExchange& exchange)
{
    const std::vector<uint8_t>& request = exchange.request;
    const std::vector<uint8_t>& reply = exchange.reply;
    QStringList wrong;
    if (request.size() <= kUnitAt || reply.size() <= kUnitAt) {
        return wrong;
    }
    if (!std::ranges::equal(std::span(request).first(2), std::span(reply).first(2))) {
        wrong += tr("wrong transaction");
    }
    const std::size_t announced = reply[kLengthAt] * std::size_t{0x100} + reply[kLengthAt + 1];
    if (announced != reply.size() - kUnitAt) {
        wrong += tr("wrong length");
    }
    if (request[kUnitAt] != reply[kUnitAt]) {
        wrong += tr("wrong unit");
    }
    return wrong;
}

TrafficText::Judgement TrafficText::judge(const ModbusExchange& exchange)
{
    const bool byFault = exchange.reason == TrafficReason::fault;
    switch (exchange.outcome) {
    case ModbusExchange::Outcome::exception:
        return Judgement::exception;
    case ModbusExchange::Outcome::silence:
        return exchange.reason == TrafficReason::broadcast || exchange.reason == TrafficReason::otherUnit
            ? Judgement::notice
            : Judgement::unanswered;
    case ModbusExchange::Outcome::answered:
        break;
    }
    if (byFault && !corruptions(exchange).isEmpty()) {
        return Judgement::spoiled;
    }
    if (exchange.duration >= kLate || exchange.pieces > 1) {
        return Judgement::late;
    }
    return byFault ? Judgement::spoiled : Judgement::good;
}

TrafficText::Judgement TrafficText::judge(const TrafficRow& row)
{
    switch (row.kind) {
    case TrafficRow::Kind::exchange:
        return judge(row.exchange);
    case TrafficRow::Kind::noFrame:
        return Judgement::exception;
    case TrafficRow::Kind::opened:
    case TrafficRow::Kind::closed:
    case TrafficRow::Kind::lost:
        break;
    }
    return Judgement::notice;
}

QString TrafficText::badge(Judgement judgement)
{
    switch (judgement) {
    case Judgement::good:
    case Judgement::notice:
        return {};
    case Judgement::exception:
        return tr("refused");
    case Judgement::spoiled:
        return tr("spoiled");
    case Judgement::late:
        return tr("late");
    case Judgement::unanswered:
        return tr("lost");
    }
    return {};
}

QString TrafficText::latency(const ModbusExchange& exchange)
{
    return exchange.reply.empty()
        ? QString()
        : QLocale().toString(static_cast<double>(exchange.duration) / kNanosecondsPerMillisecond, 'f', 1)
            + QStringLiteral(" ms");
}

/// "Ea+ 2.13 kWh, P 3450 W"; empty if the words are not known.
QString TrafficText::values(const ModbusExchange& exchange)
{
    QStringList texts;
    int rows = 0;
    if (exchange.accessesRegisters && !exchange.words.empty()) {
        forEachRow(exchange, [&](const RegisterRow& row, std::span<const uint16_t> words) {
            if (row.type != RegisterType::reserved && ++rows <= kValuesShown) {
                texts += RegisterNames::symbol(row) + u' ' + valueText(row, words);
            }
        });
    }
    const QString line = texts.join(QStringLiteral(", "));
    return rows > kValuesShown ? line + tr(" and %1 more").arg(rows - kValuesShown) : line;
}

QString TrafficText::answer(const ModbusExchange& exchange)
{
    const QString read = values(exchange);
    const QString ok = read.isEmpty() ? tr("ok") : exchange.isWrite ? tr("written: %1").arg(read) : read;
    QStringList remarks;
    if (exchange.reason == TrafficReason::fault) {
        const QStringList wrong = corruptions(exchange);
        if (!wrong.isEmpty()) {
            return QStringLiteral("%1: %2").arg(reason(exchange.reason), wrong.join(QStringLiteral(", ")));
        }
        remarks += reason(exchange.reason);
    }
    if (exchange.duration >= kLate) {
        remarks += tr("late");
    }
    if (exchange.pieces > 1) {
        remarks += tr("in %1 pieces").arg(exchange.pieces);
    }
    return remarks.isEmpty() ? ok : QStringLiteral("%1 (%2)").arg(ok, remarks.join(QStringLiteral(", ")));
}

QString TrafficText::result(const TrafficRow& row)
{
    switch (row.kind) {
    case TrafficRow::Kind::opened:
        return tr("connected");
    case TrafficRow::Kind::closed:
        return tr("disconnected: %1").arg(reason(row.exchange.reason));
    case TrafficRow::Kind::noFrame:
        return reason(TrafficReason::badFrame);
    case TrafficRow::Kind::lost:
        return tr("too many to show; missing: %1").arg(row.lost);
    case TrafficRow::Kind::exchange:
        break;
    }
    switch (row.exchange.outcome) {
    case ModbusExchange::Outcome::answered:
        return answer(row.exchange);
    case ModbusExchange::Outcome::exception: {
        const QString refusal = exception(row.exchange.exception);
        return row.exchange.reason == TrafficReason::fault
            ? QStringLiteral("%1 (%2)").arg(refusal, reason(TrafficReason::fault))
            : refusal;
    }
    case ModbusExchange::Outcome::silence:
        return row.exchange.reason == TrafficReason::broadcast ? reason(row.exchange.reason)
                                                               : tr("no reply: %1").arg(reason(row.exchange.reason));
    }
    return {};
}

QString TrafficText::details(const TrafficRow& row)
{
    const ModbusExchange& exchange = row.exchange;
    QStringList lines;
    lines += tr("Client %1, connection %2, meter time %3 s")
                 .arg(QString::fromStdString(endpointText(exchange.peers.client)))
                 .arg(exchange.peers.connection)
                 .arg(QLocale().toString(secondsOf(exchange.meterTime), 'f', 3));
    if (!exchange.request.empty()) {
        lines += tr("Received (%1 bytes):").arg(exchange.request.size()) + hexLines(exchange.request);
    }
    if (!exchange.reply.empty()) {
        lines
            += tr("Sent after %2 ms (%1 bytes):")
                   .arg(exchange.reply.size())
                   .arg(QLocale().toString(static_cast<double>(exchange.duration) / kNanosecondsPerMillisecond, 'f', 3))
            + hexLines(exchange.reply);
    }
    lines += result(row);
    if (row.kind == TrafficRow::Kind::exchange && exchange.accessesRegisters) {
        forEachRow(exchange, [&](const RegisterRow& at, std::span<const uint16_t> words) {
            lines += QStringLiteral("  %1  %2").arg(at.address).arg(RegisterNames::of(at))
                + (words.empty() ? QString() : QStringLiteral(" = ") + valueText(at, words));
        });
    }
    return lines.join(u'\n');
}

} // namespace vmeter
