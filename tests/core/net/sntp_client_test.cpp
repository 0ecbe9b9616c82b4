// SPDX-License-Identifier: GPL-3.0-or-later
// Fields: RFC 5905, figure 8; checks: its sections 8 and 14.
#include "core/net/sntp_client.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vmeter {
namespace {

using State = SntpStatus::State;
using Bytes = std::vector<uint8_t>;

constexpr int64_t kMicroseconds = 1'000'000;
constexpr int64_t kNoon2026 = 1'767'268'800; // 2026-01-01 12:00 UTC
constexpr int64_t kFrom1900To1970 = 2'208'988'800;

/// A reply of a server, byte by byte.
struct Answer {
    uint8_t leap = 0;
    uint8_t version = 4;
    uint8_t mode = 4;
    uint8_t stratum = 2;
    uint32_t rootDelay = 0x00000100;
    uint32_t rootDispersion = 0x00000100;
    std::string reference = "GPS";
    Bytes origin;
    int64_t received = kNoon2026 * kMicroseconds; ///< us since 1970; the wire has it modulo 2^32 s since 1900
    int64_t transmitted = kNoon2026 * kMicroseconds;

    static void put(Bytes& out, std::size_t at, uint64_t value, std::size_t size)
    {
        for (std::size_t n = 0; n < size; ++n) {
            out[at + n] = static_cast<uint8_t>(value >> 8 * (size - 1 - n));
        }
    }
    static uint64_t wire(int64_t microseconds)
    {
        const auto seconds = static_cast<uint32_t>(microseconds / kMicroseconds + kFrom1900To1970);
        // Half a microsecond is added, because both directions truncate.
        const auto fraction
            = static_cast<uint32_t>((static_cast<double>(microseconds % kMicroseconds) + 0.5) * 4294.967296);
        return uint64_t{seconds} << 32 | fraction;
    }
    [[nodiscard]] Bytes bytes() const
    {
        Bytes out(48, 0);
        out[0] = static_cast<uint8_t>(leap << 6 | version << 3 | mode);
        out[1] = stratum;
        put(out, 4, rootDelay, 4);
        put(out, 8, rootDispersion, 4);
        std::copy(reference.begin(), reference.end(), out.begin() + 12);
        std::copy(origin.begin(), origin.end(), out.begin() + 24);
        put(out, 32, wire(received), 8);
        put(out, 40, wire(transmitted), 8);
        return out;
    }
};

class SntpClientTest : public ::testing::Test {
protected:
    /// Lets time pass until the client sends a request; returns false if it does not within `seconds`.
    bool asks(double seconds)
    {
        const Uptime end = now + Duration{static_cast<SampleCount>(seconds * kSampleRate)};
        while (client.due() <= end) {
            move(client.due() - std::min(client.due(), now));
            client.advance(now, clock);
            if (const auto taken = client.releaseQuestion()) {
                question = {taken->begin(), taken->end()};
                return true;
            }
        }
        move(end - now);
        return false;
    }
    void move(Duration duration)
    {
        now += duration;
        clock.value += static_cast<int64_t>(duration.samples) * 125;
    }
    /// A reply of a server whose clock is `ahead` of the meter's clock.
    [[nodiscard]] Answer answer(int64_t ahead = 0) const
    {
        Answer out;
        out.origin.assign(8, 0);
        std::copy(
            question.begin() + std::min<std::ptrdiff_t>(40, std::ssize(question)), question.end(), out.origin.begin());
        out.received = out.transmitted = clock.value + ahead;
        return out;
    }
    std::optional<UtcMicroseconds> reply(const Answer& answer) { return client.receive(answer.bytes(), now, clock); }

    Uptime now;
    UtcMicroseconds clock{kNoon2026 * kMicroseconds};
    RandomSource random{7};
    SntpClient client{random};
    Bytes question;
};

TEST_F(SntpClientTest, AsksAsAClientOfVersion4AndTellsNothingOfItself)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    ASSERT_EQ(question.size(), 48U);
    EXPECT_EQ(question[0], 0x23); // leap 0, version 4, mode 3
    EXPECT_EQ(Bytes(question.begin() + 1, question.begin() + 40), Bytes(39, 0));
    EXPECT_NE(Bytes(question.begin() + 40, question.end()), Bytes(8, 0));
    EXPECT_EQ(client.status().state, State::asking);
}

