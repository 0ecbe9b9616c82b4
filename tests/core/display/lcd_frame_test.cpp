// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/glyphs.h"
#include "core/display/lcd_frame.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vmeter {
namespace {

LcdFrame frameWithMain(const char* text)
{
    LcdFrame frame;
    writeText(frame.main, text, Align::right);
    return frame;
}

TEST(LcdFrame, MainTextReadsDigitsAndPoint)
{
    EXPECT_STREQ(mainText(frameWithMain("000008.32")).data(), "000008.32");
}

TEST(LcdFrame, BlankCellsAreLeftOutAtTheEndsAndKeptInside)
{
    EXPECT_STREQ(mainText(frameWithMain("rEL1 1.03")).data(), "rEL1 1.03");
    EXPECT_STREQ(mainText(frameWithMain("11.50")).data(), "11.50");
    LcdFrame left;
    writeText(left.label, "tot", Align::left);
    EXPECT_STREQ(labelText(left).data(), "tot");
}

TEST(LcdFrame, AnEmptyFrameHasNoText)
{
    EXPECT_STREQ(mainText({}).data(), "");
    EXPECT_STREQ(labelText({}).data(), "");
    EXPECT_STREQ(unitText({}), "");
}

TEST(LcdFrame, AllSegmentsLitFillTheTextExactly)
{
    LcdFrame frame;
    frame.main.fill(0xFF);
    EXPECT_STREQ(mainText(frame).data(), "8.8.8.8.8.8.8.8.");
}

// On the glass an S has the shape of a 5.
TEST(LcdFrame, LabelsAndWordsAreReadWithAnSAndNumbersWithAFive)
{
    for (const char* text : {"SdEF", "CS1 3C7A", "CS2 5A15", "255", "000055.55", "C515", "A5dE"}) {
        EXPECT_STREQ(mainText(frameWithMain(text)).data(), text);
    }
    LcdFrame frame;
    writeText(frame.label, "SEtuP.2", Align::left);
    EXPECT_STREQ(labelText(frame).data(), "SEtuP.2");
}

TEST(LcdFrame, IconsAreNamedAsTheContractHasThem)
{
    EXPECT_STREQ(iconName(Icon::sequence123), "123");
    EXPECT_STREQ(iconName(Icon::sum), "sum");
    EXPECT_STREQ(iconName(Icon::l1), "L1");
    EXPECT_STREQ(iconName(Icon::pair31), "L31");
    EXPECT_STREQ(iconName(Icon::partial), "PAR");
    EXPECT_STREQ(iconName(Icon::tariff2), "T2");
    EXPECT_STREQ(iconName(Icon::balance), "BAL");
    EXPECT_STREQ(iconName(Icon::import_), "import");
    EXPECT_STREQ(iconName(Icon::export_), "export");
    EXPECT_STREQ(iconName(Icon::unitPf), "PF");
}

TEST(LcdFrame, EveryIconHasANameOfItsOwn)
{
    std::set<std::string> names;
    for (std::size_t icon = 0; icon < kIcons; ++icon) {
        names.insert(iconName(static_cast<Icon>(icon)));
    }
    EXPECT_EQ(names.size(), 32U);
}

TEST(LcdFrame, UnitTextIsTheUnitThatIsLitAndNoOtherMark)
{
    LcdFrame frame;
    frame.light(Icon::sum);
    EXPECT_STREQ(unitText(frame), "");
    frame.light(Icon::unitKvarh);
    EXPECT_STREQ(unitText(frame), "kvarh");
}

} // namespace
} // namespace vmeter
