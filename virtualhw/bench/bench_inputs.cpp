// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a bench from outside.
#include "core/registers/commands.h"
#include "virtualhw/bench/bench_act.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

std::size_t index(Key key)
{
    return static_cast<std::size_t>(key);
}

} // namespace

void Bench::setScenario(Scenario scenario)
{
    const Act act(*this, [&] { return ScenarioInput{scenario}; });
    disturb();
    start(std::move(scenario));
    if (m_player.scenario().tariff) {
        selectTariff(*m_player.scenario().tariff);
    }
}

void Bench::setMains(bool on)
{
    const Act act(*this, [&] { return MainsInput{on}; });
    disturb();
    m_mainsOn = on;
    m_sourceChangedAt = m_time;
}

void Bench::setMalfunction(uint8_t malfunction)
{
    const Act act(*this, [&] { return MalfunctionInput{malfunction}; });
    m_malfunction = malfunction;
    m_meter.setMalfunction(m_deviceFaults.malfunction.value_or(malfunction));
}

uint32_t Bench::addFault(const Fault& fault)
{
    const Act act(*this, [&] { return FaultInput{fault}; });
    const uint32_t id = m_faults.add(fault, m_time, m_meter.state(), false);
    updateFaults();
    return id;
}

void Bench::removeFault(uint32_t id)
{
    const Act act(*this, [&] { return FaultEndInput{id}; });
    m_faults.remove(id);
    updateFaults();
}

void Bench::setFaults(std::span<const Fault> faults)
{
    const Act act(*this, [&] { return FaultsInput{{faults.begin(), faults.end()}}; });
    m_faults.removeAll();
    for (const Fault& fault : faults) {
        m_faults.add(fault, m_time, m_meter.state(), false);
    }
    updateFaults();
}

void Bench::changeInput(const InputChange& change)
{
    const Act act(*this, [&] { return ChangeInput{change}; });
    disturb();
    m_player.change(change);
    if (change.tariff) {
        selectTariff(*change.tariff);
    }
}

void Bench::key(Key key, bool pressed)
{
    const Act act(*this, [&] { return KeyInput{key, pressed}; });
    disturb();
    // A key that is held by a timed press belongs to whoever presses last.
    std::erase_if(m_releases, [&](const Release& release) { return release.key == key; });
    m_keyPressed[index(key)] = pressed;
    m_meter.key(key, pressed);
}

SampleCount Bench::press(std::span<const Key> keys, SampleCount hold)
{
    const Act act(*this, [&] { return PressInput{{keys.begin(), keys.end()}, hold}; });
    for (const Key key : keys) {
        this->key(key, true);
        m_releases.push_back({m_time + hold, key});
    }
    return m_time + hold;
}

RegisterResult Bench::writeRegisters(uint16_t address, std::span<const uint16_t> words, bool broadcast)
{
    const Act act(*this, [&] { return WriteInput{address, {words.begin(), words.end()}, broadcast}; });
    disturb();
    return m_meter.writeRegisters(address, words, broadcast);
}

void Bench::applySettings(const Settings& settings)
{
    const Act act(*this, [&] { return SettingsInput{settings}; });
    disturb();
    m_meter.applySettings(settings);
}

void Bench::setWebPassword(WebAccount account, const WebPassword& password)
{
    const Act act(*this, [&] { return PasswordInput{account, password}; });
    m_meter.setWebPassword(account, password);
}

void Bench::setPartialRunning(PartialCounter counter, bool running)
{
    const Act act(*this, [&] { return PartialRunInput{counter, running}; });
    disturb();
    m_meter.setPartialRunning(counter, running);
}

void Bench::zeroPartial(PartialCounter counter)
{
    const Act act(*this, [&] { return PartialZeroInput{counter}; });
    disturb();
    m_meter.zeroPartial(counter);
}

void Bench::selectTariff(Tariff tariff)
{
    const Act act(*this, [&] { return TariffInput{tariff}; });
    disturb();
    const uint16_t word = tariff == Tariff::t1 ? 1 : 2;
    m_meter.writeRegisters(kTariffRegister, {&word, 1}, false);
}

void Bench::note(const TrainingInput& input)
{
    const Act act(*this, [&] { return input; });
}

void Bench::setSealed(bool sealed)
{
    const Act act(*this, [&] { return SealInput{sealed}; });
    m_sealed = sealed;
    m_meter.setSealed(sealed);
}

void Bench::setModel(const MeterModel& model)
{
    const Act act(*this, [&] { return ModelInput{&model}; });
    disturb();
    const bool powered = m_meter.state().powered;
    m_meter.powerFail();
    m_meter.setModel(model);
    if (powered) {
        m_meter.powerOn(m_fram);
        setDelays();
    }
}

void Bench::setClock(UtcMicroseconds utc)
{
    const Act act(*this, [&] { return ClockInput{utc.value}; });
    m_meter.setClock(utc);
}

void Bench::linkActivity()
{
    const Act act(*this, [] { return ActivityInput{}; });
    m_meter.linkActivity();
}

void Bench::networkEvent(NetworkEvent event, std::span<const uint8_t> bytes)
{
    const Act act(*this, [&] { return NetworkInput{event, {bytes.begin(), bytes.end()}}; });
    switch (event) {
    case NetworkEvent::dhcpMessage:
        m_meter.receiveDhcp(bytes);
        break;
    case NetworkEvent::timeMessage:
        m_meter.receiveSntp(bytes);
        break;
    case NetworkEvent::addressConflict: {
        Ipv4 address;
        std::copy_n(bytes.begin(), std::min(bytes.size(), address.octet.size()), address.octet.begin());
        m_meter.addressConflict(address);
        break;
    }
    }
}

} // namespace vmeter
