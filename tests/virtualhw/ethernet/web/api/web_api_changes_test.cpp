// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/third_model.h"
#include "tests/virtualhw/ethernet/web/simulated_site.h"
#include "virtualhw/ethernet/web/api/system_json.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using test::codeIn;
using test::jsonIn;

/// Test with a web login as admin.
class WebApiChangesTest : public ::testing::Test {
protected:
    HttpResponse put(const std::string& path, const std::string& json)
    {
        return m_site.send(m_admin, "PUT", path, json);
    }
    HttpResponse post(const std::string& path, const std::string& json = {})
    {
        return m_site.send(m_admin, "POST", path, json);
    }
    /// "CODE FIELD" of a refusal.
    static std::string refusal(const HttpResponse& response)
    {
        return codeIn(response) + " " + jsonIn(response)["error"].toObject()["field"].toString().toStdString();
    }
    std::string network(const std::string& address, const std::string& netmask, const std::string& gateway,
        const std::string& dhcp = "false", const std::string& unitId = "5")
    {
        return refusal(put("/api/network",
            R"({"address":")" + address + R"(","netmask":")" + netmask + R"(","gateway":")" + gateway + R"(","dhcp":)"
                + dhcp + R"(,"unit_id":)" + unitId + "}"));
    }

    test::SimulatedSite m_site;
    test::SimulatedSite::Visitor m_admin = m_site.admin();
};

TEST_F(WebApiChangesTest, NetworkIsInForceAtOnce)
{
    const auto restarts = m_site.meter().restarts;
    EXPECT_EQ(network("10.1.2.3", "255.255.0.0", "10.1.0.1", "true", "17"), " ");
    const auto& settings = m_site.meter().settings;
    EXPECT_EQ(settings.network.address, (Ipv4{{10, 1, 2, 3}}));
    EXPECT_EQ(settings.network.netmask, (Ipv4{{255, 255, 0, 0}}));
    EXPECT_EQ(settings.network.gateway, (Ipv4{{10, 1, 0, 1}}));
    EXPECT_TRUE(settings.network.dhcp);
    EXPECT_EQ(settings.unitId, 17);
    EXPECT_EQ(m_site.meter().restarts, restarts + 1);
    EXPECT_EQ(jsonIn(m_site.get(m_admin, "/api/network"))["address"].toString(), "10.1.2.3");
}

TEST_F(WebApiChangesTest, NetworkSaysWhatIsInForceAndWhereItIsFrom)
{
    const auto inForce = [&] { return jsonIn(m_site.get(m_admin, "/api/network"))["in_force"].toObject(); };
    EXPECT_EQ(inForce()["source"].toString(), "setting");
    EXPECT_EQ(inForce()["address"].toString(), "192.168.0.4");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "true"), " ");
    EXPECT_EQ(inForce()["source"].toString(), "asking");
    EXPECT_EQ(inForce()["address"].toString(), "");
    m_site.simulation.step(Duration::seconds(120)); // there is no DHCP server
    EXPECT_EQ(inForce()["source"].toString(), "fall_back");
    EXPECT_EQ(inForce()["address"].toString(), "192.168.0.4");
}

TEST_F(WebApiChangesTest, TimeSaysHowTheClockStandsToItsServer)
{
    const auto state = [&] { return jsonIn(m_site.get(m_admin, "/api/time"))["ntp_state"].toObject(); };
    EXPECT_EQ(state()["state"].toString(), "off");
    EXPECT_TRUE(state()["last_set"].isNull());
    ASSERT_EQ(
        put("/api/time", R"({"zone_minutes":0,"ntp":true,"ntp_server":"192.0.2.1","ntp_interval_s":64})").status, 204);
    EXPECT_EQ(state()["state"].toString(), "asking");
}

TEST_F(WebApiChangesTest, NetworkThatDoesNotFitIsRefusedByField)
{
    const auto before = m_site.meter().settings;
    EXPECT_EQ(network("192.168.0", "255.255.255.0", "192.168.0.1"), "not_an_address address");
    EXPECT_EQ(network("192.168.0.256", "255.255.255.0", "192.168.0.1"), "not_an_address address");
    EXPECT_EQ(network("192.168.0.4 ", "255.255.255.0", "192.168.0.1"), "not_an_address address");
    EXPECT_EQ(network("", "255.255.255.0", "192.168.0.1"), "not_an_address address");
    EXPECT_EQ(network("192.168.0.0004", "255.255.255.0", "192.168.0.1"), "not_an_address address");
    EXPECT_EQ(network("192.168.0.255", "255.255.255.0", "192.168.0.1"), "not_a_host address");
    EXPECT_EQ(network("127.0.0.1", "255.255.255.0", "127.0.0.2"), "not_a_host address");
    EXPECT_EQ(network("192.168.0.4", "255.0.255.0", "192.168.0.1"), "not_a_netmask netmask");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.1.1"), "not_a_gateway gateway");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "1"), "not_a_switch dhcp");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "false", "0"), "out_of_range unit_id");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "false", "248"), "out_of_range unit_id");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "false", "5.5"), "out_of_range unit_id");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "false", "1e300"), "out_of_range unit_id");
    EXPECT_EQ(network("192.168.0.4", "255.255.255.0", "192.168.0.1", "false", "\"5\""), "out_of_range unit_id");
    EXPECT_EQ(m_site.meter().settings, before);
}

