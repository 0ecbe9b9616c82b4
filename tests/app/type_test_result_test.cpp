// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/certificate.h"
#include "app/type_test/error_chart.h"
#include "app/type_test/number_text.h"
#include "app/type_test/result_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TestResult accuracyResult()
{
    TestResult result;
    result.test.id = "ACT-01";
    result.test.group = "active accuracy";
    result.test.title = "balanced <0.25 A>, \"PF 1\"";
    result.test.standard = "EN 50470-3";
    result.test.source = "memory of the standard";
    result.test.readout = *readoutNamed("dEa_imp");
    result.test.by = ReadBy::pulse;
    result.test.scenario.input.load.current = {0.25, 0.25, 0.25};
    result.test.curve = ErrorCurve{"active, PF 1", {{0.25, 1.5}, {0.5, 1}}};
    result.test.expected = 10.0146;
    result.test.unit = "Wh";
    result.test.limits = {{Limit::Kind::error, 1.5}};
    result.test.goal = 0.2;
    result.measured = 10.0151;
    result.errorPct = 0.005;
    result.judged = 0.005;
    result.margin = 1.495;
    result.goalMet = true;
    return result;
}

TestResult countResult()
{
    TestResult result;
    result.test.id = "SNM-05";
    result.test.group = "no-load";
    result.test.title = "no-load";
    result.test.source = "manual";
    result.test.readout = *readoutNamed("led_pulses");
    result.test.unit = "count";
    result.test.limits = {{Limit::Kind::atMost, 1}};
    result.measured = 2;
    result.judged = 2;
    result.margin = -1;
    result.faults = {"2 count instead of at most 1 count"};
    return result;
}

const TestConditions kConditions{TestProfile::standard, 1};

TEST(TypeTestJson, IsTheBodyOfTheContract)
{
    EXPECT_EQ(formatResultJson({accuracyResult(), countResult()}, kConditions),
        R"({"profile":"default","seed":1,"results":[
{"id":"ACT-01","title":"balanced <0.25 A>, \"PF 1\"","quantity":"dEa_imp","expected":10.0146,"measured":10.0151,"unit":"Wh","error_pct":0.005,"limit_pct":1.5,"pass":true},
{"id":"SNM-05","title":"no-load","quantity":"led_pulses","expected":0,"measured":2,"unit":"count","error_pct":null,"limit_pct":null,"pass":false}
]}
)");
}

TEST(TypeTestJson, WhatCouldNotBeMeasuredIsNull)
{
    TestResult result = accuracyResult();
    result.measured = std::numeric_limits<double>::quiet_NaN();
    result.judged = result.measured;
    EXPECT_THAT(formatResultJson({result}, kConditions), HasSubstr(R"("measured":null,"unit":"Wh","error_pct":null)"));
}

TEST(TypeTestText, IsATableWithReasonsAndSummary)
{
    EXPECT_EQ(formatResultTable({accuracyResult(), countResult()}, kConditions),
        "profile default, seed 1\n"
        "test                                 measured    expected      error      limit     margin  verdict\n"
        "ACT-01  balanced <0.25 A>, \"PF 1\"  10.0151 Wh  10.0146 Wh  +0.0050 %    ± 1.5 %  +1.4950 %  pass\n"
        "SNM-05  no-load                       2 count     0 count          -  at most 1   -1 count  FAIL\n"
        "SNM-05: 2 count instead of at most 1 count\n"
        "2 tests: 1 passed, 1 failed; design goals: 1 of 1 met\n"
        "1 passed, 1 failed\n");
}

TEST(TypeTestText, LongTitlesAreShortened)
{
    TestResult result = accuracyResult();
    result.test.title = std::string(80, 'x');
    EXPECT_THAT(formatResultTable({result}, kConditions), HasSubstr("  " + std::string(55, 'x') + "...  "));
}

TEST(TypeTestCertificate, SaysThatItIsASimulationAndWhichLimitsAreFromMemory)
{
    const std::string page = formatCertificate({accuracyResult(), countResult()}, kConditions);
    EXPECT_THAT(page, HasSubstr("This is about a simulation."));
    EXPECT_THAT(page, HasSubstr("1 of 2 tests: limit or test condition is quoted from memory"));
    EXPECT_THAT(page, HasSubstr("± 1.5 % <sup>M</sup>"));
    EXPECT_THAT(page, HasSubstr("at most 1</td>"));
}

