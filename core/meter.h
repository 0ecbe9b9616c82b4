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

/// The whole meter as its hardware sees it, firmware only.
///
/// Call order: powerOn(), then samples() for every 5 ms of mains, keys and register accesses between the blocks in
/// any order, powerFail() when the supply breaks down. Nothing is called back; the host asks. No function allocates,
/// throws or blocks. One thread at a time.
class Meter {
public:
    /// `model` outlives the meter.
    explicit Meter(const MeterModel& model, const MeterIdentity& identity = {});

    // ---- hardware -> meter -------------------------------------------------------------------------------------

    /// Supply is good: loads energies, settings and calibration from `fram` (factory values where it holds none) and
    /// shows the first page. `fram` must outlive the meter or the next powerFail().
    void powerOn(Fram& fram);

    /// Supply breaks down: saves energies and settings; the display goes dark. Without power every input is ignored.
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

    /// Factory only: puts the AFE's correction in force and into FRAM. Measuring starts anew, as after powerOn();
    /// energies go on. Nothing happens without power.
    void calibrate(const Calibration& calibration);

    /// The meter is defective: message 1 .. kMalfunctionMax stands in place of every page (manual 11.3), 0 ends it;
    /// others are ignored. A power cut does not repair it. [inferred] measuring and communication go on.
    void setMalfunction(uint8_t malfunction);

    /// Factory only, without power: makes it another model, which outlives the meter. Nothing happens while it has
    /// power.
    void setModel(const MeterModel& model);

    /// The web server changes the settings, which it has checked: in force and stored at once, as leaving SETUP 2 with
    /// Y does (manual 9.1.2). What Modbus had staged is dropped. Nothing happens without power.
    void applySettings(const Settings& settings);

    /// The web server changes the password of one of its users; kept in FRAM. Nothing happens without power.
    void setWebPassword(WebAccount account, const WebPassword& password);

    /// The web server starts, stops or zeroes a partial counter, as the keys do (manual 9.1). Nothing happens without
    /// power.
    void setPartialRunning(PartialCounter counter, bool running);
    void zeroPartial(PartialCounter counter);

    /// A message from a DHCP server, as the payload of its datagram (RFC 2131).
    void receiveDhcp(std::span<const uint8_t> message);
    /// Another host answered the probe for this address (RFC 5227).
    void addressConflict(const Ipv4& address);
    /// A message from the time server that was asked (RFC 5905).
    void receiveSntp(std::span<const uint8_t> message);
    /// Factory only: where the transaction numbers of DHCP and NTP begin.
    void seedNetwork(uint64_t seed) { m_port.seed(seed); }

    /// A request was served on the Ethernet port: the communication mark is lit for one second.
    void linkActivity();

    // ---- a host in a hurry -------------------------------------------------------------------------------------

    /// The last block ended a hop of 200 ms: powers() are new.
    [[nodiscard]] bool hopEnded() const { return m_metrology.hopEnded(); }
    [[nodiscard]] const HopPowers& powers() const { return m_metrology.hopPowers(); }

    /// Lets `duration`, whole seconds, pass without samples, as if nothing had changed. No energy is counted.
    void coast(SampleCount duration);

    /// How long DHCP and NTP have nothing to do; kNever: until somebody sends something.
    [[nodiscard]] SampleCount untilNetworkEvent() const;

    /// Books the energy of `duration` of `powers` into the same registers as samples do; pulses are counted, not drawn.
    void bookCoasted(const HopPowers& powers, SampleCount duration);

    // ---- meter -> hardware -------------------------------------------------------------------------------------

    /// All that can be read, at this moment.
    [[nodiscard]] const MeterState& state() const { return m_state; }

    /// The page in view, as Menu::position() says.
    [[nodiscard]] MenuPosition page() const { return m_menu.position(); }

    /// What it sends as a DHCP client, and the question to the time server that is set. Each is given once.
    [[nodiscard]] std::optional<DhcpOutput> takeDhcp() { return m_port.takeDhcp(); }
    [[nodiscard]] std::optional<SntpClient::Question> takeSntp() { return m_port.takeSntp(); }

    /// What the firmware writes into the converter's delay registers of the currents L1 L2 L3 at power-on:
    /// kDelayStepsPerSample a sample interval, + delays. Changes with powerOn() and calibrate() only.
    [[nodiscard]] const std::array<int16_t, kPhases>& currentDelays() const
    {
        return m_metrology.calibration().currentDelay;
    }

private:
    void start();
    void execute(const MenuAction& action);
    void execute(const RegisterAction& action);
    void countLedPulses(uint64_t pulses, SampleCount at);
    void countOutputPulses(uint64_t pulses, SampleCount at);
    void meter(const SampleBlock& block);
    void restoreWebPasswords();
    void passTime(SampleCount duration);
    void startNetwork();
    void followNetwork();
    void save();
    void refreshDisplay();

    Fram* m_fram = nullptr;
    FramLayout m_layout;
    Metrology m_metrology;
    EnergyMetering m_energyMetering;
    Menu m_menu;
    NetworkPort m_port;
    MeterState m_state;
    Settings m_storedSettings;         ///< in FRAM; in force after the next start
    SampleCount m_linkActiveUntil = 0; ///< uptime
    uint32_t m_shownView = 0;          ///< Menu::viewChanges() of the frame in view
    uint64_t m_savedSteps = 0;         ///< EnergyRegisters::steps() at the last save
};

} // namespace vmeter