TEST_F(SntpClientTest, TheOffsetIsTheMeanOfBothWays)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    const int64_t asked = clock.value;
    move(Duration::milliseconds(100)); // 100 ms there and back
    Answer got = answer();
    got.received = asked + 3 * kMicroseconds + 20'000;    // 20 ms there, 3 s ahead
    got.transmitted = asked + 3 * kMicroseconds + 60'000; // 40 ms in the server, so 40 ms back
    const auto offset = reply(got);
    ASSERT_TRUE(offset);
    EXPECT_EQ(offset->value, 3 * kMicroseconds - 10'000); // ((3.02) + (2.96)) / 2
    EXPECT_EQ(client.status().state, State::synchronised);
    EXPECT_EQ(client.status().stratum, 2);
    EXPECT_EQ(client.status().lastOffset, *offset);
    EXPECT_EQ(client.status().lastSet, clock + *offset);
}

TEST_F(SntpClientTest, TheClockMayBeWrongByYearsEitherWay)
{
    client.start(64, now);
    for (const int64_t ahead : {-26 * 365 * 86'400 * kMicroseconds, 60 * 365 * 86'400 * kMicroseconds}) {
        ASSERT_TRUE(asks(100));
        const auto offset = reply(answer(ahead));
        ASSERT_TRUE(offset);
        EXPECT_EQ(offset->value, ahead);
    }
}

TEST_F(SntpClientTest, ATimeThatTheClockCannotShowIsNotTaken)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    EXPECT_FALSE(reply(answer(-27 * 365 * 86'400 * kMicroseconds))); // 1999
    EXPECT_EQ(client.status().state, State::asking);
}

TEST_F(SntpClientTest, TheEraOf2036Begins)
{
    constexpr int64_t kEra1 = 2'085'978'496; // 2036-02-07 06:28:16 UTC: the seconds are 0 again
    client.start(64, now);
    clock = {(kEra1 - 5) * kMicroseconds};
    ASSERT_TRUE(asks(100));
    const Answer got = answer(7 * kMicroseconds);
    EXPECT_EQ(got.bytes()[32], 0); // the wire has the first seconds of the new era
    const auto offset = reply(got);
    ASSERT_TRUE(offset);
    EXPECT_EQ(offset->value, 7 * kMicroseconds);
}

TEST_F(SntpClientTest, TheSameAnswerTwiceCountsOnce)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    const Answer got = answer(kMicroseconds);
    EXPECT_TRUE(reply(got));
    EXPECT_FALSE(reply(got));
}

TEST_F(SntpClientTest, WhatIsNoAnswerToTheQuestionIsLeftAloneAndTheRightOneStillCounts)
{
    client.start(64, now);
    EXPECT_FALSE(client.receive(answer().bytes(), now, clock)) << "nothing was asked";
    ASSERT_TRUE(asks(5));
    Answer wrong = answer();
    wrong.origin[7] ^= 1;
    EXPECT_FALSE(reply(wrong)) << "the origin is another";
    wrong.origin.assign(8, 0);
    EXPECT_FALSE(reply(wrong)) << "the origin is nothing";
    for (uint8_t mode = 0; mode < 8; ++mode) {
        wrong = answer();
        wrong.mode = mode;
        if (mode != 4) {
            EXPECT_FALSE(reply(wrong)) << "mode " << int{mode};
        }
    }
    wrong = answer();
    wrong.version = 3;
    EXPECT_FALSE(reply(wrong)) << "another version";
    const Bytes whole = answer().bytes();
    EXPECT_FALSE(client.receive(std::span(whole).first(47), now, clock)) << "too short";
    EXPECT_TRUE(reply(answer()));
}

TEST_F(SntpClientTest, AServerThatIsNotFitIsNotTrusted)
{
    const std::vector<std::pair<const char*, void (*)(Answer&)>> faults{
        {"unsynchronised", [](Answer& a) { a.leap = 3; }},
        {"stratum 16", [](Answer& a) { a.stratum = 16; }},
        {"stratum 255", [](Answer& a) { a.stratum = 255; }},
        {"16 s from its source", [](Answer& a) { a.rootDispersion = 16U << 16; }},
        {"delay of its source", [](Answer& a) { a.rootDelay = 32U << 16; }},
        {"sent before it was received", [](Answer& a) { a.transmitted = a.received - kMicroseconds; }},
        {"longer in the server than on the way", [](Answer& a) { a.transmitted = a.received + 3 * kMicroseconds; }},
    };
    client.start(64, now);
    for (const auto& [name, fault] : faults) {
        ASSERT_TRUE(asks(2000)) << name;
        Answer bad = answer(kMicroseconds);
        fault(bad);
        EXPECT_FALSE(reply(bad)) << name;
        EXPECT_FALSE(reply(answer(kMicroseconds))) << name << ": the question is spent";
    }
    ASSERT_TRUE(asks(2000));
    Bytes never = answer().bytes();
    std::fill(never.begin() + 40, never.end(), uint8_t{0});
    EXPECT_FALSE(client.receive(never, now, clock)) << "no time of sending";
}

TEST_F(SntpClientTest, AnAnswerThatTookTooLongIsNotUsed)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    move(Duration::milliseconds(2005));
    EXPECT_FALSE(reply(answer(kMicroseconds)));
}

