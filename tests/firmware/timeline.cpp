// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/firmware/timeline.h"

namespace vmeter::firmware {

namespace {

constexpr Event hold(uint32_t at, Key key, uint32_t duration)
{
    return {.at = at, .kind = Event::Kind::hold, .key = key, .duration = duration};
}
/// Short presses, 120 ms apart.
constexpr Event tap(uint32_t at, Key key, uint32_t times = 1)
{
    return {.at = at, .kind = Event::Kind::hold, .key = key, .duration = 60, .times = times, .period = 120};
}
constexpr Event write(uint32_t at, uint16_t address, uint16_t word)
{
    return {.at = at, .kind = Event::Kind::write, .address = address, .words = {word}};
}
constexpr Event write(uint32_t at, uint16_t address, std::array<uint16_t, 2> words)
{
    return {.at = at, .kind = Event::Kind::write, .address = address, .words = words, .count = 2};
}
constexpr Event event(uint32_t at, Event::Kind kind)
{
    return {.at = at, .kind = kind};
}

constexpr uint16_t kTariff = 40481;
constexpr uint16_t kZeroAllPartials = 40512;
constexpr uint16_t kZeroPartials = 57890;
constexpr uint16_t kUnitId = 57344;
constexpr uint16_t kAddress = 29184;
constexpr uint16_t kDhcp = 29190;
constexpr uint16_t kAction = 57856;
constexpr uint16_t kStore = 0xA1;
constexpr uint16_t kRestart = 0xB2;
constexpr uint16_t kHole = 100;

constexpr Event kTimeline[] = {
    event(0, Event::Kind::powerOn),

    // Every page of tAr.1, tAr.2, tot and PAr.b.
    tap(1'000, Key::up, 8),
    tap(2'000, Key::enter),
    tap(2'120, Key::up, 8),
    tap(3'120, Key::enter),
    tap(3'240, Key::up, 21),
    tap(5'760, Key::enter),
    tap(5'880, Key::up, 11),

    // The partial counter Ea+ T1 stops; Ea+ is zeroed while the tariff changes, then stopped; Ea+ T1 starts again.
    hold(7'300, Key::up, 200),
    hold(7'320, Key::enter, 200),
    tap(7'700, Key::up, 2),
    hold(8'000, Key::up, 3'300),
    hold(8'010, Key::enter, 3'300),
    write(9'000, kTariff, 2),
    write(9'005, kTariff, 3), // refused
    write(9'010, kHole, 1),   // refused
    hold(11'500, Key::enter, 200),
    hold(11'500, Key::up, 200),
    tap(11'800, Key::up, 9),
    hold(13'000, Key::up, 200),
    hold(13'020, Key::enter, 200),

    // Every page of rt and inFo; display test; the factory's constants meanwhile.
    tap(13'400, Key::enter),
    tap(13'520, Key::up, 17),
    tap(15'600, Key::enter),
    tap(15'720, Key::up, 5),
    hold(16'500, Key::up, 10'200),
    hold(16'510, Key::enter, 10'200),
    write(20'000, kTariff, 1),
    event(24'000, Event::Kind::calibrate),

    // SETUP 2: IP4 from 004 to 173, partial counters to zero, round through Y, n, C, then Y.
    tap(27'000, Key::enter),
    hold(27'200, Key::enter, 3'300),
    tap(30'700, Key::up, 4),
    tap(31'300, Key::enter),
    tap(31'420, Key::up, 1),
    tap(31'540, Key::enter),
    tap(31'660, Key::up, 7),
    tap(32'500, Key::enter),
    tap(32'620, Key::up, 9),
    tap(33'760, Key::enter),
    tap(33'900, Key::up, 9),
    tap(35'040, Key::enter),
    hold(35'300, Key::enter, 3'300),
    tap(38'700, Key::up, 3),
    tap(39'200, Key::enter),

    // Enters and leaves SETUP 1; meanwhile writes settings by Modbus.
    hold(40'000, Key::set, 3'300),
    hold(43'500, Key::enter, 3'300),
    write(44'000, kUnitId, 7),
    write(44'005, kAddress, {0xC0A8, 0x00C8}),
    write(44'010, kDhcp, 2), // refused
    write(44'015, kAction, kStore),
    write(44'500, kTariff, 2),
    write(47'000, kAction, kRestart),

    // Two seconds without mains, in which all actions are ignored.
    event(50'000, Event::Kind::powerFail),
    tap(50'500, Key::up, 2),
    write(51'000, kTariff, 1),
    event(52'000, Event::Kind::powerOn),
    event(53'000, Event::Kind::linkActivity),
    write(54'000, kZeroPartials, 0x0004),
    write(55'000, kZeroAllPartials, 0x0020),
    tap(56'000, Key::enter, 4),
};

} // namespace

std::span<const Event> timeline()
{
    return kTimeline;
}

} // namespace vmeter::firmware
