// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_table.h"
#include "tests/core/registers/register_test_support.h"

#include <algorithm>
#include <string_view>

namespace vmeter {
namespace {

/// 230 V, 10 A, lagging by 60 degrees on all phases: U = 398.3717 V, P = 3450 W, Q = 5975.575 var, S = 6900 VA.
MeterState balancedLoad()
{
    MeterState state;
    Measurements& all = state.measurements;
    for (ElementMeasurement& phase : all.phase) {
        phase = {.voltage = {230'000'000},
            .current = {10'000'000},
            .activePower = {1'150'000'000},
            .reactivePower = {1'991'858'429},
            .apparentPower = {2'300'000'000},
            .powerFactor = {.millionths = 500'000, .exists = true}};
    }
    all.system = {.voltage = {230'000'000},
        .current = {10'000'000},
        .activePower = {3'450'000'000},
        .reactivePower = {5'975'575'287},
        .apparentPower = {6'900'000'000},
        .powerFactor = {.millionths = 500'000, .exists = true}};
    all.lineVoltage.fill({398'371'686});
    all.systemLineVoltage = {398'371'686};
    all.frequency = {50'000'000};
    all.sequence = PhaseSequence::clockwise123;
    return state;
}

TEST(RegisterReading, GivesABalancedLoadInRegisterUnits)
{
    const MeterState state = balancedLoad();
    EXPECT_EQ(readU32(state, 50514), 39837U); // U12, 0.01 V
    EXPECT_EQ(readU32(state, 50520), 23000U); // V1, 0.01 V
    EXPECT_EQ(readU32(state, 50526), 50000U); // f, mHz
    EXPECT_EQ(readU32(state, 50528), 10000U); // I1, mA
    EXPECT_EQ(readU32(state, 50534), 0U);     // IN
    EXPECT_EQ(readS32(state, 50536), 345);    // P, 10 W
    EXPECT_EQ(readS32(state, 50538), 598);    // Q, 10 var
    EXPECT_EQ(readU32(state, 50540), 690U);   // S, 10 VA
    EXPECT_EQ(readS32(state, 50542), 500);    // PF, 0.001
    EXPECT_EQ(readS32(state, 50544), 115);    // P1
    EXPECT_EQ(readS32(state, 50550), 199);    // Q1
    EXPECT_EQ(readU32(state, 50556), 230U);   // S1
    EXPECT_EQ(readS32(state, 50562), 500);    // PF1
    EXPECT_EQ(readU32(state, 50568), 10000U); // mean of I
    EXPECT_EQ(readU32(state, 50570), 39837U); // mean of U
    EXPECT_EQ(readU32(state, 50572), 23000U); // mean of V
}

TEST(RegisterReading, GivesTheSameValuesInSixteenBits)
{
    const MeterState state = balancedLoad();
    EXPECT_EQ(readU16(state, 51281), 39837U);
    EXPECT_EQ(readU16(state, 51284), 23000U);
    EXPECT_EQ(readU16(state, 51287), 50000U);
    EXPECT_EQ(readS16(state, 51295), 500);
    EXPECT_EQ(readS16(state, 51305), 500);
    EXPECT_EQ(readU16(state, 51308), 10000U);
    EXPECT_EQ(readU16(state, 51309), 39837U);
    EXPECT_EQ(readU16(state, 51310), 23000U);
    EXPECT_EQ(readU16(state, 51315), 0U);
    EXPECT_EQ(readU32(state, 40576), 10000U);
}

TEST(RegisterReading, KeepsThePhasesApart)
{
    MeterState state;
    for (std::size_t i = 0; i < kPhases; ++i) {
        const auto factor = static_cast<int64_t>(i) + 1;
        ElementMeasurement& phase = state.measurements.phase[i];
        phase.voltage = {factor * 1'000'000};
        phase.current = {factor * 1'000'000};
        phase.activePower = {factor * 100'000'000};
        phase.reactivePower = {factor * 200'000'000};
        phase.apparentPower = {factor * 300'000'000};
        phase.powerFactor = {.millionths = static_cast<int32_t>(factor) * 100'000, .exists = true};
        state.measurements.lineVoltage[i] = {factor * 2'000'000};
    }
    for (uint16_t i = 0; i < kPhases; ++i) {
        const uint32_t factor = i + 1U;
        const auto pair = static_cast<uint16_t>(2 * i);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50514 + pair)), factor * 200);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50520 + pair)), factor * 100);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50528 + pair)), factor * 1000);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50544 + pair)), factor * 10);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50550 + pair)), factor * 20);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50556 + pair)), factor * 30);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(50562 + pair)), factor * 100);
        EXPECT_EQ(readU32(state, static_cast<uint16_t>(40576 + pair)), factor * 1000);
        EXPECT_EQ(readU16(state, static_cast<uint16_t>(51281 + i)), factor * 200);
        EXPECT_EQ(readU16(state, static_cast<uint16_t>(51284 + i)), factor * 100);
        EXPECT_EQ(readU16(state, static_cast<uint16_t>(51305 + i)), factor * 100);
    }
}

