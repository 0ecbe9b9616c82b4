// SPDX-License-Identifier: GPL-3.0-or-later
// Implementation of the commands of a bench.
#include "core/registers/commands.h"
#include "virtualhw/bench/bench.h"

#include <algorithm>
#include <utility>

namespace vmeter {

void Bench::apply(const ShowActivity& command)
{
    constexpr Duration kBetween = Duration::milliseconds(500);
    if (m_time >= m_activityNotedUntil) {
        m_activityNotedUntil = m_time + kBetween;
        tell(command);
        perform(command);
    }
}

void Bench::apply(const BenchCommand& command)
{
    std::visit([this](const auto& alternative) { apply(alternative); }, command);
}

void Bench::perform(const PlayScenario& command)
{
    disturb();
    m_shift = {};
    const StartingState starting = start(std::make_shared<const Scenario>(command.scenario));
    setMeter(starting.tariff, starting.sealed);
}

void Bench::perform(const SwitchMains& command)
{
    disturb();
    m_mainsOn = command.on;
    m_sourceChangedAt = m_time;
}

void Bench::perform(const SetMalfunction& command)
{
    m_malfunction = command.malfunction;
    m_meter.setMalfunction(m_deviceFaults.malfunction.value_or(m_malfunction));
}

uint32_t Bench::perform(const AddFault& command)
{
    const uint32_t id = m_faults.add(command.fault, m_time, m_meter.state(), false);
    updateFaults();
    return id;
}

void Bench::perform(const RemoveFault& command)
{
    m_faults.remove(command.id);
    updateFaults();
}

void Bench::perform(const ReplaceFaults& command)
{
    m_faults.removeAll();
    for (const DeviceFault& fault : command.faults) {
        m_faults.add(fault, m_time, m_meter.state(), false);
    }
    updateFaults();
}

void Bench::perform(const ChangeInputs& command)
{
    disturb();
    m_player.change(command.change);
    setMeter(command.change.tariff, command.change.sealed);
}

void Bench::perform(const MoveKey& command)
{
    disturb();
    // If a timed press still holds the key, the newer press replaces the older one.
    std::erase_if(m_releases, [&](const Release& release) { return release.key == command.key; });
    m_keyPressed[static_cast<std::size_t>(command.key)] = command.pressed;
    m_meter.key(command.key, command.pressed);
}

MeterTime Bench::perform(const PressKeys& command)
{
    for (const Key key : command.keys) {
        perform(MoveKey{key, true});
        m_releases.push_back({m_time + command.hold, key});
    }
    return m_time + command.hold;
}

RegisterResult Bench::perform(const WriteRegisters& command)
{
    disturb();
    return m_meter.writeRegisters(command.address, command.words, command.broadcast);
}

void Bench::perform(const ApplySettings& command)
{
    disturb();
    m_meter.applySettings(command.settings);
}

void Bench::perform(const SetWebPassword& command)
{
    m_meter.setWebPassword(command.account, command.password);
}

void Bench::perform(const RunPartial& command)
{
    disturb();
    m_meter.setPartialRunning(command.counter, command.running);
}

void Bench::perform(const ZeroPartial& command)
{
    disturb();
    m_meter.zeroPartial(command.counter);
}

void Bench::perform(const SelectTariff& command)
{
    disturb();
    const uint16_t word = command.tariff == Tariff::t1 ? 1 : 2;
    m_meter.writeRegisters(kTariffRegister, {&word, 1}, false);
}

void Bench::perform(const SealCover& command)
{
    m_sealed = command.sealed;
    m_meter.setSealed(command.sealed);
}

void Bench::perform(const ExchangeMeter& command)
{
    disturb();
    const bool powered = m_meter.state().powered;
    m_meter.powerFail();
    m_meter.setModel(*command.model);
    if (powered) {
        m_meter.powerOn(m_fram);
        setDelays();
    }
}

void Bench::perform(const SetClock& command)
{
    m_meter.setClock(UtcMicroseconds{command.microseconds});
}

void Bench::perform(const ShowActivity&)
{
    m_meter.linkActivity();
}

void Bench::perform(const DeliverDatagram& command)
{
    switch (command.event) {
    case NetworkEvent::dhcpMessage:
        m_meter.receiveDhcp(command.bytes);
        break;
    case NetworkEvent::timeMessage:
        m_meter.receiveSntp(command.bytes);
        break;
    case NetworkEvent::addressConflict: {
        Ipv4 address;
        std::copy_n(command.bytes.begin(), std::min(command.bytes.size(), address.octet.size()), address.octet.begin());
        m_meter.addressConflict(address);
        break;
    }
    }
}

void Bench::perform(const SkipSamples& command)
{
    if (const Duration duration = skippable(command.limit); duration > Duration{}) {
        skip(duration);
    }
}

} // namespace vmeter
