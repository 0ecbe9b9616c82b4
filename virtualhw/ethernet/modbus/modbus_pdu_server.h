// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/mbap.h"
#include "virtualhw/ethernet/modbus/modbus_backend.h"
#include "virtualhw/ethernet/modbus/modbus_codes.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"

#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// Answers request PDUs from the register table: function codes 3, 4 (as 3), 6 and 16 (docs/device.md, section 10), and
/// 43/14 where the options say so. It knows no sockets; the framing is in mbap.h, where a wrong length closes only the
/// connection concerned.
class ModbusPduServer {
public:
    explicit ModbusPduServer(ModbusBackend& backend, const ModbusOptions& options = {})
        : m_backend(backend)
        , m_options(options)
    {
    }

    /// Executes `request` (function code first, not empty) and writes the reply PDU to `reply`. Reads use only `meter`,
    /// even if the meter changes meanwhile. Returns the size of the reply, 2 .. kMaxReplyPduSize.
    std::size_t answer(std::span<const uint8_t> request, const MeterState& meter, bool broadcast,
        std::span<uint8_t, kMaxReplyPduSize> reply) const;

private:
    using Request = std::span<const uint8_t>;
    using Reply = std::span<uint8_t, kMaxReplyPduSize>;

    std::size_t read(Request request, const MeterState& meter, Reply reply) const;
    std::size_t writeSingle(Request request, const MeterState& meter, bool broadcast, Reply reply) const;
    std::size_t writeMultiple(Request request, const MeterState& meter, bool broadcast, Reply reply) const;
    [[nodiscard]] std::optional<ModbusException> write(
        uint16_t address, std::span<const uint16_t> words, const MeterState& meter, bool broadcast) const;

    ModbusBackend& m_backend;
    const ModbusOptions m_options;
};

} // namespace vmeter
