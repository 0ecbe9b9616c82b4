// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/api_description.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

std::string described(const ApiCall& call)
{
    const QJsonObject frame{{"openapi", "3.1.0"}};
    return QJsonDocument(apiDescription(frame, {&call, 1})).toJson(QJsonDocument::Compact).toStdString();
}

TEST(ApiDescription, ReadingWithParameters)
{
    EXPECT_EQ(described({.method = "GET",
                  .path = "/v1/lcd.png",
                  .summary = "Picture",
                  .parameters = {{"scale", "Pixels.", ApiParameter::Range{1, 16}, 4}, {"until", "Words."},
                      {"id", "Number.", ApiParameter::Range{1, 9}}},
                  .answer = {{"image/png", "Picture"}},
                  .errors = {404}}),
        R"({"openapi":"3.1.0","paths":{"/v1/lcd.png":{"get":{"parameters":[)"
        R"({"description":"Pixels.","in":"query","name":"scale","required":false,)"
        R"("schema":{"default":4,"maximum":16,"minimum":1,"type":"integer"}},)"
        R"({"description":"Words.","in":"query","name":"until","required":false,"schema":{"type":"string"}},)"
        R"({"description":"Number.","in":"query","name":"id","required":true,)"
        R"("schema":{"maximum":9,"minimum":1,"type":"integer"}}],)"
        R"("responses":{"200":{"content":{"image/png":{"schema":{"$ref":"#/components/schemas/Picture"}}},)"
        R"("description":"Done."},"404":{"$ref":"#/components/responses/404"}},"summary":"Picture"}}}})");
}

TEST(ApiDescription, ChangeWithRights)
{
    EXPECT_EQ(described({.method = "PUT",
                  .path = "/api/tariff",
                  .summary = "Choose",
                  .description = "T1 or T2.",
                  .body = {{"application/json", "Tariff"}},
                  .answered = "Kept.",
                  .security = std::vector{"session", "csrf"}}),
        R"({"openapi":"3.1.0","paths":{"/api/tariff":{"put":{"description":"T1 or T2.",)"
        R"("requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Tariff"}}},)"
        R"("required":true},"responses":{"204":{"description":"Kept."}},)"
        R"("security":[{"csrf":[],"session":[]}],"summary":"Choose"}}}})");
}

TEST(ApiDescription, AnEmptyListOfSchemesMeansThatNoneIsNeeded)
{
    EXPECT_NE(described({.method = "GET", .path = "/a", .summary = "A", .security = std::vector<const char*>{}})
                  .find(R"("security":[])"),
        std::string::npos);
}

} // namespace
} // namespace vmeter
