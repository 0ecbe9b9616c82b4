// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/result_text.h"
#include "app/type_test/test_bench.h"
#include "tests/app/type_test_support.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vmeter {
namespace {

std::vector<TestResult> run(
    const std::vector<TypeTest>& tests, TestConditions conditions = {TestProfile::ideal, 1}, unsigned workers = 1)
{
    std::vector<TypeTest> table = builtInTestTable();
    for (TypeTest& row : table) {
        for (const TypeTest& changed : tests) {
            row = row.id == changed.id ? changed : row;
        }
    }
    return runTypeTests(table, tests, conditions, workers, [](double) {});
}

TestResult runOne(const TypeTest& test)
{
    return run({test}).front();
}

TEST(TypeTestBench, SelectsByShellPattern)
{
    const std::vector<TypeTest> table = builtInTestTable();
    EXPECT_EQ(selectTests(table, "").size(), table.size());
    EXPECT_EQ(selectTests(table, "QUA-0[12]").size(), 2U);
    EXPECT_EQ(selectTests(table, "*-01").size(), 7U);
    EXPECT_TRUE(selectTests(table, "qua").empty());
}

TEST(TypeTestBench, SeesThePhaseErrorOfTheFrontEnd)
{
    // cos 60.1 / cos 60 - 1
    const TestResult result = runOne(builtInTest("AFE-01"));
    EXPECT_NEAR(result.measured, -0.3025, 0.02);
    EXPECT_TRUE(result.passed());
}

TEST(TypeTestBench, SeesNothingOfItAfterCalibration)
{
    const TestResult result = runOne(builtInTest("AFE-02"));
    ASSERT_TRUE(result.errorPct);
    EXPECT_NEAR(*result.errorPct, 0, 0.05);
}

TEST(TypeTestBench, EachReadingMustHoldAndNotTheLastOneAlone)
{
    // 5 A for 10 s, nothing for 10 s, 5 A again when the reading ends after 26 s.
    TypeTest test = builtInTest("MEA-04");
    test.scenario = builtInTest("INF-31").scenario;
    test.expected = 5;
    test.over = Duration::seconds(26) - test.settle;
    const TestResult result = runOne(test);
    EXPECT_FALSE(result.passed());
    EXPECT_NEAR(result.measured, 0, 0.001);
}

TEST(TypeTestBench, HarmonicsOffFiftyHertzDoNotBeat)
{
    for (const char* id : {"MEA-20", "MEA-21", "MEA-22"}) {
        TypeTest test = builtInTest(id);
        EXPECT_TRUE(runOne(test).passed()) << id;
        test.requirements.also.back().expected *= 1.0002;
        EXPECT_FALSE(runOne(test).passed()) << id;
    }
}

TEST(TypeTestBench, AFalsifiedExpectationFails)
{
    for (const char* id : {"ACT-04", "RCT-03", "QUA-07", "MEA-01", "MEA-14", "SNM-17", "AFE-05"}) {
        TypeTest test = builtInTest(id);
        ASSERT_TRUE(runOne(test).passed()) << id;
        test.expected *= 1.03;
        const TestResult result = runOne(test);
        EXPECT_FALSE(result.passed()) << id;
        // 1 / 1.03 - 1
        EXPECT_NEAR(*result.errorPct, -2.9126, 0.01) << id;
    }
}

TEST(TypeTestBench, AFalsifiedShiftFails)
{
    TypeTest test = builtInTest("INF-09");
    test.expected *= 0.99;
    EXPECT_FALSE(runOne(test).passed());
}

TEST(TypeTestBench, AWaveformThatIsNotThatOfTheClosedFormIsFound)
{
    TypeTest test = builtInTest("ACT-04");
    test.scenario.input.load.current = {5.01, 5.01, 5.01};
    const TestResult result = runOne(test);
    ASSERT_FALSE(result.faults.empty());
    EXPECT_EQ(
        result.faults.front(), "the closed form of the table is not the energy of its waveform: that is 10.56275 Wh");
}

TEST(TypeTestBench, AMeterThatDoesNotFlashFails)
{
    TypeTest test = builtInTest("ACT-04");
    test.scenario.input.load.current = {};
    EXPECT_EQ(runOne(test).faults.front(), "fewer than two LED pulses while the meter was read");
}

TEST(TypeTestBench, ARegisterThatMovesWhereItMustNotFails)
{
    TypeTest test = builtInTest("QUA-01");
    test.requirements.still.push_back(*readoutNamed("dEa_imp"));
    const TestResult result = runOne(test);
    ASSERT_EQ(result.faults.size(), 1U);
    EXPECT_TRUE(result.faults.front().starts_with("dEa_imp must stand still and moved by 28.7"));
}

TEST(TypeTestBench, ASecondReadingIsJudgedToo)
{
    TypeTest test = builtInTest("QUA-05");
    EXPECT_TRUE(runOne(test).passed());
    test.requirements.also.front().expected = 40;
    EXPECT_FALSE(runOne(test).passed());
}

TEST(TypeTestBench, InterruptionsReallyTakeTheMetersPower)
{
    TypeTest test = builtInTest("SNM-16");
    EXPECT_TRUE(runOne(test).passed());
    test.requirements.powerCuts = 4; // the cut of 20 ms has no effect
    EXPECT_EQ(runOne(test).faults.front(), "the meter lost its power 3 times instead of 4");
}

TEST(TypeTestBench, TheClockErrorOfTheMeterIsAnErrorOfItsEnergy)
{
    TypeTest test = builtInTest("AFE-05");
    test.over = Duration::seconds(600);
    test.expected = 575; // 3450 W for 600 s
    // 50 ppm fast: 0.005 % more energy than flowed.
    EXPECT_NEAR(*runOne(test).errorPct, 0.005, 0.0005);
}

TEST(TypeTestBench, RunsTheReferencesThatWereNotSelected)
{
    const auto results = run({builtInTest("INF-01")});
    ASSERT_EQ(results.size(), 1U);
    EXPECT_TRUE(results.front().passed());
}

TEST(TypeTestBench, ResultsDoNotDependOnTheNumberOfThreads)
{
    const TestConditions conditions{TestProfile::standard, 7};
    const std::vector<TypeTest> tests = selectTests(builtInTestTable(), "MEA-0*");
    EXPECT_EQ(formatResultJson(run(tests, conditions, 1), conditions),
        formatResultJson(run(tests, conditions, 3), conditions));
}

TEST(TypeTestBench, AnotherSeedIsAnotherSpecimen)
{
    const std::vector<TypeTest> test{builtInTest("MEA-01")};
    EXPECT_NE(
        run(test, {TestProfile::standard, 1}).front().measured, run(test, {TestProfile::standard, 2}).front().measured);
}

TEST(TypeTestBench, AProfileIsForTestsThatNameNoFrontEnd)
{
    const TypeTest plain = builtInTest("ACT-04");
    EXPECT_EQ(frontEnd(plain, {TestProfile::ideal, 1}).profile, AfeProfile::ideal);
    EXPECT_EQ(frontEnd(plain, {TestProfile::standard, 1}).profile, AfeProfile::standard);
    EXPECT_EQ(frontEnd(plain, {TestProfile::worst, 1}).profile, AfeProfile::worst);
    const TypeTest own = builtInTest("SNM-08");
    EXPECT_EQ(frontEnd(own, {TestProfile::ideal, 1}).profile, AfeProfile::worst);
}

TEST(TypeTestBench, TellsItsProgressUpToTheEnd)
{
    const std::vector<TypeTest> table = builtInTestTable();
    double last = -1;
    runTypeTests(table, {builtInTest("MEA-17")}, {}, 1, [&](double done) {
        EXPECT_GE(done, last);
        last = done;
    });
    EXPECT_EQ(last, 1);
}

TEST(TypeTestMatrix, AnIdealFrontEndLeavesAHundredthOfAPercent)
{
    // The goal for the core alone, from Imin to Imax.
    for (const char* pattern : {"ACT-*", "RCT-*"}) {
        for (const TestResult& result : run(selectTests(builtInTestTable(), pattern), {TestProfile::ideal, 1}, 2)) {
            EXPECT_TRUE(result.passed()) << result.test.id;
            EXPECT_LE(std::abs(result.errorPct.value_or(0)), 0.01) << result.test.id;
        }
    }
}

TEST(TypeTestMatrix, TheDefaultFrontEndKeepsTheGoals)
{
    // 0.2 % active, 0.5 % reactive.
    for (const auto& [pattern, goal] : {std::pair{"ACT-*", 0.2}, std::pair{"RCT-*", 0.5}}) {
        for (const TestResult& result : run(selectTests(builtInTestTable(), pattern), {TestProfile::standard, 1}, 2)) {
            EXPECT_TRUE(result.passed()) << result.test.id;
            EXPECT_LE(std::abs(result.errorPct.value_or(0)), goal) << result.test.id;
        }
    }
}

} // namespace
} // namespace vmeter
