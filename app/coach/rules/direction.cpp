// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

Finding judgeDirection(const Case& seen)
{
    const std::vector<JudgedValue> readings = quietReadings(seen);
    std::vector<Evidence> evidence = valueEvidence(ofKind(readings, Reading::Kind::negated),
        {"the direction is turned round or lost", "le sens est inversé ou perdu"});
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    const bool right = std::ranges::any_of(readings,
        [](const JudgedValue& value) { return value.reading.kind == Reading::Kind::right && value.reading.truth < 0; });
    return right ? coach::right() : notSeen();
}

} // namespace

const Rule kDirection{
    .name = "direction",
    .judge = judgeDirection,
    .title = {"Import and export are mixed up", "Import et export sont confondus"},
    .effect = {"What the solar roof gives counts as consumption, or the other way round; a charger that should use the "
               "surplus takes "
               "from the grid.",
        "Ce que donne le toit solaire compte comme consommation, ou l'inverse ; une borne qui devait utiliser le "
        "surplus tire du "
        "réseau."},
    .cure = {"The meter gives power that is drawn as positive and power that is fed back as negative. Keep the sign, "
             "or turn it round "
             "in one place only, and name it there.",
        "Le compteur donne la puissance soutirée en positif et la puissance injectée en négatif. Gardez le signe, ou "
        "inversez-le à un "
        "seul endroit, et dites-le là."},
    .needs
    = {"the values that the client shows, one of them negative (--mapping and --values, phase export of the plan)",
        "les valeurs que le client affiche, dont une négative (--mapping et --values, phase export du plan)"},
};

} // namespace vmeter::coach
