// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/interview.h"
#include "app/coach/values/mapping.h"
#include "core/meter_model.h"

#include <gtest/gtest.h>

#include <sstream>
#include <unistd.h>

namespace vmeter {
namespace {

TEST(CoachInterview, ANumberIsUnderstoodAsPeopleTypeIt)
{
    EXPECT_EQ(typedNumber("3.45"), 3.45);
    EXPECT_EQ(typedNumber("3,45"), 3.45);
    EXPECT_EQ(typedNumber(" -3,45 kW"), -3.45);
    EXPECT_EQ(typedNumber("\u22123.45"), -3.45) << "the minus of typographers";
    EXPECT_EQ(typedNumber("+12 345.67 kWh"), 12345.67);
    EXPECT_EQ(typedNumber("12\u202F345,67"), 12345.67);
    EXPECT_EQ(typedNumber("1e3"), 1000);
    for (const char* text : {"", "abc", "--", "1,234.5", "kW 3", "1.2.3"}) {
        EXPECT_FALSE(typedNumber(text)) << text;
    }
}

TEST(CoachInterview, EachAnswerIsAValueAndNoAnswerIsABatchWithout)
{
    const auto mapping
        = coach::parseMapping("P: {value: P, unit: kW}\nI: {value: I.L1}\n", "map.yaml", kCountisE28.registers);
    ASSERT_TRUE(mapping.has_value());
    int ends[2] = {};
    ASSERT_EQ(pipe(ends), 0);
    const std::string typed = "3,45\nwhat?\n\n7\n";
    ASSERT_EQ(write(ends[1], typed.data(), typed.size()), static_cast<ssize_t>(typed.size()));
    close(ends[1]);
    coach::ValueInbox inbox;
    std::ostringstream questions;
    std::vector<coach::ValueBatch> batches;
    {
        Interview interview(*mapping, inbox, ends[0], questions);
        const auto answers = [&](std::size_t count) {
            while (batches.size() < count) {
                for (coach::ValueBatch& batch : inbox.release()) {
                    batches.push_back(std::move(batch));
                }
                std::this_thread::yield();
            }
        };
        interview.ask();
        answers(2);
        interview.ask();
        answers(4);
    }
    close(ends[0]);
    EXPECT_EQ(batches[0].values, (std::map<std::string, double>{{"P", 3.45}}));
    EXPECT_TRUE(batches[1].values.empty()) << "the screen shows none";
    EXPECT_EQ(batches[2].values, (std::map<std::string, double>{{"P", 7}}));
    EXPECT_TRUE(batches[3].values.empty()) << "nobody answers any more";
    EXPECT_NE(questions.str().find("for P (kW)?"), std::string::npos) << questions.str();
    EXPECT_NE(questions.str().find("'what?' is no number"), std::string::npos);
}

} // namespace
} // namespace vmeter
