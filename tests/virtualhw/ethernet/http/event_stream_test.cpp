// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/event_stream.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

TEST(EventStreamTest, EventHasTypeDataAndAnEmptyLineBehindIt)
{
    EXPECT_EQ(eventText("lcd", R"({"menu":"tot"})"), "event: lcd\ndata: {\"menu\":\"tot\"}\n\n");
    EXPECT_EQ(eventText("led", "1", "42"), "id: 42\nevent: led\ndata: 1\n\n");
    EXPECT_EQ(eventText("lost", ""), "event: lost\ndata: \n\n");
}

TEST(EventStreamTest, EachLineOfTheDataIsAFieldOfItsOwn)
{
    EXPECT_EQ(eventText("note", "one\ntwo"), "event: note\ndata: one\ndata: two\n\n");
}

TEST(EventStreamTest, SilenceIsBrokenByACommentEvery15Seconds)
{
    std::chrono::steady_clock::time_point now{};
    std::string next;
    const auto response = eventStream([&] { return next; }, [&] { return now; });
    EXPECT_EQ(response.contentType, "text/event-stream");
    now += 14s;
    EXPECT_EQ(response.stream(), "");
    now += 1s;
    EXPECT_EQ(response.stream(), ": nothing new\n\n");
    EXPECT_EQ(response.stream(), "");
    now += 10s;
    next = "event: a\ndata: b\n\n";
    EXPECT_EQ(response.stream(), next);
    next.clear();
    now += 14s;
    EXPECT_EQ(response.stream(), "") << "what was sent has broken the silence";
}

TEST(EventStreamTest, EndsWhenItsSourceEnds)
{
    const auto response = eventStream([]() -> std::optional<std::string> { return {}; });
    EXPECT_FALSE(response.stream());
}

} // namespace
} // namespace vmeter
