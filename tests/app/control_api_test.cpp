// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/control_api_fixture.h"
#include "tests/core/third_model.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <future>
#include <stop_token>
#include <vector>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using namespace std::chrono_literals;

// ---- reading ----------------------------------------------------------------------------------------------------

TEST_F(ControlApiTest, StatusTellsTheBenchAndItsServers)
{
    const auto status = get("/v1/status").body;
    EXPECT_EQ(status["version"].toString(), "0.2.0");
    EXPECT_EQ(status["model"].toString(), "e28");
    EXPECT_EQ(status["meter_time_s"].toDouble(-1), 0);
    EXPECT_EQ(status["speed"].toDouble(-1), 0);
    EXPECT_EQ(status["scenario"].toObject()["fr"].toString(), "Charge équilibrée");
    EXPECT_EQ(status["addresses"].toObject()["modbus"].toString(), "127.0.0.1:1502");
    EXPECT_TRUE(status["addresses"].toObject()["web"].isNull());
    EXPECT_EQ(status["link"].toObject()["address"].toString(), "192.168.0.4"); // manual 8.2
    EXPECT_EQ(status["link"].toObject()["unit_id"].toInt(), 5);
    EXPECT_TRUE(status["link"].toObject()["up"].toBool());
    EXPECT_TRUE(status["link"].toObject()["reason"].isNull());
    EXPECT_TRUE(status["mains"].toBool());
    EXPECT_TRUE(status["powered"].toBool());
    EXPECT_EQ(status["faults"].toArray().size(), 0);
}

TEST_F(ControlApiTest, StatusAndRegistersAreThoseOfTheModel)
{
    simulation.post([](Bench& bench) { bench.apply(ExchangeMeter{&test::kThirdModel}); });
    step("3");
    EXPECT_EQ(get("/v1/status").body["model"].toString(), "x9");
    const auto rows = get("/v1/registers", "address=60000&count=3").body["registers"].toArray();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[1].toObject()["name"].toString(), "Third model, V1");
    EXPECT_EQ(rows[1].toObject()["value"].toDouble(), 230);
    EXPECT_EQ(get("/v1/registers", "address=33024&count=1").status, 400);
}

TEST_F(ControlApiTest, MeasurementsFollowTheLoad)
{
    step("3");
    const auto measured = get("/v1/measurements").body;
    EXPECT_NEAR(measured["frequency"].toDouble(), 50, 0.001);
    EXPECT_EQ(measured["sequence"].toString(), "123");
    EXPECT_EQ(measured["missing"].toArray().size(), 0);
    const auto system = measured["system"].toObject();
    EXPECT_NEAR(system["V"].toDouble(), 230, 0.01);
    EXPECT_NEAR(system["P"].toDouble(), 3450, 1);
    EXPECT_NEAR(system["Q"].toDouble(), 5975.6, 1);
    EXPECT_NEAR(system["PF"].toDouble(), 0.5, 0.001);
}

TEST_F(ControlApiTest, EnergiesGrowWithMeterTime)
{
    step("60");
    const auto energies = get("/v1/energies").body;
    const auto activeImport = energies["total"].toObject()["Ea+"].toObject();
    EXPECT_NEAR(activeImport["sum"].toDouble(), 57.5, 0.6); // 3450 W for a minute; the first second may be missing
    EXPECT_NEAR(energies["led_pulses"].toDouble(), activeImport["sum"].toDouble(), 1);
    EXPECT_EQ(energies["total"].toObject()["Ea-"].toObject()["sum"].toDouble(-1), 0);
}

TEST_F(ControlApiTest, LcdIsGivenAsTextAndAsPicture)
{
    const auto lcd = get("/v1/lcd").body;
    EXPECT_EQ(lcd["menu"].toString(), "tAr.1");
    EXPECT_EQ(lcd["unit"].toString(), "kWh");
    const auto picture = raw("GET", "/v1/lcd.png", "", "scale=7");
    EXPECT_EQ(picture.status, 200);
    EXPECT_EQ(picture.contentType, "image/png");
    EXPECT_EQ(picture.body, "picture lit 7");
    EXPECT_EQ(raw("GET", "/v1/lcd.png").body, "picture lit 4");
    for (const auto* query : {"scale=0", "scale=17", "scale=x", "scale=", "scale=1&scale=2", "size=1", "scale=%zz"}) {
        EXPECT_EQ(get("/v1/lcd.png", query).status, 400) << query;
    }
}

