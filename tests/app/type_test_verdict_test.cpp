// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/verdict.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vmeter {
namespace {

TypeTest energyTest(const std::string& id, Limit limit)
{
    TypeTest test;
    test.id = id;
    test.readout = *readoutNamed("dEa_imp");
    test.expected = 10;
    test.unit = "Wh";
    test.limits = {limit};
    return test;
}

Reading reading(double errorPct)
{
    return {10 * (1 + errorPct / 100), errorPct, {}};
}

TestResult judgeOne(const TypeTest& test, const std::optional<Reading>& read)
{
    return judge({test}, {read}).front();
}

TEST(Verdict, AnErrorUpToTheLimitPasses)
{
    const TypeTest test = energyTest("A", {Limit::Kind::error, 1});
    EXPECT_TRUE(judgeOne(test, reading(1)).passed());
    EXPECT_TRUE(judgeOne(test, reading(-1)).passed());
    EXPECT_DOUBLE_EQ(judgeOne(test, reading(-0.25)).margin, 0.75);
}

TEST(Verdict, AnErrorBeyondTheLimitFailsAndSaysBoth)
{
    const TestResult result = judgeOne(energyTest("A", {Limit::Kind::error, 1}), reading(-1.0001));
    EXPECT_EQ(result.faults, std::vector<std::string>{"error -1.0001 %, limit 1 %"});
}

TEST(Verdict, WhatCouldNotBeMeasuredFails)
{
    EXPECT_FALSE(judgeOne(energyTest("A", {Limit::Kind::error, 1}), Reading{}).passed());
    EXPECT_FALSE(judgeOne(energyTest("A", {Limit::Kind::within, 1}), Reading{}).passed());
    EXPECT_FALSE(judgeOne(energyTest("A", {Limit::Kind::error, 1}), std::nullopt).passed());
}

TEST(Verdict, ARequirementThatWasNotMetFailsWhateverTheError)
{
    Reading read = reading(0);
    read.faults = {"an energy register went back"};
    EXPECT_FALSE(judgeOne(energyTest("A", {Limit::Kind::error, 1}), read).passed());
}

TEST(Verdict, AShiftIsTakenFromTheReferenceTest)
{
    TypeTest shifted = energyTest("B", {Limit::Kind::shift, 0.7});
    shifted.references = {"A"};
    const TypeTest base = energyTest("A", {Limit::Kind::error, 1});
    // 0.9 - 0.1 = 0.8 is too much, 0.5 - (-0.1) = 0.6 is not.
    EXPECT_FALSE(judge({base, shifted}, {reading(0.1), reading(0.9)})[1].passed());
    const TestResult kept = judge({base, shifted}, {reading(-0.1), reading(0.5)})[1];
    EXPECT_TRUE(kept.passed());
    EXPECT_NEAR(kept.judged, 0.6, 1e-12);
}

TEST(Verdict, WithoutItsReferenceAShiftFails)
{
    TypeTest shifted = energyTest("B", {Limit::Kind::shift, 0.7});
    shifted.references = {"A"};
    EXPECT_EQ(judgeOne(shifted, reading(0)).faults.front(), "no error of the reference test A");
}

TEST(Verdict, ADifferenceIsTheSecondReferenceLessTheFirst)
{
    TypeTest difference;
    difference.id = "C";
    difference.readout = *readoutNamed("err_diff");
    difference.unit = "%";
    difference.limits = {{Limit::Kind::within, 1.5}};
    difference.references = {"A", "B"};
    const auto results
        = judge({energyTest("A", {Limit::Kind::error, 1}), energyTest("B", {Limit::Kind::error, 2}), difference},
            {reading(0.5), reading(-1.25), std::nullopt});
    EXPECT_DOUBLE_EQ(results[2].measured, -1.75);
    EXPECT_FALSE(results[2].passed());
}

TEST(Verdict, TheCompositeErrorTakesTheLargerChangeOfEachPair)
{
    TypeTest composite;
    composite.id = "C";
    composite.readout = *readoutNamed("composite");
    composite.unit = "%";
    composite.limits = {{Limit::Kind::within, 2}};
    composite.references = {"e", "u1", "u2", "f1", "f2"};
    std::vector<TypeTest> tests;
    for (const std::string& id : composite.references) {
        tests.push_back(energyTest(id, {Limit::Kind::error, 10}));
    }
    tests.push_back(composite);
    const auto results = judge(tests, {reading(1), reading(3), reading(0), reading(0), reading(1.5), std::nullopt});
    // e 1, voltage 2, frequency 1, temperature 0.09 declared.
    EXPECT_NEAR(results.back().measured, std::sqrt(1 + 4 + 1 + 0.0081), 1e-12);
    EXPECT_FALSE(results.back().passed());
}

TEST(Verdict, CountsAndCodesHaveTheirOwnLimits)
{
    const auto passes = [](Limit limit, double measured) {
        return judgeOne(energyTest("A", limit), Reading{measured, std::nullopt, {}}).passed();
    };
    EXPECT_TRUE(passes({Limit::Kind::atLeast, 2}, 2));
    EXPECT_FALSE(passes({Limit::Kind::atLeast, 2}, 1));
    EXPECT_TRUE(passes({Limit::Kind::atMost, 1}, 1));
    EXPECT_FALSE(passes({Limit::Kind::atMost, 1}, 2));
    EXPECT_TRUE(passes({Limit::Kind::equals, 123}, 123));
    EXPECT_FALSE(passes({Limit::Kind::equals, 123}, 132));
    EXPECT_TRUE(passes({Limit::Kind::within, 0.5}, 10.5));
    EXPECT_FALSE(passes({Limit::Kind::within, 0.5}, 9.4));
}

TEST(Verdict, AllLimitsOfATestMustHold)
{
    TypeTest test = energyTest("A", {Limit::Kind::error, 1});
    test.limits.push_back({Limit::Kind::within, 0.01});
    EXPECT_TRUE(judgeOne(test, reading(0.05)).passed());
    EXPECT_FALSE(judgeOne(test, reading(0.5)).passed());
}

TEST(Verdict, ADesignGoalIsReportedAndFailsNothing)
{
    TypeTest test = energyTest("A", {Limit::Kind::error, 1});
    test.goal = 0.2;
    EXPECT_EQ(judgeOne(test, reading(0.1)).goalMet, true);
    const TestResult missed = judgeOne(test, reading(0.3));
    EXPECT_EQ(missed.goalMet, false);
    EXPECT_TRUE(missed.passed());
}

} // namespace
} // namespace vmeter
