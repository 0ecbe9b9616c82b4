// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meter.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

using test::RamFram;
using test::TestSignal;

class MeterTest : public ::testing::Test {
protected:
    MeterTest() { meter.powerOn(fram); }

    void run(TestSignal& signal, int seconds)
    {
        for (int n = 0; n < seconds * static_cast<int>(kBlocksPerSecond); ++n) {
            meter.samples(signal.next());
        }
    }
    void press(Key key, int milliseconds = 100)
    {
        meter.key(key, true);
        for (int n = 0; n < milliseconds / 5; ++n) {
            meter.samples(m_idle.next());
        }
        meter.key(key, false);
    }
    RegisterResult write(uint16_t address, uint16_t word) { return meter.writeRegisters(address, {&word, 1}, false); }
    uint32_t read32(uint16_t address)
    {
        std::array<uint16_t, 2> words{};
        EXPECT_EQ(readRegisters(meter.state(), address, words), RegisterResult::ok);
        return uint32_t{words[0]} << 16 | words[1];
    }
    [[nodiscard]] std::string label() const { return labelText(meter.state().lcd).data(); }
    [[nodiscard]] std::string shown() const { return mainText(meter.state().lcd).data(); }
    [[nodiscard]] Energy imported() const
    {
        return meter.state().energies.total(Element::system, EnergyQuantity::activeImport);
    }

    RamFram fram;
    Meter meter{kCountisE28};

private:
    TestSignal m_idle = TestSignal::balanced(230, 0, 0);
};

// Wh, varh or VAh.
double exact(const Energy& energy)
{
    return static_cast<double>(energy.whole)
        + static_cast<double>(energy.fraction) / static_cast<double>(kEnergyUnitsPerWh);
}

TEST_F(MeterTest, PowerCutsLoseNoEnergyOfAnyKind)
{
    // 3 x 230 V x 10 A at 60 deg, cut 60 times at any moment of a hop. As in the hardware, the voltage is gone for
    // 100 ms before the supply gives up.
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    TestSignal dead;
    double seconds = 0;
    for (int cut = 0; cut < 60; ++cut) {
        const int blocks = 400 + cut * 37 % 200; // 2 to 3 s
        for (int block = 0; block < blocks; ++block) {
            meter.samples(signal.next());
        }
        seconds += static_cast<double>(blocks) / kBlocksPerSecond;
        for (int block = 0; block < 20; ++block) {
            meter.samples(dead.next());
        }
        meter.powerFail();
        meter.powerOn(fram);
    }
    const double apparent = 6900 * seconds / 3600;
    const auto total = [&](EnergyQuantity quantity) {
        return exact(meter.state().energies.total(Element::system, quantity)) / apparent;
    };
    EXPECT_NEAR(total(EnergyQuantity::activeImport), 0.5, 1e-5);
    EXPECT_NEAR(total(EnergyQuantity::apparent), 1, 3e-4);
    EXPECT_NEAR(total(EnergyQuantity::reactiveImportInductive), 0.866025, 1e-3);
    EXPECT_EQ(meter.state().partials.at(PartialCounter::apparent).energy,
        meter.state().energies.total(Element::system, EnergyQuantity::apparent));
}

TEST_F(MeterTest, DipsOfTheVoltageHardlyDisturbReactiveEnergy)
{
    // 230 V x 10 A at 60 deg, 50.1 Hz; 12 dips to 0 V of 20 ms each at any moment of the cycle. The current flows on.
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    signal.frequency = 50.1;
    constexpr unsigned kBlocks = 144 * kBlocksPerSecond;
    unsigned dead = 0;
    for (unsigned block = 0; block < kBlocks; ++block) {
        SampleBlock samples = signal.next();
        if (block % 2411 >= 2000 && block % 2411 < 2004) {
            ++dead;
            for (SampleSet& set : samples) {
                set.u = {};
            }
        }
        meter.samples(samples);
    }
    ASSERT_EQ(dead, 48U);
    const double hours = static_cast<double>(kBlocks - dead) / kBlocksPerSecond / 3600;
    const auto total = [&](EnergyQuantity quantity) {
        return exact(meter.state().energies.total(Element::system, quantity)) / (6900 * hours);
    };
    EXPECT_NEAR(total(EnergyQuantity::activeImport), 0.5, 1e-5);
    EXPECT_NEAR(total(EnergyQuantity::reactiveImportInductive), 0.866025, 2e-4);
}

