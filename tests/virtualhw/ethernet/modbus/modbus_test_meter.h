// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/modbus/modbus_backend.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace vmeter {

/// A meter for the server's tests: under power, 230 V on all phases, unit id 5. It accepts each write by default.
class ModbusTestMeter final : public ModbusBackend {
public:
    struct Write {
        uint16_t address = 0;
        std::vector<uint16_t> words;
        bool broadcast = false;
        friend bool operator==(const Write&, const Write&) = default;
    };

    ModbusTestMeter()
    {
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->meter.powered = true;
        snapshot->meter.uptime = {Duration{1000}};
        snapshot->meter.settings.unitId = 5;
        for (ElementMeasurement& phase : snapshot->meter.measurements.phase) {
            phase.voltage = Microvolts{230'000'000};
        }
        m_snapshot = std::move(snapshot);
    }

    /// Publishes a copy of the newest snapshot with a change.
    void change(const std::function<void(MeterState&)>& change)
    {
        auto next = std::make_shared<Snapshot>(*snapshot());
        change(next->meter);
        publish(std::move(next));
    }
    void publish(std::shared_ptr<const Snapshot> snapshot)
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::move(snapshot);
    }

    /// Sets the result of later writes, or a function that handles them.
    void setWriteResult(std::optional<RegisterResult> result)
    {
        const std::lock_guard lock(m_mutex);
        m_writeResult = result;
    }
    void setWriteEffect(std::function<void(const Write&)> effect)
    {
        const std::lock_guard lock(m_mutex);
        m_writeEffect = std::move(effect);
    }

    /// All writes so far; complete after a reply to a later request.
    [[nodiscard]] std::vector<Write> writes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_writes;
    }
    [[nodiscard]] int activities() const { return m_activities; }
    /// Replies spoiled, each counted for each fault that spoiled it.
    [[nodiscard]] int strikes() const { return m_strikes; }

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_snapshot;
    }
    std::optional<RegisterResult> write(uint16_t address, std::span<const uint16_t> words, bool broadcast) override
    {
        std::unique_lock lock(m_mutex);
        const Write write{address, {words.begin(), words.end()}, broadcast};
        m_writes.push_back(write);
        const auto result = m_writeResult;
        const auto effect = m_writeEffect;
        lock.unlock();
        if (effect) {
            effect(write);
        }
        return result;
    }
    void faultStruck(uint32_t) override { ++m_strikes; }
    void activity() override { ++m_activities; }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<RegisterResult> m_writeResult = RegisterResult::ok;
    std::function<void(const Write&)> m_writeEffect;
    std::vector<Write> m_writes;
    std::atomic<int> m_activities = 0;
    std::atomic<int> m_strikes = 0;
};

} // namespace vmeter
