// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"

#include "virtualhw/bench/traffic/big_endian.h"
#include "virtualhw/ethernet/modbus/modbus_identification.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

// Sizes of PDUs with their function code (Modbus Application Protocol V1.1b3, 6.3, 6.6, 6.12).
constexpr std::size_t kReadRequestSize = 1 + 2 + 2;     ///< function code, address, count
constexpr std::size_t kWriteSingleSize = 1 + 2 + 2;     ///< function code, address, word
constexpr std::size_t kWriteHeaderSize = 1 + 2 + 2 + 1; ///< function code, address, count, byte count
constexpr std::size_t kWriteReplySize = 1 + 2 + 2;      ///< of both writes: the first five bytes of the request

bool touchesSettings(const RegisterTable& registers, uint16_t address)
{
    const RegisterBlock* const block = registers.findBlock(address);
    return block != nullptr && block->kind == BlockKind::settings;
}

/// Exception code for a refusal by the register table (docs/device.md, section 10).
std::optional<ModbusException> exceptionFor(RegisterResult result)
{
    switch (result) {
    case RegisterResult::ok:
        return std::nullopt;
    case RegisterResult::illegalAddress:
        return ModbusException::illegalDataAddress;
    case RegisterResult::illegalValue:
        return ModbusException::illegalDataValue;
    }
    return ModbusException::serverDeviceFailure;
}

/// The reply to a write that was executed, or its refusal.
std::size_t writeReply(std::span<const uint8_t> request, std::optional<ModbusException> refusal,
    std::span<uint8_t, kMaxReplyPduSize> reply)
{
    if (refusal) {
        return refuseModbus(request[0], *refusal, reply);
    }
    std::copy_n(request.begin(), kWriteReplySize, reply.begin());
    return kWriteReplySize;
}

} // namespace

std::size_t ModbusPduServer::answer(Request request, const MeterState& meter, bool broadcast, Reply reply) const
{
    switch (request.front()) {
    case modbus_function::kReadHoldingRegisters:
    case modbus_function::kReadInputRegisters:
        return read(request, meter, reply);
    case modbus_function::kWriteSingleRegister:
        return writeSingle(request, meter, broadcast, reply);
    case modbus_function::kWriteMultipleRegisters:
        return writeMultiple(request, meter, broadcast, reply);
    case modbus_function::kEncapsulatedInterface:
        if (m_options.identification) {
            return identifyMeter(request, *meter.model, reply);
        }
        break;
    default:
        break;
    }
    return refuseModbus(request.front(), ModbusException::illegalFunction, reply);
}

/// Most requests are reads, so this function does not allocate.
std::size_t ModbusPduServer::read(Request request, const MeterState& meter, Reply reply) const
{
    const uint16_t count = request.size() == kReadRequestSize ? loadBigEndian(&request[3]) : 0;
    if (count == 0 || count > (m_options.words127 ? kMaxReadWordsExtended : kMaxReadWords)) {
        return refuseModbus(request[0], ModbusException::illegalDataValue, reply);
    }
    std::array<uint16_t, kMaxReadWordsExtended> words;
    const auto read = std::span(words).first(count);
    if (const auto refusal = exceptionFor(readRegisters(meter, loadBigEndian(&request[1]), read))) {
        return refuseModbus(request[0], *refusal, reply);
    }
    reply[0] = request[0];
    reply[1] = static_cast<uint8_t>(2 * count);
    auto* out = &reply[2];
    for (const uint16_t word : read) {
        storeBigEndian(out, word);
        out += 2;
    }
    return 2 + 2 * std::size_t{count};
}

std::size_t ModbusPduServer::writeSingle(Request request, const MeterState& meter, bool broadcast, Reply reply) const
{
    if (request.size() != kWriteSingleSize) {
        return refuseModbus(request[0], ModbusException::illegalDataValue, reply);
    }
    const std::array word{loadBigEndian(&request[3])};
    return writeReply(request, write(loadBigEndian(&request[1]), word, meter, broadcast), reply);
}

std::size_t ModbusPduServer::writeMultiple(Request request, const MeterState& meter, bool broadcast, Reply reply) const
{
    const std::size_t count = request.size() < kWriteHeaderSize ? 0 : loadBigEndian(&request[3]);
    if (count == 0 || count > kMaxWriteWords || request[5] != 2 * count
        || request.size() != kWriteHeaderSize + 2 * count) {
        return refuseModbus(request[0], ModbusException::illegalDataValue, reply);
    }
    std::array<uint16_t, kMaxWriteWords> words;
    for (std::size_t i = 0; i < count; ++i) {
        words[i] = loadBigEndian(&request[kWriteHeaderSize + 2 * i]);
    }
    return writeReply(
        request, write(loadBigEndian(&request[1]), std::span(words).first(count), meter, broadcast), reply);
}

std::optional<ModbusException> ModbusPduServer::write(
    uint16_t address, std::span<const uint16_t> words, const MeterState& meter, bool broadcast) const
{
    if (m_options.userLock && touchesSettings(meter.model->registers, address)) {
        return ModbusException::illegalDataAddress;
    }
    const auto result = m_backend.write(address, words, broadcast);
    return result ? exceptionFor(*result) : ModbusException::serverDeviceBusy;
}

} // namespace vmeter
