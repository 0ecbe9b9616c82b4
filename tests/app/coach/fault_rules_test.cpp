// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that need a fault and the client's reaction.
#include "tests/app/coach/client_story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter::coach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr uint16_t kFaultBlock = 50512;
constexpr uint16_t kFaultEnergy = 50946;
constexpr double kProbeDelay = 0.4;

/// Ten seconds without fault, two requests a second on one connection.
void observe(ClientStory& story)
{
    story.phase(PhaseKind::observe, 0);
    story.open(0);
    for (int n = 0; n < 10; ++n) {
        story.read(n + 0.1, kFaultBlock, 62);
        story.read(n + 0.11, kFaultEnergy, 2);
    }
}

/// Replies that are late by less than the time-out, from `from` on: the client waits for each.
void waitForLateReplies(ClientStory& story, PhaseKind kind, double from)
{
    story.phase(kind, from, kProbeDelay);
    for (int n = 0; n < 3; ++n) {
        story.answer(story.ask(from + 2 * n, kFaultBlock, 62), from + 2 * n + kProbeDelay, true);
        story.read(from + 2 * n + kProbeDelay + 0.01, kFaultEnergy, 2);
    }
}

/// A reply that is later than the time-out of a second, and the next request on the same connection before it.
void giveUpAndStay(ClientStory& story, double from)
{
    story.phase(PhaseKind::late, from, 3);
    const uint64_t late = story.ask(from, kFaultBlock, 62);
    const uint64_t next = story.ask(from + 1, kFaultEnergy, 2);
    story.answer(late, from + 3, true);
    story.answer(next, from + 3.001);
}

TEST(TransactionIdRule, AClientThatDropsTheLateReplyIsRight)
{
    ClientStory story;
    observe(story);
    waitForLateReplies(story, PhaseKind::late, 11);
    giveUpAndStay(story, 20);
    waitForLateReplies(story, PhaseKind::probe, 30);
    story.endPhase(40);
    EXPECT_EQ(story.judgedBy("transaction-id").verdict, Verdict::right);
}

TEST(TransactionIdRule, AClientThatTakesTheLateReplyForTheNextIsOneBehind)
{
    ClientStory story;
    observe(story);
    waitForLateReplies(story, PhaseKind::late, 11);
    giveUpAndStay(story, 20);
    story.phase(PhaseKind::probe, 30, kProbeDelay);
    for (int n = 0; n < 3; ++n) { // has a reply at once, of the request before, and goes on
        const uint64_t held = story.ask(30 + 2 * n, kFaultBlock, 62);
        const uint64_t early = story.ask(30 + 2 * n + 0.01, kFaultEnergy, 2);
        story.answer(held, 30 + 2 * n + kProbeDelay, true);
        story.answer(early, 30 + 2 * n + kProbeDelay + 0.001);
    }
    story.endPhase(40);
    EXPECT_EQ(story.judgedBy("transaction-id").verdict, Verdict::mistake);
}

TEST(TransactionIdRule, WithOneRequestAPollThePauseTells)
{
    for (const bool behind : {false, true}) {
        ClientStory story;
        story.phase(PhaseKind::observe, 0);
        story.open(0);
        for (int n = 0; n < 10; ++n) {
            story.read(n + 0.1, kFaultBlock, 62); // pauses for a second after each reply
        }
        story.phase(PhaseKind::late, 11, kProbeDelay);
        for (int n = 0; n < 3; ++n) {
            story.answer(story.ask(11 + 1.4 * n, kFaultBlock, 62), 11 + 1.4 * n + kProbeDelay, true);
        }
        story.read(15.2, kFaultBlock, 62);
        giveUpAndStay(story, 20);
        story.phase(PhaseKind::probe, 30, kProbeDelay);
        const double rhythm = behind ? 1 : 1.4;
        for (int n = 0; n < 4; ++n) {
            const double time = 30 + rhythm * n;
            story.answer(story.ask(time, kFaultBlock, 62), time + (n < 3 ? kProbeDelay : 0.001), n < 3);
        }
        story.endPhase(40);
        EXPECT_EQ(story.judgedBy("transaction-id").verdict, behind ? Verdict::mistake : Verdict::right);
    }
}

TEST(TransactionIdRule, AClientThatClosesTheConnectionIsRight)
{
    ClientStory story;
    observe(story);
    waitForLateReplies(story, PhaseKind::late, 11);
    story.phase(PhaseKind::late, 20, 3);
    story.ask(20, kFaultBlock, 62);
    story.close(21);
    story.open(22);
    story.read(22.1, kFaultBlock, 62);
    waitForLateReplies(story, PhaseKind::probe, 30);
    story.endPhase(40);
    EXPECT_THAT(story.mistakes(), IsEmpty());
    EXPECT_EQ(story.judgedBy("transaction-id").verdict, Verdict::right);
}

