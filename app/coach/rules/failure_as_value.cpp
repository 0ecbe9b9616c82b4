// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

/// What a client read before the fault is shown by then.
constexpr double kSurelyOld = 3; // s

bool hidesValues(PhaseKind kind)
{
    return kind == PhaseKind::exception || kind == PhaseKind::lost || kind == PhaseKind::unplugged;
}

/// True if the number was true before the fault only.
bool isOld(const ShownValue& shown, const Mark& mark)
{
    if (secondsBetween(mark.begin, shown.time) < kSurelyOld
        || (shown.stamp && *shown.stamp < mark.begin + kNanosecondsPerSecond)) {
        return false;
    }
    ShownValue since = shown;
    std::erase_if(
        since.truths, [&](const TruthSample& sample) { return sample.until <= mark.begin + kNanosecondsPerSecond; });
    return readingOf(shown).kind == Reading::Kind::right && !since.truths.empty()
        && readingOf(since).kind != Reading::Kind::right;
}

Finding judgeFailureAsValue(const Case& seen)
{
    std::vector<JudgedValue> zeros;
    std::vector<JudgedValue> old;
    bool watched = false;
    for (const Mark& mark : seen.marks) {
        if (!hidesValues(mark.kind)) {
            continue;
        }
        watched = watched || !seen.shown.empty();
        for (const ShownValue& shown : seen.shown) {
            if (shown.time < mark.begin || shown.time >= mark.faultEnd) {
                continue;
            }
            const Reading reading = readingOf(shown);
            if (reading.kind == Reading::Kind::zero) {
                zeros.push_back({&shown, reading});
            } else if (isOld(shown, mark)) {
                const double now = numberOf(*shown.mapped, shown.truths.back().raw).value_or(0);
                old.push_back({&shown, {Reading::Kind::unknown, now}});
            }
        }
    }
    std::vector<Evidence> evidence
        = valueEvidence(zeros, {"0 while the meter gave no value", "0 alors que le compteur ne donnait aucune valeur"});
    const auto stale = valueEvidence(
        old, {"a value from before the failure, shown as new", "une valeur d'avant la panne, affichée comme nouvelle"});
    evidence.insert(evidence.end(), stale.begin(), stale.end());
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    return watched ? right() : notSeen();
}

} // namespace

const Rule kFailureAsValue{
    .name = "failure-as-value",
    .judge = judgeFailureAsValue,
    .title = {"A failure is shown as a value", "Une panne s'affiche comme une valeur"},
    .effect = {"0 W or the last power is taken for a measurement: a controller acts on it, a counter falls to 0 and "
               "jumps back, and "
               "nobody sees that the meter is away.",
        "0 W ou la dernière puissance passe pour une mesure : un régulateur agit dessus, un compteur tombe à 0 puis "
        "remonte, et "
        "personne ne voit que l'appareil ne répond plus."},
    .cure = {"On an exception, a time-out or a broken connection publish \"no value\", or publish nothing and let the "
             "value grow old "
             "visibly, with the time at which it was read.",
        "Sur une exception, un délai expiré ou une connexion rompue, publiez « pas de valeur », ou ne publiez rien et "
        "laissez la "
        "valeur vieillir visiblement, avec l'heure de sa lecture."},
    .needs = {"the values that the client shows during faults (--mapping and --values)",
        "les valeurs que le client affiche pendant les pannes (--mapping et --values)"},
};

} // namespace vmeter::coach
