// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a meter for one minute with all actions of timeline.cpp. Prints each frame of the display, each pulse with its
// sample, each result of a write, each second a digest of the readable state and the FRAM, and at some moments the
// complete state. compare.py runs this program on the PC and on the Cortex-M4 and requires the same output.
#include "core/meter.h"
#include "tests/firmware/grid_signal.h"
#include "tests/firmware/host.h"
#include "tests/firmware/state_dump.h"
#include "tests/firmware/timeline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter::firmware {

namespace {

constexpr uint32_t kMillisecondsPerBlock = 1000 / kBlocksPerSecond;

constexpr Calibration kCalibration{
    .voltageGain = {kUnityGain / 1000 * 1012, kUnityGain / 1000 * 991, kUnityGain / 1000 * 1003},
    .currentGain = {kUnityGain / 1000 * 985, kUnityGain / 1000 * 1009, kUnityGain / 1000 * 1017},
    .currentDelay = {310, -45, 1365},
    .activeOffset = {900, -2'100, 450},
    .reactiveOffset = {-300, 1'250, 800},
    .currentNoiseSquare = {1'300, 1'400, 1'500},
    .frontEnd = 0x0123'4567'89AB'CDEF,
};

class RamFram : public Fram {
public:
    void read(std::size_t address, std::span<uint8_t> bytes) const override
    {
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(address), bytes.size(), bytes.begin());
    }
    void write(std::size_t address, std::span<const uint8_t> bytes) override
    {
        std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(address));
        m_written += bytes.size();
    }
    [[nodiscard]] std::span<const uint8_t> bytes() const { return m_bytes; }
    [[nodiscard]] uint64_t bytesWritten() const { return m_written; }

private:
    std::array<uint8_t, kFramSize> m_bytes{};
    uint64_t m_written = 0;
};

Meter meter{kCountisE28};

/// Prints display and pulses whenever they have changed.
class Watch {
public:
    void poll()
    {
        const MeterState& now = meter.state();
        if (now.lcd != m_lcd) {
            m_lcd = now.lcd;
            dumpFrame(m_lcd);
        }
        lookAt("led", m_led, {now.led, now.ledPulses, now.lastLedPulse.sinceStart.samples});
        lookAt("output", m_output, {now.pulseOutput, now.outputPulses, now.lastOutputPulse.sinceStart.samples});
    }

private:
    using Pulse = std::array<uint64_t, 3>; ///< state, count, and uptime of the last pulse in samples

    static void lookAt(const char* name, Pulse& seen, const Pulse& now)
    {
        if (now != seen) {
            seen = now;
            dumpNumbers(name, {now[0], now[1], now[2]});
        }
    }

    LcdFrame m_lcd;
    Pulse m_led{};
    Pulse m_output{};
};

/// Counts the instructions of Meter::samples().
class Effort {
public:
    void process(const SampleBlock& block)
    {
        const uint64_t before = instructionsExecuted();
        meter.samples(block);
        const uint64_t spent = instructionsExecuted() - before;
        m_total += spent;
        m_longest = std::max(m_longest, spent);
        ++m_blocks;
    }
    [[nodiscard]] uint64_t perSampleSet() const { return m_total / (m_blocks * kSetsPerBlock); }
    [[nodiscard]] uint64_t longestBlock() const { return m_longest; }

private:
    uint64_t m_total = 0;
    uint64_t m_longest = 0;
    uint64_t m_blocks = 0;
};

class Replay {
public:
    void run(uint32_t seconds)
    {
        for (uint32_t second = 0; second < seconds; ++second) {
            for (uint32_t block = 0; block < kBlocksPerSecond; ++block) {
                passBlock();
            }
            dumpNumbers("second", {second, m_fram.bytesWritten()});
            dump(DumpForm::digest);
        }
        dump(DumpForm::full);
    }
    [[nodiscard]] const Effort& effort() const { return m_effort; }

private:
    void passBlock()
    {
        for (const Event& event : timeline()) {
            play(event);
        }
        m_watch.poll();
        m_signal.next(m_block, meter.currentDelays());
        if (meter.state().powered) {
            m_effort.process(m_block);
        } else {
            meter.samples(m_block);
        }
        m_watch.poll();
        m_milliseconds += kMillisecondsPerBlock;
    }

    void play(const Event& event)
    {
        if (event.kind == Event::Kind::hold) {
            for (uint32_t n = 0; n < event.times; ++n) {
                const uint32_t begin = event.at + n * event.period;
                if (m_milliseconds == begin || m_milliseconds == begin + event.duration) {
                    meter.key(event.key, m_milliseconds == begin);
                }
            }
        } else if (m_milliseconds == event.at) {
            playOnce(event);
        }
    }

    void playOnce(const Event& event)
    {
        switch (event.kind) {
        case Event::Kind::hold:
            break;
        case Event::Kind::write: {
            const std::span words(event.words.data(), event.count);
            dumpNumbers(
                "write", {event.address, static_cast<uint64_t>(meter.writeRegisters(event.address, words, false))});
            break;
        }
        case Event::Kind::linkActivity:
            meter.linkActivity();
            break;
        case Event::Kind::calibrate:
            meter.calibrate(kCalibration);
            break;
        case Event::Kind::powerFail:
            dump(DumpForm::full);
            meter.powerFail();
            dump(DumpForm::full);
            break;
        case Event::Kind::powerOn:
            meter.powerOn(m_fram);
            dump(DumpForm::full);
            break;
        }
    }

    void dump(DumpForm form) const { dumpState(meter.state(), m_fram.bytes(), form); }

    RamFram m_fram;
    GridSignal m_signal;
    Watch m_watch;
    Effort m_effort;
    SampleBlock m_block{};
    uint32_t m_milliseconds = 0;
};

Replay replay;

} // namespace

void replayMeter()
{
    replay.run(kTimelineSeconds);
    print("end of replay\n");
    if (stackBytesUsed() != 0) {
        dumpNumbers("bytes of stack at its deepest", {stackBytesUsed()});
        dumpNumbers("bytes of RAM for a meter", {sizeof(Meter)});
        dumpNumbers("instructions per sample set", {replay.effort().perSampleSet()});
        dumpNumbers("instructions in the longest block of 5 ms", {replay.effort().longestBlock()});
    }
}

} // namespace vmeter::firmware
