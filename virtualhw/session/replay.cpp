// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/replay.h"

#include "virtualhw/session/session_recorder.h"

#include <algorithm>

namespace vmeter {

namespace {

/// Does again what was done to the recorded bench.
struct Doer {
    Bench& bench;

    void operator()(const MainsInput& input) const { bench.setMains(input.on); }
    void operator()(const ScenarioInput& input) const { bench.setScenario(input.scenario); }
    void operator()(const ChangeInput& input) const { bench.changeInput(input.change); }
    void operator()(const KeyInput& input) const { bench.key(input.key, input.pressed); }
    void operator()(const PressInput& input) const { bench.press(input.keys, input.hold); }
    void operator()(const WriteInput& input) const
    {
        bench.writeRegisters(input.address, input.words, input.broadcast);
    }
    void operator()(const SealInput& input) const { bench.setSealed(input.sealed); }
    void operator()(const MalfunctionInput& input) const { bench.setMalfunction(input.malfunction); }
    void operator()(const ModelInput& input) const { bench.setModel(*input.model); }
    void operator()(const ActivityInput&) const { bench.linkActivity(); }
    void operator()(const TariffInput& input) const { bench.selectTariff(input.tariff); }
    void operator()(const ClockInput& input) const { bench.setClock(UtcMicroseconds{input.microseconds}); }
    void operator()(const NetworkInput& input) const { bench.networkEvent(input.event, input.bytes); }
    void operator()(const FaultInput& input) const { bench.addFault(input.fault); }
    void operator()(const FaultEndInput& input) const { bench.removeFault(input.id); }
    void operator()(const FaultsInput& input) const { bench.setFaults(input.faults); }
    void operator()(const SettingsInput& input) const { bench.applySettings(input.settings); }
    void operator()(const PasswordInput& input) const { bench.setWebPassword(input.account, input.password); }
    void operator()(const PartialRunInput& input) const { bench.setPartialRunning(input.counter, input.running); }
    void operator()(const PartialZeroInput& input) const { bench.zeroPartial(input.counter); }
    void operator()(const TrainingInput& input) const { bench.note(input); }
    void operator()(const CoastInput& input) const { bench.coast(input.limit); }
};

} // namespace

Replay replay(const Session& session, Fram& fram, const std::function<void(double)>& progress, BenchJournal* journal)
{
    fram.write(0,
        {reinterpret_cast<const uint8_t*>(session.start.fram.constData()),
            static_cast<std::size_t>(session.start.fram.size())});
    Replay result;
    result.bench = std::make_unique<Bench>(
        *session.start.model, session.start.scenario, fram, session.start.seed, session.start.identity);
    Bench& bench = *result.bench;
    bench.setJournal(journal);

    SampleCount nextReport = 0;
    const auto liveUntil = [&](SampleCount time) {
        while (bench.time() < time) {
            bench.advance();
            if (progress && bench.time() >= nextReport) {
                progress(static_cast<double>(bench.time()) / static_cast<double>(session.end));
                nextReport = bench.time() + kSampleRate;
            }
        }
    };
    std::size_t done = 0;
    const auto doUntil = [&](std::size_t count) {
        for (; done < count; ++done) {
            liveUntil(session.inputs[done].time);
            std::visit(Doer{bench}, session.inputs[done].input);
        }
    };
    for (const SessionCheck& check : session.checks) {
        doUntil(check.after);
        liveUntil(check.time);
        if (stateHash(bench) != check.hash) {
            result.differsAt = check.time;
            bench.setJournal(nullptr);
            return result;
        }
        ++result.checked;
    }
    doUntil(session.inputs.size());
    liveUntil(session.end);
    bench.setJournal(nullptr);
    return result;
}

Message differenceText(const Session& session, const Replay& replay)
{
    return Phrase("Session", "lived again, the meter's state differs after %1 s; the session was recorded by vmeter %2")
        .with(QString::number(static_cast<double>(replay.differsAt.value_or(0)) / kSampleRate), session.start.program);
}

} // namespace vmeter