TEST_F(ControlApiTest, APictureIsPaintedOnceAsLongAsTheDisplayStays)
{
    raw("GET", "/v1/lcd.png", "", "scale=16");
    raw("GET", "/v1/lcd.png", "", "scale=16");
    EXPECT_EQ(painted, 1);
    raw("GET", "/v1/lcd.png");
    EXPECT_EQ(painted, 2);
    ask("POST", "/v1/keys", R"({"keys":["up"]})");
    raw("GET", "/v1/lcd.png");
    EXPECT_EQ(painted, 3);
}

TEST_F(ControlApiTest, RegistersAreGivenAsWordsAndMeaning)
{
    step("3");
    const auto identity = get("/v1/registers", "address=50000&count=4").body;
    const QJsonArray soco{'S', 'O', 'C', 'O'}; // docs/device.md, section 10: four words
    EXPECT_EQ(identity["words"].toArray(), soco);
    // docs/registers.md: frequency at 50526, two words in mHz
    const auto frequency = get("/v1/registers", "address=0xC55E&count=2").body["registers"].toArray();
    ASSERT_EQ(frequency.size(), 1);
    EXPECT_EQ(frequency[0].toObject()["address"].toInt(), 50526);
    EXPECT_EQ(frequency[0].toObject()["unit"].toString(), "Hz");
    EXPECT_NEAR(frequency[0].toObject()["value"].toDouble(), 50, 0.001);
}

TEST_F(ControlApiTest, HalfOfARegisterHasNoValue)
{
    const auto half = get("/v1/registers", "address=50526&count=1").body["registers"].toArray();
    ASSERT_EQ(half.size(), 1);
    EXPECT_TRUE(half[0].toObject()["value"].isNull());
}

TEST_F(ControlApiTest, WrongRegisterRangesAreRefused)
{
    for (const auto* query : {"", "count=1", "address=65536", "address=-1", "address=0x", "address=50000&count=0",
             "address=50000&count=126", "address=1&count=1", "address=50000&count=67", "address=65535&count=2"}) {
        const auto answer = get("/v1/registers", query);
        EXPECT_EQ(answer.status, 400) << query;
        EXPECT_FALSE(answer.message().empty()) << query;
    }
}

// ---- time and keys ----------------------------------------------------------------------------------------------

TEST_F(ControlApiTest, StepLetsExactlyThatMuchMeterTimePass)
{
    const auto answer = ask("POST", "/v1/time/step", R"({"seconds":10})");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.time(), 10);
    EXPECT_EQ(ask("POST", "/v1/time/step", R"({"seconds":1.1})").time(), 11.1);
    EXPECT_EQ(get("/v1/time").time(), 11.1);
}

TEST_F(ControlApiTest, SpeedIsSetAndRead)
{
    EXPECT_EQ(ask("PUT", "/v1/time", R"({"speed":2.5})").body["speed"].toDouble(), 2.5);
    EXPECT_EQ(get("/v1/time").body["speed"].toDouble(), 2.5);
    EXPECT_EQ(ask("PUT", "/v1/time", R"({"speed":"max"})").body["speed"].toString(), "max");
    EXPECT_EQ(ask("PUT", "/v1/time", R"({"speed":0})").body["speed"].toDouble(-1), 0);
}

TEST_F(ControlApiTest, KeyPressIsHandledBeforeTheAnswer)
{
    const auto answer = ask("POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":200})");
    EXPECT_EQ(answer.status, 200);
    EXPECT_GE(answer.time(), 0.2) << "while paused, the time of the press passes";
    EXPECT_LT(answer.time(), 0.3);
    EXPECT_EQ(get("/v1/lcd").body["menu"].toString(), "tAr.2"); // manual 10: ENTER is the next menu
    EXPECT_EQ(ask("POST", "/v1/keys", R"({"keys":["enter"]})").status, 200) << "a press is short unless said otherwise";
    EXPECT_EQ(get("/v1/lcd").body["menu"].toString(), "tot");
}

// ---- scenario, input, power -------------------------------------------------------------------------------------

TEST_F(ControlApiTest, ScenarioIsReplacedAndTheMeterGoesOn)
{
    step("5");
    const auto answer = ask("PUT", "/v1/scenario", "version: 1\nname: {en: Light, fr: Faible}\nload: {current: 1 A}\n");
    EXPECT_EQ(answer.status, 200) << answer.message();
    EXPECT_EQ(answer.body["scenario"].toObject()["en"].toString(), "Light");
    EXPECT_EQ(answer.time(), 5);
    EXPECT_EQ(answer.body["scenario_time_s"].toDouble(-1), 0);
    step("3");
    EXPECT_NEAR(get("/v1/measurements").body["system"].toObject()["I"].toDouble(), 1, 0.05);
}

