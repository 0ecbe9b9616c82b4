// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/mbap.h"
#include "virtualhw/ethernet/modbus/modbus_backend.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"

#include <QModbusServer>

#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// Answers request PDUs from the register table: function codes 3, 4 (as 3), 6 and 16 (docs/device.md, section 10), and
/// 43/14 where the options say so.
///
/// The base class checks the form of requests and builds the less frequent replies. Its own TCP server is not used: the
/// framing is in mbap.h, where a wrong length closes only the connection concerned.
class ModbusPduServer final : private QModbusServer {
public:
    explicit ModbusPduServer(ModbusBackend& backend, const ModbusOptions& options = {});

    /// Executes `request` (function code first, not empty) and writes the reply PDU to `reply`. Reads use only `meter`,
    /// even if the meter changes meanwhile. Returns the size of the reply, 2 .. kMaxReplyPduSize.
    std::size_t answer(std::span<const uint8_t> request, const MeterState& meter, bool broadcast,
        std::span<uint8_t, kMaxReplyPduSize> reply);

private:
    bool open() override;
    void close() override;
    QModbusResponse processRequest(const QModbusPdu& request) override;
    bool readData(QModbusDataUnit* unit) const override;
    bool writeData(const QModbusDataUnit& unit) override;

    std::size_t read(
        std::span<const uint8_t> request, const MeterState& meter, std::span<uint8_t, kMaxReplyPduSize> reply) const;
    QModbusResponse write(const QModbusPdu& request);
    QModbusResponse identify(const QModbusPdu& request);
    [[nodiscard]] bool isServed(uint8_t functionCode) const;

    ModbusBackend& m_backend;
    const ModbusOptions m_options;
    const MeterState* m_meter = nullptr; ///< state for the request that is being answered
    bool m_broadcast = false;            ///< likewise
    std::optional<QModbusPdu::ExceptionCode> m_writeRefused;
};

} // namespace vmeter