TEST_F(WebApiChangesTest, BodiesOfAnotherFormAreRefused)
{
    EXPECT_EQ(refusal(put("/api/tariff", "")), "malformed_json ");
    EXPECT_EQ(refusal(put("/api/tariff", "[1]")), "malformed_json ");
    EXPECT_EQ(refusal(put("/api/tariff", R"({"tariff":1)")), "malformed_json ");
    EXPECT_EQ(refusal(put("/api/tariff", "{}")), "field_missing tariff");
    EXPECT_EQ(refusal(put("/api/tariff", R"({"tariff":2,"role":"admin"})")), "field_unknown role");
    EXPECT_EQ(refusal(put("/api/tariff", R"({"tariff":3})")), "out_of_range tariff");
    EXPECT_EQ(refusal(put("/api/clock", R"({"clock":5})")), "not_a_text clock");
    const auto form = m_site.ask("PUT", "/api/tariff",
        {m_admin.cookie, {"X-CSRF-Token", m_admin.csrfToken}, {"Content-Type", "text/plain"}}, R"({"tariff":2})");
    EXPECT_EQ(form.status, 415);
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
}

TEST_F(WebApiChangesTest, TimeIsKept)
{
    EXPECT_EQ(
        put("/api/time", R"({"zone_minutes":-210,"ntp":true,"ntp_server":"pool.ntp.org","ntp_interval_s":64})").status,
        204);
    const auto& settings = m_site.meter().settings;
    EXPECT_EQ(settings.zoneMinutes, -210);
    EXPECT_TRUE(settings.sntpEnabled);
    EXPECT_EQ(settings.sntpInterval, 64U);
    EXPECT_STREQ(settings.sntpServer.data(), "pool.ntp.org");
    EXPECT_EQ(jsonIn(m_site.get(m_admin, "/api/time"))["ntp_server"].toString(), "pool.ntp.org");
}

TEST_F(WebApiChangesTest, TimeThatDoesNotFitIsRefused)
{
    const auto time
        = [&](const std::string& zone, const std::string& ntp, const std::string& server, const std::string& interval) {
              return refusal(put("/api/time",
                  R"({"zone_minutes":)" + zone + R"(,"ntp":)" + ntp + R"(,"ntp_server":")" + server
                      + R"(","ntp_interval_s":)" + interval + "}"));
          };
    EXPECT_EQ(time("-721", "false", "", "64"), "out_of_range zone_minutes");
    EXPECT_EQ(time("841", "false", "", "64"), "out_of_range zone_minutes");
    EXPECT_EQ(time("0", "false", "", "15"), "out_of_range ntp_interval_s");
    EXPECT_EQ(time("0", "false", "", "86401"), "out_of_range ntp_interval_s");
    EXPECT_EQ(time("0", "true", "", "64"), "server_missing ntp_server");
    EXPECT_EQ(time("0", "true", "a b", "64"), "not_a_server ntp_server");
    EXPECT_EQ(time("0", "true", "serveur-été", "64"), "not_a_server ntp_server");
    EXPECT_EQ(time("0", "true", std::string(51, 'x'), "64"), "not_a_server ntp_server");
    EXPECT_EQ(time("0", "true", std::string(50, 'x'), "64"), " ");
}

