// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/control_api_fixture.h"
#include "tests/core/third_model.h"

#include <gmock/gmock.h>

#include <set>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

// ---- waiting for the display ------------------------------------------------------------------------------------

TEST_F(ControlApiTest, DisplayCanBeWaitedForInMeterTime)
{
    ASSERT_EQ(ask("PUT", "/v1/scenario", R"({"version":1,"timeline":[{"at":"5 s","set":{"supply":{"sequence":132}}}]})")
                  .status,
        200);
    ASSERT_EQ(ask("PUT", "/v1/time", R"({"speed":"max"})").status, 200);
    const auto answer = get("/v1/lcd", "until=icon:132,unit:kWh&timeout_s=60");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.body["icons"].toArray().contains("132"));
    EXPECT_EQ(answer.body["unit"].toString(), "kWh");
    EXPECT_GE(get("/v1/status").time(), 5);
}

TEST_F(ControlApiTest, WaitInVainIs408AndSaysWhatTheDisplayShows)
{
    ASSERT_EQ(ask("PUT", "/v1/time", R"({"speed":"max"})").status, 200);
    const auto answer = get("/v1/lcd", "until=unit:kvarh&timeout_s=5");
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.code(), "timeout");
    EXPECT_THAT(answer.message(), HasSubstr("unit:kvarh within 5 s"));
    EXPECT_THAT(answer.message(), HasSubstr("kWh"));
}

TEST_F(ControlApiTest, WaitWhilePausedSaysSoAtOnce)
{
    const auto answer = get("/v1/lcd", "until=unit:kvarh");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.code(), "paused");
    EXPECT_THAT(answer.message(), HasSubstr("/v1/time"));
    EXPECT_EQ(get("/v1/lcd", "until=unit:kWh").status, 200) << "shown already";
}

TEST_F(ControlApiTest, ConditionsThatCannotBeAreRefused)
{
    for (const char* query : {"until=", "until=unit", "until=colour:red", "until=unit:kWm", "until=icon:smile",
             "until=unit:kWh&timeout_s=0", "until=unit:kWh&timeout_s=soon"}) {
        const auto answer = get("/v1/lcd", query);
        EXPECT_EQ(answer.status, 400) << query;
        EXPECT_THAT(answer.field(), ::testing::AnyOf("until", "timeout_s")) << query;
    }
}

// ---- events -----------------------------------------------------------------------------------------------------

class EventsTest : public ControlApiTest {
protected:
    /// A stream; the test asks for each piece.
    HttpStream listen(std::string query = {}) const
    {
        const auto response = raw("GET", "/v1/events", {}, std::move(query));
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.contentType, "text/event-stream");
        return response.stream;
    }
    /// All available events as "type {...}" lines.
    static std::vector<std::pair<std::string, QJsonObject>> taken(const HttpStream& stream)
    {
        std::vector<std::pair<std::string, QJsonObject>> events;
        for (auto piece = stream(); piece && !piece->empty(); piece = stream()) {
            for (const auto& event : QString::fromStdString(*piece).split("\n\n", Qt::SkipEmptyParts)) {
                const auto lines = event.split('\n');
                EXPECT_EQ(lines.size(), 2) << event.toStdString();
                events.emplace_back(
                    lines[0].mid(7).toStdString(), QJsonDocument::fromJson(lines.value(1).mid(6).toUtf8()).object());
            }
        }
        return events;
    }
};

TEST_F(EventsTest, WhoMayOnlyLookIsNotToldOfFaults)
{
    auto guarded = options();
    guarded.tokens = {"0123456789abcdef", "fedcba9876543210"};
    const ControlApi closed(simulation, std::move(guarded));
    const auto listenWith = [&](const char* token, const char* query) {
        HttpRequest request;
        request.path = "/v1/events";
        request.query = query;
        request.headers = {{"Host", "127.0.0.1:8502"}, {"Authorization", std::string("Bearer ") + token}};
        return closed.handle(request).stream;
    };
    const auto worker = listenWith("0123456789abcdef", "types=fault,key");
    const auto looker = listenWith("fedcba9876543210", "types=fault,key");
    const auto all = listenWith("fedcba9876543210", "");
    ask("POST", "/v1/faults", R"({"kind":"no_reply"})");
    ask("POST", "/v1/keys", R"({"keys":["up"]})");
    const auto typesOf = [](const HttpStream& stream) {
        std::set<std::string> types;
        for (const auto& [type, body] : taken(stream)) {
            types.insert(type);
        }
        return types;
    };
    EXPECT_THAT(typesOf(worker), ::testing::ElementsAre("fault", "key"));
    EXPECT_THAT(typesOf(looker), ::testing::ElementsAre("key"));
    EXPECT_FALSE(typesOf(all).contains("fault"));
}

TEST_F(EventsTest, EveryLedPulseComesWithItsTime)
{
    const auto stream = listen("types=led");
    step("60"); // 3450 W: 57.5 Wh
    const auto pulses = taken(stream);
    EXPECT_EQ(static_cast<double>(pulses.size()), get("/v1/energies").body["led_pulses"].toDouble());
    ASSERT_GE(pulses.size(), 56U);
    double last = 0;
    for (const auto& [type, body] : pulses) {
        EXPECT_EQ(type, "led");
        EXPECT_EQ(body["count"].toInt(), 1);
        if (last > 3) { // after the first seconds
            EXPECT_NEAR(body["meter_time_s"].toDouble() - last, 3600.0 / 3450, 0.006);
        }
        last = body["meter_time_s"].toDouble();
    }
}