TEST_F(ControlApiTest, WrongScenarioIsRefusedWithItsPlaceAndChangesNothing)
{
    const auto answer = ask("PUT", "/v1/scenario", "version: 1\nload:\n  curent: 5 A\n");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.code(), "invalid_scenario");
    EXPECT_THAT(answer.message(), HasSubstr("line 3, column 3"));
    EXPECT_EQ(ask("PUT", "/v1/scenario", "").status, 400);
    EXPECT_EQ(ask("PUT", "/v1/scenario", "\xff").status, 400);
    EXPECT_EQ(get("/v1/status").body["scenario"].toObject()["en"].toString(), "Balanced load");
}

TEST_F(ControlApiTest, InputIsChangedByHand)
{
    const auto answer = ask("PATCH", "/v1/input", "{\n\t\"load\": {\"current\": \"20 A\"}\n}"); // tabs: not YAML
    EXPECT_EQ(answer.status, 200) << answer.message();
    step("3");
    const auto system = get("/v1/measurements").body["system"].toObject();
    EXPECT_NEAR(system["I"].toDouble(), 20, 0.01);
    EXPECT_NEAR(system["PF"].toDouble(), 0.5, 0.001) << "what is not named stays";
}

TEST_F(ControlApiTest, WrongInputIsRefusedAndChangesNothing)
{
    step("2");
    for (const auto* body : {R"({"load":{"current":20,"curent":1}})", R"({"load":{"current":"20 V"}})",
             R"({"power":"off"})", R"([1])", R"({"load":)", "load: {current: 20}"}) {
        EXPECT_EQ(ask("PATCH", "/v1/input", body).status, 400) << body;
    }
    step("2");
    EXPECT_NEAR(get("/v1/measurements").body["system"].toObject()["I"].toDouble(), 10, 0.01);
}

TEST_F(ControlApiTest, TariffIsChosenByInput)
{
    EXPECT_EQ(ask("PATCH", "/v1/input", R"({"tariff":2})").status, 200);
    EXPECT_EQ(get("/v1/energies").body["tariff"].toInt(), 2);
}

TEST_F(ControlApiTest, MeterIsDarkWithoutMains)
{
    EXPECT_EQ(ask("POST", "/v1/power", R"({"on":false})").status, 200);
    EXPECT_FALSE(get("/v1/status").body["mains"].toBool(true));
    step("1");
    EXPECT_FALSE(get("/v1/status").body["powered"].toBool(true));
    const auto lcd = get("/v1/lcd").body;
    EXPECT_EQ(lcd["menu"].toString(), "");
    EXPECT_EQ(lcd["main"].toString(), "");
    EXPECT_EQ(lcd["icons"].toArray().size(), 0);
    EXPECT_EQ(raw("GET", "/v1/lcd.png").body, "picture dark 4");
    EXPECT_EQ(ask("POST", "/v1/power", R"({"on":true})").status, 200);
    step("1");
    EXPECT_EQ(get("/v1/lcd").body["menu"].toString(), "tAr.1");
}

TEST_F(ControlApiTest, WhatIsAtTheTerminalsIsToldAndCanBeSentBack)
{
    ask("PATCH", "/v1/input", R"({"wiring":{"swap_supply":["L2","L3"],"reverse":["L1"],"open":["N"]},"tariff":2})");
    step("0.1");
    const auto told = get("/v1/input").body;
    const QJsonObject input = told["input"].toObject();
    EXPECT_EQ(input["wiring"].toObject(),
        (QJsonObject{{"supply_at", QJsonArray{"L1", "L3", "L2", "N"}}, {"load_at", QJsonArray{"L1", "L2", "L3", "N"}},
            {"reverse", QJsonArray{"L1"}}, {"open", QJsonArray{"N"}}, {"open_load", QJsonArray{}}}));
    EXPECT_EQ(
        input["load"].toObject(), (QJsonObject{{"current", QJsonArray{10, 10, 10}}, {"phi", QJsonArray{60, 60, 60}}}));
    EXPECT_EQ(input["supply"].toObject()["voltage"].toArray(), (QJsonArray{230, 230, 230}));
    EXPECT_EQ(input["tariff"], 2);
    EXPECT_FALSE(told["recording"].toBool(true));

    EXPECT_EQ(input["sealed"], false);
    ask("PATCH", "/v1/input", R"({"sealed":true})");
    step("0.1");
    EXPECT_EQ(get("/v1/input").body["input"].toObject()["sealed"], true);

    ask("PATCH", "/v1/input", R"({"wiring":{"swap":[],"reverse":[],"open":[]},"tariff":1,"load":{"current":0}})");
    const auto back = ask("PATCH", "/v1/input", QJsonDocument(input).toJson().toStdString());
    EXPECT_EQ(back.status, 200) << back.message();
    step("0.1");
    EXPECT_EQ(get("/v1/input").body["input"].toObject(), input);
}

