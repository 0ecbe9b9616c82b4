// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"

#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include <gtest/gtest.h>

#include <array>

namespace vmeter {
namespace {

/// 230 V, 10 A, 60 degrees on each phase, without errors of the front end.
Scenario steadyLoad()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    scenario.input.load.phiDeg = {60, 60, 60};
    return scenario;
}

/// A paused simulation behind a server.
class SimulatedMeterOnModbus : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_simulation.start();
        m_simulation.step(Duration::seconds(5));
    }
    [[nodiscard]] std::string exchange(std::string_view request) const { return m_client.exchange(request); }

    FramMemory m_fram;
    Simulation m_simulation{std::make_unique<Bench>(kCountisE28, steadyLoad(), m_fram), Speed{Speed::kPaused}};
    SimulationModbusBackend m_backend{m_simulation};
    ModbusServer m_server{"127.0.0.1", 0, m_backend};
    const uint16_t m_port = m_server.start().port;
    ModbusTestClient m_client{m_port};
};

TEST_F(SimulatedMeterOnModbus, InstantaneousValuesAreThoseOfTheLoad)
{
    // V1 at 50520: 230.00 V = 0x59D8; f at 50526: 50.000 Hz = 0xC350; I1 at 50528: 10.000 A = 0x2710
    EXPECT_EQ(exchange("00 01 00 00 00 06 05 03 C5 58 00 02"), "00 01 00 00 00 07 05 03 04 00 00 59 D8");
    EXPECT_EQ(exchange("00 02 00 00 00 06 05 03 C5 5E 00 02"), "00 02 00 00 00 07 05 03 04 00 00 C3 50");
    EXPECT_EQ(exchange("00 03 00 00 00 06 05 03 C5 60 00 02"), "00 03 00 00 00 07 05 03 04 00 00 27 10");
    // P at 50536: 3450 W = 345 tens, 0x159; Q at 50538: 3450 tan 60 = 5976 var = 598 tens, 0x256
    EXPECT_EQ(exchange("00 04 00 00 00 06 05 03 C5 68 00 04"), "00 04 00 00 00 0B 05 03 08 00 00 01 59 00 00 02 56");
}

TEST_F(SimulatedMeterOnModbus, TheTariffCommandTakesEffectBeforeItIsAnswered)
{
    // 40481 := 2, then the tariff in force at 50849
    EXPECT_EQ(exchange("00 05 00 00 00 06 05 06 9E 21 00 02"), "00 05 00 00 00 06 05 06 9E 21 00 02");
    EXPECT_EQ(exchange("00 06 00 00 00 06 05 03 C6 A1 00 01"), "00 06 00 00 00 05 05 03 02 00 02");
    EXPECT_EQ(m_simulation.snapshot()->meter.tariff, Tariff::t2);
    // there is no tariff 3
    EXPECT_EQ(exchange("00 07 00 00 00 06 05 06 9E 21 00 03"), "00 07 00 00 00 03 05 86 03");
}

TEST_F(SimulatedMeterOnModbus, ABroadcastSwitchesTheTariffAndNothingElse)
{
    // unit 0: tariff 2, then unit id 9 at 57344; the next reply is to unit 5
    m_client.send("00 08 00 00 00 06 00 06 9E 21 00 02  00 09 00 00 00 06 00 06 E0 00 00 09");
    EXPECT_EQ(exchange("00 0A 00 00 00 06 05 03 C6 A1 00 01"), "00 0A 00 00 00 05 05 03 02 00 02");
    EXPECT_EQ(m_simulation.snapshot()->meter.stagedSettings.unitId, 5);
}

TEST_F(SimulatedMeterOnModbus, AnAnsweredRequestLightsTheCommunicationMark)
{
    EXPECT_FALSE(m_simulation.snapshot()->meter.lcd.isLit(Icon::communication));
    EXPECT_EQ(exchange("00 0B 00 00 00 06 05 03 C3 50 00 01"), "00 0B 00 00 00 05 05 03 02 00 53");
    m_simulation.step(Duration::milliseconds(500));
    EXPECT_TRUE(m_simulation.snapshot()->meter.lcd.isLit(Icon::communication));
}

TEST_F(SimulatedMeterOnModbus, ADeadMeterDropsItsClients)
{
    m_simulation.call([](Bench& bench) { bench.apply(SwitchMains{false}); });
    m_simulation.step(Duration::seconds(5));
    ASSERT_FALSE(m_simulation.snapshot()->meter.powered);
    EXPECT_TRUE(m_client.isClosedByServer());
}

TEST_F(SimulatedMeterOnModbus, AfterTheSimulationStopsNothingIsWritten)
{
    m_simulation.stop();
    EXPECT_EQ(m_backend.write(40481, std::array<uint16_t, 1>{2}, false), std::nullopt);
    m_backend.activity(); // does not block and does not throw
}

} // namespace
} // namespace vmeter