TEST_F(MeterTest, ReadsTheReferenceLoadAtItsRegisters)
{
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    run(signal, 3);
    EXPECT_EQ(read32(50520), 23000U) << "V1, 0.01 V";
    EXPECT_EQ(read32(50528), 10000U) << "I1, mA";
    EXPECT_EQ(read32(50536), 345U) << "P, 10 W";
    EXPECT_EQ(read32(50538), 598U) << "Q, 10 var";
    EXPECT_EQ(read32(50542), 500U) << "PF";
    EXPECT_EQ(read32(50526), 50000U) << "f, mHz";
}

TEST_F(MeterTest, DisplayAndRegisterShowTheSameEnergy)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    run(signal, 20); // 306.67 Wh
    EXPECT_EQ(label(), "tAr.1");
    EXPECT_EQ(shown(), "000000.30");
    EXPECT_EQ(read32(50946), 30U);
}

TEST_F(MeterTest, OutputPulsesAfterExportFallBetweenTheFlashesOfTheLed)
{
    // 15.333 Wh a second. One second of export advances the LED by a third of a flash, and does not affect the output.
    TestSignal imported = TestSignal::balanced(230, 80, 0);
    TestSignal exported = TestSignal::balanced(230, 80, 180);
    run(imported, 10);
    run(exported, 1);
    run(imported, 10); // 306.67 Wh of import
    EXPECT_EQ(meter.state().outputPulses, 3U);
    EXPECT_NEAR(static_cast<double>(meter.state().lastOutputPulse.sinceStart.samples), 8000 * (1 + 300 / 15.3333), 2);
}

TEST_F(MeterTest, LedLightsTwentyMillisecondsPerPulse)
{
    // 55.2 kW: 65.2 ms from pulse to pulse, with the LED on for 20 ms: 30.7 % of the blocks.
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    run(signal, 5);
    int lit = 0;
    for (int block = 0; block < 2000; ++block) {
        meter.samples(signal.next());
        lit += meter.state().led ? 1 : 0;
    }
    EXPECT_NEAR(lit / 2000.0, 0.307, 0.01);
}

TEST_F(MeterTest, PowerCutLosesNothing)
{
    TestSignal signal = TestSignal::balanced(230, 10, 60);
    run(signal, 10);
    ASSERT_EQ(write(40481, 2), RegisterResult::ok);
    run(signal, 7);
    const MeterState before = meter.state();
    meter.powerFail();
    EXPECT_FALSE(meter.state().powered);
    EXPECT_FALSE(meter.state().lcd.powered);
    meter.powerOn(fram);
    EXPECT_EQ(imported(), before.energies.total(Element::system, EnergyQuantity::activeImport));
    EXPECT_EQ(meter.state().tariff, Tariff::t2);
    EXPECT_EQ(meter.state().tariffTime, before.tariffTime);
    EXPECT_EQ(meter.state().partials.at(PartialCounter::apparent).energy,
        before.partials.at(PartialCounter::apparent).energy);
}

TEST_F(MeterTest, SuddenDeathLosesLessThanAStepOfTenWattHours)
{
    // Without powerFail(): another meter with the same chip starts with the content of the FRAM.
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    for (int second = 0; second < 30; ++second) {
        run(signal, 1);
        RamFram chip = fram;
        Meter other(kCountisE28);
        other.powerOn(chip);
        const Energy kept = other.state().energies.total(Element::system, EnergyQuantity::activeImport);
        EXPECT_LE(kept.whole, imported().whole);
        EXPECT_LT(imported().whole - kept.whole, 10U) << "after " << second + 1 << " s";
    }
}