// ---- faults -----------------------------------------------------------------------------------------------------

TEST_F(ControlApiTest, FaultsAreReplacedAndListed)
{
    const auto put = ask("PUT", "/v1/faults", R"({"faults":[
        {"kind":"delay","delay":["100 ms",2],"count":5,"probability":0.5,"for":"1 min","client":"127.0.0.1:40000"},
        {"kind":"malfunction","message":7}]})");
    EXPECT_EQ(put.status, 200) << put.message();
    const auto faults = get("/v1/faults").body["faults"].toArray();
    ASSERT_EQ(faults.size(), 2);
    const QJsonObject delay{{"id", 1}, {"kind", "delay"}, {"by", "hand"}, {"delay", QJsonArray{"100 ms", "2000 ms"}},
        {"count", 5}, {"remaining", 5}, {"struck", 0}, {"probability", 0.5}, {"for", 60}, {"ends_s", 60},
        {"client", "127.0.0.1:40000"}};
    EXPECT_EQ(faults[0].toObject(), delay);
    EXPECT_EQ(faults[1].toObject(),
        (QJsonObject{{"id", 2}, {"kind", "malfunction"}, {"by", "hand"}, {"message", 7}, {"probability", 1}}));
    EXPECT_EQ(put.body["faults"].toArray(), faults);
    EXPECT_EQ(get("/v1/status").body["faults"].toArray(), faults);
    EXPECT_EQ(simulation.snapshot()->meter.malfunction, 7);

    EXPECT_EQ(ask("PUT", "/v1/faults", R"({"faults":[]})").status, 200);
    EXPECT_EQ(get("/v1/faults").body["faults"].toArray().size(), 0);
    EXPECT_EQ(simulation.snapshot()->meter.malfunction, 0);
}

TEST_F(ControlApiTest, AFaultIsAddedAndEndedWhileOthersGoOn)
{
    ask("PUT", "/v1/faults", R"({"faults":[{"kind":"no_reply","for":"60 s"}]})");
    step("10");
    const auto added = ask("POST", "/v1/faults", R"({"kind":"unplugged"})");
    EXPECT_EQ(added.status, 200) << added.message();
    EXPECT_EQ(added.body["id"].toInt(), 2);
    const auto both = added.body["faults"].toArray();
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(both[0].toObject()["ends_s"].toDouble(), 60) << "has not begun again";
    const auto left = ask("DELETE", "/v1/faults", {}, "id=2").body["faults"].toArray();
    ASSERT_EQ(left.size(), 1);
    EXPECT_EQ(left[0].toObject()["kind"].toString(), "no_reply");
    EXPECT_EQ(ask("DELETE", "/v1/faults", {}, "id=2").status, 404);
    EXPECT_EQ(ask("DELETE", "/v1/faults").field(), "id") << "which one is to be said";
    EXPECT_EQ(ask("POST", "/v1/faults", R"({"kind":"delay"})").field(), "delay");
    EXPECT_EQ(get("/v1/faults").body["faults"].toArray().size(), 1);
}

TEST_F(ControlApiTest, WhatFaultsTellCanBeSentBack)
{
    ask("PUT", "/v1/faults", R"({"faults":[{"kind":"split","gap":"5 ms","for":10},{"kind":"exception","code":6}]})");
    const auto told = get("/v1/faults").body;
    const auto answer = ask("PUT", "/v1/faults", QJsonDocument(told).toJson().toStdString());
    EXPECT_EQ(answer.status, 200) << answer.message();
    const auto faults = answer.body["faults"].toArray();
    ASSERT_EQ(faults.size(), 2);
    EXPECT_EQ(faults[0].toObject()["gap"].toString(), "5 ms");
    EXPECT_EQ(faults[1].toObject()["code"].toInt(), 6);
}

