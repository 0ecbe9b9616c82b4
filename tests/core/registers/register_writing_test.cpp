// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_access.h"
#include "core/registers/register_table.h"
#include "tests/core/registers/register_test_support.h"

#include <string>

namespace vmeter {
namespace {

using Kind = RegisterAction::Kind;

RegisterWrite write(uint16_t address, const Words& words, bool broadcast = false)
{
    return decodeWrite(MeterState{}, address, words, broadcast);
}

uint16_t counters(std::initializer_list<PartialCounter> list)
{
    unsigned bits = 0;
    for (const PartialCounter counter : list) {
        bits |= 1U << static_cast<unsigned>(counter);
    }
    return static_cast<uint16_t>(bits);
}

void expectTariff(const RegisterWrite& write, Tariff tariff)
{
    EXPECT_EQ(write.result, RegisterResult::ok);
    EXPECT_EQ(write.action.kind, Kind::selectTariff);
    EXPECT_EQ(write.action.tariff, tariff);
}

void expectZeroed(const RegisterWrite& write, uint16_t counters)
{
    EXPECT_EQ(write.result, RegisterResult::ok);
    EXPECT_EQ(write.action.kind, Kind::zeroPartials);
    EXPECT_EQ(write.action.counters, counters);
}

void expectRefused(const RegisterWrite& write, RegisterResult result)
{
    EXPECT_EQ(write.result, result);
    EXPECT_EQ(write.action.kind, Kind::none);
}

TEST(RegisterWriting, SelectsTheTariff)
{
    expectTariff(write(40481, {1}), Tariff::t1);
    expectTariff(write(40481, {2}), Tariff::t2);
    expectTariff(write(40481, {2}, true), Tariff::t2);
}

TEST(RegisterWriting, RefusesATariffThatTheMeterHasNot)
{
    expectRefused(write(40481, {0}), RegisterResult::illegalValue);
    expectRefused(write(40481, {3}), RegisterResult::illegalValue);
    expectRefused(write(40481, {257}), RegisterResult::illegalValue);
    expectRefused(write(40481, {3}, true), RegisterResult::illegalValue);
}

TEST(RegisterWriting, TakesABroadcastOnlyForTheTariff)
{
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        if (row.address != 40481) {
            expectRefused(write(row.address, Words(row.words, 1), true), RegisterResult::illegalAddress);
        }
    }
}

TEST(RegisterWriting, ZeroesAllPartialCounters)
{
    expectZeroed(write(40512, {0x20}), 0x1FF);
    expectRefused(write(40512, {0x21}), RegisterResult::illegalValue);
    expectZeroed(write(40512, {0}), 0);
}

TEST(RegisterWriting, ZeroesThePartialCountersOfAMask)
{
    expectZeroed(write(57890, {0x01}), counters({PartialCounter::activeImport}));
    expectZeroed(write(57890, {0x02}), counters({PartialCounter::reactiveImport}));
    expectZeroed(write(57890, {0x04}), counters({PartialCounter::apparent}));
    expectZeroed(write(57890, {0x08}), counters({PartialCounter::activeExport}));
    expectZeroed(write(57890, {0x10}), counters({PartialCounter::reactiveExport}));
    expectZeroed(write(57890, {0x1F}),
        counters({PartialCounter::activeImport, PartialCounter::reactiveImport, PartialCounter::apparent,
            PartialCounter::activeExport, PartialCounter::reactiveExport}));
    expectZeroed(write(57890, {0}), 0);
    expectRefused(write(57890, {0x20}), RegisterResult::illegalValue);
    expectRefused(write(57890, {0xFFFF}), RegisterResult::illegalValue);
}

TEST(RegisterWriting, ZeroesThePartialCountersOfATariff)
{
    const uint16_t first = counters({PartialCounter::activeImportT1, PartialCounter::activeExportT1});
    const uint16_t second = counters({PartialCounter::activeImportT2, PartialCounter::activeExportT2});
    expectZeroed(write(57892, {0}), 0);
    expectZeroed(write(57892, {1}), first);
    expectZeroed(write(57892, {2}), second);
    expectZeroed(write(57892, {3}), static_cast<uint16_t>(first | second));
    expectZeroed(write(57892, {0xFFFF}), static_cast<uint16_t>(first | second));
    expectRefused(write(57892, {4}), RegisterResult::illegalValue);
}

TEST(RegisterWriting, StoresSettingsAndRestarts)
{
    EXPECT_EQ(write(57856, {0xA1}).action.kind, Kind::storeSettings);
    EXPECT_EQ(write(57856, {0xB2}).action.kind, Kind::restart);
    EXPECT_EQ(write(57856, {0xA1}).result, RegisterResult::ok);
    EXPECT_EQ(write(57856, {0xB2}).result, RegisterResult::ok);
    expectRefused(write(57856, {0}), RegisterResult::illegalValue);
}

TEST(RegisterWriting, TakesOneWordForACommand)
{
    expectRefused(write(40480, {0, 1}), RegisterResult::illegalAddress);
    expectRefused(write(57890, {1, 0, 1}), RegisterResult::illegalAddress);
    expectRefused(write(40480, {1}), RegisterResult::illegalAddress); // reserved
    expectRefused(write(57891, {1}), RegisterResult::illegalAddress); // reserved
}

TEST(RegisterWriting, StagesTheUnitIdFromBothPlaces)
{
    for (const uint16_t address : {uint16_t{57344}, uint16_t{29440}}) {
        const RegisterWrite accepted = write(address, {247});
        EXPECT_EQ(accepted.result, RegisterResult::ok);
        EXPECT_EQ(accepted.action.kind, Kind::stageSettings);
        EXPECT_EQ(accepted.action.settings.unitId, 247);
        expectRefused(write(address, {0}), RegisterResult::illegalValue);
        expectRefused(write(address, {248}), RegisterResult::illegalValue);
        expectRefused(write(address, {257}), RegisterResult::illegalValue);
    }
}

TEST(RegisterWriting, StagesAWholeNetworkInOneAction)
{
    const RegisterWrite accepted = write(29184, {0x0A01, 0x0203, 0xFFFF, 0x0000, 0x0A01, 0x0001, 1});
    ASSERT_EQ(accepted.result, RegisterResult::ok);
    EXPECT_EQ(accepted.action.kind, Kind::stageSettings);
    const NetworkSettings& network = accepted.action.settings.network;
    EXPECT_EQ(network.address, (Ipv4{{10, 1, 2, 3}}));
    EXPECT_EQ(network.netmask, (Ipv4{{255, 255, 0, 0}}));
    EXPECT_EQ(network.gateway, (Ipv4{{10, 1, 0, 1}}));
    EXPECT_TRUE(network.dhcp);
}

TEST(RegisterWriting, KeepsWhatWasStagedBefore)
{
    MeterState state;
    state.stagedSettings.unitId = 9;
    state.stagedSettings.network.gateway = {{10, 0, 0, 1}};
    const RegisterWrite accepted = decodeWrite(state, 29184, Words{0x0A00, 0x0002}, false);
    ASSERT_EQ(accepted.result, RegisterResult::ok);
    EXPECT_EQ(accepted.action.settings.unitId, 9);
    EXPECT_EQ(accepted.action.settings.network.gateway, (Ipv4{{10, 0, 0, 1}}));
    EXPECT_EQ(accepted.action.settings.network.address, (Ipv4{{10, 0, 0, 2}}));
}

TEST(RegisterWriting, TakesAllOfSeveralSettingsOrNone)
{
    // the switch for DHCP takes 0 and 1
    expectRefused(write(29184, {0x0A01, 0x0203, 0xFFFF, 0x0000, 0x0A01, 0x0001, 2}), RegisterResult::illegalValue);
    expectRefused(write(29188, {0x0A01, 0x0001, 1, 0}), RegisterResult::illegalAddress);
}

TEST(RegisterWriting, RefusesHalfAValue)
{
    expectRefused(write(29184, {0x0A01}), RegisterResult::illegalAddress);
    expectRefused(write(29185, {0x0203}), RegisterResult::illegalAddress);
    expectRefused(write(29185, {0x0203, 0xFFFF, 0xFF00}), RegisterResult::illegalAddress);
    expectRefused(write(29184, {0x0A01, 0x0203, 0xFFFF}), RegisterResult::illegalAddress);
    expectRefused(write(30209, Words(24, 0x6161)), RegisterResult::illegalAddress);
}

TEST(RegisterWriting, ReportsAWrongAddressBeforeAWrongValue)
{
    expectRefused(write(30208, {2, 0x6161}), RegisterResult::illegalAddress); // a piece of the server's name
}

TEST(RegisterWriting, StagesTheSntpServer)
{
    Words words(26, 0);
    words[0] = 1;
    words[1] = 0x6E74; // "nt"
    words[2] = 0x7000; // "p"
    const RegisterWrite accepted = write(30208, words);
    ASSERT_EQ(accepted.result, RegisterResult::ok);
    EXPECT_TRUE(accepted.action.settings.sntpEnabled);
    EXPECT_STREQ(accepted.action.settings.sntpServer.data(), "ntp");
}

TEST(RegisterWriting, TakesAServerNameOfFiftyCharacters)
{
    const RegisterWrite accepted = write(30209, Words(25, 0x7A7A));
    ASSERT_EQ(accepted.result, RegisterResult::ok);
    const auto& server = accepted.action.settings.sntpServer;
    EXPECT_EQ(std::string(server.begin(), server.end()), std::string(50, 'z'));
}

TEST(RegisterWriting, RefusesAServerNameThatIsNoText)
{
    Words words(25, 0);
    words[0] = 0x6101; // a control character
    expectRefused(write(30209, words), RegisterResult::illegalValue);
    words[0] = 0xC3A9; // not ASCII
    expectRefused(write(30209, words), RegisterResult::illegalValue);
    words[0] = 0x6100; // text behind the end
    words[1] = 0x6100;
    expectRefused(write(30209, words), RegisterResult::illegalValue);
}

TEST(RegisterWriting, RefusesWhatThisMeterHasNot)
{
    expectRefused(write(57345, {3}), RegisterResult::illegalAddress); // RS485
    expectRefused(write(57345, {3, 0, 0}), RegisterResult::illegalAddress);
    expectRefused(write(30234, {0}), RegisterResult::illegalAddress); // reserved
}

TEST(RegisterWriting, SetsTheClockWithAllWordsOfItsBlock)
{
    constexpr UtcMicroseconds kNoon{1'767'268'800'000'000}; // 2026-01-01 12:00 UTC
    const RegisterWrite clock = write(57600, {1, 1, 26, 12, 0, 0});
    ASSERT_EQ(clock.result, RegisterResult::ok);
    EXPECT_EQ(clock.action.kind, RegisterAction::Kind::setClock);
    EXPECT_EQ(clock.action.clock, kNoon);
    const RegisterWrite extended = write(29952, {1, 1, 26, 12, 0, 0, 250});
    ASSERT_EQ(extended.result, RegisterResult::ok);
    EXPECT_EQ(extended.action.clock, kNoon + UtcMicroseconds{250'000});

    MeterState ahead;
    ahead.settings.zoneMinutes = 120;
    const std::array<uint16_t, 6> afternoon{1, 1, 26, 14, 0, 0};
    EXPECT_EQ(decodeWrite(ahead, 57600, afternoon, false).action.clock, kNoon);
}

TEST(RegisterWriting, RefusesAClockThatIsNotWholeOrNoTime)
{
    expectRefused(write(57600, {1}), RegisterResult::illegalAddress);
    expectRefused(write(57603, {12, 0, 0}), RegisterResult::illegalAddress);
    expectRefused(write(29952, {1, 1, 26, 12, 0, 0}), RegisterResult::illegalAddress);
    expectRefused(write(57600, {29, 2, 26, 12, 0, 0}), RegisterResult::illegalValue);
    expectRefused(write(57600, {1, 257, 26, 12, 0, 0}), RegisterResult::illegalValue);
    expectRefused(write(57600, {1, 1, 100, 12, 0, 0}), RegisterResult::illegalValue);
    expectRefused(write(57600, {1, 1, 26, 24, 0, 0}), RegisterResult::illegalValue);
    expectRefused(write(29952, {1, 1, 26, 12, 0, 0, 1000}), RegisterResult::illegalValue);
    expectRefused(write(57600, {1, 1, 0xF82A, 12, 0, 0}), RegisterResult::illegalValue);
}

TEST(RegisterWriting, RefusesEveryReadOnlyRegister)
{
    for (const RegisterRow& row : kDirectMeterRegisters.rows) {
        if (row.access == RegisterAccess::read) {
            expectRefused(write(row.address, Words(row.words, 1)), RegisterResult::illegalAddress);
        }
    }
}

TEST(RegisterWriting, RefusesHolesAndBlockEnds)
{
    expectRefused(write(0, {1}), RegisterResult::illegalAddress);
    expectRefused(write(57344, {5, 0}), RegisterResult::illegalAddress);
    expectRefused(write(29190, {0, 0}), RegisterResult::illegalAddress);
    expectRefused(write(65535, {0, 0}), RegisterResult::illegalAddress);
}

TEST(RegisterWriting, RefusesToWriteNothing)
{
    expectRefused(write(57344, {}), RegisterResult::illegalValue);
}

} // namespace
} // namespace vmeter