TEST_F(MeterTest, TariffRegisterDirectsTheEnergy)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    run(signal, 10);
    ASSERT_EQ(write(40481, 2), RegisterResult::ok);
    const Energy first = meter.state().energies.tariff(Tariff::t1, Element::system, EnergyQuantity::activeImport);
    run(signal, 10);
    EXPECT_EQ(meter.state().energies.tariff(Tariff::t1, Element::system, EnergyQuantity::activeImport), first);
    EXPECT_NEAR(static_cast<double>(
                    meter.state().energies.tariff(Tariff::t2, Element::system, EnergyQuantity::activeImport).tenths()),
        1533.3, 1);
}

TEST_F(MeterTest, SettingsTakeEffectAfterStoreAndRestart)
{
    ASSERT_EQ(write(57344, 17), RegisterResult::ok);
    EXPECT_EQ(meter.state().settings.unitId, 5) << "written, not in force";
    ASSERT_EQ(write(57856, 0xb2), RegisterResult::ok);
    EXPECT_EQ(meter.state().settings.unitId, 5) << "restarted without having been stored";
    ASSERT_EQ(write(57344, 17), RegisterResult::ok);
    ASSERT_EQ(write(57856, 0xa1), RegisterResult::ok);
    EXPECT_EQ(meter.state().settings.unitId, 5) << "stored, not restarted";
    const uint32_t restarts = meter.state().restarts;
    ASSERT_EQ(write(57856, 0xb2), RegisterResult::ok);
    EXPECT_EQ(meter.state().settings.unitId, 17);
    EXPECT_EQ(meter.state().restarts, restarts + 1);
}

TEST_F(MeterTest, PartialCountersAreResetByCommand)
{
    TestSignal signal = TestSignal::balanced(230, 80, 60);
    run(signal, 10);
    ASSERT_GT(meter.state().partials.at(PartialCounter::activeImport).energy.whole, 0U);
    ASSERT_EQ(write(57890, 0x0001), RegisterResult::ok);
    EXPECT_EQ(meter.state().partials.at(PartialCounter::activeImport).energy.whole, 0U);
    EXPECT_GT(meter.state().partials.at(PartialCounter::apparent).energy.whole, 0U);
    ASSERT_EQ(write(40512, 0x20), RegisterResult::ok);
    EXPECT_EQ(meter.state().partials.at(PartialCounter::apparent).energy.whole, 0U);
    EXPECT_GT(imported().whole, 0U) << "totals cannot be reset";
}

TEST_F(MeterTest, CalibrationIsInForceAtOnceAndAfterPowerOn)
{
    TestSignal signal = TestSignal::balanced(230, 10, 0);
    run(signal, 3);
    const Energy before = imported();
    Calibration calibration;
    calibration.voltageGain.fill(kUnityGain / 2);
    calibration.currentDelay = {34, 35, -36};
    meter.calibrate(calibration);
    EXPECT_EQ(imported(), before);
    EXPECT_EQ(meter.currentDelays(), calibration.currentDelay);
    run(signal, 3);
    EXPECT_EQ(read32(50520), 11500U) << "V1, 0.01 V";
    meter.powerFail();
    Meter other(kCountisE28);
    EXPECT_EQ(other.currentDelays(), (std::array<int16_t, kPhases>{}));
    other.powerOn(fram);
    EXPECT_EQ(other.currentDelays(), calibration.currentDelay);
}

TEST_F(MeterTest, KeysTurnMenusAndPages)
{
    EXPECT_EQ(label(), "tAr.1");
    press(Key::enter);
    EXPECT_EQ(label(), "tAr.2");
    press(Key::up);
    EXPECT_TRUE(meter.state().lcd.isLit(Icon::export_));
}

TEST_F(MeterTest, CommunicationMarkIsLitForASecond)
{
    TestSignal signal = TestSignal::balanced(230, 1, 0);
    meter.linkActivity();
    EXPECT_TRUE(meter.state().lcd.isLit(Icon::communication));
    run(signal, 2);
    EXPECT_FALSE(meter.state().lcd.isLit(Icon::communication));
}