TEST_F(ControlApiTest, AFaultEndsInMeterTime)
{
    ask("PUT", "/v1/faults", R"({"faults":[{"kind":"unplugged","for":"2 s"}]})");
    step("1");
    EXPECT_EQ(get("/v1/faults").body["faults"].toArray().size(), 1);
    EXPECT_FALSE(get("/v1/status").body["link"].toObject()["up"].toBool(true));
    step("1.1");
    EXPECT_EQ(get("/v1/faults").body["faults"].toArray().size(), 0);
}

TEST_F(ControlApiTest, WrongFaultsAreRefusedAndChangeNothing)
{
    ask("PUT", "/v1/faults", R"({"faults":[{"kind":"no_reply"}]})");
    struct Wrong {
        const char* body;
        const char* field;
    };
    for (const auto& [body, field] : {Wrong{"", ""}, Wrong{"[]", ""}, Wrong{"{}", "faults"},
             Wrong{R"({"faults":{}})", "faults"}, Wrong{R"({"faults":[{"kind":"dely"}]})", "faults[0].kind"},
             Wrong{R"({"faults":[{"kind":"reset"},{"kind":"delay"}]})", "faults[1].delay"},
             Wrong{R"({"faults":[{"kind":"reset","count":-1}]})", "faults[0].count"},
             Wrong{R"({"faults":[{"kind":"reset","probability":2}]})", "faults[0].probability"},
             Wrong{R"({"faults":[{"kind":"reset","often":2}]})", "faults[0].often"}}) {
        const auto answer = ask("PUT", "/v1/faults", body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_EQ(answer.field(), field) << body;
        EXPECT_FALSE(answer.message().empty()) << body;
    }
    EXPECT_EQ(get("/v1/faults").body["faults"].toArray().size(), 1);
}

// ---- what is refused --------------------------------------------------------------------------------------------

struct BadBody {
    const char* method;
    const char* path;
    const char* body;
    const char* field; ///< named in the error
};

class BadBodyTest : public ControlApiTest, public ::testing::WithParamInterface<BadBody> { };

TEST_P(BadBodyTest, IsRefusedAndChangesNothing)
{
    const auto before = get("/v1/time").body;
    const auto menu = get("/v1/lcd").body;
    const auto answer = ask(GetParam().method, GetParam().path, GetParam().body);
    EXPECT_EQ(answer.status, 400) << GetParam().body;
    EXPECT_EQ(answer.field(), GetParam().field) << GetParam().body;
    EXPECT_FALSE(answer.message().empty());
    EXPECT_EQ(get("/v1/time").body, before);
    EXPECT_EQ(get("/v1/lcd").body, menu);
    EXPECT_TRUE(get("/v1/status").body["mains"].toBool());
}

INSTANTIATE_TEST_SUITE_P(Keys, BadBodyTest,
    ::testing::Values( //
        BadBody{"POST", "/v1/keys", "", ""}, BadBody{"POST", "/v1/keys", "{", ""},
        BadBody{"POST", "/v1/keys", "[]", ""}, BadBody{"POST", "/v1/keys", "null", ""},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"]} x)", ""}, BadBody{"POST", "/v1/keys", "{}", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":[]})", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":"enter"})", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":["down"]})", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":[1]})", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":["up","up"]})", "keys"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":0})", "hold_ms"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":60001})", "hold_ms"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":1.5})", "hold_ms"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":"100"})", "hold_ms"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold_ms":null})", "hold_ms"},
        BadBody{"POST", "/v1/keys", R"({"keys":["enter"],"hold":100})", "hold"}));

INSTANTIATE_TEST_SUITE_P(Time, BadBodyTest,
    ::testing::Values( //
        BadBody{"PUT", "/v1/time", "{}", "speed"}, BadBody{"PUT", "/v1/time", R"({"speed":-1})", "speed"},
        BadBody{"PUT", "/v1/time", R"({"speed":1000001})", "speed"},
        BadBody{"PUT", "/v1/time", R"({"speed":1e-300})", "speed"},
        BadBody{"PUT", "/v1/time", R"({"speed":"fast"})", "speed"},
        BadBody{"PUT", "/v1/time", R"({"speed":true})", "speed"},
        BadBody{"PUT", "/v1/time", R"({"speed":1,"x":1})", "x"}, BadBody{"POST", "/v1/time/step", "{}", "seconds"},
        BadBody{"POST", "/v1/time/step", R"({"seconds":0})", "seconds"},
        BadBody{"POST", "/v1/time/step", R"({"seconds":-1})", "seconds"},
        BadBody{"POST", "/v1/time/step", R"({"seconds":31536001})", "seconds"},
        BadBody{"POST", "/v1/time/step", R"({"seconds":"10"})", "seconds"}));

