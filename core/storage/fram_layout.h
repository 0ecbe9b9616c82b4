// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_metering.h"
#include "core/meter_state.h"
#include "core/metrology/calibration.h"
#include "core/storage/record.h"

namespace vmeter {

/// Everything that survives a power cut.
struct PersistentData {
    EnergyRegisters energies;
    PartialCounters partials;
    EnergyMetering::PendingEnergy pendingEnergy;
    Tariff tariff = Tariff::t1;
    std::array<Duration, kTariffs> tariffTime{};
    Settings settings;
};

/// Why a meter must not be started on a FRAM: it would overwrite what is there with factory values.
enum class FramProblem : uint8_t {
    none,
    energies,     ///< neither slot with energies and settings is valid, and they are not blank
    webPasswords, ///< likewise
    newerVersion, ///< a newer version has written energies or web passwords
};

/// Layout of the FRAM (kFramSize bytes): the calibration, written once at the factory, and the web passwords are
/// separate from the record that is written for each 10 Wh.
class FramLayout {
public:
    FramLayout();

    /// The first problem in the order newerVersion, energies, webPasswords. An unreadable calibration is none: the
    /// front end is calibrated again, with the same result.
    [[nodiscard]] FramProblem problemOf(const Fram& fram) const;

    /// Without a valid record, returns zero energies and the factory settings.
    PersistentData loadPersistentData(const Fram& fram, const Settings& factory = {});
    void storePersistentData(Fram& fram, const PersistentData& persistentData);

    /// Returns factory values without a valid record; the same applies to the web passwords.
    Calibration loadCalibration(const Fram& fram);
    void storeCalibration(Fram& fram, const Calibration& calibration);

    WebPasswords loadWebPasswords(const Fram& fram);
    void storeWebPasswords(Fram& fram, const WebPasswords& passwords);

private:
    Record m_calibration;
    Record m_persistentData;
    Record m_webPasswords;
};

} // namespace vmeter