TEST_F(MeterTest, APageThatComesIntoViewHasItsPresentValue)
{
    TestSignal signal = TestSignal::balanced(230, 80, 180);
    run(signal, 3);
    for (int block = 0; block < 150; ++block) { // 0.75 s, 11.5 Wh
        meter.samples(signal.next());
    }
    const uint32_t exported = read32(50952); // Ea-, 10 Wh
    EXPECT_EQ(exported, 5U);
    meter.key(Key::up, true);
    meter.key(Key::up, false);
    EXPECT_EQ(shown(), "000000.05");
}

TEST_F(MeterTest, BlinkingGoesOnBetweenTheValues)
{
    meter.setPartialRunning(PartialCounter::activeImportT1, false);
    press(Key::enter);
    press(Key::enter);
    press(Key::enter);
    ASSERT_EQ(label(), "PAr.b");
    TestSignal signal = TestSignal::balanced(230, 1, 0);
    int changes = 0;
    bool before = meter.state().lcd.blinkOn;
    for (uint32_t block = 0; block < 10 * kBlocksPerSecond; ++block) {
        meter.samples(signal.next());
        changes += meter.state().lcd.blinkOn != before ? 1 : 0;
        before = meter.state().lcd.blinkOn;
    }
    EXPECT_EQ(changes, 20);
}

TEST_F(MeterTest, ZeroingByModbusIsShownAtOnce)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    for (int menu = 0; menu < 3; ++menu) {
        press(Key::enter);
    }
    run(signal, 10);
    ASSERT_NE(shown(), "000000.00");
    ASSERT_EQ(write(57892, 1), RegisterResult::ok);
    EXPECT_EQ(shown(), "000000.00");
}

