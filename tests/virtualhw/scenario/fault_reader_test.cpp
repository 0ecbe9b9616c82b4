// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"

#include <gmock/gmock.h>

#include <span>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using namespace std::chrono_literals;
using ::testing::ElementsAre;

/// Reads a fault from `text`, the value of "fault:".
DeviceFault faultOf(std::string_view text)
{
    const Scenario scenario = scenarioOf("version: 1\ntimeline:\n- at: 1 s\n  fault: " + std::string(text));
    if (scenario.timeline.size() != 1 || !scenario.timeline[0].fault) {
        ADD_FAILURE() << text;
        return {};
    }
    EXPECT_EQ(scenario.timeline[0].kind, TimelineEntry::Kind::fault);
    return *scenario.timeline[0].fault;
}

TEST(FaultReader, EachKindIsRead)
{
    EXPECT_EQ(
        faultOf("{kind: delay, delay: 500 ms}"), (DeviceFault{.kind = FaultKind::delay, .delay = {500ms, 500ms}}));
    EXPECT_EQ(
        faultOf("{kind: delay, delay: [0.1, 2 s]}"), (DeviceFault{.kind = FaultKind::delay, .delay = {100ms, 2000ms}}));
    EXPECT_EQ(faultOf("{kind: no_reply}"), (DeviceFault{.kind = FaultKind::noReply}));
    EXPECT_EQ(faultOf("{kind: exception, code: 11}"), (DeviceFault{.kind = FaultKind::exception, .exception = 11}));
    EXPECT_EQ(faultOf("{kind: wrong_transaction}"), (DeviceFault{.kind = FaultKind::wrongTransaction}));
    EXPECT_EQ(faultOf("{kind: wrong_unit}"), (DeviceFault{.kind = FaultKind::wrongUnit}));
    EXPECT_EQ(faultOf("{kind: wrong_length}"), (DeviceFault{.kind = FaultKind::wrongLength}));
    EXPECT_EQ(faultOf("{kind: split}"), (DeviceFault{.kind = FaultKind::split, .delay = {1ms, 1ms}}));
    EXPECT_EQ(faultOf("{kind: split, gap: 20 ms}"), (DeviceFault{.kind = FaultKind::split, .delay = {20ms, 20ms}}));
    EXPECT_EQ(faultOf("{kind: reset}"), (DeviceFault{.kind = FaultKind::reset}));
    EXPECT_EQ(faultOf("{kind: frozen}"), (DeviceFault{.kind = FaultKind::frozen}));
    EXPECT_EQ(faultOf("{kind: unplugged}"), (DeviceFault{.kind = FaultKind::unplugged}));
    EXPECT_EQ(faultOf("{kind: restart, count: 2}"), (DeviceFault{.kind = FaultKind::restart, .count = 2}));
    EXPECT_EQ(faultOf("{kind: malfunction, message: 7}"), (DeviceFault{.kind = FaultKind::malfunction, .message = 7}));
}

TEST(FaultReader, EachHasACountAProbabilityADurationAndAClient)
{
    EXPECT_EQ(faultOf("{kind: reset, count: 5, probability: 0.25, for: 2 min, client: \"127.0.0.1:40000\"}"),
        (DeviceFault{.kind = FaultKind::reset,
            .count = 5,
            .probability = 0.25,
            .duration = 120 * kSecond,
            .client = parseSocketAddress("127.0.0.1:40000")}));
    EXPECT_EQ(faultOf("{kind: unplugged, count: 5, for: 1 s}"),
        (DeviceFault{.kind = FaultKind::unplugged, .count = 5, .duration = kSecond}));
}

TEST(FaultReader, NoneEndsThem)
{
    const Scenario scenario = scenarioOf("version: 1\ntimeline: [{at: 1 s, fault: none}]");
    ASSERT_EQ(scenario.timeline.size(), 1U);
    EXPECT_EQ(scenario.timeline[0].kind, TimelineEntry::Kind::fault);
    EXPECT_FALSE(scenario.timeline[0].fault.has_value());
}

