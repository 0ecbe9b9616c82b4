// SPDX-License-Identifier: GPL-3.0-or-later
// A meter's first ten seconds, with keys and register writes, then a power cut: everything that can be read of it is
// printed. compare.py runs this program on the PC and on the Cortex-M4 and wants the same text.
#include "core/meter.h"
#include "tests/firmware/grid_signal.h"
#include "tests/firmware/host.h"
#include "tests/firmware/state_dump.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter::firmware {

namespace {

class RamFram : public Fram {
public:
    void read(std::size_t address, std::span<uint8_t> bytes) const override
    {
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(address), bytes.size(), bytes.begin());
    }
    void write(std::size_t address, std::span<const uint8_t> bytes) override
    {
        std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(address));
    }
    [[nodiscard]] std::span<const uint8_t> bytes() const { return m_bytes; }

private:
    std::array<uint8_t, kFramSize> m_bytes{};
};

struct Event {
    enum class Kind : uint8_t { press, release, write };
    uint32_t milliseconds; ///< a multiple of 5
    Kind kind;
    Key key{};
    uint16_t address = 0;
    uint16_t word = 0;
};

constexpr Event press(uint32_t milliseconds, Key key)
{
    return {.milliseconds = milliseconds, .kind = Event::Kind::press, .key = key};
}
constexpr Event release(uint32_t milliseconds, Key key)
{
    return {.milliseconds = milliseconds, .kind = Event::Kind::release, .key = key};
}
constexpr Event write(uint32_t milliseconds, uint16_t address, uint16_t word)
{
    return {.milliseconds = milliseconds, .kind = Event::Kind::write, .address = address, .word = word};
}

constexpr uint16_t kTariffRegister = 40481;
constexpr uint16_t kUnitIdRegister = 57344;
constexpr uint16_t kActionRegister = 57856;
constexpr uint16_t kStoreAction = 0xA1;
constexpr uint16_t kHole = 100;

constexpr std::array kEvents{
    press(300, Key::up),
    release(400, Key::up), // second page of tAr.1
    press(600, Key::enter),
    release(700, Key::enter), // tAr.2
    press(800, Key::enter),
    release(900, Key::enter), // tot
    press(1000, Key::enter),
    release(1100, Key::enter), // PAr.b
    press(1300, Key::up),
    press(1320, Key::enter),
    release(1450, Key::up),
    release(1470, Key::enter), // stop or start
    press(1600, Key::up),
    release(1700, Key::up), // next counter
    press(2000, Key::up),
    press(2010, Key::enter), // held: zero it
    write(2500, kTariffRegister, 2),
    write(2505, kTariffRegister, 3), // refused
    write(2510, kHole, 1),           // refused
    release(5200, Key::up),
    release(5210, Key::enter),
    press(5400, Key::set),
    release(8600, Key::set), // SEtuP.1
    press(8800, Key::up),
    release(8900, Key::up),
    press(9000, Key::enter),
    release(9100, Key::enter),
    write(9500, kUnitIdRegister, 7),
    write(9505, kActionRegister, kStoreAction),
};

Meter meter{Model::e28};

class Replay {
public:
    void run(uint32_t seconds)
    {
        for (uint32_t second = 0; second < seconds; ++second) {
            for (uint32_t block = 0; block < kBlocksPerSecond; ++block) {
                playEvents();
                m_signal.next(m_block);
                meter.samples(m_block);
                m_milliseconds += 1000 / kBlocksPerSecond;
            }
            dumpState(meter.state(), m_fram.bytes(), DumpForm::digest);
        }
    }
    void powerOn() { meter.powerOn(m_fram); }
    void powerFail() { meter.powerFail(); }
    void dump() const { dumpState(meter.state(), m_fram.bytes(), DumpForm::full); }

private:
    void playEvents()
    {
        for (; m_next < kEvents.size() && kEvents[m_next].milliseconds <= m_milliseconds; ++m_next) {
            const Event& event = kEvents[m_next];
            if (event.kind == Event::Kind::write) {
                const std::array words{event.word};
                dumpNumber("write", static_cast<uint64_t>(meter.writeRegisters(event.address, words, false)));
            } else {
                meter.key(event.key, event.kind == Event::Kind::press);
            }
        }
    }

    RamFram m_fram;
    GridSignal m_signal;
    SampleBlock m_block{};
    uint32_t m_milliseconds = 0;
    std::size_t m_next = 0;
};

Replay replay;

} // namespace

void replayMeter()
{
    replay.powerOn();
    replay.run(10);
    replay.dump();
    replay.powerFail();
    replay.dump();
    replay.powerOn();
    replay.run(2);
    replay.dump();
    print("end of replay\n");
    if (const unsigned long bytes = stackBytesUsed(); bytes != 0) {
        dumpNumber("stack", bytes);
    }
}

} // namespace vmeter::firmware