TEST_F(SntpClientTest, AClockThatWasSetByHandMeanwhileSpoilsTheQuestion)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    clock.value -= 3600 * kMicroseconds;
    EXPECT_FALSE(reply(answer(kMicroseconds)));
}

TEST_F(SntpClientTest, AsksAtItsIntervalGiveOrTakeASixteenth)
{
    client.start(1024, now);
    ASSERT_TRUE(asks(5));
    for (int n = 0; n < 20; ++n) {
        ASSERT_TRUE(reply(answer()));
        const Uptime before = now;
        ASSERT_TRUE(asks(1100));
        EXPECT_NEAR(static_cast<double>((now - before).samples) / kSampleRate, 1024, 64.01);
    }
}

TEST_F(SntpClientTest, WithoutAnAnswerItAsksAfter16SecondsThenTwiceAsLongUpToTheInterval)
{
    client.start(1024, now);
    ASSERT_TRUE(asks(5));
    for (const double nominal : {16., 32., 64., 128., 256., 512., 1024., 1024.}) {
        const Uptime before = now;
        ASSERT_TRUE(asks(1200));
        const double wait = static_cast<double>((now - before).samples) / kSampleRate - 5; // 5 s wait for the reply
        EXPECT_NEAR(wait, nominal, nominal / 16 + 0.01);
    }
    ASSERT_TRUE(reply(answer()));
    EXPECT_EQ(client.status().state, State::synchronised);
    ASSERT_TRUE(asks(1100));
    EXPECT_FALSE(asks(5.001));
    EXPECT_EQ(client.status().state, State::unanswered);
    EXPECT_TRUE(asks(17.1)); // from the start again
}

TEST_F(SntpClientTest, ARefusalEndsTheAskingUntilItIsStartedAnew)
{
    for (const char* code : {"DENY", "RSTR"}) {
        client.start(64, now);
        ASSERT_TRUE(asks(5));
        Answer kiss = answer(kMicroseconds);
        kiss.stratum = 0;
        kiss.reference = code;
        EXPECT_FALSE(reply(kiss));
        EXPECT_EQ(client.status().state, State::refused) << code;
        EXPECT_EQ(client.due(), Uptime::never());
        EXPECT_FALSE(asks(1e6));
    }
}

TEST_F(SntpClientTest, AskedToAskLessItDoublesItsIntervalEachTime)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    for (const double interval : {128., 256., 512.}) {
        Answer kiss = answer();
        kiss.stratum = 0;
        kiss.reference = "RATE";
        EXPECT_FALSE(reply(kiss));
        const Uptime before = now;
        ASSERT_TRUE(asks(600));
        EXPECT_NEAR(static_cast<double>((now - before).samples) / kSampleRate, interval, interval / 16 + 0.01);
    }
    ASSERT_TRUE(reply(answer()));
    const Uptime before = now;
    ASSERT_TRUE(asks(600));
    EXPECT_NEAR(static_cast<double>((now - before).samples) / kSampleRate, 512, 32.01); // and keeps it
}

TEST_F(SntpClientTest, AKissWithTheWrongOriginIsNoKiss)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    Answer kiss = answer();
    kiss.stratum = 0;
    kiss.reference = "DENY";
    kiss.origin.assign(8, 0x55);
    EXPECT_FALSE(reply(kiss));
    EXPECT_TRUE(reply(answer()));
}

TEST_F(SntpClientTest, AnUnknownKissIsNoTime)
{
    client.start(64, now);
    ASSERT_TRUE(asks(5));
    Answer kiss = answer(kMicroseconds);
    kiss.stratum = 0;
    kiss.reference = "XFUN";
    EXPECT_FALSE(reply(kiss));
    EXPECT_TRUE(asks(17.1));
}

TEST_F(SntpClientTest, LeapSecondsAreAnnounced)
{
    client.start(64, now);
    for (const auto& [mark, expected] : {std::pair<uint8_t, int>{1, 1}, {2, -1}, {0, 0}}) {
        ASSERT_TRUE(asks(100));
        Answer got = answer();
        got.leap = mark;
        ASSERT_TRUE(reply(got));
        EXPECT_EQ(client.status().leapSecond, expected);
    }
}

TEST_F(SntpClientTest, IntervalsOutOfRangeAreBroughtIntoIt)
{
    client.start(1, now);
    ASSERT_TRUE(asks(5));
    ASSERT_TRUE(reply(answer()));
    EXPECT_FALSE(asks(14.9));
    EXPECT_TRUE(asks(2.2));
}

} // namespace
} // namespace vmeter