INSTANTIATE_TEST_SUITE_P(Power, BadBodyTest,
    ::testing::Values( //
        BadBody{"POST", "/v1/power", "{}", "on"}, BadBody{"POST", "/v1/power", R"({"on":0})", "on"},
        BadBody{"POST", "/v1/power", R"({"on":"false"})", "on"},
        BadBody{"POST", "/v1/power", R"({"on":false,"off":true})", "off"}));

TEST_F(ControlApiTest, UnknownQueryIsRefused)
{
    EXPECT_EQ(get("/v1/status", "verbose=1").status, 400);
    EXPECT_EQ(ask("POST", "/v1/power", R"({"on":false})", "now=1").status, 400);
    EXPECT_TRUE(get("/v1/status").body["mains"].toBool());
}

TEST_F(ControlApiTest, UnknownCallsAndMethodsAreErrorsInJson)
{
    EXPECT_EQ(get("/v1/nothing").status, 404);
    EXPECT_EQ(get("/v1/nothing").code(), "not_found");
    EXPECT_EQ(get("/").status, 404);
    EXPECT_EQ(ask("DELETE", "/v1/time").status, 405);
    EXPECT_EQ(ask("DELETE", "/v1/time").code(), "method_not_allowed");
}

TEST_F(ControlApiTest, ForeignHostIsRefusedBeforeAnythingIsDone)
{
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/power";
    request.body = R"({"on":false})";
    request.headers = {{"Host", "rebound.example"}};
    EXPECT_EQ(api.handle(request).status, 403);
    EXPECT_TRUE(get("/v1/status").body["mains"].toBool());
}

TEST_F(ControlApiTest, WaitingCallEndsWith503WhenTheSimulationStops)
{
    auto waiting
        = std::async(std::launch::async, [this] { return ask("POST", "/v1/time/step", R"({"seconds":31536000})"); });
    simulation.stop();
    EXPECT_EQ(waiting.get().status, 503);
    EXPECT_EQ(ask("POST", "/v1/power", R"({"on":false})").status, 503);
    EXPECT_EQ(get("/v1/lcd").status, 200) << "the last snapshot can still be read";
}

// ---- nobody holds up another ------------------------------------------------------------------------------------

TEST_F(ControlApiTest, SpeedZeroEndsAStepWith409)
{
    auto waiting
        = std::async(std::launch::async, [this] { return ask("POST", "/v1/time/step", R"({"seconds":31536000})"); });
    while (get("/v1/time").time() < 60) { }
    EXPECT_EQ(ask("PUT", "/v1/time", R"({"speed":0})").status, 200);
    const Answer ended = waiting.get();
    EXPECT_EQ(ended.status, 409);
    EXPECT_EQ(ended.code(), "paused");
    const double stopped = get("/v1/time").time();
    step("1");
    EXPECT_DOUBLE_EQ(get("/v1/time").time(), stopped + 1);
}

/// The control API with an operator's and a viewer's token.
class GreedyClientsTest : public ControlApiTest {
protected:
    ControlApiOptions guarded()
    {
        auto result = options();
        result.tokens = {"0123456789abcdef", "fedcba9876543210"};
        return result;
    }
    static HttpRequest request(const char* token, const char* method, const char* path)
    {
        HttpRequest result;
        result.method = method;
        result.path = path;
        result.headers = {{"Host", "127.0.0.1:8502"}, {"Authorization", std::string("Bearer ") + token}};
        return result;
    }
    /// Waits for something that the display never shows, until `client` has gone; returns the error's code.
    std::future<std::string> wait(const char* token, const std::stop_source& client)
    {
        HttpRequest asked = request(token, "GET", "/v1/lcd");
        asked.query = "until=unit:kvarh&timeout_s=86400";
        asked.clientGone = client.get_token();
        return std::async(std::launch::async, [this, asked] {
            const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(closed.handle(asked).body)).object();
            return body["error"].toObject()["code"].toString().toStdString();
        });
    }

    static constexpr const char* kOperator = "0123456789abcdef";
    static constexpr const char* kViewer = "fedcba9876543210";
    const ControlApi closed{simulation, guarded()};
};

