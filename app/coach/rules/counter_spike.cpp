// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>
#include <cmath>

namespace vmeter::coach {

namespace {

bool isCounter(const RegisterRow& row)
{
    const RegisterValue value = row.source.value;
    return value == RegisterValue::totalEnergy || value == RegisterValue::tariffEnergy
        || value == RegisterValue::partialEnergy;
}

bool makesCountersJump(PhaseKind kind)
{
    return kind == PhaseKind::restart || kind == PhaseKind::partialReset;
}

/// True if the number is far from all that the counter had: rounding and age do not explain it.
bool isSpike(const ShownValue& shown)
{
    if (!isCounter(*shown.mapped->row) || shown.truths.empty() || readingOf(shown).kind == Reading::Kind::right) {
        return false;
    }
    constexpr double kFar = 0.1;
    return std::ranges::all_of(shown.truths, [&](const TruthSample& sample) {
        const double truth = numberOf(*shown.mapped, sample.raw).value_or(0);
        return std::abs(shown.shown - truth) > std::max(kFar * std::abs(truth), 100 * shown.mapped->factor);
    });
}

Finding judgeCounterSpike(const Case& seen)
{
    std::vector<Evidence> evidence;
    bool watched = false;
    // Who shows a counter wrong at all times has another mistake.
    const bool usuallyRight = std::ranges::any_of(quietReadings(seen), [](const JudgedValue& value) {
        return isCounter(*value.shown->mapped->row) && value.reading.kind == Reading::Kind::right;
    });
    for (const Mark& mark : seen.marks) {
        for (const ShownValue& shown : seen.shown) {
            // Before a reply came again it is a failure that is shown as a value.
            const bool during = makesCountersJump(mark.kind) && shown.time < mark.end
                && std::ranges::any_of(seen.client.between(mark.faultEnd, shown.time), &Exchange::isClean);
            watched = watched || (during && isCounter(*shown.mapped->row));
            if (during && usuallyRight && isSpike(shown)) {
                const JudgedValue value{
                    &shown, {Reading::Kind::unknown, numberOf(*shown.mapped, shown.truths.back().raw).value_or(0)}};
                evidence.push_back(valueEvidence(value,
                    {"the counter jumps while the meter restarts or a partial counter is set to zero",
                        "le compteur saute pendant un redémarrage ou la remise à zéro d'un compteur partiel"}));
            }
        }
    }
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    return watched && usuallyRight ? right() : notSeen();
}

} // namespace

const Rule kCounterSpike{
    .name = "counter-spike",
    .judge = judgeCounterSpike,
    .title = {"A jump of a counter goes into the statistics", "Un saut de compteur entre dans les statistiques"},
    .effect = {"One false reading, and a day's consumption is minus the whole total, or the whole total: monthly "
               "figures stay wrong.",
        "Une seule lecture fausse, et la consommation du jour vaut moins tout l'index, ou tout l'index : les chiffres "
        "du mois restent "
        "faux."},
    .cure = {"Take a counter only from a right reply. A total that falls, or rises faster than the connection can "
             "carry, is read once "
             "more before it is believed. Take totals and not partial counters, which anyone can set to zero.",
        "Ne prenez un compteur que d'une réponse correcte. Un index qui baisse, ou monte plus vite que le branchement "
        "ne le permet, se "
        "relit avant d'être cru. Prenez les totaux et non les compteurs partiels, que chacun peut remettre à zéro."},
    .needs = {"an energy among the values that the client shows, and a restart or a partial reset (plan full)",
        "une énergie parmi les valeurs affichées, et un redémarrage ou une remise à zéro partielle (plan full)"},
};

} // namespace vmeter::coach
