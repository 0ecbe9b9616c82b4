// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meter.h"

#include <algorithm>

namespace vmeter {

namespace {

// docs/display.md, mark 7. [inferred]
constexpr SampleCount kLinkMarkTime = samplesFromMilliseconds(1000);

constexpr SampleCount kSamplesPerBlock = kSetsPerBlock;

} // namespace

Meter::Meter(const MeterModel& model, const MeterIdentity& identity)
    : m_port(identity.mac)
{
    m_state.model = &model;
    m_state.identity = identity;
}

void Meter::powerOn(Fram& fram)
{
    m_fram = &fram;
    start();
}

void Meter::start()
{
    const MeterModel& model = *m_state.model;
    Settings factory;
    factory.unitId = m_state.identity.unitId;
    const PersistentData persistentData = m_layout.loadPersistentData(*m_fram, factory);
    m_metrology.powerOn(m_layout.loadCalibration(*m_fram), model.ratings);
    m_energyMetering.powerOn(persistentData.pendingEnergy, model.ratings);
    m_menu.powerOn(model.menus);
    m_storedSettings = persistentData.settings;

    m_state.powered = true;
    m_state.uptime = 0;
    m_state.measurements = {};
    m_state.energies = persistentData.energies;
    m_state.partials = persistentData.partials;
    m_state.tariff = persistentData.tariff;
    m_state.tariffTime = persistentData.tariffTime;
    m_state.settings = persistentData.settings;
    m_state.webPasswords = m_layout.loadWebPasswords(*m_fram);
    m_state.stagedSettings = persistentData.settings;
    m_state.led = false;
    m_state.pulseOutput = false;
    m_state.lastLedPulse = 0;
    m_state.lastOutputPulse = 0;
    m_linkActiveUntil = 0;
    m_savedSteps = m_state.energies.steps();
    startNetwork();
    renewDisplay();
}

void Meter::powerFail()
{
    if (!m_state.powered) {
        return;
    }
    bookUnfinishedHop();
    save();
    m_port.stop();
    m_state.powered = false;
    m_state.led = false;
    m_state.pulseOutput = false;
    m_state.measurements = {};
    m_state.lcd = {};
}

void Meter::bookUnfinishedHop()
{
    m_energyMetering.processUnfinishedHop(
        m_metrology.unfinishedHop(), {m_state.energies, m_state.partials, m_state.tariff});
}

void Meter::calibrate(const Calibration& calibration)
{
    if (m_state.powered) {
        m_layout.storeCalibration(*m_fram, calibration);
        m_metrology.powerOn(calibration, m_state.model->ratings);
    }
}

void Meter::samples(const SampleBlock& block)
{
    if (!m_state.powered) {
        return;
    }
    const bool outputBefore = m_state.pulseOutput;
    const bool linkBefore = m_state.uptime < m_linkActiveUntil;
    meter(block);

    const MeterRatings& ratings = m_state.model->ratings;
    m_state.led = m_state.lastLedPulse != 0 && m_state.uptime < m_state.lastLedPulse + ratings.led.onTime;
    m_state.pulseOutput
        = m_state.lastOutputPulse != 0 && m_state.uptime < m_state.lastOutputPulse + ratings.pulseOutput.onTime;
    execute(m_menu.advance(m_state, m_state.uptime));

    if (m_metrology.hopEnded() && m_state.energies.steps() != m_savedSteps) {
        save();
    }
    const bool markChanged = m_state.pulseOutput != outputBefore || linkBefore != (m_state.uptime < m_linkActiveUntil);
    if (m_metrology.secondEnded()) {
        renewDisplay();
    } else if (m_state.uptime % kBlinkPhase == 0 || markChanged || m_menu.viewChanges() != m_shownView) {
        refreshDisplay();
    }
}

void Meter::meter(const SampleBlock& block)
{
    const BlockEnergy& energy = m_metrology.process(block);
    const EnergyAccumulators accumulators{m_state.energies, m_state.partials, m_state.tariff};
    const EnergyMetering::Pulses pulses = m_energyMetering.processBlock(energy, accumulators);
    const auto sampleAt = [&](int64_t energy) {
        return m_state.uptime + m_metrology.locate(block, m_energyMetering.counting(), energy);
    };
    // Export advances the LED but not the output, so each can have a pulse without the other.
    if (pulses.led != 0) {
        countLedPulses(pulses.led, sampleAt(pulses.ledAt));
    }
    if (pulses.output != 0) {
        countOutputPulses(pulses.output, sampleAt(pulses.outputAt));
    }
    passTime(kSamplesPerBlock);
    if (m_metrology.hopEnded()) {
        const EnergyMetering::Pulses released = m_energyMetering.processHop(m_metrology.hopPowers(), accumulators);
        countLedPulses(released.led, m_state.uptime);
        countOutputPulses(released.output, m_state.uptime);
    }
    if (m_metrology.secondEnded()) {
        m_state.measurements = m_metrology.measurements();
    }
}

void Meter::skip(SampleCount duration)
{
    if (!m_state.powered) {
        return;
    }
    passTime(duration);
    refreshDisplay();
}

void Meter::passTime(SampleCount duration)
{
    m_state.uptime += duration;
    m_state.tariffTime[static_cast<std::size_t>(m_state.tariff)] += duration;
    m_state.clock.value += static_cast<int64_t>(duration * kMicrosecondsPerSample);
    if (m_state.uptime >= m_port.due()) {
        m_port.advance(m_state.uptime, m_state.clock);
        followNetwork();
    }
}

SampleCount Meter::untilNetworkEvent() const
{
    const SampleCount due = m_port.due();
    return due == kNever ? kNever : due - std::min(due, m_state.uptime);
}

void Meter::startNetwork()
{
    m_port.start(m_state.settings, m_state.uptime);
    followNetwork();
}

void Meter::followNetwork()
{
    m_state.link = m_port.address();
    m_state.sntp = m_port.sntp();
}

void Meter::receiveDhcp(std::span<const uint8_t> message)
{
    if (m_state.powered) {
        m_port.receiveDhcp(message, m_state.uptime);
        followNetwork();
    }
}

void Meter::addressConflict(const Ipv4& address)
{
    if (m_state.powered) {
        m_port.addressConflict(address, m_state.uptime);
        followNetwork();
    }
}

void Meter::receiveSntp(std::span<const uint8_t> message)
{
    if (!m_state.powered) {
        return;
    }
    if (const auto offset = m_port.receiveSntp(message, m_state.uptime, m_state.clock)) {
        m_state.clock += *offset;
    }
    followNetwork();
}

void Meter::bookSkipped(const HopPowers& powers, SampleCount duration)
{
    if (!m_state.powered) {
        return;
    }
    const EnergyAccumulators accumulators{m_state.energies, m_state.partials, m_state.tariff};
    const EnergyMetering::Pulses pulses = m_energyMetering.bookSkipped(powers, duration, accumulators);
    m_state.ledPulses += pulses.led;
    m_state.outputPulses += pulses.output;
    if (m_state.energies.steps() != m_savedSteps) {
        save();
    }
    renewDisplay();
}

void Meter::countLedPulses(uint64_t pulses, SampleCount at)
{
    if (pulses != 0) {
        m_state.ledPulses += pulses;
        m_state.lastLedPulse = at;
    }
}

void Meter::countOutputPulses(uint64_t pulses, SampleCount at)
{
    if (pulses != 0) {
        m_state.outputPulses += pulses;
        m_state.lastOutputPulse = at;
    }
}

void Meter::key(Key key, bool pressed)
{
    if (!m_state.powered) {
        return;
    }
    execute(m_menu.key(key, pressed, m_state, m_state.uptime));
    refreshDisplay();
}

void Meter::setSealed(bool sealed)
{
    m_menu.setSealed(sealed);
}

void Meter::setMalfunction(uint8_t malfunction)
{
    if (malfunction > kMalfunctionMax) {
        return;
    }
    m_state.malfunction = malfunction;
    if (m_state.powered) {
        renewDisplay();
    }
}

void Meter::setModel(const MeterModel& model)
{
    if (!m_state.powered) {
        m_state.model = &model;
    }
}

RegisterResult Meter::writeRegisters(uint16_t address, std::span<const uint16_t> words, bool broadcast)
{
    if (!m_state.powered) {
        return RegisterResult::illegalAddress;
    }
    const RegisterWrite write = decodeWrite(m_state, address, words, broadcast);
    if (write.result == RegisterResult::ok) {
        execute(write.action);
    }
    return write.result;
}

void Meter::applySettings(const Settings& settings)
{
    if (!m_state.powered) {
        return;
    }
    const bool linkChanges = settings.network != m_state.settings.network;
    m_state.settings = settings;
    m_state.stagedSettings = settings;
    m_storedSettings = settings;
    if (linkChanges) {
        ++m_state.restarts;
        startNetwork();
    } else {
        m_port.startSntp(settings, m_state.uptime);
        followNetwork();
    }
    save();
    renewDisplay();
}

void Meter::setWebPassword(WebAccount account, const WebPassword& password)
{
    if (m_state.powered) {
        m_state.webPasswords[static_cast<std::size_t>(account)] = password;
        m_layout.storeWebPasswords(*m_fram, m_state.webPasswords);
    }
}

/// "Eth SdEF": all that manual 8.2 and 13 name under communication has its factory value again, the Modbus address
/// included. [inferred] Time server, time zone and web passwords too; the clock goes on.
void Meter::restoreFactorySettings()
{
    m_state.settings = Settings{};
    m_state.stagedSettings = Settings{};
    m_storedSettings = Settings{};
    for (WebPassword& password : m_state.webPasswords) {
        password = WebPassword{.changes = password.changes + 1};
    }
    m_layout.storeWebPasswords(*m_fram, m_state.webPasswords);
}

void Meter::setPartialRunning(PartialCounter counter, bool running)
{
    if (m_state.powered && m_state.partials.at(counter).running != running) {
        execute(MenuAction{MenuAction::Kind::togglePartial, counter});
    }
}

void Meter::zeroPartial(PartialCounter counter)
{
    if (m_state.powered) {
        execute(MenuAction{MenuAction::Kind::zeroPartial, counter});
    }
}

void Meter::linkActivity()
{
    if (!m_state.powered) {
        return;
    }
    const bool wasLit = m_state.uptime < m_linkActiveUntil;
    m_linkActiveUntil = m_state.uptime + kLinkMarkTime;
    if (!wasLit) {
        refreshDisplay();
    }
}

void Meter::execute(const MenuAction& action)
{
    switch (action.kind) {
    case MenuAction::Kind::none:
        return;
    case MenuAction::Kind::togglePartial:
        m_state.partials.toggle(action.counter);
        break;
    case MenuAction::Kind::zeroPartial:
        m_state.partials.zero(action.counter);
        break;
    case MenuAction::Kind::zeroAllPartials:
        m_state.partials.zeroAll();
        break;
    case MenuAction::Kind::applyNetwork:
        if (action.factory) {
            restoreFactorySettings();
        }
        m_state.settings.network = action.network;
        m_state.stagedSettings.network = action.network;
        m_storedSettings.network = action.network;
        ++m_state.restarts;
        startNetwork();
        break;
    }
    save();
    renewDisplay();
}

void Meter::execute(const RegisterAction& action)
{
    switch (action.kind) {
    case RegisterAction::Kind::none:
        return;
    case RegisterAction::Kind::selectTariff:
        m_state.tariff = action.tariff;
        break;
    case RegisterAction::Kind::zeroPartials:
        for (std::size_t n = 0; n < kPartialCounters; ++n) {
            if ((action.counters >> n & 1) != 0) {
                m_state.partials.zero(static_cast<PartialCounter>(n));
            }
        }
        renewDisplay();
        break;
    case RegisterAction::Kind::stageSettings:
        m_state.stagedSettings = action.settings;
        return;
    case RegisterAction::Kind::setClock:
        setClock(action.clock);
        return;
    case RegisterAction::Kind::storeSettings:
        m_storedSettings = m_state.stagedSettings;
        break;
    case RegisterAction::Kind::restart:
        bookUnfinishedHop();
        save();
        ++m_state.restarts;
        start();
        return;
    }
    save();
}

void Meter::save()
{
    PersistentData persistentData;
    persistentData.energies = m_state.energies;
    persistentData.partials = m_state.partials;
    persistentData.pendingEnergy = m_energyMetering.pendingEnergy();
    persistentData.tariff = m_state.tariff;
    persistentData.tariffTime = m_state.tariffTime;
    persistentData.settings = m_storedSettings;
    m_layout.storePersistentData(*m_fram, persistentData);
    m_savedSteps = m_state.energies.steps();
}

/// Shows the present values. Called once a second (manual 13), and at once only where a command or a skipped stretch of
/// time has changed them.
void Meter::renewDisplay()
{
    m_page = m_menu.page(m_state);
    m_shownPage = m_menu.pageChanges();
    refreshDisplay();
}

/// Shows marks, blinking and backlight as they are now, beside the values of the last second. [inferred] A page that
/// comes into view has its present values.
void Meter::refreshDisplay()
{
    if (m_menu.pageChanges() != m_shownPage) {
        renewDisplay();
        return;
    }
    m_shownView = m_menu.viewChanges();
    m_state.lcd = m_menu.frame(m_page, m_state, m_state.uptime, m_state.uptime < m_linkActiveUntil);
}

} // namespace vmeter