TEST_F(WebApiChangesTest, ClockIsSetInTheZoneOfTheMeter)
{
    ASSERT_EQ(put("/api/time", R"({"zone_minutes":60,"ntp":false,"ntp_server":"","ntp_interval_s":64})").status, 204);
    ASSERT_EQ(put("/api/clock", R"({"clock":"2026-01-01T13:00:00"})").status, 204);
    EXPECT_EQ(m_site.meter().clock.value, 1'767'268'800'000'000) << "2026-01-01 12:00 UTC";
    EXPECT_EQ(jsonIn(m_site.get(m_admin, "/api/time"))["clock"].toString(), "2026-01-01T13:00:00");
}

TEST_F(WebApiChangesTest, DatesThatDoNotExistAreRefused)
{
    for (const auto* clock : {"2026-02-29T00:00:00", "2026-13-01T00:00:00", "2026-01-01T24:00:00",
             "2026-01-01T00:60:00", "1999-12-31T23:59:59", "2100-01-01T00:00:00", "2026-01-01 00:00:00",
             "2026-01-01T00:00", "2026-1-01T00:00:00x", "", "+026-01-01T00:00:00"}) {
        EXPECT_EQ(refusal(put("/api/clock", std::string(R"({"clock":")") + clock + "\"}")), "not_a_time clock")
            << clock;
    }
}

TEST_F(WebApiChangesTest, TariffIsChosen)
{
    EXPECT_EQ(put("/api/tariff", R"({"tariff":2})").status, 204);
    EXPECT_EQ(m_site.meter().tariff, Tariff::t2);
    EXPECT_EQ(jsonIn(m_site.get(m_admin, "/api/energies"))["tariff"].toInt(), 2);
}

TEST_F(WebApiChangesTest, PartialCountersAreStoppedStartedAndZeroed)
{
    m_site.simulation.step(Duration::seconds(60)); // 57.5 Wh
    const auto& partials = [&]() -> const PartialCounters& { return m_site.meter().partials; };
    EXPECT_EQ(post("/api/partials", R"({"counter":"Ea+","action":"stop"})").status, 204);
    EXPECT_FALSE(partials().at(PartialCounter::activeImport).running);
    EXPECT_EQ(post("/api/partials", R"({"counter":"Ea+","action":"start"})").status, 204);
    EXPECT_TRUE(partials().at(PartialCounter::activeImport).running);
    EXPECT_GT(partials().at(PartialCounter::activeImport).energy.whole, 50U);
    EXPECT_EQ(post("/api/partials", R"({"counter":"Ea+","action":"zero"})").status, 204);
    EXPECT_EQ(partials().at(PartialCounter::activeImport).energy.whole, 0U);
    EXPECT_GT(partials().at(PartialCounter::apparent).energy.whole, 0U);
    EXPECT_EQ(post("/api/partials", R"({"counter":"all","action":"zero"})").status, 204);
    EXPECT_EQ(partials().at(PartialCounter::apparent).energy.whole, 0U);
    EXPECT_EQ(refusal(post("/api/partials", R"({"counter":"all","action":"stop"})")), "not_a_counter counter");
    EXPECT_EQ(refusal(post("/api/partials", R"({"counter":"Er","action":"stop"})")), "not_a_counter counter");
    EXPECT_EQ(refusal(post("/api/partials", R"({"counter":"Ea+","action":"halt"})")), "not_an_action action");
}

TEST_F(WebApiChangesTest, SystemSaysWhatTheInfoPagesSayAndRestarts)
{
    const auto system = jsonIn(m_site.get(m_admin, "/api/system"));
    EXPECT_EQ(system["product"].toString(), "COUNTIS E28");
    EXPECT_EQ(system["rel1"].toString(), "1.03");
    EXPECT_EQ(system["rel2"].toString(), "1.00");
    EXPECT_EQ(system["cs1"].toString(), "3C7A");
    EXPECT_EQ(system["cs2"].toString(), "9E14");
    EXPECT_EQ(system["serial_number"].toString(), "0254710100001");
    m_site.simulation.step(Duration::seconds(5));
    const auto restarts = m_site.meter().restarts;
    EXPECT_EQ(post("/api/system/restart").status, 204);
    EXPECT_EQ(m_site.meter().restarts, restarts + 1);
    EXPECT_EQ(m_site.meter().uptime, Uptime{});
}

TEST(SystemJson, IsThatOfTheModelAndOfTheMeter)
{
    MeterState state;
    state.model = &test::kThirdModel;
    state.identity = test::kOtherIdentity;
    const QJsonObject system = systemJson(state);
    EXPECT_EQ(system["manufacturer"].toString(), "NOBODY");
    EXPECT_EQ(system["product"].toString(), "COUNTIS X9");
    EXPECT_EQ(system["serial_number"].toString(), "0264830204711");
    EXPECT_EQ(system["rel1"].toString(), "2.45");
    EXPECT_EQ(system["rel2"].toString(), "3.67");
    EXPECT_EQ(system["cs1"].toString(), "1B2A");
    EXPECT_EQ(system["cs2"].toString(), "5E4F");
    EXPECT_EQ(system["port"].toString(), "PLC");
}

TEST_F(WebApiChangesTest, AChangeWhileTheProgramEndsIsRefused)
{
    m_site.simulation.stop();
    EXPECT_TRUE(put("/api/tariff", R"({"tariff":2})").hangUp) << "without power nobody answers";
}

} // namespace
} // namespace vmeter
