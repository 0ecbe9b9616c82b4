// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/quantity.h"

#include <gtest/gtest.h>

namespace vmeter::scenario_format {
namespace {

struct RightCase {
    std::string_view text;
    const QuantityKind& kind;
    double value; ///< base unit
};

TEST(Quantity, IsReadInItsUnitAndABareNumberInTheBaseUnit)
{
    const RightCase cases[] = {
        {"230 V", kVoltage, 230},
        {"230V", kVoltage, 230},
        {"  0.23  kV ", kVoltage, 230},
        {"230000 mV", kVoltage, 230},
        {"230", kVoltage, 230},
        {"+230", kVoltage, 230},
        {"2.3e2 V", kVoltage, 230},
        {"20 mA", kCurrent, 0.02},
        {".5 kA", kCurrent, 500},
        {"50.2 Hz", kFrequency, 50.2},
        {"50200 mHz", kFrequency, 50.2},
        {"-120", kAngle, -120},
        {"3.14159265358979 rad", kAngle, 180},
        {"10 %", kPercent, 10},
        {"3.2 s", kDuration, 3.2},
        {"250 ms", kDuration, 0.25},
        {"10 min", kDuration, 600},
        {"24 h", kDuration, 86400},
        {"365 d", kDuration, 31536000},
    };
    for (const RightCase& c : cases) {
        const auto result = parseQuantity(c.text, c.kind);
        ASSERT_TRUE(result.has_value()) << c.text << ": " << result.error().english();
        EXPECT_NEAR(*result, c.value, 1e-9) << c.text;
    }
}

TEST(Quantity, TakesTheLimitsOfItsRangeAndNothingBeyond)
{
    for (const std::string_view text : {"0 V", "1000 V", "1 kV"}) {
        EXPECT_TRUE(parseQuantity(text, kVoltage).has_value()) << text;
    }
    for (const std::string_view text : {"-0.001 V", "1000.001 V", "1.1 kV"}) {
        EXPECT_TRUE(!parseQuantity(text, kVoltage)) << text;
    }
}

struct WrongCase {
    std::string_view text;
    const QuantityKind& kind;
    std::string_view message;
};

TEST(Quantity, ThatIsWrongIsRefusedWithWhatWouldBeRight)
{
    const WrongCase cases[] = {
        {"5 V", kCurrent, "'5 V' has the unit 'V', which does not fit: a current is given in A, mA or kA"},
        {"5 a", kCurrent, "'5 a' has the unit 'a', which does not fit: a current is given in A, mA or kA"},
        {"50 kHz", kFrequency, "'50 kHz' has the unit 'kHz', which does not fit: a frequency is given in Hz or mHz"},
        {"1 y", kDuration, "'1 y' has the unit 'y', which does not fit: a duration is given in s, ms, min, h or d"},
        {"10 A B", kCurrent, "'10 A B' has the unit 'A B', which does not fit: a current is given in A, mA or kA"},
        {"0x10", kCurrent, "'0x10' has the unit 'x10', which does not fit: a current is given in A, mA or kA"},
        {"50,2 Hz", kFrequency, "'50,2 Hz' has a decimal comma; write a point"},
        {"nan", kVoltage, "'nan' is not a number that can be read here: write a voltage like 1 V"},
        {".nan", kVoltage, "'.nan' is not a number that can be read here: write a voltage like 1 V"},
        {"-.inf", kAngle, "'-.inf' is not a number that can be read here: write an angle like 1 deg"},
        {"inf A", kCurrent, "'inf A' is not a number that can be read here: write a current like 1 A"},
        {"1e999", kCurrent, "'1e999' is not a number that can be read here: write a current like 1 A"},
        {"", kFrequency, "'' is not a number that can be read here: write a frequency like 40 Hz"},
        {"A 5", kCurrent, "'A 5' is not a number that can be read here: write a current like 1 A"},
        {"--5", kAngle, "'--5' is not a number that can be read here: write an angle like 1 deg"},
        {"+-5", kAngle, "'+-5' is not a number that can be read here: write an angle like 1 deg"},
        {"5001 A", kCurrent, "'5001 A' is out of range: a current is 0 A to 5000 A"},
        {"1e300 kA", kCurrent, "'1e300 kA' is out of range: a current is 0 A to 5000 A"},
        {"39.9 Hz", kFrequency, "'39.9 Hz' is out of range: a frequency is 40 Hz to 70 Hz"},
        {"361", kAngle, "'361' is out of range: an angle is -360 deg to 360 deg"},
        {"101", kPercent, "'101' is out of range: a harmonic is 0 % to 100 %"},
        {"-1 s", kInstant, "'-1 s' is out of range: a time is 0 s to 315576000 s (up to ten years)"},
        {"0 s", kDuration, "'0 s' is out of range: a duration is 0.000125 s to 315576000 s (one sample to ten years)"},
        {"3653 d", kDuration,
            "'3653 d' is out of range: a duration is 0.000125 s to 315576000 s (one sample to ten years)"},
    };
    for (const WrongCase& c : cases) {
        const auto result = parseQuantity(c.text, c.kind);
        ASSERT_TRUE(!result) << c.text;
        EXPECT_EQ(result.error().english(), c.message);
    }
}

TEST(Quantity, MessageCutsALongTextAndHidesControlCharacters)
{
    const std::string text = "5 \x1b[31m\n" + std::string(1000, 'x');
    const std::string message = parseQuantity(text, kCurrent).error().english();
    EXPECT_EQ(message.substr(0, 49), "'5 ?[31m?" + std::string(32, 'x') + "...' has"); // 40 characters of it
}

} // namespace
} // namespace vmeter::scenario_format
