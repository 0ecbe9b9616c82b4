// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fram_layout.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

TEST(FramLayout, AnEmptyChipGivesTheFactoryValues)
{
    const test::RamFram fram;
    FramLayout layout;
    const PersistentData persistentData = layout.loadPersistentData(fram);
    EXPECT_EQ(persistentData.settings.unitId, 5);
    EXPECT_EQ(persistentData.settings.network.address, (Ipv4{{192, 168, 0, 4}}));
    EXPECT_EQ(persistentData.tariff, Tariff::t1);
    EXPECT_EQ(layout.loadCalibration(fram), Calibration{});
}

TEST(FramLayout, EveryFieldComesBack)
{
    PersistentData out;
    uint64_t number = 1;
    for (std::size_t t = 0; t < kTariffs; ++t) {
        for (std::size_t e = 0; e < kElements; ++e) {
            for (std::size_t k = 0; k < kEnergyKinds; ++k) {
                out.energies.at(static_cast<Tariff>(t), static_cast<Element>(e), static_cast<EnergyKind>(k))
                    = {number, static_cast<int64_t>(number + 1000)};
                ++number;
            }
        }
    }
    for (std::size_t n = 0; n < kPartialCounters; ++n) {
        out.partials.at(static_cast<PartialCounter>(n)) = {{number++, 77}, n % 2 == 0};
    }
    for (EnergyMetering::PendingEnergy::Flow& flow : out.pendingEnergy.flow) {
        flow = {true, -static_cast<int64_t>(number++)};
    }
    out.pendingEnergy.led = {11, 12};
    out.pendingEnergy.output = {13, 14};
    out.tariff = Tariff::t2;
    out.tariffTime = {123456789012, 98765};
    out.settings.unitId = 42;
    out.settings.network.address = {{10, 20, 30, 40}};
    out.settings.network.netmask = {{255, 255, 0, 0}};
    out.settings.network.gateway = {{10, 20, 0, 1}};
    out.settings.network.dhcp = true;
    out.settings.sntpEnabled = true;
    out.settings.sntpServer.fill('y');
    out.settings.sntpServer[49] = 'z';
    out.settings.sntpInterval = 86'400;
    out.settings.zoneMinutes = -210;

    test::RamFram fram;
    FramLayout().storePersistentData(fram, out);
    const PersistentData in = FramLayout().loadPersistentData(fram);
    for (std::size_t t = 0; t < kTariffs; ++t) {
        for (std::size_t e = 0; e < kElements; ++e) {
            for (std::size_t k = 0; k < kEnergyKinds; ++k) {
                const auto tariff = static_cast<Tariff>(t);
                const auto element = static_cast<Element>(e);
                const auto kind = static_cast<EnergyKind>(k);
                EXPECT_EQ(in.energies.at(tariff, element, kind), out.energies.at(tariff, element, kind));
            }
        }
    }
    for (std::size_t n = 0; n < kPartialCounters; ++n) {
        const auto counter = static_cast<PartialCounter>(n);
        EXPECT_EQ(in.partials.at(counter).energy, out.partials.at(counter).energy);
        EXPECT_EQ(in.partials.at(counter).running, n % 2 == 0);
    }
    for (std::size_t n = 0; n < kElements; ++n) {
        EXPECT_TRUE(in.pendingEnergy.flow[n].exporting);
        EXPECT_EQ(in.pendingEnergy.flow[n].reverseEnergy, out.pendingEnergy.flow[n].reverseEnergy);
    }
    EXPECT_EQ(in.pendingEnergy.led, (Energy{11, 12}));
    EXPECT_EQ(in.pendingEnergy.output, (Energy{13, 14}));
    EXPECT_EQ(in.tariff, Tariff::t2);
    EXPECT_EQ(in.tariffTime, out.tariffTime);
    EXPECT_EQ(in.settings, out.settings);
}

