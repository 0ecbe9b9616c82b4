// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

Finding judgeSentinel(const Case& seen)
{
    std::vector<Evidence> evidence = valueEvidence(ofKind(quietReadings(seen), Reading::Kind::sentinel),
        {"the register has no value (all ones), and that is shown as a number",
            "le registre n'a pas de valeur (que des uns), et cela s'affiche comme un nombre"});
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    // Right is who shows other values meanwhile, and this one when it is there again.
    const bool wasMissing = std::ranges::any_of(seen.marksOf(PhaseKind::missing), [&](const Mark* mark) {
        return std::ranges::any_of(
            seen.shown, [&](const ShownValue& shown) { return mark->begin <= shown.time && shown.time < mark->end; });
    });
    const bool shows
        = std::ranges::any_of(seen.shown, [](const ShownValue& shown) { return mayBeUnavailable(*shown.mapped->row); });
    return wasMissing && shows ? right() : notSeen();
}

} // namespace

const Rule kSentinel{
    .name = "sentinel",
    .judge = judgeSentinel,
    .title = {"\"No value\" is shown as a number", "« Pas de valeur » s'affiche comme un nombre"},
    .effect
    = {"When a phase is missing or no current flows, the power factor reads as all ones: a screen shows -0.001 or "
       "4,294,967.295, and statistics keep it.",
        "Quand une phase manque ou qu'aucun courant ne passe, le facteur de puissance se lit tout à un : l'écran "
        "affiche -0,001 ou "
        "4 294 967,295, et les statistiques le gardent."},
    .cure = {"Compare the raw words with 0xFFFFFFFF (0xFFFF for one word) before anything is computed, and publish "
             "\"no value\" "
             "(null, unavailable) then.",
        "Comparez les mots bruts à 0xFFFFFFFF (0xFFFF pour un mot) avant tout calcul, et publiez alors « pas de valeur "
        "» (null, "
        "indisponible)."},
    .needs = {"a value that may be missing, such as PF, among those that the client shows (phase missing of the plan)",
        "une valeur qui peut manquer, comme PF, parmi celles que le client affiche (phase missing du plan)"},
};

} // namespace vmeter::coach