TEST_F(EventsTest, KeysTariffAndDisplayComeInTheOrderInWhichTheyHappen)
{
    const auto stream = listen("types=key,tariff");
    const auto display = listen("types=lcd");
    ask("POST", "/v1/keys", R"({"keys":["up"],"hold_ms":200})");
    ask("PATCH", "/v1/input", R"({"tariff":2})");
    step("1");
    const auto events = taken(stream);
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].second["key"].toString(), "up");
    EXPECT_TRUE(events[0].second["pressed"].toBool());
    EXPECT_EQ(events[0].second["meter_time_s"].toDouble(-1), 0);
    EXPECT_FALSE(events[1].second["pressed"].toBool(true));
    EXPECT_NEAR(events[1].second["meter_time_s"].toDouble(), 0.2, 0.006);
    EXPECT_EQ(events[2].first, "tariff");
    EXPECT_EQ(events[2].second["tariff"].toInt(), 2);
    const auto frames = taken(display);
    ASSERT_FALSE(frames.empty());
    EXPECT_EQ(frames.back().second["segments"].toString(), get("/v1/lcd").body["segments"].toString());
}

TEST_F(EventsTest, ListenerHearsNothingOfBefore)
{
    step("10");
    EXPECT_TRUE(taken(listen()).empty());
}

TEST_F(EventsTest, WhatASlowListenerHasMissedIsOneEventWithItsNumber)
{
    const auto stream = listen("types=tariff");
    for (int i = 0; i < 5000; ++i) { // each writes at least one event; 8192 are kept
        simulation.call([i](Bench& bench) {
            bench.apply(SelectTariff{i % 2 == 0 ? Tariff::t2 : Tariff::t1});
            bench.apply(MoveKey{Key::set, i % 2 == 0});
        });
    }
    const auto events = taken(stream);
    ASSERT_GT(events.size(), 2U);
    EXPECT_EQ(events[0].first, "lost");
    EXPECT_EQ(events[0].second["count"].toInt(), static_cast<int>(simulation.events().next()) - 8192);
    EXPECT_EQ(events[1].first, "tariff");
}

TEST_F(EventsTest, RegisterAccessesAreEventsWithNamesAndValues)
{
    TrafficLog traffic(64);
    ControlApiOptions with = options();
    with.traffic = &traffic;
    const ControlApi listened(simulation, with);
    HttpRequest request;
    request.path = "/v1/events";
    request.query = "types=register";
    request.headers = {{"Host", "127.0.0.1:8502"}};
    const auto response = listened.handle(request);
    TrafficHead head;
    head.kind = TrafficKind::request;
    head.meterTime = {Duration::seconds(2)};
    // read 2 words from 50520 (V1); 230.00 V
    head.request = traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 2});
    head.kind = TrafficKind::reply;
    traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0x59, 0xD8});
    const auto events = taken(response.stream);
    ASSERT_EQ(events.size(), 1U);
    const auto& access = events[0].second;
    EXPECT_EQ(events[0].first, "register");
    EXPECT_EQ(access["meter_time_s"].toDouble(), 2);
    EXPECT_EQ(access["access"].toString(), "read");
    EXPECT_EQ(access["result"].toString(), "ok");
    EXPECT_EQ(access["address"].toInt(), 50520);
    const auto row = access["registers"].toArray()[0].toObject();
    EXPECT_EQ(row["value"].toDouble(), 230);
    EXPECT_EQ(row["unit"].toString(), "V");
    EXPECT_FALSE(row["name"].toString().isEmpty());
}

TEST_F(EventsTest, RegistersOfAnAccessAreThoseOfTheMetersModel)
{
    TrafficLog traffic(64);
    ControlApiOptions with = options();
    with.traffic = &traffic;
    const ControlApi listened(simulation, with);
    HttpRequest request;
    request.path = "/v1/events";
    request.query = "types=register";
    request.headers = {{"Host", "127.0.0.1:8502"}};
    const auto response = listened.handle(request);
    TrafficHead head;
    head.kind = TrafficKind::request;
    head.model = &test::kThirdModel;
    // read 1 word from 60000 (I1 of the third model); 7 A
    head.request = traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 6, 5, 3, 0xEA, 0x60, 0, 1});
    head.kind = TrafficKind::reply;
    traffic.add(head, std::vector<uint8_t>{0, 1, 0, 0, 0, 5, 5, 3, 2, 0, 7});
    const auto events = taken(response.stream);
    ASSERT_EQ(events.size(), 1U);
    const auto row = events[0].second["registers"].toArray()[0].toObject();
    EXPECT_EQ(row["name"].toString(), "Third model, I1");
    EXPECT_EQ(row["value"].toDouble(), 7);
}

TEST_F(EventsTest, UnknownTypesAreRefused)
{
    const auto answer = get("/v1/events", "types=lcd,noise");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.field(), "types");
    EXPECT_EQ(answer.message(),
        "\"types\": there are no events 'noise'; known: lcd, led, pulse, key, tariff, fault, "
        "register; with commas between");
}

} // namespace
} // namespace vmeter