TEST(TransactionIdRule, AClientThatDropsEachReplyAsTheWrongOneBeginsEachPollAnew)
{
    for (const bool stuck : {false, true}) {
        ClientStory story;
        observe(story);
        story.phase(PhaseKind::late, 20, 3);
        const uint64_t late = story.ask(20, kFaultBlock, 62);
        const uint64_t next = story.ask(21, kFaultBlock, 62);
        story.answer(late, 23, true);
        story.answer(next, 23.001);
        story.phase(PhaseKind::observe, 30);
        for (int n = 0; n < 8; ++n) {
            story.read(30 + n, kFaultBlock, 62);
            if (!stuck && n > 5) {
                story.read(30.5 + n, kFaultEnergy, 2);
            }
        }
        story.phase(PhaseKind::reset, 40);
        story.close(40, false);
        story.faultEnds(40.5);
        story.open(41);
        story.read(41.1, kFaultBlock, 62);
        story.read(41.2, kFaultEnergy, 2);
        story.endPhase(42);
        const Verdict verdict = story.judgedBy("transaction-id").verdict;
        EXPECT_EQ(verdict, stuck ? Verdict::mistake : Verdict::notSeen);
    }
}

TEST(TransactionIdRule, TheSameIdForAnotherQuestionCannotBeTold)
{
    ClientStory story;
    story.fixedTransaction = true;
    observe(story);
    giveUpAndStay(story, 20);
    story.endPhase(40);
    EXPECT_EQ(story.judgedBy("transaction-id").verdict, Verdict::mistake);
}

TEST(TimeoutRule, TwoRepliesGivenUpAfterHalfASecondAreTooShort)
{
    for (const double timeout : {0.5, 1.0}) {
        ClientStory story;
        observe(story);
        story.phase(PhaseKind::late, 11, 0.7);
        for (int n = 0; n < 2; ++n) {
            const double time = 11 + 3 * n;
            const uint64_t late = story.ask(time, kFaultBlock, 62);
            if (timeout < 0.7) {
                story.close(time + timeout);
                story.open(time + 1);
            } else {
                story.answer(late, time + 0.7, true);
            }
        }
        story.read(18, kFaultBlock, 62);
        story.phase(PhaseKind::lost, 20);
        story.lose(story.ask(20, kFaultBlock, 62), 20);
        story.faultEnds(24);
        story.read(25, kFaultBlock, 62);
        story.endPhase(26);
        EXPECT_EQ(story.judgedBy("timeout-retry").verdict, timeout < 0.7 ? Verdict::mistake : Verdict::right)
            << timeout;
    }
}

TEST(TimeoutRule, ManyRequestsWithoutAPauseAreAStorm)
{
    ClientStory story;
    observe(story);
    story.phase(PhaseKind::lost, 20);
    for (int n = 0; n < 200; ++n) {
        story.lose(story.ask(20 + 0.02 * n, kFaultBlock, 62), 20 + 0.02 * n);
    }
    story.faultEnds(24);
    story.read(25, kFaultBlock, 62);
    story.endPhase(26);
    EXPECT_EQ(story.judgedBy("timeout-retry").verdict, Verdict::mistake);
}

TEST(TimeoutRule, WaitingWithoutEndIsItsMistakeAndNotThatOfReconnecting)
{
    ClientStory story;
    observe(story);
    story.phase(PhaseKind::lost, 20);
    story.lose(story.ask(20, kFaultBlock, 62), 20);
    story.faultEnds(25);
    story.endPhase(90, false);
    EXPECT_THAT(story.mistakes(), ElementsAre("timeout-retry"));
}

TEST(ReconnectRule, WhoComesBackIsRightAndWhoStaysAwayIsNot)
{
    for (const bool back : {false, true}) {
        ClientStory story;
        observe(story);
        story.phase(PhaseKind::restart, 20);
        story.close(20.1, false);
        story.faultEnds(23);
        if (back) {
            story.open(30);
            story.read(30.1, kFaultBlock, 62);
        }
        story.endPhase(84, back);
        EXPECT_EQ(story.judgedBy("reconnect").verdict, back ? Verdict::right : Verdict::mistake);
    }
}

TEST(ReconnectRule, WhatNeverWasThereIsNotLost)
{
    ClientStory story;
    story.phase(PhaseKind::observe, 0);
    story.open(0);
    story.lose(story.ask(1, kFaultBlock, 62, 3, 9), 1, false);
    story.phase(PhaseKind::restart, 20);
    story.endPhase(84, false);
    EXPECT_EQ(story.judgedBy("reconnect").verdict, Verdict::notSeen);
}

} // namespace
} // namespace vmeter::coach
