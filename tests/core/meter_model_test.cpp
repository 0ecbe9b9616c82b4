// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meter_model.h"

#include "core/meter.h"
#include "core/storage/fram_layout.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/storage/ram_fram.h"
#include "tests/core/third_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace vmeter {
namespace {

using test::kOtherIdentity;
using test::kThirdModel;
using test::RamFram;
using test::TestSignal;
using testing::AllOf;
using testing::ElementsAre;
using testing::Gt;
using testing::Le;
using Words = std::vector<uint16_t>;

/// A meter under power, with its own memory.
class Specimen {
public:
    explicit Specimen(const MeterModel& model, const MeterIdentity& identity = {})
        : meter(model, identity)
    {
        meter.powerOn(fram);
    }

    void run(TestSignal& signal, int seconds)
    {
        for (int n = 0; n < seconds * static_cast<int>(kBlocksPerSecond); ++n) {
            meter.samples(signal.next());
            litBlocks += meter.state().led ? 1 : 0;
            conductingBlocks += meter.state().pulseOutput ? 1 : 0;
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
    [[nodiscard]] Words words(uint16_t address, std::size_t count) const
    {
        Words words(count);
        EXPECT_EQ(readRegisters(meter.state(), address, words), RegisterResult::ok) << address;
        return words;
    }
    [[nodiscard]] RegisterResult readingOf(uint16_t address) const
    {
        uint16_t word = 0;
        return readRegisters(meter.state(), address, {&word, 1});
    }
    [[nodiscard]] std::string label() const { return labelText(meter.state().lcd).data(); }
    [[nodiscard]] std::string shown() const { return mainText(meter.state().lcd).data(); }

    RamFram fram;
    Meter meter;
    unsigned litBlocks = 0;
    unsigned conductingBlocks = 0;

private:
    TestSignal m_idle = TestSignal::balanced(230, 0, 0);
};

/// Two characters a word, as the identification registers have them.
Words spelled(std::string text)
{
    text.resize(16, '\0');
    Words words;
    for (std::size_t n = 0; n < text.size(); n += 2) {
        words.push_back(static_cast<uint16_t>(text[n] << 8 | text[n + 1]));
    }
    return words;
}

// ---- the models that can be selected -------------------------------------------------------------------------------

TEST(MeterModels, AreFoundByNameAndByNumber)
{
    EXPECT_EQ(modelNamed("e27"), &kCountisE27);
    EXPECT_EQ(modelNamed("e28"), &kCountisE28);
    EXPECT_EQ(modelNamed("E28"), nullptr);
    EXPECT_EQ(modelNamed(""), nullptr);
    EXPECT_EQ(modelNumbered(0), &kCountisE27) << "as in sessions recorded so far";
    EXPECT_EQ(modelNumbered(1), &kCountisE28);
    EXPECT_EQ(modelNumbered(2), nullptr);
    EXPECT_EQ(modelNumbered(-1), nullptr);
}

TEST(MeterModels, DifferInWhatTheManualSaysAndInNothingElse)
{
    EXPECT_EQ(kCountisE27.productName, "COUNTIS E27");
    EXPECT_EQ(kCountisE28.productName, "COUNTIS E28");
    EXPECT_EQ(kCountisE27.orderReference, "4850 3054");
    EXPECT_EQ(kCountisE28.orderReference, "4850 3055");
    EXPECT_FALSE(kCountisE27.mid);
    EXPECT_TRUE(kCountisE28.mid);
    EXPECT_FALSE(kCountisE27.hasSeal());
    EXPECT_TRUE(kCountisE28.isUnderSeal(Key::set));
    EXPECT_FALSE(kCountisE28.isUnderSeal(Key::up));
    EXPECT_FALSE(kCountisE28.isUnderSeal(Key::enter));
    EXPECT_EQ(&kCountisE27.registers, &kCountisE28.registers);
    EXPECT_EQ(&kCountisE27.menus, &kCountisE28.menus);
    EXPECT_EQ(kCountisE27.ratings.led.wattHours, kCountisE28.ratings.led.wattHours);
}

// ---- two meters ----------------------------------------------------------------------------------------------------

TEST(MeterIdentity, OfTwoMetersDiffersInSerialNumberMacAddressAndUnitId)
{
    Specimen one(kCountisE28);
    Specimen other(kCountisE28, kOtherIdentity);
    EXPECT_EQ(one.words(50008, 5), (Words{0x0254, 0x7101, 1, 0, 0}));
    EXPECT_EQ(other.words(50008, 5), (Words{0x0264, 0x8302, 4711, 2, 3}));
    EXPECT_EQ(one.meter.state().settings.unitId, 5);
    EXPECT_EQ(other.meter.state().settings.unitId, 23);
    EXPECT_EQ(one.words(57344, 1), Words{5});
    EXPECT_EQ(other.words(57344, 1), Words{23});

    // RFC 2131, figure 1: the client's hardware address stands at octet 28.
    const auto macAsked = [](Meter& meter) {
        Settings settings = meter.state().settings;
        settings.network.dhcp = true;
        meter.applySettings(settings);
        meter.skip(Duration::seconds(10));
        const auto question = meter.releaseDhcp();
        MacAddress mac{};
        if (question) {
            std::copy_n(question->bytes.begin() + 28, mac.size(), mac.begin());
        }
        return mac;
    };
    EXPECT_THAT(macAsked(one.meter), ElementsAre(0x02, 0x53, 0x4F, 0x43, 0x00, 0x05));
    EXPECT_THAT(macAsked(other.meter), ElementsAre(0x02, 0x11, 0x22, 0x33, 0x44, 0x55));
}

TEST(MeterIdentity, UnitIdOfTheFactoryGivesWayToTheOneInFram)
{
    Specimen specimen(kCountisE28, kOtherIdentity);
    Settings settings = specimen.meter.state().settings;
    settings.unitId = 99;
    specimen.meter.applySettings(settings);
    specimen.meter.powerFail();
    specimen.meter.powerOn(specimen.fram);
    EXPECT_EQ(specimen.meter.state().settings.unitId, 99);
}

TEST(MeterIdentity, LeavesNoTraceInTheFramOfADefaultMeter)
{
    // A chip written by a meter without an identity can be read by a meter with one, and vice versa.
    RamFram written;
    FramLayout layout;
    layout.storePersistentData(written, PersistentData{});
    Specimen specimen(kCountisE28);
    specimen.meter.powerFail();
    EXPECT_EQ(specimen.fram.bytes, written.bytes);

    Meter other(kCountisE28, kOtherIdentity);
    other.powerOn(written);
    EXPECT_EQ(other.state().settings.unitId, 5) << "what is in the chip was stored";
}

// ---- a model that the program does not know ------------------------------------------------------------------------

TEST(ThirdModel, IdentifiesItself)
{
    const Specimen third(kThirdModel);
    EXPECT_EQ(third.words(50000, 4), (Words{'N', 'O', 'N', 'E'}));
    EXPECT_EQ(third.words(50004, 4), (Words{7, 1234, 412, 367}));
    EXPECT_EQ(third.words(50018, 2), (Words{2, 45}));
    EXPECT_EQ(third.words(50030, 4), (Words{0x392E, 0x3837, 0, 0})); // "9.87"
    EXPECT_EQ(third.words(50042, 8), spelled("NOBODY"));
    EXPECT_EQ(third.words(50050, 8), spelled("COUNTIS X9"));
    EXPECT_EQ(third.words(50058, 8), spelled("Countis X9"));
    EXPECT_EQ(third.words(40545, 1), Words{1});
    EXPECT_EQ(third.words(40608, 1), Words{8});
}

TEST(ThirdModel, HasItsOwnRegisterTable)
{
    Specimen third(kThirdModel);
    Specimen e28(kCountisE28);
    TestSignal signal = TestSignal::balanced(120, 40, 0);
    third.run(signal, 3);
    EXPECT_EQ(third.words(60000, 3), (Words{40, 0, 12000}));
    EXPECT_EQ(e28.readingOf(60000), RegisterResult::illegalAddress);
    EXPECT_EQ(third.readingOf(33024), RegisterResult::illegalAddress);
    EXPECT_EQ(e28.readingOf(33024), RegisterResult::ok);

    const uint16_t word = 1;
    EXPECT_EQ(third.meter.writeRegisters(60000, {&word, 1}, false), RegisterResult::illegalAddress);
    EXPECT_EQ(third.meter.writeRegisters(33024, {&word, 1}, false), RegisterResult::illegalAddress);
    EXPECT_EQ(third.meter.writeRegisters(40481, {&word, 1}, false), RegisterResult::ok);
}

TEST(ThirdModel, SealCoversTheKeysThatItSays)
{
    Specimen third(kThirdModel);
    third.meter.setSealed(true);
    third.press(Key::enter); // rt
    third.press(Key::up);
    EXPECT_EQ(third.meter.page(), (MenuPosition{MenuId::realTime, 0})) << "UP is under the seal";
    third.press(Key::set, 3'100);
    EXPECT_EQ(third.meter.page(), MenuPosition{MenuId::setup1}) << "SET is not";
}

TEST(ThirdModel, BrowsesItsMenusOnly)
{
    Specimen third(kThirdModel);
    EXPECT_EQ(third.label(), "tot") << "the first menu that it has";
    third.press(Key::up);
    EXPECT_EQ(third.meter.page(), (MenuPosition{MenuId::total, 0})) << "which has one page";
    third.press(Key::enter);
    EXPECT_EQ(third.label(), "rt") << "it has no partial counters";
    third.press(Key::up);
    EXPECT_EQ(third.meter.page(), (MenuPosition{MenuId::realTime, 1}));
    third.press(Key::up);
    EXPECT_EQ(third.meter.page(), (MenuPosition{MenuId::realTime, 0}));
    third.press(Key::enter);
    EXPECT_EQ(third.label(), "inFo");
    third.press(Key::enter);
    EXPECT_EQ(third.label(), "tot") << "it asks for no set-up";
}

TEST(ThirdModel, ShowsItsOwnFirmware)
{
    Specimen third(kThirdModel);
    third.press(Key::enter);
    third.press(Key::enter);
    std::vector<std::string> pages;
    for (int page = 0; page < 5; ++page) {
        pages.push_back(third.shown());
        third.press(Key::up);
    }
    EXPECT_THAT(pages, ElementsAre("rEL1 2.45", "rEL2 3.67", "CS1 1b2A", "CS2 5E4F", "PLC"));
}

TEST(ThirdModel, FlashesAndPulsesByItsOwnWeights)
{
    // 3 x 230 V x 80 A x 20 s: 306.67 Wh. A pulse that begins within a block of 5 ms is seen in one block less.
    const auto run = [](const MeterModel& model) {
        auto specimen = std::make_unique<Specimen>(model);
        TestSignal signal = TestSignal::balanced(230, 80, 0);
        specimen->run(signal, 20);
        return specimen;
    };
    const auto third = run(kThirdModel);
    EXPECT_EQ(third->meter.state().ledPulses, 30U) << "10 Wh a flash";
    EXPECT_THAT(third->litBlocks, AllOf(Gt(30U * 7), Le(30U * 8))) << "of 40 ms";
    EXPECT_EQ(third->meter.state().outputPulses, 6U) << "50 Wh a pulse";
    EXPECT_THAT(third->conductingBlocks, AllOf(Gt(6U * 19), Le(6U * 20))) << "of 100 ms";

    const auto e28 = run(kCountisE28);
    EXPECT_EQ(e28->meter.state().ledPulses, 306U) << "1 Wh a flash";
    EXPECT_THAT(e28->litBlocks, AllOf(Gt(306U * 3), Le(306U * 4))) << "of 20 ms";
    EXPECT_EQ(e28->meter.state().outputPulses, 3U) << "100 Wh a pulse";
    EXPECT_THAT(e28->conductingBlocks, AllOf(Gt(3U * 9), Le(3U * 10))) << "of 50 ms";
}

TEST(ThirdModel, RestsBelowItsOwnCreepThreshold)
{
    // 0.5 Un Ist: 6 W for each phase; 2.3 W for the E28. 120 V x 40 mA are 4.8 W.
    const auto importedTenths = [](const MeterModel& model) {
        Specimen specimen(model);
        TestSignal signal = TestSignal::balanced(120, 0.04, 0);
        specimen.run(signal, 60);
        return specimen.meter.state().energies.total(Element::system, EnergyQuantity::activeImport).tenths();
    };
    EXPECT_EQ(importedTenths(kThirdModel), 0U);
    EXPECT_EQ(importedTenths(kCountisE28), 2U) << "3 x 4.8 W x 60 s are 0.24 Wh";
}

TEST(ThirdModel, MissesAPhaseByItsOwnVoltage)
{
    // A phase is present from 0.55 Un on: 66 V; 126.5 V for the E28.
    const auto missing = [](const MeterModel& model) {
        Specimen specimen(model);
        TestSignal signal = TestSignal::balanced(100, 1, 0);
        specimen.run(signal, 3);
        return specimen.meter.state().measurements.missing;
    };
    EXPECT_THAT(missing(kThirdModel), ElementsAre(false, false, false));
    EXPECT_THAT(missing(kCountisE28), ElementsAre(true, true, true));
}

} // namespace
} // namespace vmeter
