// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/verdict.h"

#include "app/type_test/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace vmeter {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// Declared, not measured: 25 ppm/K of the front end for voltage and for current (docs/metrology.md, section 5.3), over
// 18 K, the largest difference between 23 degC and the range +5 .. +30 degC.
constexpr double kTemperatureShiftPct = 2 * 25e-4 * 18;

using Errors = std::map<std::string, std::optional<double>>;

class Judgement {
public:
    Judgement(const TypeTest& test, const std::optional<Reading>& reading, const Errors& errors)
        : m_errors(errors)
    {
        m_result.test = test;
        m_result.measured = kNone;
        if (reading) {
            m_result.measured = reading->measured.value_or(kNone);
            m_result.errorPct = reading->errorPct;
            m_result.faults = reading->faults;
        }
    }

    TestResult result()
    {
        compare();
        const std::vector<Limit>& limits = m_result.test.limits;
        for (const Limit& limit : limits) {
            apply(limit, &limit == &limits.front());
        }
        if (m_result.test.goal) {
            m_result.goalMet = std::abs(m_result.judged) <= *m_result.test.goal;
        }
        return std::move(m_result);
    }

private:
    /// Error of the n-th reference, NaN if it is not available.
    double reference(std::size_t n)
    {
        const auto& ids = m_result.test.references;
        const auto found = n < ids.size() ? m_errors.find(ids[n]) : m_errors.end();
        if (found == m_errors.end() || !found->second) {
            m_result.faults.push_back(
                "no error of the reference test " + (n < ids.size() ? ids[n] : std::string("(none named)")));
            return kNone;
        }
        return *found->second;
    }

    // Evaluates values that depend on other tests.
    void compare()
    {
        switch (m_result.test.readout.kind) {
        case ReadoutKind::errorShift:
            m_result.measured = m_result.errorPct.value_or(kNone) - reference(0);
            break;
        case ReadoutKind::errorDifference:
            m_result.measured = reference(1) - reference(0);
            break;
        case ReadoutKind::compositeError: {
            // Base, two voltages, two frequencies: the larger change of each pair.
            const double base = reference(0);
            const double voltage = std::max(std::abs(reference(1) - base), std::abs(reference(2) - base));
            const double frequency = std::max(std::abs(reference(3) - base), std::abs(reference(4) - base));
            m_result.measured = std::sqrt(
                base * base + voltage * voltage + frequency * frequency + kTemperatureShiftPct * kTemperatureShiftPct);
            break;
        }
        default:
            break;
        }
    }

    void apply(const Limit& limit, bool first)
    {
        const double error = m_result.errorPct.value_or(kNone);
        double judged = m_result.measured;
        double margin = 0;
        switch (limit.kind) {
        case Limit::Kind::error:
            judged = error;
            margin = limit.value - std::abs(judged);
            break;
        case Limit::Kind::shift:
            judged = error - reference(0);
            margin = limit.value - std::abs(judged);
            break;
        case Limit::Kind::within:
            judged = m_result.measured - m_result.test.expected;
            margin = limit.value - std::abs(judged);
            break;
        case Limit::Kind::atLeast:
            margin = judged - limit.value;
            break;
        case Limit::Kind::atMost:
            margin = limit.value - judged;
            break;
        case Limit::Kind::equals:
            margin = -std::abs(judged - limit.value);
            break;
        }
        if (first) {
            m_result.judged = judged;
            m_result.margin = margin;
        }
        // NaN counts as failed.
        if (!(margin >= 0)) {
            m_result.faults.push_back(complaint(limit, judged));
        }
    }

    [[nodiscard]] std::string complaint(const Limit& limit, double judged) const
    {
        const std::string unit = m_result.test.unit.empty() ? "" : " " + m_result.test.unit;
        const std::string bound = numberText(limit.value, 6);
        switch (limit.kind) {
        case Limit::Kind::error:
            return "error " + fixedText(judged, 4, true) + " %, limit " + bound + " %";
        case Limit::Kind::shift:
            return "shift " + fixedText(judged, 4, true) + " %, limit " + bound + " %";
        case Limit::Kind::within:
            return "off by " + fixedText(judged, 4, true) + unit + ", limit " + bound + unit;
        case Limit::Kind::atLeast:
            return numberText(judged, 6) + unit + " instead of at least " + bound + unit;
        case Limit::Kind::atMost:
            return numberText(judged, 6) + unit + " instead of at most " + bound + unit;
        case Limit::Kind::equals:
            return numberText(judged, 6) + unit + " instead of " + bound + unit;
        }
        return {};
    }

    const Errors& m_errors;
    TestResult m_result;
};

} // namespace

bool isPercentage(const TypeTest& test)
{
    switch (test.limits.front().kind) {
    case Limit::Kind::error:
    case Limit::Kind::shift:
        return true;
    case Limit::Kind::within:
        return test.unit == "%";
    case Limit::Kind::atLeast:
    case Limit::Kind::atMost:
    case Limit::Kind::equals:
        break;
    }
    return false;
}

std::vector<TestResult> judge(const std::vector<TypeTest>& tests, const std::vector<std::optional<Reading>>& readings)
{
    Errors errors;
    for (std::size_t n = 0; n < tests.size(); ++n) {
        errors[tests[n].id] = readings[n] ? readings[n]->errorPct : std::nullopt;
    }
    std::vector<TestResult> results;
    results.reserve(tests.size());
    for (std::size_t n = 0; n < tests.size(); ++n) {
        results.push_back(Judgement(tests[n], readings[n], errors).result());
    }
    return results;
}

} // namespace vmeter
