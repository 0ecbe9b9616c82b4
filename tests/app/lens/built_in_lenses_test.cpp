// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/built_in_lenses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(TagLenses, EachBuiltInOneCanBeReadAndSaysWhatEachTagIs)
{
    EXPECT_THAT(builtInLenses(), testing::ElementsAre("home_assistant", "mbmd", "openems", "plain_poller"));
    for (const std::string& name : builtInLenses()) {
        const Expected<TagList> list = tagListNamed(name);
        ASSERT_TRUE(list) << name << ": " << list.error().english();
        for (const Tag& tag : list->tags) {
            EXPECT_TRUE(valueNamed(kDirectMeterRegisters, tag.value)) << name << ": " << tag.name << " " << tag.value;
        }
    }
    EXPECT_FALSE(tagListNamed("no-such-lens"));
}

TEST(TagLenses, TheResultForProgramsCountsVerdicts)
{
    LensLine wrong;
    wrong.tag.name = "P";
    wrong.tag.address = 50'536;
    wrong.value = "P";
    wrong.shown = 345;
    wrong.unit = "W";
    wrong.verdict = LensVerdict::wrong;
    wrong.findings = {{"scale", Phrase(nullptr, "ten times too small")}};
    LensLine right = wrong;
    right.verdict = LensVerdict::right;
    const QJsonObject result = lensJson({wrong, right, right});
    EXPECT_EQ(result["right"].toInt(), 2);
    EXPECT_EQ(result["wrong"].toInt(), 1);
    EXPECT_EQ(result["hidden"].toInt(), 0);
    const QJsonObject tag = result["tags"].toArray()[0].toObject();
    EXPECT_EQ(tag["shown"].toDouble(), 345);
    EXPECT_TRUE(tag["true"].isNull());
    EXPECT_EQ(tag["verdict"].toString(), "wrong");
    EXPECT_EQ(tag["findings"].toArray()[0].toObject()["kind"].toString(), "scale");
}

} // namespace
} // namespace vmeter
