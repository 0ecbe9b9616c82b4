// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/control_api_fixture.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace vmeter {
namespace {

class ControlOpenApiTest : public ControlApiTest {
protected:
    QJsonObject description() { return get("/v1/openapi.json").body; }

    static std::set<std::string> namesIn(const QJsonObject& object)
    {
        std::set<std::string> names;
        for (const QString& name : object.keys()) {
            names.insert(name.toStdString());
        }
        return names;
    }
};

TEST_F(ControlOpenApiTest, AnswersHaveTheFieldsDescribed)
{
    step("5");
    const auto schemas = description()["components"].toObject()["schemas"].toObject();
    const std::pair<const char*, const char*> answers[]{{"/v1/status", "Status"}, {"/v1/lcd", "Lcd"},
        {"/v1/measurements", "Measurements"}, {"/v1/energies", "Energies"}, {"/v1/time", "Time"},
        {"/v1/faults", "FaultList"}, {"/v1/input", "Input"}};
    for (const auto& [path, schema] : answers) {
        const auto described = schemas[QLatin1String(schema)].toObject();
        EXPECT_EQ(namesIn(get(path).body), namesIn(described["properties"].toObject())) << path;
    }
    const auto energies = get("/v1/energies").body;
    EXPECT_EQ(
        namesIn(energies["total"].toObject()), namesIn(schemas["EnergyTable"].toObject()["properties"].toObject()));
}

TEST_F(ControlOpenApiTest, EveryReferenceLeadsSomewhere)
{
    const QByteArray text = QJsonDocument(description()).toJson();
    const auto components = description()["components"].toObject();
    int seen = 0;
    const QByteArray mark = "\"$ref\": \"#/components/";
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        const qsizetype from = at + mark.size();
        const auto path = text.mid(from, text.indexOf('"', from) - from).split('/');
        ASSERT_EQ(path.size(), 2);
        EXPECT_TRUE(components[QString(path[0])].toObject().contains(QString(path[1]))) << path[1].toStdString();
        ++seen;
    }
    EXPECT_GT(seen, 50);
}

} // namespace
} // namespace vmeter
