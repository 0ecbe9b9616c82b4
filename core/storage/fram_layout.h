// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_metering.h"
#include "core/meter_state.h"
#include "core/metrology/calibration.h"
#include "core/storage/record.h"

namespace vmeter {

/// Everything that outlives a power cut.
struct Retained {
    EnergyRegisters energies;
    PartialMeters partials;
    EnergyMetering::Carry carry;
    Tariff tariff = Tariff::t1;
    std::array<SampleCount, kTariffs> tariffTime{};
    Settings settings;
};

/// Where things lie in the FRAM (kFramSize bytes): the calibration, written once at the factory, and the web passwords,
/// apart from the record that is renewed with every 10 Wh.
class FramLayout {
public:
    FramLayout();

    /// Where the chip holds no good record: nothing counted, and the settings of the factory.
    Retained loadRetained(const Fram& fram, const Settings& factory = {});
    void storeRetained(Fram& fram, const Retained& retained);

    /// Factory values where the chip holds no good record; likewise the web passwords.
    Calibration loadCalibration(const Fram& fram);
    void storeCalibration(Fram& fram, const Calibration& calibration);

    WebPasswords loadWebPasswords(const Fram& fram);
    void storeWebPasswords(Fram& fram, const WebPasswords& passwords);

private:
    Record m_calibration;
    Record m_retained;
    Record m_webPasswords;
};

} // namespace vmeter
