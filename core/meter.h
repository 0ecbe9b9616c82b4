// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_metering.h"
#include "core/menu/menu.h"
#include "core/meter_state.h"
#include "core/metrology/calibration.h"
#include "core/metrology/metrology.h"
#include "core/metrology/samples.h"
#include "core/net/network_port.h"
#include "core/registers/register_access.h"
#include "core/storage/fram.h"
#include "core/storage/fram_layout.h"

#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// The firmware of the meter, with the interface to its hardware.
///
/// Call order: powerOn(), then samples() for every 5 ms of mains, keys and register accesses between the blocks in any
/// order, powerFail() when the supply fails. There are no callbacks; the host polls. No function allocates, throws or
/// blocks. Not thread-safe.
class Meter {
public:
    /// `model` must outlive the meter.
    explicit Meter(const MeterModel& model, const MeterIdentity& identity = {});

    // ---- hardware -> meter -------------------------------------------------------------------------------------

    /// Supply is good: loads energies, settings and calibration from `fram` (factory values where it holds none) and
    /// shows the first page. `fram` must outlive the meter or the next powerFail().
    void powerOn(Fram& fram);

    /// Supply fails: saves energies and settings; the display goes dark. Without power, all inputs are ignored.
    void powerFail();

    /// One block of samples, 5 ms; the only thing that makes time pass.
    void samples(const SampleBlock& block);

    /// A key goes down or up. Actions and press times are those of manual 9.1.
    void key(Key key, bool pressed);

    /// Sets the clock, with or without power.
    void setClock(UtcMicroseconds utc) { m_state.clock = utc; }

    /// The terminal cover is fitted and sealed: MeterModel::keysUnderSeal cannot be pressed (manual 7).
    void setSealed(bool sealed);

    /// Writes holding registers as function codes 6 and 16 do. `broadcast`: sent to unit 0, taken only by the
    /// tariff register (manual 8.2). Nothing is changed unless the result is `ok`.
    RegisterResult writeRegisters(uint16_t address, std::span<const uint16_t> words, bool broadcast);

    /// Factory only: applies the correction of the AFE and stores it in FRAM. Measurement restarts as after powerOn();
    /// energies do not change. No effect without power.
    void calibrate(const Calibration& calibration);

    /// Makes the meter defective: message 1 .. kMalfunctionMax replaces every page (manual 11.3); 0 repairs the meter;
    /// other values are ignored. A power cut does not repair it. [inferred] Measurement and communication continue.
    void setMalfunction(uint8_t malfunction);

    /// Factory only, without power: changes the model. `model` must outlive the meter. No effect with power.
    void setModel(const MeterModel& model);

    /// Changes the settings for the web server, which has checked them. [inferred] They take effect and are stored at
    /// once, as when SETUP 2 is left with Y (manual 9.1.2). Settings staged by Modbus are dropped. No effect without
    /// power.
    void applySettings(const Settings& settings);

    /// Changes the password of a web user and stores it in FRAM. No effect without power.
    void setWebPassword(WebAccount account, const WebPassword& password);

    /// Starts, stops or zeroes a partial counter for the web server, as the keys do (manual 9.1). [inferred] No effect
    /// without power.
    void setPartialRunning(PartialCounter counter, bool running);
    void zeroPartial(PartialCounter counter);

    /// A message from a DHCP server, as the payload of its datagram (RFC 2131).
    void receiveDhcp(std::span<const uint8_t> message);
    /// Another host answered the probe for this address (RFC 5227).
    void addressConflict(const Ipv4& address);
    /// A message from the requested time server (RFC 5905).
    void receiveSntp(std::span<const uint8_t> message);
    /// Factory only: seed of the transaction numbers of DHCP and NTP.
    void seedNetwork(uint64_t seed) { m_port.seed(seed); }

    /// A request was served on the Ethernet port: the communication mark is lit for one second.
    void linkActivity();

    // ---- a host that skips samples -----------------------------------------------------------------------------

    /// True if the last block ended a hop of 200 ms, so that powers() are new.
    [[nodiscard]] bool hopEnded() const { return m_metrology.hopEnded(); }
    [[nodiscard]] const HopPowers& powers() const { return m_metrology.hopPowers(); }

    /// Advances time by `duration`, whole seconds, without samples. No energy is counted.
    void skip(Duration duration);

    /// Time until DHCP or NTP has something to do; Duration::endless(): nothing until a message arrives.
    [[nodiscard]] Duration untilNetworkEvent() const;

    /// Books the energy of `powers` over `duration` into the same registers as samples do; pulses are counted, but not
    /// shown on LED and output.
    void bookSkipped(const HopPowers& powers, Duration duration);

    // ---- meter -> hardware -------------------------------------------------------------------------------------

    /// The present state, everything that can be read.
    [[nodiscard]] const MeterState& state() const { return m_state; }

    /// The present page, see Menu::position().
    [[nodiscard]] MenuPosition page() const { return m_menu.position(); }

    /// Messages to send as DHCP client, and the request to the configured time server. Each is returned once.
    [[nodiscard]] std::optional<DhcpOutput> releaseDhcp() { return m_port.releaseDhcp(); }
    [[nodiscard]] std::optional<SntpClient::Question> releaseSntp() { return m_port.releaseSntp(); }

    /// Values that the firmware writes into the delay registers of the converter for the currents L1 L2 L3 at power-on.
    /// Unit: kDelayStepsPerSample steps are one sample interval; + delays. Changes only with powerOn() and calibrate().
    [[nodiscard]] const std::array<int16_t, kPhases>& currentDelays() const
    {
        return m_metrology.calibration().currentDelay;
    }

    /// The calibration in force: as loaded with powerOn(), or as given with calibrate().
    [[nodiscard]] const Calibration& calibration() const { return m_metrology.calibration(); }

private:
    void start();
    void execute(const MenuAction& action);
    void execute(const RegisterAction& action);
    void countLedPulses(uint64_t pulses, Uptime at);
    void countOutputPulses(uint64_t pulses, Uptime at);
    void meter(const SampleBlock& block);
    void restoreFactorySettings();
    void passTime(Duration duration);
    void startNetwork();
    void followNetwork();
    void bookUnfinishedHop();
    void save();
    void renewDisplay();
    void refreshDisplay();

    Fram* m_fram = nullptr;
    FramLayout m_layout;
    Metrology m_metrology;
    EnergyMetering m_energyMetering;
    Menu m_menu;
    NetworkPort m_port;
    MeterState m_state;
    Settings m_storedSettings; ///< in FRAM; in force after the next start
    Uptime m_linkActiveUntil;
    LcdFrame m_page;           ///< Menu::page() with the values that are shown
    uint32_t m_shownPage = 0;  ///< Menu::pageChanges() of m_page
    uint32_t m_shownView = 0;  ///< Menu::viewChanges() of the present frame
    uint64_t m_savedSteps = 0; ///< EnergyRegisters::steps() at the last save
};

} // namespace vmeter