TEST(FramLayout, EveryCalibrationConstantComesBack)
{
    Calibration out;
    out.voltageGain = {kUnityGain + 1, kUnityGain + 2, kUnityGain + 3};
    out.currentGain = {kUnityGain - 1, kUnityGain - 2, kUnityGain - 3};
    out.currentDelay = {kCurrentDelayMax, -kCurrentDelayMax, 34};
    out.activeOffset = {-15'000'000, 1, 2'000'000'000};
    out.reactiveOffset = {3, -4, 5};
    out.currentNoiseSquare = {2788, 253'330, 7};
    out.frontEnd = 0x123456789abcdef0;
    test::RamFram fram;
    FramLayout().storeCalibration(fram, out);
    EXPECT_EQ(FramLayout().loadCalibration(fram), out);
}

TEST(FramLayout, CalibrationOutlivesEverySaveOfEnergies)
{
    test::RamFram fram;
    FramLayout layout;
    Calibration calibration;
    calibration.currentGain[2] = kUnityGain + 12345;
    layout.storeCalibration(fram, calibration);
    layout.storePersistentData(fram, {});
    layout.storePersistentData(fram, {});
    EXPECT_EQ(FramLayout().loadCalibration(fram), calibration);
}

TEST(FramLayout, EveryByteOfTheWebPasswordsComesBackWhateverElseIsSaved)
{
    WebPasswords out;
    out[0] = {.changes = 7, .own = true};
    out[0].salt.fill(0x5A);
    out[0].hash.fill(0xC3);
    out[1] = {.changes = 0x01020304};
    out[1].hash.back() = 1;
    test::RamFram fram;
    FramLayout layout;
    layout.storeWebPasswords(fram, out);
    layout.storeCalibration(fram, {});
    layout.storePersistentData(fram, {});
    layout.storePersistentData(fram, {});
    EXPECT_EQ(FramLayout().loadWebPasswords(fram), out);
}

// Positions in the chip (docs/interfaces.md, section 7.6): each slot is 12 bytes longer than its payload, and the first
// write goes into slot 1.
constexpr std::size_t kHeader = 12;
constexpr std::size_t kRetSlot1 = 256 + kHeader + 1536;
constexpr std::size_t kWebSlot1 = 7680 + kHeader + 128;

/// Writes a byte into the payload of a slot, and makes the checksum right again.
void patch(test::RamFram& fram, std::size_t slot, std::size_t payload, std::size_t offset, uint8_t value)
{
    fram.bytes[slot + kHeader + offset] = value;
    std::vector<uint8_t> covered(fram.bytes.begin() + static_cast<std::ptrdiff_t>(slot),
        fram.bytes.begin() + static_cast<std::ptrdiff_t>(slot) + 8);
    const auto begin = fram.bytes.begin() + static_cast<std::ptrdiff_t>(slot + kHeader);
    covered.insert(covered.end(), begin, begin + static_cast<std::ptrdiff_t>(payload));
    ByteWriter(std::span(fram.bytes).subspan(slot + 8, 4)).put(crc32(covered));
}

struct Spoiling {
    const char* field;
    void (*spoil)(PersistentData& data);
};

constexpr int64_t kUnits = kEnergyUnitsPerWh;
constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();

const std::vector<Spoiling> kOutOfRange{
    {"tariff 2", [](PersistentData& d) { d.tariff = static_cast<Tariff>(2); }},
    {"tariff 255", [](PersistentData& d) { d.tariff = static_cast<Tariff>(255); }},
    {"fraction of a whole Wh",
        [](PersistentData& d) { d.energies.at(Tariff::t2, Element::system, EnergyKind::apparent).fraction = kUnits; }},
    {"negative fraction",
        [](PersistentData& d) { d.energies.at(Tariff::t1, Element::l1, EnergyKind::activeImport).fraction = -1; }},
    {"largest fraction",
        [](PersistentData& d) {
            d.energies.at(Tariff::t1, Element::l1, EnergyKind::activeImport).fraction = kLargest;
        }},
    {"energy of more than a million years",
        [](PersistentData& d) {
            d.energies.at(Tariff::t1, Element::l3, EnergyKind::activeExport).whole = 1'000'000'000'000'001;
        }},
    {"partial counter",
        [](PersistentData& d) { d.partials.at(PartialCounter::reactiveExport).energy.fraction = kUnits; }},
    {"time in a tariff", [](PersistentData& d) { d.tariffTime[1].samples = ~uint64_t{0}; }},
    {"reverse energy above 0", [](PersistentData& d) { d.pendingEnergy.flow[0].reverseEnergy = 1; }},
    {"reverse energy beyond 1 Wh", [](PersistentData& d) { d.pendingEnergy.flow[3].reverseEnergy = -kUnits - 1; }},
    {"energy for the LED", [](PersistentData& d) { d.pendingEnergy.led.fraction = kUnits; }},
    {"energy for the pulse output", [](PersistentData& d) { d.pendingEnergy.output.fraction = -1; }},
    {"unit id 0", [](PersistentData& d) { d.settings.unitId = 0; }},
    {"unit id 248", [](PersistentData& d) { d.settings.unitId = 248; }},
    {"interval 15 s", [](PersistentData& d) { d.settings.sntpInterval = 15; }},
    {"interval 86401 s", [](PersistentData& d) { d.settings.sntpInterval = 86'401; }},
    {"zone -721 min", [](PersistentData& d) { d.settings.zoneMinutes = -721; }},
    {"zone 841 min", [](PersistentData& d) { d.settings.zoneMinutes = 841; }},
    {"control character in the server", [](PersistentData& d) { d.settings.sntpServer[0] = '\n'; }},
    {"text behind the end of the server", [](PersistentData& d) { d.settings.sntpServer[49] = 'x'; }},
};

TEST(FramLayout, ASlotWithAFieldOutOfRangeIsPassedOver)
{
    for (const auto& [field, spoil] : kOutOfRange) {
        test::RamFram fram;
        FramLayout layout;
        PersistentData data;
        data.settings.unitId = 42;
        layout.storePersistentData(fram, data);
        PersistentData spoilt;
        spoil(spoilt);
        layout.storePersistentData(fram, spoilt);
        EXPECT_EQ(FramLayout().loadPersistentData(fram).settings.unitId, 42) << field;
        EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::none) << field;

        layout.storePersistentData(fram, spoilt);
        EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::energies) << field;
        EXPECT_EQ(FramLayout().loadPersistentData(fram).tariff, Tariff::t1) << field;
    }
}

TEST(FramLayout, TheEndsOfTheRangesAreInThem)
{
    PersistentData out;
    out.energies.at(Tariff::t1, Element::l1, EnergyKind::activeImport) = {1'000'000'000'000'000, kUnits - 1};
    out.pendingEnergy.flow[0].reverseEnergy = -kUnits;
    out.tariff = Tariff::t2;
    out.settings.unitId = 247;
    out.settings.sntpInterval = 16;
    out.settings.zoneMinutes = 840;
    test::RamFram fram;
    FramLayout().storePersistentData(fram, out);
    EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::none);
    EXPECT_EQ(FramLayout().loadPersistentData(fram).settings, out.settings);
}

TEST(FramLayout, NoByteOfARecordWithARightChecksumGetsOutOfRange)
{
    test::RamFram whole;
    FramLayout().storePersistentData(whole, {});
    int refused = 0;
    for (std::size_t offset = 0; offset < 1536; ++offset) {
        for (const int value : {2, 0x80, 0xff}) {
            test::RamFram fram = whole;
            patch(fram, kRetSlot1, 1536, offset, static_cast<uint8_t>(value));
            const PersistentData data = FramLayout().loadPersistentData(fram);
            ASSERT_TRUE(data.tariff == Tariff::t1 || data.tariff == Tariff::t2) << offset;
            ASSERT_TRUE(data.settings.unitId >= 1 && data.settings.unitId <= 247) << offset;
            for (std::size_t e = 0; e < kElements; ++e) {
                const Energy& energy = data.energies.at(Tariff::t1, static_cast<Element>(e), EnergyKind::activeImport);
                ASSERT_TRUE(energy.fraction >= 0 && energy.fraction < kUnits) << offset;
                ASSERT_LE(energy.whole, 1'000'000'000'000'000U) << offset;
            }
            refused += FramLayout().problemOf(fram) == FramProblem::energies ? 1 : 0;
        }
    }
    // The sign bytes of 67 fractions, and of 4 amounts of reverse energy with anything but zeros before it, among
    // others.
    EXPECT_GT(refused, 134);
}

TEST(FramLayout, ASwitchThatIsNeitherOnNorOffIsOutOfRange)
{
    // In front of the first "running" of the partial counters: 2 tariffs of 28 energies of 16 bytes, and 8 of time.
    constexpr std::size_t kFirstRunning = 2 * (28 * 16 + 8) + 16;
    test::RamFram fram;
    FramLayout().storePersistentData(fram, {});
    patch(fram, kRetSlot1, 1536, kFirstRunning, 0);
    EXPECT_FALSE(FramLayout().loadPersistentData(fram).partials.at(PartialCounter::activeImportT1).running);
    EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::none);
    patch(fram, kRetSlot1, 1536, kFirstRunning, 2);
    EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::energies);
}

TEST(FramLayout, AGainOrDelayThatNoFrontEndNeedsIsNoCalibration)
{
    const std::vector<std::pair<const char*, void (*)(Calibration&)>> outOfRange{
        {"voltage gain 0", [](Calibration& c) { c.voltageGain[0] = 0; }},
        {"voltage gain 2", [](Calibration& c) { c.voltageGain[1] = 2 * kUnityGain; }},
        {"current gain just below 4", [](Calibration& c) { c.currentGain[2] = 0xffffffff; }},
        {"delay", [](Calibration& c) { c.currentDelay[0] = kCurrentDelayMax + 1; }},
        {"delay the other way", [](Calibration& c) { c.currentDelay[2] = -kCurrentDelayMax - 1; }},
    };
    for (const auto& [field, spoil] : outOfRange) {
        test::RamFram fram;
        Calibration calibration;
        calibration.frontEnd = 7;
        spoil(calibration);
        FramLayout().storeCalibration(fram, calibration);
        EXPECT_EQ(FramLayout().loadCalibration(fram), Calibration{}) << field;
        EXPECT_EQ(FramLayout().problemOf(fram), FramProblem::none) << "the front end is calibrated again";
    }
}

TEST(FramLayout, UnreadableWebPasswordsAreAProblem)
{
    test::RamFram fram;
    FramLayout layout;
    layout.storePersistentData(fram, {});
    EXPECT_EQ(layout.problemOf(fram), FramProblem::none) << "the passwords have never been changed";
    WebPasswords own;
    own[0].own = true;
    layout.storeWebPasswords(fram, own);
    EXPECT_EQ(layout.problemOf(fram), FramProblem::none);
    patch(fram, kWebSlot1, 128, 4, 2); // "own" of the admin
    EXPECT_EQ(layout.problemOf(fram), FramProblem::webPasswords);
    layout.storeWebPasswords(fram, own);
    EXPECT_EQ(layout.problemOf(fram), FramProblem::none) << "the other slot is good";
}

TEST(FramLayout, ARecordOfANewerVersionIsAProblem)
{
    test::RamFram fram;
    FramLayout layout;
    layout.storePersistentData(fram, {});
    layout.storePersistentData(fram, {});
    fram.bytes[kRetSlot1 + 4] = 2; // "RET" 2
    patch(fram, kRetSlot1, 1536, 0, 1);
    EXPECT_EQ(layout.problemOf(fram), FramProblem::newerVersion);
}

} // namespace
} // namespace vmeter
