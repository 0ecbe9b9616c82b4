// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"
#include "core/energy/energy_registers.h"
#include "core/energy/partial_counters.h"
#include "core/meter_identity.h"
#include "core/meter_model.h"
#include "core/metrology/measurements.h"
#include "core/net/network_status.h"
#include "core/settings/settings.h"
#include "core/settings/web_password.h"
#include "core/units.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// [inferred] The text of manual 11.3's picture is lost; "Error" leaves room for two digits (docs/device.md, section
/// 11).
inline constexpr uint8_t kMalfunctionMax = 99;

/// Everything that can be read from the meter at one moment. A plain value: registers, display and API that use the
/// same copy give consistent answers.
struct MeterState {
    const MeterModel* model = &kCountisE28; ///< never null; must outlive all copies of the state
    MeterIdentity identity;
    bool powered = false;
    uint8_t malfunction = 0; ///< number of the message, 1 .. kMalfunctionMax; 0: the meter is sound (manual 11.3)
    SampleCount uptime = 0;  ///< since the last power-on

    Measurements measurements;
    EnergyRegisters energies;
    PartialCounters partials;
    Tariff tariff = Tariff::t1;                     ///< kept in FRAM; [inferred] T1 from the factory
    std::array<SampleCount, kTariffs> tariffTime{}; ///< time spent in each tariff, kept in FRAM

    Settings settings;         ///< in force
    WebPasswords webPasswords; ///< kept in FRAM
    Settings
        stagedSettings; ///< written by Modbus or web, not in force before stored (0xA1) and restarted (0xB2) [inferred]

    /// The clock chip of the meter; with power it advances with the samples. [inferred] It starts in 2000.
    UtcMicroseconds clock{946'684'800'000'000};

    LinkAddress link; ///< the address in force
    SntpStatus sntp;

    LcdFrame lcd;
    bool led = false;             ///< metrological LED, 1 Wh per flash, both directions
    bool pulseOutput = false;     ///< opto-coupler conducts
    uint64_t ledPulses = 0;       ///< since the meter was built; power cuts do not reset it
    uint64_t outputPulses = 0;    ///< likewise
    SampleCount lastLedPulse = 0; ///< uptime at the sample on which the last LED pulse began
    SampleCount lastOutputPulse = 0;
    uint32_t restarts = 0; ///< number of times that the Ethernet link was initialised again: restart command (0xB2) or
                           ///< change of address
};

} // namespace vmeter
