// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/site.h"

#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/site_file.h"
#include "virtualhw/session/bench_recording_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <memory>
#include <string>

namespace vmeter {
namespace {

constexpr double kClass = 0.0002; ///< sums of sub-meters and main meter agree this far, with ideal front ends

SiteDescription described(const std::string& text)
{
    auto site = parseSite("version: 1\nseed: 3\n" + text);
    EXPECT_TRUE(site) << describe(site.error(), "site").english();
    return site.value_or(SiteDescription());
}

std::unique_ptr<Fram> blankFram(const SiteMeter& /*meter*/)
{
    return std::make_unique<FramMemory>();
}

std::unique_ptr<Site> siteOf(const std::string& text, const Site::Options& options = {})
{
    return std::make_unique<Site>(described(text), blankFram, options);
}

const MeterState& stateOf(Site& site, const std::string& id)
{
    return site.simulation(site.find(id).value()).bench().state();
}

double wattHours(Site& site, const std::string& id, EnergyQuantity quantity, Element element = Element::system)
{
    const Energy energy = stateOf(site, id).energies.total(element, quantity);
    return static_cast<double>(energy.whole)
        + static_cast<double>(energy.fraction) / static_cast<double>(kEnergyUnitsPerWh);
}

/// Import less export of a meter.
double balance(Site& site, const std::string& id, Element element = Element::system)
{
    return wattHours(site, id, EnergyQuantity::activeImport, element)
        - wattHours(site, id, EnergyQuantity::activeExport, element);
}

std::map<std::string, QByteArray> hashes(Site& site)
{
    std::map<std::string, QByteArray> result;
    for (std::size_t number = 0; number < site.size(); ++number) {
        result[site.meter(number).id] = stateHash(site.simulation(number).bench());
    }
    return result;
}

constexpr MeterTime kTenMinutes{Duration::seconds(600)};

TEST(Site, MainMeterCountsWhatItsSubMetersCount)
{
    const auto site = siteOf(R"(
templates: {ideal: {afe: ideal}}
meters:
  - id: main
    afe: ideal
    feeds:
      - {id: heat, afe: ideal, devices: [{device: kettle, on: L2}, {device: oven, on: L3}]}
      - {id: shop, afe: ideal, load: {current: [10 A, 5 A, 0 A], phi: 60 deg}}
      - {id: lamps, afe: ideal, devices: [{device: led_lamps, on: L1}, {device: dimmer, on: L1}]}
)");
    site->runTo(kTenMinutes);
    for (const Element element : {Element::system, Element::l1, Element::l2, Element::l3}) {
        const double below
            = balance(*site, "heat", element) + balance(*site, "shop", element) + balance(*site, "lamps", element);
        EXPECT_GT(below, 100);
        EXPECT_NEAR(balance(*site, "main", element), below, kClass * below);
    }
}

TEST(Site, MainMeterExportsWhatIsLeft)
{
    const auto site = siteOf(R"(
meters:
  - id: main
    afe: ideal
    feeds:
      - {id: house, afe: ideal, load: {current: 2 A}}
      - {id: pv, afe: ideal, load: {current: 10 A, phi: 180 deg}}
)");
    site->runTo(kTenMinutes);
    const double exported = wattHours(*site, "main", EnergyQuantity::activeExport);
    EXPECT_NEAR(exported, 3 * 230 * 8 / 6.0, 3 * 230 * 8 / 6.0 * 0.005); // of 600 s, less the meter's first second
    EXPECT_NEAR(balance(*site, "main"), balance(*site, "house") + balance(*site, "pv"), kClass * exported);
    EXPECT_EQ(wattHours(*site, "main", EnergyQuantity::activeImport), 0);
}

TEST(Site, NeutralLostBeforeTheMainMeterActsOnAllBelow)
{
    const auto site = siteOf(R"(
meters:
  - id: main
    afe: ideal
    wiring: {open: [N]}
    powered_by: any
    feeds:
      - {id: one, afe: ideal, powered_by: any, load: {current: [10 A, 0 A, 0 A]}}
      - {id: two, afe: ideal, powered_by: any, load: {current: [0 A, 5 A, 5 A]}}
)");
    site->runTo(kTenMinutes);
    // The star point of 23, 46 and 46 ohm is at a quarter of U1: 172.5 V are left for L1.
    const auto volts = [&](const char* id, Element element) {
        return static_cast<double>(
                   stateOf(*site, id).measurements.phase[static_cast<std::size_t>(element)].voltage.value)
            / 1e6;
    };
    for (const char* id : {"main", "one", "two"}) {
        EXPECT_NEAR(volts(id, Element::l1), 172.5, 0.5) << id;
        EXPECT_NEAR(volts(id, Element::l2), 263.5, 0.5) << id;
    }
    const double below = balance(*site, "one") + balance(*site, "two");
    EXPECT_GT(below, 500);
    EXPECT_NEAR(balance(*site, "main"), below, kClass * below);
}

TEST(Site, SwappedConductorsOfAFeederReachTheMetersBelow)
{
    const auto site = siteOf(R"(
meters:
  - id: main
    afe: ideal
    feeds:
      - id: floor
        afe: ideal
        wiring: {swap_supply: [L2, L3]}
        feeds:
          - {id: shop, afe: ideal, load: {current: [0 A, 10 A, 0 A]}}
)");
    site->runTo(kTenMinutes);
    EXPECT_EQ(stateOf(*site, "main").measurements.sequence, PhaseSequence::clockwise123);
    EXPECT_EQ(stateOf(*site, "shop").measurements.sequence, PhaseSequence::counterClockwise132);
    const double used = balance(*site, "shop", Element::l2);
    EXPECT_GT(used, 300);
    EXPECT_NEAR(balance(*site, "floor", Element::l2), used, kClass * used);
    EXPECT_NEAR(balance(*site, "main", Element::l3), used, kClass * used); // where the conductor comes from
    EXPECT_NEAR(balance(*site, "main", Element::l2), 0, kClass * used);
}

constexpr const char* kMixed = R"(
meters:
  - id: main
    feeds:
      - {id: flat, count: 3, model: e27, scenario: household_day, shift: [0 s, 10 min], scale: [0.3, 0.6]}
      - {id: lift, scenario: motor_start, shift: 5 s}
      - {id: stairs, devices: [{device: led_lamps, on: L2}]}
)";
constexpr MeterTime kOneMinute{Duration::seconds(60)};

TEST(Site, StateOfAMeterDoesNotDependOnTheNumberOfWorkers)
{
    const auto one = siteOf(kMixed);
    one->runTo(kOneMinute);
    const auto three = siteOf(kMixed, {.workers = 3});
    three->runTo(kOneMinute);
    EXPECT_EQ(hashes(*one), hashes(*three));
    EXPECT_GT(balance(*one, "main"), 10);
}

TEST(Site, StateOfAMeterIsTheSameInASlice)
{
    const auto whole = siteOf(kMixed);
    whole->runTo(kOneMinute);
    const auto all = hashes(*whole);
    std::map<std::string, QByteArray> parts;
    for (const std::size_t number : {1, 2, 3}) {
        const auto part = siteOf(kMixed, {.slice = {number, 3}});
        part->runTo(kOneMinute);
        EXPECT_LT(part->size(), whole->size());
        parts.merge(hashes(*part));
    }
    EXPECT_EQ(parts, all);
}

TEST(Site, StateOfAMeterIsThatOfTheMeterAlone)
{
    const auto site = siteOf(R"(
supply: {voltage: 231 V, frequency: 49.9 Hz, voltage_harmonics: [{order: 5, percent: 3, angle: 10}]}
meters:
  - id: main
    feeds:
      - {id: one, seed: 42, scenario: motor_start}
      - {id: two, load: {current: 3 A}}
)");
    site->runTo(kOneMinute);
    const SiteDescription& description = site->description();
    Scenario alone = *description.meters[1].scenario;
    alone.input.supply = description.supply->input.supply;
    FramMemory fram;
    Bench bench(kCountisE28, alone, fram, 42, description.meters[1].identity);
    while (bench.time() < kOneMinute) {
        bench.advance();
    }
    EXPECT_EQ(hashes(*site)["one"], stateHash(bench));
}

TEST(Site, PowerOffAtAFeederDarkensAllBelow)
{
    const auto site = siteOf(R"(
meters:
  - id: main
    feeds:
      - {id: floor, feeds: [{id: shop, load: {current: 10 A}}]}
      - {id: other, load: {current: 1 A}}
)");
    site->runTo(kOneMinute);
    site->simulation(site->find("floor").value()).post([](Bench& bench) { bench.apply(SwitchMains{false}); });
    const double before = balance(*site, "shop");
    site->runTo(kTenMinutes);
    EXPECT_FALSE(stateOf(*site, "shop").powered);
    EXPECT_FALSE(stateOf(*site, "floor").powered);
    EXPECT_TRUE(stateOf(*site, "main").powered);
    EXPECT_TRUE(stateOf(*site, "other").powered);
    EXPECT_NEAR(balance(*site, "shop"), before, 1);
    EXPECT_NEAR(static_cast<double>(stateOf(*site, "main").measurements.phase[0].current.value), 1e6, 0.02e6);
}

TEST(Site, CommandToAMeterReachesTheMeterThatFeedsIt)
{
    const auto site = siteOf(R"(
meters:
  - {id: main, afe: ideal, feeds: [{id: shop, afe: ideal, load: {current: 10 A}}]}
)");
    site->runTo(kOneMinute);
    InputChange change;
    change.current = PerPhase<double>{4, 4, 4};
    site->simulation(1).post([change](Bench& bench) { bench.apply(ChangeInputs{change}); });
    site->runTo(MeterTime{Duration::seconds(120)});
    EXPECT_NEAR(static_cast<double>(stateOf(*site, "main").measurements.phase[1].current.value), 4e6, 0.001e6);
}

TEST(Site, CoastingMetersCountWhatSampledOnesCount)
{
    constexpr const char* kSteady = R"(
meters:
  - id: main
    feeds:
      - {id: one, load: {current: 10 A, phi: 30 deg}}
      - {id: two, load: {current: [1 A, 2 A, 3 A]}}
)";
    const auto sampled = siteOf(kSteady);
    sampled->runTo(kTenMinutes);
    const auto coasted = siteOf(kSteady, {.coast = true});
    coasted->runTo(kTenMinutes);
    for (const char* id : {"main", "one", "two"}) {
        EXPECT_NEAR(balance(*coasted, id), balance(*sampled, id), 0.0001 * balance(*sampled, id)) << id;
    }
}

} // namespace
} // namespace vmeter