TEST_F(GreedyClientsTest, ViewersThatWaitLeavePlacesForOperators)
{
    simulation.setSpeed({1});
    constexpr std::size_t kPlaces = 8;
    std::stop_source viewers;
    std::vector<std::future<std::string>> waits;
    for (std::size_t i = 0; i < kPlaces + 1; ++i) {
        waits.push_back(wait(kViewer, viewers));
    }
    // The one that is refused ends at once. Then all others have a place.
    const auto isRefused = [](auto& one) { return one.wait_for(0s) == std::future_status::ready; };
    auto refused = waits.end();
    while (refused == waits.end()) {
        refused = std::ranges::find_if(waits, isRefused);
    }
    EXPECT_EQ(refused->get(), "too_many_waits");
    waits.erase(refused);
    EXPECT_EQ(closed.handle(request(kViewer, "GET", "/v1/lcd")).status, 200) << "looking needs no place";

    auto asked = request(kOperator, "POST", "/v1/time/step");
    asked.body = R"({"seconds":1})";
    EXPECT_EQ(closed.handle(asked).status, 200);

    viewers.request_stop();
    for (auto& one : waits) {
        EXPECT_EQ(one.get(), "unavailable") << "ended, because the client has gone";
    }
    simulation.setSpeed({Speed::kPaused});
    EXPECT_EQ(wait(kViewer, std::stop_source()).get(), "paused") << "the places are free again";
}

TEST_F(GreedyClientsTest, StepOfAClientThatHasGoneEnds)
{
    std::stop_source client;
    auto asked = request(kOperator, "POST", "/v1/time/step");
    asked.body = R"({"seconds":31536000})";
    asked.clientGone = client.get_token();
    auto waiting = std::async(std::launch::async, [&] { return closed.handle(asked).status; });
    while (get("/v1/time").time() < 60) { }
    client.request_stop();
    EXPECT_EQ(waiting.get(), 503);
    const double stopped = get("/v1/time").time();
    step("1");
    EXPECT_DOUBLE_EQ(get("/v1/time").time(), stopped + 1);
}

TEST_F(GreedyClientsTest, LoadOfAClientThatHasGoneEndsAndChangesNothing)
{
    step("5");
    const auto saved = closed.handle(request(kOperator, "GET", "/v1/session"));
    ASSERT_EQ(saved.status, 200);
    step("5");
    std::stop_source client;
    client.request_stop();
    auto asked = request(kOperator, "PUT", "/v1/session");
    asked.body = saved.body;
    asked.clientGone = client.get_token();
    EXPECT_EQ(closed.handle(asked).status, 409);
    EXPECT_DOUBLE_EQ(get("/v1/time").time(), 10);
}

TEST_F(GreedyClientsTest, EventsOfViewersLeaveStreamsForOperators)
{
    std::vector<HttpResponse> streams;
    for (int i = 0; i < 12; ++i) {
        streams.push_back(closed.handle(request(kViewer, "GET", "/v1/events")));
        EXPECT_EQ(streams.back().status, 200) << i;
    }
    EXPECT_LT(streams.size(), ControlApi::limits().streams) << "the others are for operators";
    EXPECT_EQ(closed.handle(request(kViewer, "GET", "/v1/events")).status, 503);
    EXPECT_EQ(closed.handle(request(kOperator, "GET", "/v1/events")).status, 200);
    streams.pop_back();
    EXPECT_EQ(closed.handle(request(kViewer, "GET", "/v1/events")).status, 200) << "a place is free again";
}

TEST_F(GreedyClientsTest, WhoMayNotIsRefusedBeforeTheBody)
{
    const auto refusal = [&](const char* token, const char* path) {
        const auto admission = closed.admit(request(token, "PUT", path));
        return admission.refusal ? admission.refusal->status : 0;
    };
    EXPECT_EQ(refusal("wrong", "/v1/session"), 401);
    EXPECT_EQ(refusal(kViewer, "/v1/session"), 403);
    EXPECT_EQ(refusal(kOperator, "/v1/session"), 0);
    auto foreign = request(kOperator, "PUT", "/v1/session");
    foreign.headers.front().value = "evil.example";
    EXPECT_EQ(closed.admit(foreign).refusal->status, 403);
}

