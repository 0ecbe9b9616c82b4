// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_identification.h"

#include <algorithm>
#include <array>
#include <string>

namespace vmeter {

namespace {

// Modbus Application Protocol V1.1b3, 6.21.
constexpr uint8_t kReadDeviceIdentification = 0x0E; ///< MEI type
constexpr uint8_t kBasicStream = 1;
constexpr uint8_t kRegularStream = 2;
constexpr uint8_t kExtendedStream = 3;
constexpr uint8_t kIndividualObject = 4;
constexpr uint8_t kConformity = 0x81;               ///< basic identification, as a stream and as single objects
constexpr std::size_t kShortestRequest = 1 + 1 + 1; ///< of any MEI type
constexpr std::size_t kRequestSize = 1 + 1 + 1 + 1; ///< function code, MEI type, code, object

/// "1.03" for 103.
std::string versionText(uint16_t hundredths)
{
    const std::string digits = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits;
}

} // namespace

std::size_t refuseModbus(uint8_t functionCode, ModbusException exception, std::span<uint8_t, kMaxReplyPduSize> reply)
{
    reply[0] = functionCode | kModbusExceptionBit;
    reply[1] = static_cast<uint8_t>(exception);
    return 2;
}

/// [inferred] The texts are those of the identification registers.
std::size_t identifyMeter(
    std::span<const uint8_t> request, const MeterModel& model, std::span<uint8_t, kMaxReplyPduSize> reply)
{
    const auto refuse = [&](ModbusException exception) { return refuseModbus(request[0], exception, reply); };
    if (request.size() < kShortestRequest) {
        return refuse(ModbusException::illegalDataValue);
    }
    if (request[1] != kReadDeviceIdentification) {
        return refuse(ModbusException::illegalFunction);
    }
    if (request.size() != kRequestSize) {
        return refuse(ModbusException::illegalDataValue);
    }
    // Their numbers are the places in this list.
    const std::array<std::string, 3> objects{
        std::string(model.manufacturer), std::string(model.productName), versionText(model.firmware.metrological)};
    const uint8_t code = request[2];
    std::size_t first = request[3];
    if (code == kIndividualObject) {
        if (first >= objects.size()) {
            return refuse(ModbusException::illegalDataAddress);
        }
    } else if (code < kBasicStream || code > kExtendedStream) {
        return refuse(ModbusException::illegalDataValue);
    } else if (first >= objects.size()) {
        first = 0; // a stream begins anew
    }
    const std::size_t end = code == kIndividualObject ? first + 1 : objects.size();
    constexpr uint8_t kNoMore = 0;
    const std::array<uint8_t, 7> header{
        request[0], request[1], code, kConformity, kNoMore, 0, static_cast<uint8_t>(end - first)};
    auto out = std::copy(header.begin(), header.end(), reply.begin());
    for (std::size_t object = first; object < end; ++object) {
        *out++ = static_cast<uint8_t>(object);
        *out++ = static_cast<uint8_t>(objects[object].size());
        out = std::copy(objects[object].begin(), objects[object].end(), out);
    }
    return static_cast<std::size_t>(out - reply.begin());
}

} // namespace vmeter
