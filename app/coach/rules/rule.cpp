// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule.h"

#include "app/coach/rules/rule_list.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter::coach {

namespace {

// In the order of docs/coach.md.
constexpr std::array kAllRules{&kWordOrder, &kOffByOne, &kHalfOfAPair, &kTornPair, &kSignedness, &kSentinel, &kScale,
    &kDirection, &kFunctionCode, &kUnitId, &kHole, &kRequestSize, &kPollRate, &kUnmatchedPipelining, &kTransactionId,
    &kReconnect, &kConnectionPerPoll, &kTimeoutRetry, &kFailureAsValue, &kCounterSpike};

} // namespace

std::span<const Rule* const> rules()
{
    return kAllRules;
}

const Rule* ruleNamed(std::string_view name)
{
    const auto found = std::ranges::find(kAllRules, name, &Rule::name);
    return found == kAllRules.end() ? nullptr : *found;
}

Finding right()
{
    return {.verdict = Verdict::right};
}

Finding notSeen(LocalizedText needs)
{
    return {.verdict = Verdict::notSeen, .needs = std::move(needs)};
}

Finding mistake(std::vector<Evidence> evidence)
{
    evidence.resize(std::min(evidence.size(), kMostEvidence));
    return {.verdict = Verdict::mistake, .evidence = std::move(evidence)};
}

Finding mistakeIf(std::vector<Evidence> evidence)
{
    return evidence.empty() ? right() : mistake(std::move(evidence));
}

Evidence evidenceOf(const Exchange& exchange, LocalizedText words, const RegisterRow* row)
{
    return {.exchange = &exchange, .meterTime = exchange.meterTime, .row = row, .words = std::move(words)};
}

std::vector<const Exchange*> Case::quiet() const
{
    std::vector<const Exchange*> all;
    if (!live) {
        for (const Exchange& exchange : client.exchanges) {
            all.push_back(&exchange);
        }
        return all;
    }
    for (const Mark& mark : marks) {
        if (!nameOf(mark.kind).isFault) {
            for (const Exchange& exchange : client.between(mark.begin, mark.end)) {
                all.push_back(&exchange);
            }
        }
    }
    return all;
}

std::vector<const Mark*> Case::marksOf(PhaseKind kind) const
{
    std::vector<const Mark*> found;
    for (const Mark& mark : marks) {
        if (mark.kind == kind) {
            found.push_back(&mark);
        }
    }
    return found;
}

} // namespace vmeter::coach