TEST_F(GreedyClientsTest, EachPathHasItsOwnLimit)
{
    const auto limit = [&](const char* method, const char* path) {
        return closed.admit(request(kOperator, method, path)).bodyBytes;
    };
    EXPECT_EQ(limit("PUT", "/v1/time"), 65'536);
    EXPECT_EQ(limit("POST", "/v1/scenario"), 65'536);
    EXPECT_EQ(limit("GET", "/v1/session"), 65'536);
    EXPECT_EQ(limit("PUT", "/v1/nothing"), 65'536);
    EXPECT_EQ(limit("PUT", "/v1/scenario"), 1'048'576);
    EXPECT_EQ(limit("PUT", "/v1/session"), 167'772'160);
    EXPECT_EQ(ControlApi::limits().bodyBytes, 167'772'160);
}

TEST_F(GreedyClientsTest, OneSessionIsReceivedAtATime)
{
    auto first = closed.admit(request(kOperator, "PUT", "/v1/session"));
    EXPECT_FALSE(first.refusal);
    const auto second = closed.admit(request(kOperator, "PUT", "/v1/session"));
    ASSERT_TRUE(second.refusal);
    EXPECT_EQ(second.refusal->status, 409);
    EXPECT_FALSE(closed.admit(request(kOperator, "PUT", "/v1/scenario")).refusal) << "other calls go on";
    first.place.reset();
    EXPECT_FALSE(closed.admit(request(kOperator, "PUT", "/v1/session")).refusal);
}

TEST_F(ControlApiTest, LongNamesAreNotRepeatedAsAWhole)
{
    const std::string name(50'000, 'n');
    const auto answer = ask("PUT", "/v1/time", "{\"" + name + "\":1}");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.field(), name.substr(0, 64));
    for (const auto& refused :
        {raw("PUT", "/v1/time", "{\"" + name + "\":1}"), raw("PATCH", "/v1/input", "{\"" + name + "\":1}"),
            raw("PUT", "/v1/scenario", name + ": 1"), raw("GET", "/v1/events", {}, "types=" + name),
            raw("GET", "/v1/time", {}, name + "=1"), raw("GET", "/v1/lcd", {}, "until=unit:" + name)}) {
        EXPECT_EQ(refused.status, 400);
        EXPECT_LT(refused.body.size(), 1000U) << refused.body.substr(0, 200);
    }
}

// ---- sessions ---------------------------------------------------------------------------------------------------

TEST_F(ControlApiTest, ASessionIsSavedAndLoaded)
{
    step("5");
    const auto saved = raw("GET", "/v1/session");
    EXPECT_EQ(saved.status, 200);
    EXPECT_THAT(saved.body, ::testing::StartsWith("vmeter session 2\n"));
    step("7");
    const auto loaded = ask("PUT", "/v1/session", saved.body);
    EXPECT_EQ(loaded.status, 200) << loaded.message();
    EXPECT_EQ(loaded.time(), 5);
    EXPECT_EQ(loaded.body["checked"].toInt(), 1);
    EXPECT_EQ(get("/v1/status").time(), 5);
    EXPECT_TRUE(get("/v1/status").body["loading"].isNull());
}

TEST_F(ControlApiTest, ASessionThatCannotBeLoadedIsRefusedAndNothingChanges)
{
    step("5");
    const auto saved = raw("GET", "/v1/session").body;
    const auto nonsense = ask("PUT", "/v1/session", "nonsense");
    EXPECT_EQ(nonsense.status, 400);
    EXPECT_EQ(nonsense.code(), "invalid_session");
    EXPECT_THAT(nonsense.message(), HasSubstr("this is no session of vmeter"));
    auto other = saved;
    const std::size_t hash = other.size() - 10; // in the last check, before [0, "end"] and the end of the array
    other[hash] = static_cast<char>(other[hash] ^ 1);
    const auto differs = ask("PUT", "/v1/session", other);
    EXPECT_EQ(differs.status, 409);
    EXPECT_EQ(differs.code(), "session_differs");
    EXPECT_THAT(differs.message(), HasSubstr("differs after 5 s"));
    EXPECT_EQ(raw("GET", "/v1/session").body, saved);
}

TEST_F(ControlApiTest, WithoutASessionThereIsNoneToSave)
{
    auto without = options();
    without.sessions = nullptr;
    const ControlApi other(simulation, without);
    HttpRequest request;
    request.path = "/v1/session";
    request.headers = {{"Host", "127.0.0.1"}};
    EXPECT_EQ(other.handle(request).status, 404);
    request.method = "DELETE";
    EXPECT_EQ(other.handle(request).status, 404);
}

} // namespace
} // namespace vmeter
