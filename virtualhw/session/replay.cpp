// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/replay.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/session/bench_recording_writer.h"

#include <algorithm>

namespace vmeter {

Replay replay(
    const BenchRecording& session, Fram& fram, const std::function<void(double)>& progress, BenchObserver* observer)
{
    fram.write(0,
        {reinterpret_cast<const uint8_t*>(session.start.fram.constData()),
            static_cast<std::size_t>(session.start.fram.size())});
    Replay result;
    result.bench = std::make_unique<Bench>(
        *session.start.model, session.start.scenario, fram, session.start.seed, session.start.identity);
    Bench& bench = *result.bench;
    if (observer != nullptr) {
        bench.addObserver(*observer);
    }

    MeterTime nextReport;
    const auto liveUntil = [&](MeterTime time) {
        while (bench.time() < time) {
            bench.advance();
            if (progress && bench.time() >= nextReport) {
                progress(secondsOf(bench.time()) / secondsOf(session.end));
                nextReport = bench.time() + kSecond;
            }
        }
    };
    std::size_t done = 0;
    const auto doUntil = [&](std::size_t count) {
        for (; done < count; ++done) {
            liveUntil(session.commands[done].time);
            bench.apply(session.commands[done].command);
        }
    };
    for (const RecordedCheck& check : session.checks) {
        doUntil(check.after);
        liveUntil(check.time);
        if (stateHash(bench) != check.hash) {
            result.differsAt = check.time;
            break;
        }
        ++result.checked;
    }
    if (!result.differsAt) {
        doUntil(session.commands.size());
        liveUntil(session.end);
    }
    if (observer != nullptr) {
        bench.removeObserver(*observer);
    }
    return result;
}

Message differenceText(const BenchRecording& session, const Replay& replay)
{
    return Phrase("Session", "lived again, the meter's state differs after %1 s; the session was recorded by vmeter %2")
        .with(QString::number(secondsOf(replay.differsAt.value_or(MeterTime{}))), session.start.program);
}

} // namespace vmeter
