// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fram_layout.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace vmeter
