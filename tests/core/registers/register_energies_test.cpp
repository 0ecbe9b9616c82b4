// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_access.h"
#include "tests/core/registers/register_test_support.h"

namespace vmeter {
namespace {

// 0.1 Wh is not a whole number of energy units; the next larger number is shown as 0.1 Wh.
constexpr Energy tenths(uint64_t tenthsOfWh)
{
    return {tenthsOfWh / 10, static_cast<int64_t>(tenthsOfWh % 10) * (kEnergyUnitsPerWh / 10 + 1)};
}

/// 1 234 567.8 Wh and almost another tenth, in tariff 1.
MeterState withImport()
{
    MeterState state;
    Energy& energy = state.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport);
    energy = tenths(12'345'678);
    energy.fraction += kEnergyUnitsPerWh / 10 - 100;
    return state;
}

TEST(RegisterEnergies, TruncateToTheStepOfTheirRegister)
{
    const MeterState state = withImport();
    EXPECT_EQ(readU32(state, 50770), 1234U);   // kWh
    EXPECT_EQ(readU32(state, 50946), 123456U); // 10 Wh
    EXPECT_EQ(readU32(state, 25987), 1234U);   // whole part
    EXPECT_EQ(readU16(state, 25989), 5678U);   // residual, 0.1 Wh
    EXPECT_EQ(readU16(state, 51311), 1U);      // MWh
    EXPECT_EQ(readU32(state, 50850), 1234U);   // tariff 1, kWh
    EXPECT_EQ(readU32(state, 51202), 123456U); // tariff 1, 10 Wh
    EXPECT_EQ(readU32(state, 26369), 1234U);   // tariff 1, kWh
}

TEST(RegisterEnergies, ShowOneHourOfTheBalancedLoad)
{
    MeterState state;
    state.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport) = tenths(34'500); // 3.45 kWh
    EXPECT_EQ(readU32(state, 50946), 345U);
}

TEST(RegisterEnergies, StartAgainAtZeroBehindTheRollover)
{
    MeterState state;
    Energy& energy = state.energies.at(Tariff::t2, Element::system, EnergyKind::activeImport);
    EXPECT_EQ(readU32(state, 36864), 99'999'999U); // the last value, 10 Wh
    energy = tenths(9'999'999'999);
    EXPECT_EQ(readU32(state, 50946), 99'999'999U);
    EXPECT_EQ(readU16(state, 51311), 999U);
    EXPECT_EQ(readU16(state, 36866), 0U);
    energy = tenths(20'000'123'456);
    EXPECT_EQ(readU32(state, 50946), 1234U); // 12.34 kWh
    EXPECT_EQ(readU16(state, 25989), 3456U);
    EXPECT_EQ(readU16(state, 36866), 2U);
    EXPECT_EQ(readU16(state, 36871), 0U); // tariff 1
    EXPECT_EQ(readU16(state, 36872), 2U); // tariff 2
}

TEST(RegisterEnergies, CountRolloversOfEachTotal)
{
    MeterState state;
    const auto set = [&](EnergyKind kind, uint64_t gigawattHours) {
        state.energies.at(Tariff::t1, Element::system, kind) = {gigawattHours * 1'000'000'000, 0};
    };
    set(EnergyKind::activeImport, 1);
    set(EnergyKind::reactiveImportInductive, 2);
    set(EnergyKind::activeExport, 3);
    set(EnergyKind::reactiveExportCapacitive, 4);
    set(EnergyKind::apparent, 300);
    EXPECT_EQ(readWords(state, 36866, 9), (Words{1, 2, 3, 4, 255, 1, 0, 0xFFFF, 0xFFFF}));
}

/// Each kind of energy has a different value: kWh = 100 * kind + 10 * tariff + element, all counted from 1.
MeterState withEnergyEverywhere()
{
    MeterState state;
    for (uint64_t tariff = 0; tariff < kTariffs; ++tariff) {
        for (uint64_t element = 0; element < kElements; ++element) {
            for (uint64_t kind = 0; kind < kEnergyKinds; ++kind) {
                state.energies.at(
                    static_cast<Tariff>(tariff), static_cast<Element>(element), static_cast<EnergyKind>(kind))
                    = {((kind + 1) * 100 + (tariff + 1) * 10 + element + 1) * 1000, 0};
            }
        }
    }
    return state;
}

TEST(RegisterEnergies, SumTheTariffsInTheTotals)
{
    // Kinds: 1 Ea+, 2 Ea-, 3 Er+ind, 4 Er+cap, 5 Er-ind, 6 Er-cap, 7 Eap. L1 in T1 is 100k + 11, in T2 100k + 21.
    const MeterState state = withEnergyEverywhere();
    EXPECT_EQ(readU32(state, 19843), 232U);          // Ea+ 111 + 121
    EXPECT_EQ(readU32(state, 19846), 432U);          // Ea-
    EXPECT_EQ(readU32(state, 19849), 632U + 832U);   // Er+ = inductive + capacitive
    EXPECT_EQ(readU32(state, 19852), 1032U + 1232U); // Er-
    EXPECT_EQ(readU32(state, 19855), 1432U);         // Eap
    EXPECT_EQ(readU32(state, 19858), 632U);          // Er+ inductive
    EXPECT_EQ(readU32(state, 19861), 1032U);         // Er- inductive
    EXPECT_EQ(readU32(state, 19864), 832U);          // Er+ capacitive
    EXPECT_EQ(readU32(state, 19867), 1232U);         // Er- capacitive
}

TEST(RegisterEnergies, KeepTheElementsApart)
{
    const MeterState state = withEnergyEverywhere();
    EXPECT_EQ(readU32(state, 21891), 234U); // Ea+ L2: 112 + 122
    EXPECT_EQ(readU32(state, 23939), 236U); // Ea+ L3
    EXPECT_EQ(readU32(state, 25987), 238U); // Ea+ system
    EXPECT_EQ(readU32(state, 50770), 238U);
    EXPECT_EQ(readU32(state, 50946), 23800U);
}

TEST(RegisterEnergies, KeepTheTariffsOfAPhaseApart)
{
    // L2: T1 is 100k + 12, T2 is 100k + 22. Groups of 16 words from 22273 on.
    const MeterState state = withEnergyEverywhere();
    EXPECT_EQ(readWords(state, 22273, 4), (Words{0, 112, 0, 122}));             // Ea+
    EXPECT_EQ(readWords(state, 22289, 4), (Words{0, 212, 0, 222}));             // Ea-
    EXPECT_EQ(readWords(state, 22305, 4), (Words{0, 312 + 412, 0, 322 + 422})); // Er+
    EXPECT_EQ(readWords(state, 22321, 4), (Words{0, 312, 0, 322}));             // Er+ inductive
    EXPECT_EQ(readWords(state, 22337, 4), (Words{0, 412, 0, 422}));             // Er+ capacitive
    EXPECT_EQ(readWords(state, 22353, 4), (Words{0, 512 + 612, 0, 522 + 622})); // Er-
    EXPECT_EQ(readWords(state, 22369, 4), (Words{0, 512, 0, 522}));             // Er- inductive
    EXPECT_EQ(readWords(state, 22385, 4), (Words{0, 612, 0, 622}));             // Er- capacitive
    EXPECT_EQ(readWords(state, 22401, 4), (Words{0, 712, 0, 722}));             // Eap
}

TEST(RegisterEnergies, GiveTheSystemsTariffsInThreeBlocks)
{
    const MeterState state = withEnergyEverywhere();       // system: T1 is 100k + 14
    EXPECT_EQ(readU32(state, 26385), 214U);                // Ea-
    EXPECT_EQ(readU32(state, 26401), 314U + 414U);         // Er+
    EXPECT_EQ(readU32(state, 26481), 614U);                // Er- capacitive
    EXPECT_EQ(readU32(state, 26499), 724U);                // Eap tariff 2
    EXPECT_EQ(readU32(state, 50852), 124U);                // Ea+ tariff 2, kWh
    EXPECT_EQ(readU32(state, 50866), 314U + 414U);         // Er+ tariff 1, kvarh
    EXPECT_EQ(readU32(state, 51220), (324U + 424U) * 100); // Er+ tariff 2, 10 varh
}

TEST(RegisterEnergies, OrderTheSystemTotalsAsTheTableDoes)
{
    const MeterState state = withEnergyEverywhere(); // T1 + T2 of the system: 200k + 38
    EXPECT_EQ(readWords(state, 50770, 10),
        (Words{0, 238, 0, 638 + 838, 0, 1438, 0, 438, 0, 1038 + 1238})); // Ea+ Er+ Eap Ea- Er-
}

TEST(RegisterEnergies, GiveMegawattHours)
{
    MeterState state;
    const auto set = [&](EnergyKind kind, uint64_t megawattHours) {
        state.energies.at(Tariff::t1, Element::system, kind) = {megawattHours * 1'000'000 + 999'999, 0};
    };
    set(EnergyKind::activeImport, 12);
    set(EnergyKind::reactiveImportCapacitive, 34);
    set(EnergyKind::activeExport, 56);
    set(EnergyKind::reactiveExportInductive, 78);
    EXPECT_EQ(readWords(state, 51311, 4), (Words{12, 34, 56, 78}));
}

TEST(RegisterEnergies, SignTheBalanceInBothParts)
{
    MeterState state;
    state.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport) = tenths(10'000); // 1000.0 Wh
    state.energies.at(Tariff::t2, Element::system, EnergyKind::activeExport) = tenths(25'003); // 2500.3 Wh
    EXPECT_EQ(readWords(state, 33024, 3), (Words{0xFFFF, 0xFFFF, 0xEC75}));                    // -1 kWh and -500.3 Wh
    state.energies.at(Tariff::t1, Element::system, EnergyKind::reactiveImportInductive) = tenths(25'003);
    EXPECT_EQ(readS32(state, 33027), 2);
    EXPECT_EQ(readS16(state, 33029), 5003);
}

TEST(RegisterEnergies, GiveThePartialCounters)
{
    MeterState state;
    for (uint64_t i = 0; i < kPartialCounters; ++i) {
        state.partials.at(static_cast<PartialCounter>(i)).energy = tenths((i + 1) * 10'000 + 2'345);
    }
    // Counters by their order in PAr.b: 1 Ea+T1, 2 Ea+T2, 3 Ea+, 4 Ea-T1, 5 Ea-T2, 6 Ea-, 7 Eap, 8 Er+, 9 Er-.
    EXPECT_EQ(readWords(state, 50780, 10), (Words{0, 3, 0, 8, 0, 7, 0, 6, 0, 9}));
    EXPECT_EQ(readWords(state, 50956, 10), (Words{0, 323, 0, 823, 0, 723, 0, 623, 0, 923}));
    EXPECT_EQ(readWords(state, 32768, 6), (Words{0, 1, 2345, 0, 2, 2345}));
    EXPECT_EQ(readWords(state, 32792, 6), (Words{0, 4, 2345, 0, 5, 2345}));
}

TEST(RegisterEnergies, RepeatTheTariffInForceInEveryTariffBlock)
{
    MeterState state;
    for (const uint16_t address :
        {uint16_t{20224}, uint16_t{22272}, uint16_t{24320}, uint16_t{26368}, uint16_t{50849}, uint16_t{51201}}) {
        state.tariff = Tariff::t1;
        EXPECT_EQ(readU16(state, address), 1U) << address;
        state.tariff = Tariff::t2;
        EXPECT_EQ(readU16(state, address), 2U) << address;
    }
    EXPECT_EQ(readU16(state, 50848), 2U); // two tariffs
    EXPECT_EQ(readU16(state, 51200), 2U);
}

TEST(RegisterEnergies, CountTheTimeInEachTariffInHundredthsOfAnHour)
{
    MeterState state;
    state.tariffTime = {Duration::seconds(3600), Duration::seconds(71)}; // 1 h; 71 s = 0.0197 h
    EXPECT_EQ(readWords(state, 50882, 4), (Words{0, 100, 0, 1}));
    EXPECT_EQ(readWords(state, 51234, 4), (Words{0, 100, 0, 1}));
}

} // namespace
} // namespace vmeter