TEST(RegisterReading, RoundsPowersHalfAwayFromZero)
{
    const auto raw = [](int64_t microwatts) {
        MeterState state;
        state.measurements.system.activePower = {microwatts};
        return readS32(state, 50536);
    };
    EXPECT_EQ(raw(4'999'999), 0);
    EXPECT_EQ(raw(5'000'000), 1);
    EXPECT_EQ(raw(14'999'999), 1);
    EXPECT_EQ(raw(-4'999'999), 0);
    EXPECT_EQ(raw(-5'000'000), -1);
    EXPECT_EQ(raw(-15'000'000), -2);
}

TEST(RegisterReading, PutsTheHighWordFirst)
{
    MeterState state;
    state.measurements.system.activePower = {-3'450'000'000};
    state.measurements.system.current = {80'000'000};
    EXPECT_EQ(readWords(state, 50536, 2), (Words{0xFFFF, 0xFEA7})); // -345
    EXPECT_EQ(readWords(state, 50568, 2), (Words{0x0001, 0x3880})); // 80000 mA
}

TEST(RegisterReading, SignsThePowerFactor)
{
    MeterState state;
    state.measurements.system.powerFactor = {.millionths = -500'000, .exists = true};
    EXPECT_EQ(readWords(state, 50542, 2), (Words{0xFFFF, 0xFE0C}));
    EXPECT_EQ(readWords(state, 51295, 1), (Words{0xFE0C}));
}

TEST(RegisterReading, GivesAllOnesForAPowerFactorThatDoesNotExist)
{
    const MeterState state;
    EXPECT_EQ(readWords(state, 50542, 2), (Words{0xFFFF, 0xFFFF}));
    EXPECT_EQ(readWords(state, 50562, 6), Words(6, 0xFFFF));
    EXPECT_EQ(readWords(state, 51295, 1), (Words{0xFFFF}));
}

TEST(RegisterReading, GivesZeroForTheFrequencyOfADeadSupply)
{
    const MeterState state;
    EXPECT_EQ(readU32(state, 50526), 0U);
    EXPECT_EQ(readU16(state, 51287), 0U);
    EXPECT_EQ(readU16(state, 51315), 3U); // phase sequence not determined
}

TEST(RegisterReading, StaysAtTheLimitOfASixteenBitRegister)
{
    MeterState state;
    state.measurements.system.current = {65'534'400};
    EXPECT_EQ(readU16(state, 51308), 65534U);
    state.measurements.system.current = {65'535'000};
    EXPECT_EQ(readU16(state, 51308), 65534U) << "65535 would say that there is no value";
    state.measurements.system.current = {80'000'000};
    state.measurements.lineVoltage[0] = {700'000'000};
    state.measurements.frequency = {66'000'000};
    EXPECT_EQ(readU16(state, 51308), 65534U);
    EXPECT_EQ(readU16(state, 51281), 65534U);
    EXPECT_EQ(readU16(state, 51287), 65534U);
}

TEST(RegisterReading, SpellsTheSignatureWithOneCharacterAWord)
{
    EXPECT_EQ(readWords(MeterState{}, 50000, 4), (Words{0x0053, 0x004F, 0x0043, 0x004F}));
}

TEST(RegisterReading, SpellsTextsWithTwoCharactersAWordPaddedWithZeros)
{
    MeterState state;
    EXPECT_EQ(readWords(state, 50042, 8), (Words{0x534F, 0x434F, 0x4D45, 0x4300, 0, 0, 0, 0})); // SOCOMEC
    state.model = &kCountisE28;                                                                 // "Countis E28"
    EXPECT_EQ(readWords(state, 50058, 8), (Words{0x436F, 0x756E, 0x7469, 0x7320, 0x4532, 0x3800, 0, 0}));
    state.model = &kCountisE27; // "COUNTIS E27"
    EXPECT_EQ(readWords(state, 50050, 8), (Words{0x434F, 0x554E, 0x5449, 0x5320, 0x4532, 0x3700, 0, 0}));
}

TEST(RegisterReading, IdentifiesTheModel)
{
    MeterState state;
    EXPECT_EQ(readU16(state, 50004), 100U); // COUNTIS
    EXPECT_EQ(readU16(state, 50006), 103U); // table V103
    EXPECT_EQ(readU16(state, 40544), 0U);
    EXPECT_EQ(readU16(state, 40608), 1U);
    state.model = &kCountisE27;
    EXPECT_EQ(readU16(state, 40545), 0U);
    state.model = &kCountisE28;
    EXPECT_EQ(readU16(state, 40545), 1U);
}

TEST(RegisterReading, GivesTheSerialNumberWordByWord)
{
    EXPECT_EQ(readWords(MeterState{}, 50008, 5), (Words{0x0254, 0x7101, 1, 0, 0}));
}

TEST(RegisterReading, GivesTheStagedSettings)
{
    MeterState state;
    state.stagedSettings.unitId = 17;
    state.stagedSettings.network.address = {{10, 1, 2, 3}};
    state.stagedSettings.network.dhcp = true;
    state.stagedSettings.sntpEnabled = true;
    state.stagedSettings.sntpServer = {'n', 't', 'p'};
    EXPECT_EQ(readU16(state, 57344), 17U);
    EXPECT_EQ(readU16(state, 29440), 17U);
    EXPECT_EQ(readWords(state, 29184, 7), (Words{0x0A01, 0x0203, 0xFFFF, 0xFF00, 0xC0A8, 0x0001, 1}));
    EXPECT_EQ(readWords(state, 30208, 4), (Words{1, 0x6E74, 0x7000, 0}));
    EXPECT_EQ(readU16(state, 30234), 0xFFFFU); // last word of the block, in no row of the table
}

TEST(RegisterReading, GivesAllOnesForWhatThisMeterHasNot)
{
    EXPECT_EQ(readWords(MeterState{}, 57345, 3), Words(3, 0xFFFF)); // RS485
    EXPECT_EQ(readWords(MeterState{}, 50013, 4), Words(4, 0xFFFF)); // code tables
}

TEST(RegisterReading, GivesTheClockInTheZoneInForce)
{
    MeterState state;
    state.clock = {1'798'759'812'345'678}; // 2026-12-31 23:30:12.345678 UTC
    EXPECT_EQ(readWords(state, 57600, 6), (Words{31, 12, 26, 23, 30, 12}));
    EXPECT_EQ(readWords(state, 29952, 7), (Words{31, 12, 26, 23, 30, 12, 345}));
    state.settings.zoneMinutes = 60;
    EXPECT_EQ(readWords(state, 57600, 6), (Words{1, 1, 27, 0, 30, 12}));
    EXPECT_EQ(readWords(state, 57603, 1), (Words{0}));
}

TEST(RegisterReading, GivesAllOnesForReservedWords)
{
    EXPECT_EQ(readWords(MeterState{}, 19840, 3), Words(3, 0xFFFF));
    EXPECT_EQ(readWords(MeterState{}, 50790, 43), Words(43, 0xFFFF));
    EXPECT_EQ(readWords(MeterState{}, 20300, 2), Words(2, 0xFFFF));
}

TEST(RegisterReading, ReadsAcrossRowsWithinABlock)
{
    // OpenEMS: 54 words from 50520
    const Words words = readWords(balancedLoad(), 50520, 54);
    ASSERT_EQ(words.size(), 54U);
    EXPECT_EQ((Words{words.begin(), words.begin() + 8}), (Words{0, 23000, 0, 23000, 0, 23000, 0, 50000}));
    EXPECT_EQ((Words{words.end() - 4, words.end()}), (Words{0, 39837, 0, 23000}));
}

TEST(RegisterReading, MayBeginAndEndWithinAValue)
{
    EXPECT_EQ(readWords(balancedLoad(), 50521, 4), (Words{23000, 0, 23000, 0}));
    EXPECT_EQ(readWords(MeterState{}, 50001, 2), (Words{0x004F, 0x0043}));
}

TEST(RegisterReading, GivesTheSameWordsOneByOneAndTogether)
{
    const MeterState state = balancedLoad();
    for (const RegisterBlock& block : kCountisE28.registers.blocks) {
        if (block.kind == BlockKind::commands) {
            continue;
        }
        const Words together = readWords(state, block.address, block.words);
        ASSERT_EQ(together.size(), block.words);
        for (uint16_t i = 0; i < block.words; ++i) {
            EXPECT_EQ(readU16(state, static_cast<uint16_t>(block.address + i)), together[i]) << block.address + i;
        }
    }
}

struct Refused {
    uint16_t address;
    std::size_t count;
};

class RegisterReadingRefused : public ::testing::TestWithParam<Refused> { };

TEST_P(RegisterReadingRefused, IsAnIllegalAddressAndLeavesTheWordsAlone)
{
    Words words(GetParam().count, 0xABCD);
    EXPECT_EQ(readRegisters(balancedLoad(), GetParam().address, words), RegisterResult::illegalAddress);
    EXPECT_TRUE(std::all_of(words.begin(), words.end(), [](uint16_t word) { return word == 0xABCD; }));
}

INSTANTIATE_TEST_SUITE_P(Holes, RegisterReadingRefused,
    ::testing::Values(Refused{0, 1}, Refused{50511, 2}, Refused{50574, 1}, Refused{65535, 2}));
INSTANTIATE_TEST_SUITE_P(AcrossABlocksEnd, RegisterReadingRefused,
    ::testing::Values(
        Refused{50573, 2}, Refused{50512, 63}, Refused{26400, 2}, Refused{57344, 2}, Refused{19905, 125}));
INSTANTIATE_TEST_SUITE_P(Commands, RegisterReadingRefused,
    ::testing::Values(Refused{40480, 1}, Refused{40481, 1}, Refused{40512, 1}, Refused{57856, 1}, Refused{57888, 5},
        Refused{57890, 1}, Refused{57892, 1}));

TEST(RegisterReading, RefusesToReadNothing)
{
    EXPECT_EQ(readRegisters(MeterState{}, 50520, {}), RegisterResult::illegalValue);
}

} // namespace
} // namespace vmeter
