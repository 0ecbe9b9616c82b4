// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/quadrants.h"
#include "core/metrology/samples.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// The finest unit of energy: the product of one voltage and one current LSB, held for one sample. With 500 V and 200 A
/// full scale and 8000 samples a second, one watt-hour is a whole number of these units, so energy is counted without
/// rounding.
inline constexpr int64_t kEnergyUnitsPerWh = int64_t{288} << 46;
static_assert(int64_t{3600} * kSampleRate == 288 * int64_t{kFullScaleVolts} * kFullScaleAmperes,
    "one watt-hour is 288 * 2^46 energy units");

/// An amount of energy, in Wh, varh or VAh by context: whole units and an exact remainder.
struct Energy {
    uint64_t whole = 0;   ///< Wh, varh, VAh
    int64_t fraction = 0; ///< energy units, 0 .. kEnergyUnitsPerWh - 1

    /// Adds `units`, 0 .. 2^62. Returns the number of watt-hours that this completes.
    constexpr uint64_t add(int64_t units)
    {
        fraction += units;
        if (fraction < kEnergyUnitsPerWh) {
            return 0;
        }
        const auto completed = static_cast<uint64_t>(fraction / kEnergyUnitsPerWh);
        fraction %= kEnergyUnitsPerWh;
        whole += completed;
        return completed;
    }

    /// Truncated to tenths, the residual resolution of the registers (0.1 Wh).
    [[nodiscard]] constexpr uint64_t tenths() const
    {
        return whole * 10 + static_cast<uint64_t>(fraction * 10 / kEnergyUnitsPerWh);
    }

    friend constexpr Energy operator+(Energy a, Energy b)
    {
        a.whole += b.whole;
        a.add(b.fraction);
        return a;
    }
    friend constexpr bool operator==(const Energy&, const Energy&) = default;
};

/// A difference of energies (the balance). The sign is separate so that the amount stays exact.
struct SignedEnergy {
    Energy magnitude;
    bool negative = false;
};
SignedEnergy difference(const Energy& a, const Energy& b);

/// Quantities of the registers, in the order of the register blocks (19843 ff.).
enum class EnergyQuantity : uint8_t {
    activeImport,             ///< Ea+
    activeExport,             ///< Ea-
    reactiveImport,           ///< Er+
    reactiveExport,           ///< Er-
    apparent,                 ///< Eap
    reactiveImportInductive,  ///< Er+ inductive
    reactiveExportInductive,  ///< Er- inductive
    reactiveImportCapacitive, ///< Er+ capacitive
    reactiveExportCapacitive, ///< Er- capacitive
};

/// All energies of the meter that cannot be reset. Totals are the sum of the tariffs, Er+ and Er- the sum of their
/// quadrants, so a total always agrees with its parts.
class EnergyRegisters {
public:
    [[nodiscard]] Energy tariff(Tariff tariff, Element element, EnergyQuantity quantity) const;
    [[nodiscard]] Energy total(Element element, EnergyQuantity quantity) const;

    /// Balance (manual 4.6.2): (+T1) - (-T1) + (+T2) - (-T2), system.
    [[nodiscard]] SignedEnergy activeBalance() const;
    [[nodiscard]] SignedEnergy reactiveBalance() const;

    /// Number of 10 Wh steps of all registers together; changes whenever one of them shows a new value.
    [[nodiscard]] uint64_t steps() const;

    Energy& at(Tariff tariff, Element element, EnergyKind kind)
    {
        return m_energy[static_cast<std::size_t>(tariff)][static_cast<std::size_t>(element)]
                       [static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] const Energy& at(Tariff tariff, Element element, EnergyKind kind) const
    {
        return m_energy[static_cast<std::size_t>(tariff)][static_cast<std::size_t>(element)]
                       [static_cast<std::size_t>(kind)];
    }

private:
    std::array<std::array<std::array<Energy, kEnergyKinds>, kElements>, kTariffs> m_energy{};
};

/// Registers and display hold eight digits of 10 Wh: 999 999.99 kWh, then they start again at zero (manual 13,
/// docs/device.md, section 6). [inferred] the value for the E27/E28.
inline constexpr uint64_t kRolloverWh = uint64_t{1'000'000'000};

/// The energy as display, registers, web server and control API show it: what is left above the last roll-over.
constexpr Energy belowRollover(const Energy& energy)
{
    return {energy.whole % kRolloverWh, energy.fraction};
}

/// The balance likewise: its amount rolls over, its sign is that of the whole difference. [inferred] So export beyond
/// a balance that has rolled over leads back through the same readings.
constexpr SignedEnergy belowRollover(const SignedEnergy& balance)
{
    return {belowRollover(balance.magnitude), balance.negative};
}

/// belowRollover() in tenths of a Wh.
constexpr uint64_t shownTenths(const Energy& energy)
{
    return belowRollover(energy).tenths();
}

/// How often the register has rolled over.
constexpr uint64_t rolloverCount(const Energy& energy)
{
    return energy.whole / kRolloverWh;
}

} // namespace vmeter
