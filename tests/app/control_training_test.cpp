// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/control_api_fixture.h"
#include "tests/support/exam_result.h"

#include "virtualhw/training/ready_lessons.h"

#include <QTemporaryDir>

#include <algorithm>
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
    Training training{simulation, {folder.path(), QStringLiteral("1.2"), folder.filePath(QStringLiteral("results"))}};
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

TEST_F(ControlTrainingTest, DuringAnExamTimeCannotBeStopped)
{
    const std::string exam = R"({"do":"start","lesson":"setup_and_wiring","candidate":"Ada","seed":42})";
    ASSERT_EQ(call("POST", "/v1/training", exam).status, 200);
    for (const auto* speed : {R"({"speed":0})", R"({"speed":0.001})", R"({"speed":"max"})", R"({"speed":1})"}) {
        const HttpResponse refused = call("PUT", "/v1/time", speed);
        EXPECT_EQ(refused.status, 409) << speed;
        EXPECT_NE(refused.body.find("\"exam\""), std::string::npos) << refused.body;
    }
    EXPECT_EQ(simulation.snapshot()->speed.factor, 1);
    answered("POST", R"({"do":"end"})");
    EXPECT_EQ(call("PUT", "/v1/time", R"({"speed":0})").status, 200);
}

TEST_F(ControlTrainingTest, TheStatusTellsWhoMayOnlyLookNothingOfTheBench)
{
    auto guarded = options();
    guarded.tokens = {"0123456789abcdef", "fedcba9876543210"};
    const ControlApi closed(simulation, std::move(guarded));
    ask("PUT", "/v1/faults", R"({"faults":[{"kind":"unplugged"}]})");
    const auto status = [&](const char* token) {
        HttpRequest request;
        request.path = "/v1/status";
        request.headers = {{"Host", "127.0.0.1:8502"}, {"Authorization", std::string("Bearer ") + token}};
        return QJsonDocument::fromJson(QByteArray::fromStdString(closed.handle(request).body)).object();
    };
    const QJsonObject all = status("0123456789abcdef");
    EXPECT_EQ(all["access"], QStringLiteral("work"));
    EXPECT_EQ(all["faults"].toArray().size(), 1);
    EXPECT_EQ(all["mains"], true);
    EXPECT_FALSE(all["link"].toObject()["reason"].toString().isEmpty());
    const QJsonObject part = status("fedcba9876543210");
    EXPECT_EQ(part["access"], QStringLiteral("look"));
    EXPECT_EQ(part.keys(), all.keys());
    for (const char* hidden : {"faults", "mains", "scenario"}) {
        EXPECT_TRUE(part[QLatin1String(hidden)].isNull()) << hidden;
    }
    EXPECT_TRUE(part["link"].toObject()["reason"].isNull());
}

TEST_F(ControlTrainingTest, AnInstructorInjectsAFaultOfTheExamsPool)
{
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"fault","fault":1})").status, 409) << "no exam";
    answered("POST", R"({"do":"start","lesson":"setup_and_wiring","candidate":"Ada","seed":42})");
    const QByteArray pool = QByteArray::fromStdString(call("GET", "/v1/training/faults").body);
    const QJsonArray names = QJsonDocument::fromJson(pool).object().value("faults").toArray();
    ASSERT_GE(names.size(), 2);
    EXPECT_FALSE(names[0].toObject()["fr"].toString().isEmpty());
    EXPECT_EQ(simulation.snapshot()->input.wiring, Wiring{});
    EXPECT_EQ(call("POST", "/v1/training", R"({"do":"fault","fault":1})").status, 200);
    EXPECT_NE(simulation.snapshot()->input.wiring, Wiring{});
    for (const char* wrong : {R"({"do":"fault"})", R"({"do":"fault","fault":0})", R"({"do":"fault","fault":13})"}) {
        EXPECT_EQ(call("POST", "/v1/training", wrong).status, 400) << wrong;
    }
    answered("POST", R"({"do":"leave"})");
    EXPECT_EQ(call("GET", "/v1/training/faults").body, "{\"faults\":[]}\n");
}

TEST_F(ControlTrainingTest, AnExamThatItEndsLeavesTheSamePageAsAnyOther)
{
    answered("POST", R"({"do":"start","lesson":"setup_and_wiring","candidate":"Ada","seed":42})");
    answered("POST", R"({"do":"give_up"})");
    answered("POST", R"({"do":"end"})");
    training.waitForResults();
    const auto byApi = training.lastResult();
    ASSERT_NE(byApi, nullptr);
    ASSERT_EQ(byApi->state, ExamOutcome::State::written) << byApi->error.english();
    answered("POST", R"({"do":"leave"})");

    // As the window begins and ends it.
    Message error;
    std::optional<LessonCard> exam = findLesson(QStringLiteral("setup_and_wiring"), error);
    ASSERT_TRUE(exam) << error.english();
    exam->assignment.candidate = QStringLiteral("Ada");
    exam->assignment.seed = 42;
    exam->assignment.date = QStringLiteral("2026-01-31T10:00:00");
    ASSERT_TRUE(training.start(exam->assignment, {}, error)) << error.english();
    training.giveUp();
    training.end();
    training.waitForResults();
    const auto other = training.lastResult();
    ASSERT_NE(other, byApi);
    const QString page = readText(other->page);
    EXPECT_TRUE(page.contains(QStringLiteral("exam ended")));
    EXPECT_EQ(withoutItsMoment(readText(byApi->page)), withoutItsMoment(page));
}

TEST_F(ControlTrainingTest, ThePagesLoadNothingFromElsewhere)
{
    for (const char* path : {"/watch", "/instructor"}) {
        const HttpResponse page = call("GET", path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_NE(page.body.find("<script src=\"/watch.js\" type=\"module\">"), std::string::npos) << path;
        const auto policy = std::ranges::find(page.headers, "Content-Security-Policy", &HttpHeader::name);
        ASSERT_NE(policy, page.headers.end()) << path;
        EXPECT_TRUE(policy->value.starts_with("default-src 'none'; script-src 'self'; style-src 'self';")) << path;
    }
    for (const char* path :
        {"/watch.js", "/bench.js", "/undo_log.js", "/instructor.js", "/texts.js", "/abnormalities.js"}) {
        const HttpResponse script = call("GET", path);
        EXPECT_EQ(script.status, 200) << path;
        EXPECT_EQ(script.contentType, "text/javascript; charset=utf-8") << path;
    }
    EXPECT_EQ(call("GET", "/watch.css").status, 200);
    EXPECT_EQ(call("GET", "/watch.map").status, 404);
    EXPECT_EQ(call("POST", "/instructor").status, 404) << "it is looked at, not worked";
}

} // namespace
} // namespace vmeter
