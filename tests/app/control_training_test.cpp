// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/control_api_fixture.h"

#include <QTemporaryDir>

#include <optional>

namespace vmeter {
namespace {

class ControlTrainingTest : public ControlApiTest {
protected:
    ControlTrainingTest()
    {
        auto withTraining = options();
        withTraining.training = &training;
        trainingApi.emplace(simulation, std::move(withTraining));
    }

    HttpResponse call(const char* method, const char* path, const std::string& body = {}) const
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers = {{"Host", "127.0.0.1:8502"}};
        return trainingApi->handle(request);
    }
    QJsonObject answered(const char* method, const std::string& body = {}) const
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(call(method, "/v1/training", body).body)).object();
    }

    QTemporaryDir folder;
    Training training{simulation, {folder.path(), QStringLiteral("1.2")}};
    std::optional<ControlApi> trainingApi;
};

TEST_F(ControlTrainingTest, WithoutALessonThereIsNone)
{
    EXPECT_EQ(answered("GET"), (QJsonObject{{"lesson", QJsonValue()}}));
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"next"})").status, 409);
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"sleep"})").status, 400);
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"start","lesson":"nowhere"})").status, 404);
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"start","lesson":"../../etc/passwd"})").status, 404);
    EXPECT_EQ(call("GET", "/v1/training/record").status, 409);
    EXPECT_EQ(get("/v1/training").body, (QJsonObject{{"lesson", QJsonValue()}})) << "a program without lessons";
}

TEST_F(ControlTrainingTest, ALessonIsBegunFollowedAndLeft)
{
    QJsonObject now = answered("POST", R"({"do":"start","lesson":"08_address_007"})");
    EXPECT_EQ(now["lesson"], QStringLiteral("08_address_007"));
    EXPECT_EQ(now["step"], 1);
    EXPECT_FALSE(now["ended"].toBool(true));
    now = answered("POST", R"({"do":"next"})");
    EXPECT_EQ(now["step"], 2);
    EXPECT_EQ(now["steps"].toArray()[0].toObject()["state"], QStringLiteral("done"));
    now = answered("POST", R"({"do":"hint"})");
    EXPECT_EQ(now["steps"].toArray()[1].toObject()["hints"], 1);
    EXPECT_EQ(answered("POST", R"({"do":"leave"})"), (QJsonObject{{"lesson", QJsonValue()}}));
}

TEST_F(ControlTrainingTest, ThePageThatLooksOnIsThereAndLoadsNothingFromElsewhere)
{
    const HttpResponse page = call("GET", "/watch");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("<script src=\"/watch.js\" defer>"), std::string::npos);
    for (const char* path : {"/watch.js", "/watch.css"}) {
        EXPECT_EQ(call("GET", path).status, 200) << path;
    }
    EXPECT_EQ(call("GET", "/watch.map").status, 404);
}

} // namespace
} // namespace vmeter
