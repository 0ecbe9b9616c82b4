// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that need the values that a client shows. Raw numbers are those of the register: P in 10 W, I in 1 mA, PF in
// 0.001, Ea+ in 10 Wh.
#include "tests/app/coach/client_story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter::coach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr uint32_t kMinus345 = 0xFFFFFEA7; // -3450 W
constexpr uint32_t kAllOnes = 0xFFFFFFFF;

class ValueRules : public ::testing::Test {
protected:
    ValueRules()
    {
        m_story.phase(PhaseKind::import, 0);
        m_story.open(0);
        for (int n = 0; n < 20; ++n) {
            m_story.read(n + 0.1, 50512, 62);
        }
    }
    std::vector<std::string> mistakes()
    {
        m_story.endPhase(30);
        return m_story.mistakes();
    }

    ClientStory m_story;
};

TEST_F(ValueRules, WhatIsShownAsItIsIsRight)
{
    m_story.show(2, "P", "kW", 3.45, 345);
    m_story.show(3, "P", "kW", 3.45, 345);
    m_story.phase(PhaseKind::exported, 5);
    m_story.show(6, "P", "kW", -3.45, kMinus345);
    m_story.show(7, "P", "kW", -3.45, kMinus345);
    EXPECT_THAT(mistakes(), IsEmpty());
    for (const char* rule : {"word-order", "signedness", "scale", "direction"}) {
        EXPECT_EQ(m_story.judgedBy(rule).verdict, Verdict::right) << rule;
    }
}

TEST_F(ValueRules, SwappedWordsAreFound)
{
    m_story.show(2, "I", "A", 327.68, 5); // 5 mA: 0x00000005 reads 0x00050000
    m_story.show(3, "P", "W", 226099200.0, 345);
    EXPECT_THAT(mistakes(), ElementsAre("word-order"));
    const Finding finding = m_story.judgedBy("word-order");
    EXPECT_EQ(finding.evidence.at(1).shown, 226099200.0);
    EXPECT_EQ(finding.evidence.at(1).truth, 3450.0);
    EXPECT_EQ(finding.evidence.at(1).row->address, 50536);
}

TEST_F(ValueRules, ANegativeNumberReadAsUnsignedIsFound)
{
    m_story.show(2, "P", "W", 42949669510.0, kMinus345);
    m_story.show(3, "P", "W", 42949669510.0, kMinus345);
    EXPECT_THAT(mistakes(), ElementsAre("signedness"));
}

TEST_F(ValueRules, AllOnesShownAsANumberAreFound)
{
    m_story.show(2, "PF", "", -0.001, kAllOnes);
    m_story.show(3, "PF", "", 4294967.295, kAllOnes);
    EXPECT_THAT(mistakes(), ElementsAre("sentinel"));
}

TEST_F(ValueRules, WhoLeavesAMissingValueOutIsRight)
{
    m_story.show(2, "PF", "", 0.866, 866);
    m_story.phase(PhaseKind::missing, 5);
    m_story.show(6, "P", "W", 0, 0);
    EXPECT_THAT(mistakes(), IsEmpty());
    EXPECT_EQ(m_story.judgedBy("sentinel").verdict, Verdict::right);
}

TEST_F(ValueRules, AWrongFactorIsFoundByTwoDifferentTruths)
{
    m_story.show(2, "P", "W", 345, 345);
    m_story.show(3, "P", "W", 345, 345);
    EXPECT_THAT(mistakes(), IsEmpty()) << "one number may fit by chance";
    m_story.show(4, "P", "W", 512, 512);
    EXPECT_THAT(mistakes(), ElementsAre("scale"));
    EXPECT_THAT(m_story.judgedBy("scale").evidence.at(0).words.en, ::testing::HasSubstr("10 times too little"));
}

TEST_F(ValueRules, ALostSignIsFound)
{
    m_story.show(2, "P", "W", 3450, kMinus345);
    m_story.show(3, "P", "W", 3450, kMinus345);
    EXPECT_THAT(mistakes(), ElementsAre("direction"));
}

TEST_F(ValueRules, ANumberBetweenOldAndNewIsNoMistake)
{
    m_story.show(2, "P", "W", 4000, 700, 1, 345);
    m_story.show(3, "P", "W", 4000, 700, 1, 345);
    EXPECT_THAT(mistakes(), IsEmpty());
}

TEST_F(ValueRules, ZeroAndOldValuesDuringAFailureAreFound)
{
    for (const bool old : {false, true}) {
        ClientStory story;
        story.phase(PhaseKind::import, 0);
        story.open(0);
        story.read(0.1, 50512, 62);
        story.phase(PhaseKind::unplugged, 10);
        const double shown = old ? 3450 : 0;
        story.show(14, "P", "W", shown, 700, 10, 345);
        story.show(15, "P", "W", shown, 700, 10, 345);
        story.faultEnds(16);
        story.read(17, 50512, 62);
        story.endPhase(18);
        EXPECT_THAT(story.mistakes(), ElementsAre("failure-as-value"));
        EXPECT_EQ(story.judgedBy("failure-as-value").evidence.at(0).shown, shown);
        EXPECT_EQ(story.judgedBy("failure-as-value").evidence.at(0).truth, 7000) << "what is true by then";
    }
}

TEST_F(ValueRules, WhatWasReadBeforeAFailureMayBeShownSoonAfter)
{
    ClientStory story;
    story.phase(PhaseKind::unplugged, 10);
    story.open(0);
    story.read(0.1, 50512, 62);
    story.show(10.5, "P", "W", 3450, 345);
    story.show(11.5, "P", "W", 3450, 700, 10, 345);
    story.faultEnds(16);
    story.read(17, 50512, 62);
    story.endPhase(18);
    EXPECT_EQ(story.judgedBy("failure-as-value").verdict, Verdict::right);
}

TEST_F(ValueRules, ACounterThatFallsToZeroInARestartIsFound)
{
    m_story.show(2, "Ea+", "kWh", 1234.56, 123456);
    m_story.phase(PhaseKind::restart, 20);
    m_story.faultEnds(23);
    m_story.read(24, 50512, 62);
    m_story.show(24.5, "Ea+", "kWh", 0, 123456);
    m_story.show(25, "Ea+", "kWh", 1234.57, 123457);
    EXPECT_THAT(mistakes(), ElementsAre("counter-spike"));
}

} // namespace
} // namespace vmeter::coach
