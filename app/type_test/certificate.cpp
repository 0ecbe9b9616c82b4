// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/certificate.h"

#include "app/type_test/error_chart.h"
#include "app/type_test/number_text.h"
#include "app/type_test/result_text.h"
#include "virtualhw/base/html_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/terminals/afe/virtual_afe.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace vmeter {

namespace {

// Limits of this source were not checked against the text of the standard (docs/metrology.md: "mem").
constexpr std::string_view kFromMemory = "memory";
constexpr std::string_view kMemoryMark = " <sup>M</sup>";

bool fromMemory(const TypeTest& test)
{
    return test.source.find(kFromMemory) != std::string::npos;
}

std::string row(const std::string& term, const std::string& description)
{
    return "<tr>" + htmlElement("th scope=\"row\"", term) + htmlElement("td", description) + "</tr>\n";
}

std::string styleSheet()
{
    QFile file(QStringLiteral(":/type_tests/certificate.css"));
    file.open(QIODevice::ReadOnly);
    return file.readAll().toStdString();
}

// The groups, in the order of the results.
std::vector<std::vector<TestResult>> groups(const std::vector<TestResult>& results)
{
    std::vector<std::vector<TestResult>> grouped;
    for (const TestResult& result : results) {
        if (grouped.empty() || grouped.back().front().test.group != result.test.group) {
            grouped.emplace_back();
        }
        grouped.back().push_back(result);
    }
    return grouped;
}

// ---- parts of the page -------------------------------------------------------------------------------------------

std::string heading(const std::vector<TestResult>& results)
{
    const Summary summary = summarize(results);
    const bool passed = summary.passed == summary.tests;
    return "<h1>Type-test report of a simulated energy meter</h1>\n<p class=\"verdict "
        + std::string(passed ? "pass" : "fail") + "\">" + (passed ? "All limits kept" : "Not all limits kept") + ": "
        + summaryText(summary) + "</p>\n";
}

std::string statement(const std::vector<TestResult>& results)
{
    const auto memory = std::count_if(
        results.begin(), results.end(), [](const TestResult& result) { return fromMemory(result.test); });
    return "<div class=\"statement\"><p><strong>This is about a simulation.</strong> The meter is a program, its "
           "mains, "
           "wiring and converter are computed, and no instrument of any kind was tested. The report is no certificate "
           "of "
           "conformity and says nothing about a meter that can be bought.</p>\n<p><strong>Limits.</strong> Marked "
           "<sup>M"
           "</sup>, "
        + std::to_string(memory) + " of " + std::to_string(results.size())
        + " tests: limit or test condition is quoted from memory of the standard and was not laid beside its text; "
          "check "
          "before relying on it. Limits of tests that no standard has are design decisions.</p></div>\n";
}

std::string conditionsTable(const TestConditions& conditions)
{
    const double ppm = afeErrors(frontEnd(TypeTest{}, conditions), conditions.seed).clockPpm;
    std::string rows;
    const MeterModel& meter = kCountisE28;
    const MeterRatings& rated = meter.ratings;
    rows += row("Meter",
        "virtual " + std::string(meter.productName) + (meter.mid ? " (MID)" : "") + ", direct connection, 3 × "
            + std::to_string(rated.phaseVolts) + "/" + std::to_string(rated.lineVolts) + " V, "
            + fixedText(rated.minimumMilliamperes / 1000.0, 2) + "–" + std::to_string(rated.referenceAmperes) + "("
            + std::to_string(rated.maximumAmperes) + ") A, 50/60 Hz, LED " + std::to_string(1000 / rated.led.wattHours)
            + " imp/kWh, output " + std::to_string(rated.pulseOutput.wattHours) + " Wh/imp");
    rows += row("Classes", "active B (EN 50470-3) and 1 (IEC 62053-21), reactive 2 (IEC 62053-23)");
    rows += row("Program", "vmeter " VMETER_VERSION ", Qt " + std::string(qVersion()));
    rows += row("Front end",
        "profile " + std::string(profileName(conditions.profile)) + ", specimen and noise of seed "
            + std::to_string(conditions.seed)
            + "; tests of the front end name their own. Sample clock of this specimen: " + fixedText(ppm, 1, true)
            + " ppm");
    rows += row("Reference",
        "energy of the defined waveforms, closed form and integration in double precision, timed "
        "without the meter's clock error");
    rows += row("Reading",
        "pulse: first to last LED flash, each known to one sample (125 µs); registers: internal energy "
        "registers, full resolution; display: instantaneous values at the end");
    rows += row("Not tested",
        "temperature (23 °C throughout; a shift of 0.09 % is declared in the composite error), "
        "self-heating, magnetic fields, radio frequency, transients, ageing");
    rows += row("Repeatable", "the same version, profile and seed give the same figures, to the last digit");
    return htmlElement("h2", "Conditions") + "\n<table class=\"facts\">\n" + rows + "</table>\n";
}

std::string summaryTable(const std::vector<std::vector<TestResult>>& grouped)
{
    std::string rows = "<tr><th>group</th><th>tests</th><th>passed</th><th>design goals met</th><th>least margin, "
                       "share of limit</th></tr>\n";
    for (const auto& group : grouped) {
        const Summary summary = summarize(group);
        const TestResult* closest = nullptr;
        double least = 1;
        for (const TestResult& result : group) {
            const double limit = result.test.limits.front().value;
            if (isPercentage(result.test) && limit > 0 && (closest == nullptr || result.margin / limit < least)) {
                closest = &result;
                least = result.margin / limit;
            }
        }
        rows += "<tr>" + htmlElement("td", htmlEscaped(group.front().test.group))
            + htmlElement("td class=\"number\"", std::to_string(summary.tests))
            + htmlElement("td class=\"number\"", std::to_string(summary.passed))
            + htmlElement(
                "td class=\"number\"", std::to_string(summary.goalsMet) + " of " + std::to_string(summary.goals))
            + htmlElement("td class=\"number\"",
                closest == nullptr ? "–" : numberText(100 * least, 1) + " % (" + closest->test.id + ')')
            + "</tr>\n";
    }
    return htmlElement("h2", "Summary") + "\n<table>\n" + rows + "</table>\n";
}

std::string failures(const std::vector<TestResult>& results)
{
    std::string items;
    for (const TestResult& result : results) {
        for (const std::string& fault : result.faults) {
            items += htmlElement("li",
                         htmlElement("strong", result.test.id) + ' ' + htmlEscaped(result.test.title) + ": "
                             + htmlEscaped(fault))
                + '\n';
        }
    }
    return items.empty() ? "" : "<h2>What failed</h2>\n<ul class=\"failures\">\n" + items + "</ul>\n";
}

std::vector<CurvePoint> curvePoints(const std::vector<TestResult>& results, const ErrorCurve& curve)
{
    std::vector<CurvePoint> points;
    for (const TestResult& result : results) {
        if (result.test.curve && result.test.curve->name == curve.name && result.errorPct) {
            const PerPhase<double>& current = result.test.scenario.input.load.current;
            points.push_back({*std::max_element(current.begin(), current.end()), *result.errorPct});
        }
    }
    std::sort(
        points.begin(), points.end(), [](const CurvePoint& a, const CurvePoint& b) { return a.amperes < b.amperes; });
    return points;
}

std::string figure(const std::vector<TestResult>& results, const ErrorCurve& curve)
{
    constexpr double kRoom = 1.1;          // space above the largest value
    constexpr double kFinestRange = 0.001; // %
    const std::vector<CurvePoint> points = curvePoints(results, curve);
    double error = kFinestRange;
    for (const CurvePoint& point : points) {
        error = std::max(error, std::abs(point.errorPct));
    }
    double limit = error;
    for (const LimitStep& step : curve.limits) {
        limit = std::max(limit, step.limitPct);
    }
    const std::string name = htmlEscaped(curve.name);
    return "<figure>" + errorChart(points, curve.limits, roundRange(limit * kRoom), name + ", against the limits")
        + errorChart(points, curve.limits, roundRange(error * kRoom), name + ", magnified") + "</figure>\n";
}

std::string curves(const std::vector<TestResult>& results)
{
    std::vector<ErrorCurve> all;
    for (const TestResult& result : results) {
        const auto& curve = result.test.curve;
        const auto isIt = [&](const ErrorCurve& known) { return known.name == curve->name; };
        if (curve && std::none_of(all.begin(), all.end(), isIt)) {
            all.push_back(*curve);
        }
    }
    if (all.empty()) {
        return {};
    }
    std::string html = "<h2>Error curves</h2>\n<p>Error in percent over current. Dashed: class limit. On the right the "
                       "same curve, magnified until it can be seen.</p>\n";
    for (const ErrorCurve& curve : all) {
        html += figure(results, curve);
    }
    return html;
}

std::string howItWasRead(const TypeTest& test, const std::string& groupStandard)
{
    constexpr std::array kWays{"pulse", "registers", "display", "derived"}; // in the order of ReadBy
    std::string text = kWays[static_cast<std::size_t>(test.by)];
    if (!test.references.empty()) {
        text += " from";
        for (const std::string& id : test.references) {
            text += ' ' + id;
        }
    }
    if (test.over > Duration{}) {
        text += ", " + numberText(secondsOf(test.over), 3) + " s";
    }
    text += "; " + test.formula;
    if (test.standard != groupStandard && test.standard != "none") {
        text += "; " + test.standard;
    }
    if (test.scenario.poweredBy == PoweredBy::any) {
        text += "; meter fed from any live phase, not from L1 alone";
    }
    return text + (test.note.empty() ? "" : "; " + test.note);
}

// The value that most tests of a group have.
std::string commonStandard(const std::vector<TestResult>& group)
{
    const auto uses = [&](const TestResult& one) {
        return std::count_if(group.begin(), group.end(),
            [&](const TestResult& other) { return other.test.standard == one.test.standard; });
    };
    return std::max_element(group.begin(), group.end(), [&](const TestResult& a, const TestResult& b) {
        return uses(a) < uses(b);
    })->test.standard;
}

std::string groupTable(const std::vector<TestResult>& group)
{
    const std::string standard = commonStandard(group);
    std::string rows = "<thead><tr><th>test</th><th></th><th>measured<br>expected</th><th>error</th><th>limit</th>"
                       "<th>margin</th><th></th></tr></thead>\n<tbody>\n";
    for (const TestResult& result : group) {
        const ResultText text = resultText(result);
        const TypeTest& test = result.test;
        rows += "<tr>" + htmlElement("td", test.id)
            + htmlElement(
                "td", htmlEscaped(test.title) + "<br><small>" + htmlEscaped(howItWasRead(test, standard)) + "</small>")
            + htmlElement("td class=\"number\"",
                htmlEscaped(text.measured) + "<br><small>" + htmlEscaped(text.expected) + "</small>")
            + htmlElement("td class=\"number\"", htmlEscaped(text.judged))
            + htmlElement("td class=\"number\"",
                htmlEscaped(text.limit) + (fromMemory(test) ? std::string(kMemoryMark) : std::string()))
            + htmlElement("td class=\"number\"", htmlEscaped(text.margin))
            + htmlElement(
                result.passed() ? "td class=\"pass\"" : "td class=\"fail\"", result.passed() ? "pass" : "FAIL")
            + "</tr>\n";
    }
    return htmlElement("h2", htmlEscaped(group.front().test.group))
        + "\n<p>Source of the tests, where not said otherwise: " + htmlEscaped(standard)
        + ".</p>\n<table class=\"tests\">\n" + rows + "</tbody></table>\n";
}

std::string sources(const std::vector<TestResult>& results)
{
    std::string rows = "<tr><th>source of the limit</th><th>tests</th></tr>\n";
    std::vector<std::pair<std::string, std::string>> bySource;
    for (const TestResult& result : results) {
        const auto found = std::find_if(
            bySource.begin(), bySource.end(), [&](const auto& entry) { return entry.first == result.test.source; });
        const std::string id = htmlElement("span", result.test.id) + ' ';
        if (found == bySource.end()) {
            bySource.emplace_back(result.test.source, id);
        } else {
            found->second += id;
        }
    }
    for (const auto& [source, ids] : bySource) {
        rows += "<tr>" + htmlElement("td", htmlEscaped(source)) + htmlElement("td class=\"ids\"", ids) + "</tr>\n";
    }
    return htmlElement("h2", "Where the limits come from") + "\n<table>\n" + rows + "</table>\n";
}

} // namespace

std::string formatCertificate(const std::vector<TestResult>& results, const TestConditions& conditions)
{
    const auto grouped = groups(results);
    std::string page
        = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
          "content=\"width=device-width\">\n<title>Type-test report of a simulated energy meter</title>\n<style>\n"
        + styleSheet() + "</style>\n</head>\n<body>\n";
    page += heading(results) + statement(results) + conditionsTable(conditions) + summaryTable(grouped)
        + failures(results) + curves(results);
    for (const auto& group : grouped) {
        page += groupTable(group);
    }
    return page + sources(results) + "</body>\n</html>\n";
}

} // namespace vmeter
