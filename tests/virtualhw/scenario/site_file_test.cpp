// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/site_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

std::string errorsOf(const std::string& text)
{
    const auto site = parseSite(text);
    return site ? "none" : describe(site.error(), "site.yaml").english();
}

std::string withMeters(const std::string& meters, const std::string& head = "")
{
    return "version: 1\nname: Block\n" + head + "meters:\n" + meters;
}

TEST(SiteFile, CountMakesIdsAndRangesAreDrawnBySeed)
{
    const std::string text
        = withMeters("  - {id: main, feeds: [{id: flat, count: 3, scale: [0.5, 2]}]}\n", "seed: 3\n");
    const auto site = parseSite(text);
    ASSERT_TRUE(site) << errorsOf(text);
    std::set<std::string> ids;
    for (const SiteMeter& meter : site->meters) {
        ids.insert(meter.id);
    }
    EXPECT_THAT(ids, ::testing::ElementsAre("flat-1", "flat-2", "flat-3", "main"));
}

TEST(SiteFile, MistakesHaveTheirPlaceAndSayWhatWouldBeRight)
{
    struct Mistake {
        std::string text;
        const char* place;
        const char* words;
    };
    const std::vector<Mistake> mistakes{
        {withMeters("  - {id: a, count: 1000000000}\n"), "site.yaml:4:20", "from 1 to 32768"},
        {withMeters("  - {id: a}\n  - {id: a}\n"), "site.yaml:5:5", "the id of two meters"},
        {withMeters("  - {id: ../a}\n"), "site.yaml:4:10", "an id has letters"},
        {withMeters("  - {id: a, scale: [2, 1]}\n"), "site.yaml:4:20", "the smallest and the largest"},
        {withMeters("  - {id: a, shift: 5 parsec}\n"), "site.yaml:4:20", "s, ms, min, h or d"},
        {withMeters("  - {id: a, scenario: nowhere}\n"), "site.yaml:4:23", "household_day"},
        {withMeters("  - {id: a, unknown: 3}\n"), "site.yaml:4:13", "is not a key known here"},
        {withMeters("  - {id: a}\n", "seed: -4\n"), "site.yaml:3:7", "from 0 to"},
        {withMeters("  - {id: a, count: 20}\n", "addresses: {units: 240, at: \"127.0.0.1:1502\"}\n"), "site.yaml:3:12",
            "no address, unit id or port left"},
        {withMeters("  - {id: a, count: 6}\n", "addresses: {from: 127.255.255.250}\n"), "site.yaml:3:12",
            "no address, unit id or port left"},
        {withMeters("  - {id: a, count: 20}\n", "addresses: {ports: 65530, at: 127.0.0.1}\n"), "site.yaml:3:12",
            "no address, unit id or port left"},
        {"version: 2\nname: Block\nmeters: [{id: a}]\n", "site.yaml:1:10", "this program reads version 1"},
        {"version: 1\nname: Block\nmeters: []\n", "site.yaml:3:9", "at least one"},
    };
    for (const Mistake& mistake : mistakes) {
        const std::string errors = errorsOf(mistake.text);
        EXPECT_THAT(errors, HasSubstr(std::string(mistake.place) + ": ")) << mistake.text;
        EXPECT_THAT(errors, HasSubstr(mistake.words)) << mistake.text;
    }
    EXPECT_EQ(errorsOf(withMeters("  - {id: a, count: 5}\n", "addresses: {from: 127.255.255.250}\n")), "none")
        << "127.255.255.254 is the last";
}

} // namespace
} // namespace vmeter
