// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/register_json.h"

#include "app/control/api_error.h"
#include "core/registers/register_access.h"
#include "core/registers/register_decoding.h"
#include "core/registers/register_table.h"
#include "virtualhw/base/qt_text.h"

#include <QByteArray>
#include <QJsonArray>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace vmeter {

namespace {

QJsonArray jsonWords(std::span<const uint16_t> words)
{
    QJsonArray array;
    for (const auto word : words) {
        array.append(word);
    }
    return array;
}

QJsonValue value(const DecodedRegister& decoded)
{
    switch (decoded.kind) {
    case DecodedRegister::Kind::number:
        return toQString(decoded.text()).toDouble();
    case DecodedRegister::Kind::text:
        return toQString(decoded.text());
    case DecodedRegister::Kind::unavailable:
        break;
    }
    return {};
}

QJsonObject rowJson(const RegisterRow& row, std::span<const uint16_t> words)
{
    return {
        {"address", row.address},
        {"words", jsonWords(words)},
        {"name", toQString(row.name.view())},
        {"type", typeName(row.type)},
        {"scale", scaleText(row)},
        {"unit", unitName(row.unit)},
        {"value", value(decodeRegister(row, words))},
        {"certainty", certaintyName(row.certainty)},
    };
}

/// The rows that contain a word of `words` from `address` on, up to the first hole.
QJsonArray rowsJson(const RegisterTable& registers, uint16_t address, std::span<const uint16_t> words)
{
    QJsonArray rows;
    const auto count = static_cast<unsigned>(words.size());
    for (unsigned at = address; at < unsigned{address} + count;) {
        const auto* const row = registers.findRow(static_cast<uint16_t>(at));
        if (row == nullptr) {
            break;
        }
        const unsigned end = std::min(unsigned{row->address} + row->words, unsigned{address} + count);
        rows.append(rowJson(*row, words.subspan(at - address, end - at)));
        at = end;
    }
    return rows;
}

} // namespace

QJsonObject registersJson(const MeterState& state, uint16_t address, uint16_t count)
{
    std::vector<uint16_t> words(count);
    if (readRegisters(state, address, words) != RegisterResult::ok) {
        throw ApiError(400, "illegal_address",
            "the registers " + std::to_string(address) + " to " + std::to_string(address + count - 1)
                + " are not readable as one block; `vmeter registers` lists the blocks",
            "address");
    }
    return {{"address", address}, {"count", count}, {"words", jsonWords(words)},
        {"registers", rowsJson(state.model->registers, address, words)}};
}

std::optional<QJsonObject> registerAccessJson(const ModbusExchange& exchange)
{
    using Outcome = ModbusExchange::Outcome;
    const bool broadcast = exchange.outcome == Outcome::silence && exchange.reason == TrafficReason::broadcast;
    if (!exchange.accessesRegisters || (exchange.outcome == Outcome::silence && !broadcast)) {
        return {};
    }
    const bool refused = exchange.outcome == Outcome::exception;
    return QJsonObject{
        {"client", QString::fromStdString(endpointText(exchange.peers.client))},
        {"unit_id", exchange.unitId},
        {"function", exchange.functionCode},
        {"access", exchange.isWrite ? "write" : "read"},
        {"address", exchange.address},
        {"count", exchange.count},
        {"result",
            refused         ? "exception"
                : broadcast ? "broadcast"
                            : "ok"},
        {"exception", refused ? QJsonValue(exchange.exception) : QJsonValue()},
        {"registers", rowsJson(exchange.model->registers, exchange.address, exchange.words)},
    };
}

} // namespace vmeter