TEST(FaultReader, WhatIsWrongIsSaidWithItsPlace)
{
    struct Wrong {
        std::string_view fault; ///< begins at line 3, column 18
        std::string_view error;
    };
    const Wrong cases[] = {
        {"all",
            "3:18: 'all' is no fault: write a map like {kind: delay, delay: 500 ms}, or none to end those that the "
            "scenario has begun"},
        {"{delay: 1 s}", "3:18: 'kind' is missing: write kind: delay"},
        {"{kind: dely, delay: 1 s}", "3:25: 'dely' is not a kind of fault; did you mean 'delay'?"},
        {"{kind: delay}",
            "3:18: 'delay' is missing: write delay: 500 ms, or delay: [100 ms, 2 s] for one drawn between "
            "them"},
        {"{kind: delay, delay: 0 s}", "3:39: '0 s' is out of range: a delay is 0.001 s to 600 s (of the wall clock)"},
        {"{kind: delay, delay: [2 s, 1 s]}", "3:39: the shortest delay comes first"},
        {"{kind: delay, delay: [2 s]}", "3:39: a list has two delays, the shortest and the longest; here are 1"},
        {"{kind: exception}", "3:18: 'code' is missing: write code: 6"},
        {"{kind: exception, code: 0}", "3:42: '0' does not fit: a code is a whole number from 1 to 255"},
        {"{kind: malfunction, message: 100}", "3:47: '100' does not fit: a message is a whole number from 1 to 99"},
        {"{kind: reset, code: 6}", "3:32: 'code' does not belong to a fault of the kind reset"},
        {"{kind: reset, probability: 30 %}",
            "3:45: '30 %' has the unit '%', which does not fit: a probability has none"},
        {"{kind: reset, probability: 1.5}", "3:45: '1.5' is out of range: a probability is 0 to 1"},
        {"{kind: reset, count: 0}", "3:39: '0' does not fit: a count is a whole number from 1 to 1000000000"},
        {"{kind: reset, for: 0 s}",
            "3:37: '0 s' is out of range: a duration is 0.000125 s to 315576000 s (one sample to ten years)"},
        {"{kind: reset, client: pc7}",
            "3:40: 'pc7' is no address: write 192.168.0.7, or 192.168.0.7:40000 for one "
            "connection, or [::1]:40000"},
        {"{kind: unplugged, client: 127.0.0.1}",
            "3:36: all clients share the device and its cable: client does not "
            "belong to a fault of the kind unplugged"},
        {"{kind: unplugged, count: 2}",
            "3:43: what comes several times ends in between: write how long it lasts each "
            "time, like for: 10 s"},
        {"{kind: reset, id: 3}", "3:32: 'id' is what a fault tells of itself"},
    };
    for (const Wrong& c : cases) {
        EXPECT_THAT(scenarioErrors("version: 1\ntimeline:\n- {at: 1, fault: " + std::string(c.fault) + "}"),
            ElementsAre(std::string(c.error)))
            << c.fault;
    }
}

TEST(FaultReader, AFaultIsOneEntryAndTakesNoOver)
{
    EXPECT_THAT(scenarioErrors("version: 1\ntimeline: [{at: 1, power: off, fault: none}]"),
        ElementsAre("2:32: an entry does one thing: it has 'power' already"));
    EXPECT_THAT(scenarioErrors("version: 1\ntimeline: [{at: 1, fault: none, over: 2 s}]"),
        ElementsAre("2:33: only a ramp takes time: over does not belong here"));
}

TEST(FaultReader, OneFaultIsReadForTheControlApi)
{
    const auto result = parseFault(R"({"kind":"delay","delay":"200 ms","count":2})");
    const auto* fault = result ? &*result : nullptr;
    ASSERT_NE(fault, nullptr);
    EXPECT_EQ(*fault,
        (DeviceFault{.kind = FaultKind::delay,
            .count = 2,
            .delay = {std::chrono::milliseconds(200), std::chrono::milliseconds(200)}}));
    EXPECT_THAT(
        errorsOf(parseFault(R"({"kind":"reset","id":3})")), ElementsAre("1:17: 'id' is what a fault tells of itself"));
    EXPECT_THAT(errorsOf(parseFault("{}")), ElementsAre("1:1: 'kind' is missing: write kind: delay"));
}

TEST(FaultReader, AListOfFaultsIsReadForTheControlApi)
{
    const auto result = parseFaults(R"({"faults":[{"kind":"no_reply","count":2},{"kind":"unplugged","for":"5 s"}]})");
    const auto* faults = result ? &*result : nullptr;
    ASSERT_NE(faults, nullptr);
    EXPECT_THAT(*faults,
        ElementsAre(DeviceFault{.kind = FaultKind::noReply, .count = 2},
            DeviceFault{.kind = FaultKind::unplugged, .duration = 5 * kSecond}));
    EXPECT_THAT(errorsOf(parseFaults("{}")),
        ElementsAre("1:1: 'faults' is missing: write faults: [], or faults: [{kind: no_reply}]"));
    std::string many = "{faults: [";
    for (int i = 0; i < 101; ++i) {
        many += "{kind: reset},";
    }
    EXPECT_THAT(errorsOf(parseFaults(many + "]}")), ElementsAre("1:10: at most 100 faults at once; here are 101"));
}

} // namespace
} // namespace vmeter