TEST(TypeTestCertificate, TellsConditionsVerdictAndReasons)
{
    const std::string page = formatCertificate({accuracyResult(), countResult()}, {TestProfile::worst, 42});
    EXPECT_THAT(page, HasSubstr("Not all limits kept: 2 tests: 1 passed, 1 failed"));
    EXPECT_THAT(page, HasSubstr("2 count instead of at most 1 count"));
    EXPECT_THAT(page, HasSubstr("profile worst, specimen and noise of seed 42"));
    EXPECT_THAT(page, HasSubstr("vmeter 0.")); // the version
    EXPECT_THAT(formatCertificate({accuracyResult()}, kConditions), HasSubstr("All limits kept: 1 tests"));
}

TEST(TypeTestCertificate, NeedsNothingFromAnywhere)
{
    const std::string page = formatCertificate({accuracyResult(), countResult()}, kConditions);
    EXPECT_THAT(page, HasSubstr("@page { size: A4")); // the style sheet is in it
    for (const char* outside : {"http:", "https:", "src=", "href=", "url(", "@import", "<script"}) {
        EXPECT_THAT(page, Not(HasSubstr(outside)));
    }
}

TEST(TypeTestCertificate, EscapesItsTexts)
{
    const std::string page = formatCertificate({accuracyResult()}, kConditions);
    EXPECT_THAT(page, HasSubstr("balanced &lt;0.25 A&gt;, &quot;PF 1&quot;"));
}

TEST(TypeTestCertificate, DrawsACurveAgainstTheLimitsAndMagnified)
{
    const std::string page = formatCertificate({accuracyResult()}, kConditions);
    EXPECT_THAT(page, HasSubstr("active, PF 1, against the limits"));
    EXPECT_THAT(page, HasSubstr("active, PF 1, magnified"));
}

TEST(ErrorChart, PutsPointsOnALogarithmicAxisAndErrorsInTheMiddle)
{
    // The axis goes from 0.2 to 100 A over x = 46 .. 330; sqrt(0.2 x 100) = 4.4721 A lies half-way, zero at y = 71.
    const std::string svg = errorChart({{4.472136, 0}}, {}, 1, "c");
    EXPECT_THAT(svg, HasSubstr(R"(cx="188" cy="71")"));
    // The end of the error axis is at y = 18.
    EXPECT_THAT(errorChart({{4.472136, 1}}, {}, 1, "c"), HasSubstr(R"(cx="188" cy="18")"));
}

TEST(ErrorChart, LeavesOutLimitsBeyondTheAxis)
{
    EXPECT_THAT(errorChart({{5, 0.001}}, {{0.5, 1}}, 2, "c"), HasSubstr("class=\"limit\""));
    EXPECT_THAT(errorChart({{5, 0.001}}, {{0.5, 1}}, 0.002, "c"), Not(HasSubstr("class=\"limit\"")));
}

TEST(ErrorChart, RoundsTheAxisUp)
{
    EXPECT_DOUBLE_EQ(roundRange(0.0013), 0.002);
    EXPECT_DOUBLE_EQ(roundRange(2), 2);
    EXPECT_DOUBLE_EQ(roundRange(2.5), 3);
    EXPECT_DOUBLE_EQ(roundRange(9), 10);
    EXPECT_DOUBLE_EQ(roundRange(0), 1);
}

TEST(NumberText, LeavesOutWhatSaysNothing)
{
    EXPECT_EQ(numberText(10.0146, 6), "10.0146");
    EXPECT_EQ(numberText(100, 6), "100");
    EXPECT_EQ(numberText(-0.0000001, 6), "0");
    EXPECT_EQ(numberText(std::numeric_limits<double>::infinity(), 6), "-");
    EXPECT_EQ(fixedText(0.5, 3, true), "+0.500");
    EXPECT_EQ(fixedText(-0.00001, 3, true), "+0.000");
}

} // namespace
} // namespace vmeter