TEST_F(MeterTest, DisplayShowsTheEnergyOfSkippedTimeWhenItIsBooked)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    run(signal, 5);
    for (int block = 0; block < 40; ++block) { // a hop of 200 ms, not a whole second
        meter.samples(signal.next());
    }
    ASSERT_TRUE(meter.hopEnded());
    meter.linkActivity();
    meter.skip(Duration::seconds(86'400));
    EXPECT_FALSE(meter.state().lcd.isLit(Icon::communication)) << "its second is over";
    meter.bookSkipped(meter.powers(), Duration::seconds(86'400)); // 55.2 kW for a day: 1324.8 kWh
    EXPECT_EQ(shown().substr(0, 8), "001324.8");
    EXPECT_EQ(read32(50946) / 10, 13'248U);
}

TEST_F(MeterTest, WithoutPowerEveryInputIsIgnored)
{
    TestSignal signal = TestSignal::balanced(230, 10, 0);
    meter.powerFail();
    run(signal, 2);
    meter.key(Key::enter, true);
    meter.key(Key::enter, false);
    meter.linkActivity();
    EXPECT_NE(write(40481, 2), RegisterResult::ok);
    EXPECT_EQ(meter.state().uptime, Uptime{});
    EXPECT_EQ(meter.state().lcd, LcdFrame{});
    EXPECT_EQ(meter.state().tariff, Tariff::t1);
}

TEST_F(MeterTest, SameSamplesGiveTheSameState)
{
    RamFram otherFram;
    Meter other(kCountisE28);
    other.powerOn(otherFram);
    TestSignal signal = TestSignal::balanced(231.7, 3.3, 25);
    signal.frequency = 50.07;
    for (uint32_t block = 0; block < 20 * kBlocksPerSecond; ++block) {
        const SampleBlock samples = signal.next();
        meter.samples(samples);
        other.samples(samples);
    }
    meter.powerFail();
    other.powerFail();
    EXPECT_EQ(fram.bytes, otherFram.bytes);
}

TEST_F(MeterTest, MalfunctionIsShownAtOnceAndAPowerCutDoesNotRepairIt)
{
    meter.setMalfunction(1);
    EXPECT_EQ(shown(), "Error 01");
    meter.powerFail();
    EXPECT_EQ(meter.state().lcd, LcdFrame{});
    meter.powerOn(fram);
    EXPECT_EQ(shown(), "Error 01");
    meter.setMalfunction(0);
    EXPECT_EQ(label(), "tAr.1");
}

TEST_F(MeterTest, MalfunctionWithoutPowerLeavesTheGlassDark)
{
    meter.powerFail();
    meter.setMalfunction(1);
    EXPECT_EQ(meter.state().lcd, LcdFrame{});
}

TEST_F(MeterTest, MeasuringGoesOnBehindAMalfunction)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    meter.setMalfunction(2);
    run(signal, 20);
    EXPECT_EQ(shown(), "Error 02");
    EXPECT_EQ(read32(50946), 30U); // 306.67 Wh
}

TEST_F(MeterTest, MalfunctionOfMoreThanTwoDigitsIsIgnored)
{
    meter.setMalfunction(100);
    EXPECT_EQ(meter.state().malfunction, 0);
}

TEST_F(MeterTest, ModelIsAMatterForAMeterWithoutPower)
{
    meter.setModel(kCountisE27);
    EXPECT_EQ(meter.state().model, &kCountisE28);
    meter.powerFail();
    meter.setModel(kCountisE27);
    meter.powerOn(fram);
    EXPECT_EQ(meter.state().model, &kCountisE27);
}

TEST_F(MeterTest, TheClockRunsOnTheSampleClock)
{
    meter.setClock({1'767'268'800'000'000});
    TestSignal signal = TestSignal::balanced(230, 0, 0);
    run(signal, 3);
    EXPECT_EQ(meter.state().clock.value, 1'767'268'803'000'000);
    meter.skip(Duration::seconds(3'600));
    EXPECT_EQ(meter.state().clock.value, 1'767'272'403'000'000);
}

TEST_F(MeterTest, ARestartAndAPowerCutLeaveTheClockAlone)
{
    const std::array<uint16_t, 6> noon{1, 1, 26, 12, 0, 0};
    EXPECT_EQ(meter.writeRegisters(57600, noon, false), RegisterResult::ok);
    EXPECT_EQ(write(57856, 0xB2), RegisterResult::ok);
    EXPECT_EQ(meter.state().clock.value, 1'767'268'800'000'000);
    meter.powerFail();
    meter.powerOn(fram);
    EXPECT_EQ(meter.state().clock.value, 1'767'268'800'000'000);
}

class MeterOfTheWebTest : public MeterTest {
protected:
    /// SETUP 2, "Eth SdEF", leaving with Y (manual 9.1.2).
    void orderFactorySettings()
    {
        for (int menu = 0; menu < 6; ++menu) {
            press(Key::enter);
        }
        press(Key::enter, 3200);
        ASSERT_EQ(shown(), "SdEF");
        press(Key::enter);
        press(Key::enter, 3200);
        ASSERT_EQ(label(), "ConF?");
        press(Key::enter);
    }
    static WebPassword ownPassword()
    {
        WebPassword password{.changes = 1, .own = true};
        password.hash.fill(0x11);
        return password;
    }
};

TEST_F(MeterOfTheWebTest, SettingsAreInForceAndStoredAtOnce)
{
    Settings settings = meter.state().settings;
    settings.network.address = {{192, 168, 0, 7}};
    settings.unitId = 17;
    const uint32_t restarts = meter.state().restarts;
    meter.applySettings(settings);
    EXPECT_EQ(meter.state().settings, settings);
    EXPECT_EQ(meter.state().stagedSettings, settings);
    EXPECT_EQ(meter.state().restarts, restarts + 1) << "the link is initialised anew";
    Meter other(kCountisE28);
    other.powerOn(fram);
    EXPECT_EQ(other.state().settings, settings);
}

TEST_F(MeterOfTheWebTest, TheLinkStaysWhereTheAddressStays)
{
    Settings settings = meter.state().settings;
    settings.zoneMinutes = 60;
    const uint32_t restarts = meter.state().restarts;
    meter.applySettings(settings);
    EXPECT_EQ(meter.state().settings.zoneMinutes, 60);
    EXPECT_EQ(meter.state().restarts, restarts);
}

TEST_F(MeterOfTheWebTest, PasswordsOutliveAPowerCut)
{
    meter.setWebPassword(WebAccount::user, ownPassword());
    meter.powerFail();
    Meter other(kCountisE28);
    other.powerOn(fram);
    EXPECT_EQ(other.state().webPasswords[1], ownPassword());
    EXPECT_FALSE(other.state().webPasswords[0].own);
}

TEST_F(MeterOfTheWebTest, FactorySettingsOfTheEthernetRestoreThePasswords)
{
    meter.setWebPassword(WebAccount::admin, ownPassword());
    orderFactorySettings();
    EXPECT_EQ(meter.state().webPasswords[0], (WebPassword{.changes = 2}));
    EXPECT_EQ(meter.state().webPasswords[1], (WebPassword{.changes = 1}));
    Meter other(kCountisE28);
    other.powerOn(fram);
    EXPECT_EQ(other.state().webPasswords, meter.state().webPasswords);
}

// Manual 9.1.2: "standard factory parameters"; 8.2 and 13 name them, Modbus address 5 included.
TEST_F(MeterOfTheWebTest, FactorySettingsOfTheEthernetRestoreAllThatIsSetForCommunication)
{
    Settings settings;
    settings.network = {{{10, 1, 2, 3}}, {{255, 0, 0, 0}}, {{10, 0, 0, 1}}, true};
    settings.unitId = 9;
    settings.sntpEnabled = true;
    settings.sntpServer = {'t', 'i', 'm', 'e'};
    settings.sntpInterval = 64;
    settings.zoneMinutes = 60;
    meter.applySettings(settings);
    ASSERT_EQ(write(57344, 17), RegisterResult::ok); // staged
    orderFactorySettings();

    const Settings& now = meter.state().settings;
    EXPECT_EQ(now.network.address, (Ipv4{{192, 168, 0, 4}}));
    EXPECT_EQ(now.network.netmask, (Ipv4{{255, 255, 255, 0}}));
    EXPECT_EQ(now.network.gateway, (Ipv4{{192, 168, 0, 1}}));
    EXPECT_FALSE(now.network.dhcp);
    EXPECT_EQ(now.unitId, 5);
    EXPECT_FALSE(now.sntpEnabled);
    EXPECT_EQ(now.sntpServer[0], '\0');
    EXPECT_EQ(now.zoneMinutes, 0);
    EXPECT_EQ(now, Settings{});
    EXPECT_EQ(meter.state().stagedSettings, now);
    Meter other(kCountisE28);
    other.powerOn(fram);
    EXPECT_EQ(other.state().settings, now) << "kept";
}

TEST_F(MeterOfTheWebTest, PartialCountersAreStartedStoppedAndZeroedOneByOne)
{
    TestSignal signal = TestSignal::balanced(230, 80, 0);
    meter.setPartialRunning(PartialCounter::apparent, false);
    meter.setPartialRunning(PartialCounter::apparent, false);
    run(signal, 10);
    const auto& partials = meter.state().partials;
    EXPECT_EQ(partials.at(PartialCounter::apparent).energy.whole, 0U) << "stopped twice is stopped";
    EXPECT_GT(partials.at(PartialCounter::activeImport).energy.whole, 0U);
    meter.zeroPartial(PartialCounter::activeImport);
    EXPECT_EQ(partials.at(PartialCounter::activeImport).energy.whole, 0U);
    EXPECT_GT(partials.at(PartialCounter::activeImportT1).energy.whole, 0U);
    meter.setPartialRunning(PartialCounter::apparent, true);
    run(signal, 10);
    EXPECT_GT(partials.at(PartialCounter::apparent).energy.whole, 0U);
}

TEST_F(MeterOfTheWebTest, WithoutPowerNothingIsTaken)
{
    meter.powerFail();
    meter.setWebPassword(WebAccount::admin, ownPassword());
    meter.setPartialRunning(PartialCounter::apparent, false);
    Settings settings;
    settings.unitId = 9;
    meter.applySettings(settings);
    meter.powerOn(fram);
    EXPECT_FALSE(meter.state().webPasswords[0].own);
    EXPECT_TRUE(meter.state().partials.at(PartialCounter::apparent).running);
    EXPECT_EQ(meter.state().settings.unitId, 5);
}

} // namespace
} // namespace vmeter
