// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that need the wire alone: each mistake is found by its rule and by no other.
#include "tests/app/coach/client_story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter::coach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr uint16_t kBlock = 50512; // 62 words
constexpr uint16_t kEnergy = 50946;

/// Ten polls, one a second, of what `poll` reads.
template <class Poll> void pollTenTimes(ClientStory& story, Poll poll)
{
    story.phase(PhaseKind::observe, 0);
    story.open(0.1);
    for (int n = 0; n < 10; ++n) {
        poll(n + 0.2);
    }
    story.endPhase(11);
}

TEST(WireRules, ACarefulClientMakesNoMistake)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        story.read(time, kBlock, 62);
        story.read(time + 0.01, kEnergy, 2);
    });
    EXPECT_THAT(story.mistakes(), IsEmpty());
    EXPECT_EQ(story.judgedBy("off-by-one").verdict, Verdict::right);
    EXPECT_EQ(story.judgedBy("poll-rate").verdict, Verdict::right);
    EXPECT_EQ(story.judgedBy("timeout-retry").verdict, Verdict::notSeen) << "no reply was late";
    EXPECT_FALSE(story.judgedBy("timeout-retry").needs.en.empty());
}

TEST(WireRules, AReadThatBeginsAndEndsInsideValuesIsOffByOne)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.read(time, kEnergy + 1, 2); });
    EXPECT_THAT(story.mistakes(), ElementsAre("off-by-one"));
    const Finding finding = story.judgedBy("off-by-one");
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_THAT(finding.evidence[0].words.en, ::testing::HasSubstr("50946"));
    ASSERT_NE(finding.evidence[0].row, nullptr);
    EXPECT_EQ(finding.evidence[0].row->address, kEnergy);
}

TEST(WireRules, ABlockThatBeginsOneTooLowIsOffByOneAlsoWhereItIsRefused)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.refuse(story.ask(time, kBlock - 1, 62), time + 0.001, 2); });
    EXPECT_THAT(story.mistakes(), ElementsAre("off-by-one"));
}

TEST(WireRules, OneWordOfAPairIsHalfOfIt)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.read(time, 50529, 1); });
    EXPECT_THAT(story.mistakes(), ElementsAre("half-of-a-pair"));
    EXPECT_EQ(story.judgedBy("half-of-a-pair").evidence.at(0).row->address, 50528);
}

TEST(WireRules, BothWordsByTwoRequestsAreATornPair)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        story.read(time, kEnergy, 1);
        story.read(time + 0.01, kEnergy + 1, 1);
    });
    EXPECT_THAT(story.mistakes(), ElementsAre("torn-pair"));
}

TEST(WireRules, ABlockThatEndsInsideAValueIsRightIfAnotherHasItWhole)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        story.read(time, kBlock, 17);
        story.read(time + 0.01, kBlock + 16, 46);
    });
    EXPECT_THAT(story.mistakes(), IsEmpty());
}

TEST(WireRules, Function4IsAWrongFunctionCode)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.read(time, kBlock, 62, 4); });
    EXPECT_THAT(story.mistakes(), ElementsAre("function-code"));
}

TEST(WireRules, ARefusedFunctionThatIsTriedOnceIsNoMistake)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        if (time < 1) {
            story.refuse(story.ask(time, 0, 1, 1), time + 0.001, 1);
        }
        story.read(time + 0.01, kBlock, 62);
    });
    EXPECT_THAT(story.mistakes(), IsEmpty());
}

TEST(WireRules, AUnitThatNeverAnswersIsAWrongUnitId)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.lose(story.ask(time, kBlock, 62, 3, 1), time, false); });
    EXPECT_THAT(story.mistakes(), ElementsAre("unit-id"));
}

TEST(WireRules, ABlockThatIsRefusedAgainAndAgainIsAHole)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        story.read(time, kBlock, 62);
        story.refuse(story.ask(time + 0.01, 50560, 60), time + 0.011, 2);
    });
    EXPECT_THAT(story.mistakes(), ElementsAre("hole"));
}

TEST(WireRules, ARequestForEachValueIsTooSmall)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        for (uint16_t n = 0; n < 6; ++n) {
            story.read(time + 0.01 * n, static_cast<uint16_t>(50520 + 2 * n), 2);
        }
    });
    EXPECT_THAT(story.mistakes(), ElementsAre("request-size"));
    EXPECT_THAT(story.judgedBy("request-size").evidence.at(0).words.en, ::testing::HasSubstr("50520 + 12"));
}

TEST(WireRules, MoreThan125WordsAreTooLarge)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) { story.refuse(story.ask(time, kBlock, 126), time + 0.001, 3); });
    EXPECT_THAT(story.mistakes(), ElementsAre("request-size"));
}

TEST(WireRules, TwentyReadsASecondAreTooFast)
{
    ClientStory story;
    story.phase(PhaseKind::observe, 0);
    story.open(0);
    for (int n = 0; n < 100; ++n) {
        story.read(0.1 + 0.05 * n, kBlock, 62);
    }
    story.endPhase(6);
    EXPECT_THAT(story.mistakes(), ElementsAre("poll-rate"));
}

TEST(WireRules, AConnectionForEachPollIsFoundAndOneAfterAFailureIsNot)
{
    ClientStory story;
    story.phase(PhaseKind::observe, 0);
    for (int n = 0; n < 10; ++n) {
        story.open(n + 0.1);
        story.read(n + 0.2, kBlock, 62);
        story.close(n + 0.3);
    }
    story.endPhase(11);
    EXPECT_THAT(story.mistakes(), ElementsAre("connection-per-poll"));

    ClientStory failing;
    failing.phase(PhaseKind::observe, 0);
    for (int n = 0; n < 10; ++n) {
        failing.open(n + 0.1);
        failing.lose(failing.ask(n + 0.2, kBlock, 62, 3, 1), n + 0.2, false);
        failing.close(n + 0.9);
    }
    failing.endPhase(11);
    EXPECT_THAT(failing.mistakes(), ElementsAre("unit-id"));
}

TEST(WireRules, RequestsSideBySideNeedTransactionIdsOfTheirOwn)
{
    for (const bool fixed : {false, true}) {
        ClientStory story;
        story.fixedTransaction = fixed;
        story.phase(PhaseKind::late, 0, 0.4);
        story.open(0);
        for (int n = 0; n < 10; ++n) {
            const uint64_t first = story.ask(n + 0.1, kBlock, 62);
            const uint64_t second = story.ask(n + 0.101, kEnergy, 2);
            story.answer(first, n + 0.5, true);
            story.answer(second, n + 0.5, true);
        }
        story.endPhase(11);
        EXPECT_EQ(story.judgedBy("unmatched-pipelining").verdict, fixed ? Verdict::mistake : Verdict::right);
    }
}

TEST(WireRules, ACaptureOfAMeterWithOtherRegistersIsNotJudgedByOurTable)
{
    ClientStory story;
    pollTenTimes(story, [&](double time) {
        story.read(time, 1, 3);
        story.read(time + 0.01, kEnergy + 1, 2);
    });
    EXPECT_THAT(story.mistakes(false), IsEmpty());
    EXPECT_EQ(story.judgedBy("off-by-one", false).verdict, Verdict::notSeen);
}

} // namespace
} // namespace vmeter::coach
