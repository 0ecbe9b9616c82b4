// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// The nine partial counters, in the order of the PAr.b menu (manual 10.4).
enum class PartialCounter : uint8_t {
    activeImportT1,
    activeImportT2,
    activeImport,
    activeExportT1,
    activeExportT2,
    activeExport,
    apparent,
    reactiveImport,
    reactiveExport,
};
inline constexpr std::size_t kPartialCounters = 9;

/// By PartialCounter, as the web server and the control API call them (docs/interfaces.md, section 4.3).
inline constexpr std::array<const char*, kPartialCounters> kPartialNames{
    "Ea+T1", "Ea+T2", "Ea+", "Ea-T1", "Ea-T2", "Ea-", "Eap", "Er+", "Er-"};

/// Partial counters: each can be started, stopped and zeroed by itself; all are system values.
/// [inferred] They run from the factory, and zeroing keeps the running state (docs/device.md, section 7).
class PartialCounters {
public:
    struct Counter {
        Energy energy;
        bool running = true;
    };

    /// Books system energy into each running counter of that kind and tariff.
    void add(Tariff tariff, EnergyKind kind, int64_t units);

    [[nodiscard]] const Counter& at(PartialCounter counter) const { return m_counters[index(counter)]; }
    Counter& at(PartialCounter counter) { return m_counters[index(counter)]; }

    void toggle(PartialCounter counter) { at(counter).running = !at(counter).running; }
    void zero(PartialCounter counter) { at(counter).energy = {}; }
    void zeroAll();

private:
    static constexpr std::size_t index(PartialCounter counter) { return static_cast<std::size_t>(counter); }
    std::array<Counter, kPartialCounters> m_counters{};
};

} // namespace vmeter
