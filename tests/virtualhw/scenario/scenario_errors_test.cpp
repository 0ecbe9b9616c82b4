// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"

#include <gmock/gmock.h>

#include <span>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using ::testing::ElementsAre;

struct WrongText {
    std::string_view text;
    std::string_view error; ///< "LINE:COLUMN: message"
};

void expectErrors(std::span<const WrongText> cases)
{
    for (const WrongText& c : cases) {
        EXPECT_THAT(scenarioErrors(c.text), ElementsAre(std::string(c.error))) << c.text;
    }
}

TEST(ScenarioErrors, AKeyThatIsNotKnownIsRefusedWithTheNearestOne)
{
    const WrongText cases[] = {
        {"version: 1\nsed: 7", "2:1: 'sed' is not a key known here; did you mean 'seed'?"},
        {"version: 1\nsupply:\n  voltage_angel: 0",
            "3:3: 'voltage_angel' is not a key known here; did you mean 'voltage_angle'?"},
        {"version: 1\nload: {Current: 5 A}", "2:8: 'Current' is not a key known here; did you mean 'current'?"},
        {"version: 1\nname: {en: a, de: b}", "2:15: 'de' is not a key known here; write en or fr"},
        {"version: 1\nwiring: {opne: [L1]}", "2:10: 'opne' is not a key known here; did you mean 'open'?"},
        {"version: 1\nload: {current_harmonics: [{orde: 5, order: 5, percent: 1}]}",
            "2:29: 'orde' is not a key known here; did you mean 'order'?"},
        {"version: 1\ntimeline: [{at: 1, power: on, xyz: 5}]",
            "2:31: 'xyz' is not a key known here; write at, set, ramp, over, start, stop, press, power, fault or what"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, ColumnsCountCharactersNotBytes)
{
    const WrongText cases[] = {
        {"version: 1\nname: {en: éèê, de: b}", "2:17: 'de' is not a key known here; write en or fr"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, AKeyMayStandOnlyOnce)
{
    const WrongText cases[] = {
        {"version: 1\nseed: 1\nseed: 2", "3:1: 'seed' is given twice; the first is in line 2"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, TheVersionIsNeededAndMustBeKnown)
{
    const WrongText cases[] = {
        {"seed: 1", "1:1: 'version' is missing: write version: 1"},
        {"version: 2", "1:10: version '2' of the format is not known; this program reads version 1"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, AValueOfTheWrongKindIsRefused)
{
    const WrongText cases[] = {
        {"version: 1\nload: 5 A",
            "2:7: here stands a single value; expected: a map with the keys current, phi, power_factor, direction, "
            "current_harmonics, shape and devices"},
        {"version: 1\nseed: [1]",
            "2:7: here stands a list; expected: a seed is a whole number from 0 to 18446744073709551615"},
        {"version: 1\nseed: -1", "2:7: '-1' does not fit: a seed is a whole number from 0 to 18446744073709551615"},
        {"version: 1\nseed:",
            "2:1: here stands nothing; expected: a seed is a whole number from 0 to 18446744073709551615"},
        {"version: 1\nload: {current: {L1: 5}}", "2:17: here stands a map; expected: a current"},
        {"version: 1\nload: {current: [5 A, 5 A]}", "2:17: a list has three values, for L1, L2 and L3; here are 2"},
        {"version: 1\ntimeline: {at: 5}", "2:11: here stands a map; expected: a list of entries like - at: 30 s"},
        {"version: 1\ntariff: 3", "2:9: '3' is not a tariff; write 1 or 2"},
        {"version: 1\npowered_by: L1", "2:13: 'L1' is not a feed of the meter; did you mean 'l1'?"},
        {"version: 1\nload: {shape: [sine, half_wave, square]}",
            "2:33: 'square' is not a shape of the current; write sine, half_wave, phase_fired_90 or burst_2_2"},
        {"version: 1\nsupply: {sequence: 321}", "2:20: '321' is not a phase sequence; write 123 or 132"},
        {"[1, 2]",
            "1:1: here stands a list; expected: a map with the keys version, name, description, group, seed, afe, "
            "supply, "
            "load, "
            "wiring, powered_by, tariff, sealed, devices, profile, waveform, timeline and repeat"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, HarmonicsMustBeCompleteAndInRange)
{
    const std::string many = [] {
        std::string text = "version: 1\nload: {current_harmonics: [";
        for (int i = 0; i < 41; ++i) {
            text += "{order: 3, percent: 1}, ";
        }
        return text + "]}";
    }();
    const WrongText cases[] = {
        {"version: 1\nload: {current_harmonics: [{order: 1, percent: 5}]}",
            "2:36: '1' does not fit: the order of a harmonic is a whole number from 2 to 40"},
        {"version: 1\nload: {current_harmonics: [{order: 41, percent: 5}]}",
            "2:36: '41' does not fit: the order of a harmonic is a whole number from 2 to 40"},
        {"version: 1\nload: {current_harmonics: [{order: 2.5, percent: 5}]}",
            "2:36: '2.5' does not fit: the order of a harmonic is a whole number from 2 to 40"},
        {"version: 1\nload: {current_harmonics: [{order: 5}]}", "2:28: 'percent' is missing: write percent: 10"},
        {"version: 1\nload: {current_harmonics: [{order: 5, percent: 120}]}",
            "2:48: '120' is out of range: a harmonic is 0 % to 100 %"},
        {"version: 1\nload: {current_harmonics: 5}",
            "2:27: here stands a single value; expected: a list of harmonics like [{order: 5, percent: 10}]"},
        {many, "2:27: 41 harmonics are too many: at most 40 per phase"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, PowerFactorMustBeClearAndStandAlone)
{
    const WrongText cases[] = {
        {"version: 1\nload: {power_factor: 0.5}",
            "2:22: '0.5' does not fit: a power factor is 0 to 1, followed by ind or cap, like 0.5 ind"},
        {"version: 1\nload: {power_factor: 1.1 ind}",
            "2:22: '1.1 ind' does not fit: a power factor is 0 to 1, followed by ind or cap, like 0.5 ind"},
        {"version: 1\nload: {power_factor: -0.5 ind}",
            "2:22: '-0.5 ind' does not fit: a power factor is 0 to 1, followed by ind or cap, like 0.5 ind"},
        {"version: 1\nload: {power_factor: 0.5 lag}",
            "2:22: '0.5 lag' does not fit: a power factor is 0 to 1, followed by ind or cap, like 0.5 ind"},
        {"version: 1\nload: {phi: 60, power_factor: 0.5 ind}",
            "2:17: phi and power_factor say the same thing: give one of them"},
        {"version: 1\nload: {phi: 60, direction: export}",
            "2:17: direction belongs to a power_factor; with phi, an angle beyond 90 deg exports"},
        {"version: 1\nload: {power_factor: 1, direction: exprot}",
            "2:36: 'exprot' is not a direction of the energy; did you mean 'export'?"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, WiringNamesConductorsOnce)
{
    const WrongText cases[] = {
        {"version: 1\nwiring: {swap: [L1]}",
            "2:16: two conductors are swapped, like [L2, L3]; an empty list undoes it"},
        {"version: 1\nwiring: {swap: [L1, L1]}", "2:21: 'L1' is given twice"},
        {"version: 1\nwiring: {reverse: [N]}", "2:20: 'N' is not a conductor; write L1, L2 or L3"},
        {"version: 1\nwiring: {swap: [L1, L2], swap_load: []}",
            "2:26: swap moves the conductors of both sides; give either that or swap_supply and swap_load"},
        {"version: 1\nwiring: {supply_at: [L1, L2, L3]}",
            "2:21: all four conductors are given, in the order of the terminals L1, L2, L3, N: [L1, L2, L3, N] is as "
            "it "
            "should be"},
        {"version: 1\nwiring: {load_at: [L1, L2, L3, L3]}", "2:32: 'L3' is given twice"},
        {"version: 1\nwiring: {swap: [L1, L2], supply_at: [L1, L2, L3, N]}",
            "2:26: supply_at says where each conductor of its side is: give either that or a swap"},
        {"version: 1\nwiring: {reverse: L1}",
            "2:19: here stands a single value; expected: a list of conductors like [L1]"},
        {"version: 1\nwiring: {reverse: [l1]}", "2:20: 'l1' is not a conductor; did you mean 'L1'?"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, PartsOfTheFrontEndAreKnownAndInRange)
{
    const WrongText cases[] = {
        {"version: 1\nafe: best", "2:6: 'best' is not an AFE profile; write ideal, default, worst or shunt"},
        {"version: 1\nafe: {profile: perfect}",
            "2:16: 'perfect' is not an AFE profile; write ideal, default, worst or shunt"},
        {"version: 1\nafe: {profile: default, nois: 2}", "2:25: 'nois' is not a key known here; did you mean 'noise'?"},
        {"version: 1\nafe: {q: 2}",
            "2:7: 'q' is not a key known here; write profile, noise, gain_error, phase_error, "
            "dc_offset, dc_drift, crosstalk, phase_crosstalk, thd, clock, bits, decimation, recovery, temperature, "
            "temperature_coefficient or calibrated"},
        {"version: 1\nafe: {noise: -1}", "2:14: '-1' is out of range: a noise factor is 0 to 100"},
        {"version: 1\nafe: {noise: 2 dB}",
            "2:14: '2 dB' has the unit 'dB', which does not fit: a noise factor has none"},
        {"version: 1\nafe: {noise: much}",
            "2:14: 'much' is not a number that can be read here: write a noise factor like 1"},
        {"version: 1\nafe: {gain_error: 20 %}", "2:19: '20 %' is out of range: a gain error is -15 % to 15 %"},
        {"version: 1\nafe: {phase_error: [0.1 deg, 6 deg, 0]}",
            "2:30: '6 deg' is out of range: a phase error is -5 deg to 5 deg"},
        {"version: 1\nafe: {dc_offset: x}",
            "2:18: 'x' is not a number that can be read here: write a DC offset like 0.1 FS"},
        {"version: 1\nafe: {dc_offset: 25 %}", "2:18: '25 %' is out of range: a DC offset is -0.1 FS to 0.1 FS"},
        {"version: 1\nafe: {crosstalk: 3 dB}", "2:18: '3 dB' is out of range: crosstalk is -160 dB to -60 dB"},
        {"version: 1\nafe: {clock: 51 ppm}", "2:14: '51 ppm' is out of range: a clock error is -50 ppm to 50 ppm"},
        {"version: 1\nafe: {bits: 12}", "2:13: '12' does not fit: a word length is a whole number from 16 to 24"},
        {"version: 1\nafe: {decimation: sinc4}", "2:19: 'sinc4' is not a decimation filter; did you mean 'sinc3'?"},
        {"version: 1\nafe: {calibrated: no}", "2:19: 'no' is not an answer; write true or false"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, AnEntryOfTheTimelineDoesOneThingAtATime)
{
    const WrongText cases[] = {
        {"version: 1\ntimeline:\n  - set: {tariff: 2}", "3:5: 'at' is missing: write when it happens, like at: 30 s"},
        {"version: 1\ntimeline:\n  - at: 5",
            "3:5: the entry does nothing: write set, ramp, start, stop, press, power or fault"},
        {"version: 1\ntimeline:\n  - at: 5\n    set: {tariff: 2}\n    power: off",
            "5:5: an entry does one thing: it has 'set' already"},
        {"version: 1\ntimeline:\n  - at: 5\n    set: {seed: 2}",
            "4:11: 'seed' belongs to the top of the scenario and cannot be set later"},
        {"version: 1\ntimeline:\n  - at: 5\n    ramp: {load: {current: 5 A}}",
            "3:5: 'over' is missing: write how long it takes, like over: 10 s"},
        {"version: 1\ntimeline:\n  - at: 5\n    set: {tariff: 2}\n    over: 5 s",
            "5:5: only a ramp takes time: over does not belong here"},
        {"version: 1\ntimeline:\n  - at: 5\n    ramp: {tariff: 2}\n    over: 5 s",
            "4:12: 'tariff' cannot be ramped; only numbers of supply and load can"},
        {"version: 1\ntimeline:\n  - at: 5\n    ramp: {load: {shape: sine}}\n    over: 5 s",
            "4:19: 'shape' cannot be ramped; only frequency, voltage, voltage_angle, current, phi and power_factor "
            "can"},
        {"version: 1\ntimeline:\n  - at: 5\n    ramp: {}\n    over: 5 s", "4:11: the ramp names nothing"},
        {"version: 1\ntimeline:\n  - at: 5\n    power: 0", "4:12: '0' is not a state of the mains; write on or off"},
        {"version: 1\ntimeline:\n  - at: 5\n    press: {keys: [entr], for: 1 s}",
            "4:20: 'entr' is not a key of the meter; did you mean 'enter'?"},
        {"version: 1\ntimeline:\n  - at: 5\n    press: {keys: [], for: 1 s}",
            "4:19: no key is named: write set, up or enter"},
        {"version: 1\ntimeline:\n  - at: 5\n    press: {keys: [up, up], for: 1 s}", "4:24: 'up' is given twice"},
        {"version: 1\ntimeline:\n  - at: 5\n    press: {keys: [up]}", "4:12: 'for' is missing: write for: 0.2 s"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, OverlappingRampsOfOneQuantityAreRefused)
{
    const WrongText cases[] = {
        {R"(version: 1
timeline:
  - {at: 10, ramp: {load: {current: 5 A}}, over: 10}
  - {at: 15, ramp: {load: {current: 1 A}}, over: 1})",
            "4:5: this ramp of current overlaps with that of line 3, which lasts until 20 s; this one begins at 15 s"},
        {R"(version: 1
timeline:
  - {at: 15, ramp: {load: {power_factor: 1}}, over: 1}
  - {at: 10, ramp: {load: {phi: 5}}, over: 5.5})",
            "3:5: this ramp of phi overlaps with that of line 4, which lasts until 15.5 s; this one begins at 15 s"},
        {R"(version: 1
timeline:
  - {at: 1, press: {keys: [up, enter], for: 2}}
  - {at: 2, press: {keys: [enter], for: 2}})",
            "4:5: this press of enter overlaps with that of line 3, which lasts until 3 s; this one begins at 2 s"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, TheTimelineMustLieWithinRepeat)
{
    const WrongText cases[] = {
        {"version: 1\ntimeline:\n  - {at: 60, power: on}\nrepeat: 1 min",
            "3:5: the entry ends at 60 s; it must lie within repeat, which is 60 s"},
        {"version: 1\nrepeat: 1 min\ntimeline:\n  - {at: 55, ramp: {load: {phi: 5}}, over: 5.5}",
            "4:5: the entry ends at 60.5 s; it must lie within repeat, which is 60 s"},
    };
    expectErrors(cases);
}

TEST(ScenarioErrors, AllErrorsOfATextAreReportedInItsOrder)
{
    EXPECT_THAT(scenarioErrors(R"(repeat: 0
supply: {frequency: 5 V, voltage: [1, 2 A, 2 kV]}
version: 1
timeline:
  - {at: 1, set: {load: {current: x}}}
  - {at: 1 kg, power: on}
)"),
        ElementsAre("1:9: '0' is out of range: a duration is 0.000125 s to 315576000 s (one sample to ten years)",
            "2:21: '5 V' has the unit 'V', which does not fit: a frequency is given in Hz or mHz",
            "2:39: '2 A' has the unit 'A', which does not fit: a voltage is given in V, mV or kV",
            "2:44: '2 kV' is out of range: a voltage is 0 V to 1000 V",
            "5:35: 'x' is not a number that can be read here: write a current like 1 A",
            "6:10: '1 kg' has the unit 'kg', which does not fit: a time is given in s, ms, min, h or d"));
}

TEST(ScenarioErrors, FieldIsThePathOfTheKey)
{
    const auto result
        = parseScenario("version: 1\ntimeline: [{at: 1, power: on}, {at: 2, set: {load: {phi: [1, x, 2]}}}]");
    const auto& errors = result.error();
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].field, "timeline[1].set.load.phi[1]");
}

TEST(ScenarioErrors, AFileThatCannotBeReadHasNoLine)
{
    const std::vector<ScenarioError> errors = loadScenarioFile("/nowhere/at_all.yaml").error();
    EXPECT_EQ(errors.front().describe("at_all.yaml").english(),
        "at_all.yaml: the file cannot be read: No such file or directory");
    EXPECT_THAT(errorsOf(loadScenarioFile("/nowhere/at_all.yaml")),
        ElementsAre(" the file cannot be read: No such file or directory"));
    EXPECT_THAT(errorsOf(loadScenarioFile("/")), ElementsAre(" the file cannot be read: Is a directory"));
}

} // namespace
} // namespace vmeter
