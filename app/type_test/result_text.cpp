// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/result_text.h"

#include "app/type_test/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vmeter {

namespace {

constexpr int kErrorDecimals = 4; // %
constexpr int kValueDecimals = 6;

std::string withUnit(std::string number, const std::string& unit)
{
    return unit.empty() || number == "-" ? number : number + ' ' + unit;
}

std::string limitText(const TypeTest& test)
{
    const Limit& limit = test.limits.front();
    const std::string value = numberText(limit.value, kValueDecimals);
    switch (limit.kind) {
    case Limit::Kind::error:
        return "± " + value + " %";
    case Limit::Kind::shift:
        return "shift ± " + value + " %";
    case Limit::Kind::within:
        return "± " + withUnit(value, test.unit);
    case Limit::Kind::atLeast:
        return "at least " + value;
    case Limit::Kind::atMost:
        return "at most " + value;
    case Limit::Kind::equals:
        return "= " + value;
    }
    return {};
}

// Characters, not bytes, of UTF-8.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// ---- text table --------------------------------------------------------------------------------------------------

constexpr std::size_t kColumns = 8;
using Row = std::array<std::string, kColumns>;
constexpr std::size_t kTitleColumn = 1;
constexpr std::size_t kTitleWidth = 58;

std::string shortened(const std::string& title)
{
    if (width(title) <= kTitleWidth) {
        return title;
    }
    std::size_t bytes = 0;
    for (std::size_t characters = 0; characters < kTitleWidth - 3;) {
        ++bytes;
        characters += (static_cast<unsigned char>(title[bytes]) & 0xC0) != 0x80 ? 1 : 0;
    }
    return title.substr(0, bytes) + "...";
}

std::string line(const Row& row, const std::array<std::size_t, kColumns>& widths)
{
    std::string text;
    for (std::size_t n = 0; n < kColumns; ++n) {
        const bool left = n <= kTitleColumn || n + 1 == kColumns;
        const std::string pad(widths[n] - width(row[n]), ' ');
        text += (n == 0 ? "" : "  ") + (left ? row[n] + pad : pad + row[n]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

// ---- json --------------------------------------------------------------------------------------------------------

std::string jsonText(const std::string& text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return quoted + '"';
}

std::string jsonNumber(double value)
{
    return std::isfinite(value) ? numberText(value, kValueDecimals) : "null";
}

} // namespace

ResultText resultText(const TestResult& result)
{
    const TypeTest& test = result.test;
    const bool percent = isPercentage(test);
    const std::string unit = percent ? "%" : test.unit;
    ResultText text;
    text.measured = withUnit(numberText(result.measured, kValueDecimals), test.unit);
    text.expected = withUnit(numberText(test.expected, kValueDecimals), test.unit);
    text.limit = limitText(test);
    const bool deviation = test.limits.front().kind == Limit::Kind::within;
    text.judged = percent || deviation ? withUnit(fixedText(result.judged, kErrorDecimals, true), unit) : "-";
    text.margin = percent ? withUnit(fixedText(result.margin, kErrorDecimals, true), unit)
                          : withUnit(numberText(result.margin, kErrorDecimals), unit);
    return text;
}

Summary summarize(const std::vector<TestResult>& results)
{
    Summary summary;
    for (const TestResult& result : results) {
        ++summary.tests;
        summary.passed += result.passed() ? 1 : 0;
        summary.goals += result.goalMet ? 1 : 0;
        summary.goalsMet += result.goalMet.value_or(false) ? 1 : 0;
    }
    return summary;
}

std::string summaryText(const Summary& summary)
{
    return std::to_string(summary.tests) + " tests: " + std::to_string(summary.passed) + " passed, "
        + std::to_string(summary.tests - summary.passed) + " failed; design goals: " + std::to_string(summary.goalsMet)
        + " of " + std::to_string(summary.goals) + " met";
}

std::string formatResultTable(const std::vector<TestResult>& results, const TestConditions& conditions)
{
    std::vector<Row> rows{{"test", "", "measured", "expected", "error", "limit", "margin", "verdict"}};
    for (const TestResult& result : results) {
        const ResultText text = resultText(result);
        rows.push_back({result.test.id, shortened(result.test.title), text.measured, text.expected, text.judged,
            text.limit, text.margin, result.passed() ? "pass" : "FAIL"});
    }
    std::array<std::size_t, kColumns> widths{};
    for (const Row& row : rows) {
        for (std::size_t n = 0; n < kColumns; ++n) {
            widths[n] = std::max(widths[n], width(row[n]));
        }
    }
    std::string text = "profile " + std::string(profileName(conditions.profile)) + ", seed "
        + std::to_string(conditions.seed) + '\n';
    for (const Row& row : rows) {
        text += line(row, widths);
    }
    for (const TestResult& result : results) {
        for (const std::string& fault : result.faults) {
            text += result.test.id + ": " + fault + '\n';
        }
    }
    const Summary summary = summarize(results);
    return text + summaryText(summary) + '\n' + std::to_string(summary.passed) + " passed, "
        + std::to_string(summary.tests - summary.passed) + " failed\n";
}

std::string formatResultJson(const std::vector<TestResult>& results, const TestConditions& conditions)
{
    std::string text = "{\"profile\":" + jsonText(profileName(conditions.profile))
        + ",\"seed\":" + std::to_string(conditions.seed) + ",\"results\":[";
    for (const TestResult& result : results) {
        const TypeTest& test = result.test;
        const bool percent = isPercentage(test);
        text += (&result == &results.front() ? "\n" : ",\n");
        text += "{\"id\":" + jsonText(test.id) + ",\"title\":" + jsonText(test.title)
            + ",\"quantity\":" + jsonText(test.readout.name) + ",\"expected\":" + jsonNumber(test.expected)
            + ",\"measured\":" + jsonNumber(result.measured) + ",\"unit\":" + jsonText(test.unit)
            + ",\"error_pct\":" + (percent ? jsonNumber(result.judged) : "null")
            + ",\"limit_pct\":" + (percent ? jsonNumber(test.limits.front().value) : "null")
            + ",\"pass\":" + (result.passed() ? "true" : "false") + '}';
    }
    return text + "\n]}\n";
}

} // namespace vmeter
