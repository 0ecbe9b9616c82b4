// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/web/simulated_site.h"

#include <QJsonArray>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>

namespace vmeter {
namespace {

class OpenApiTest : public ::testing::Test {
protected:
    test::SimulatedSite m_site;
    QJsonObject m_description = test::jsonIn(m_site.ask("GET", "/api/openapi.json", {}));
};

/// The names of the properties of a schema.
std::set<std::string> propertiesOf(const QJsonObject& description, const char* schema)
{
    std::set<std::string> names;
    for (const auto& name : description["components"]
                                .toObject()["schemas"]
                                .toObject()[QLatin1String(schema)]
                                .toObject()["properties"]
                                .toObject()
                                .keys()) {
        names.insert(name.toStdString());
    }
    return names;
}

TEST_F(OpenApiTest, AnswersHaveTheFieldsDescribed)
{
    const auto admin = m_site.admin();
    const std::pair<const char*, const char*> answers[]{{"/api/live", "Live"}, {"/api/lcd", "Lcd"},
        {"/api/measurements", "Measurements"}, {"/api/energies", "Energies"}, {"/api/trends/hour", "Trend"}};
    for (const auto& [path, schema] : answers) {
        std::set<std::string> fields;
        for (const auto& name : test::jsonIn(m_site.get(admin, path)).keys()) {
            fields.insert(name.toStdString());
        }
        EXPECT_EQ(fields, propertiesOf(m_description, schema)) << path;
    }
}

} // namespace
} // namespace vmeter
