// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

namespace vmeter::coach {

namespace {

Finding judgeDirection(const Case& seen)
{
    return judgeNegatives(
        seen, Reading::Kind::negated, {"the direction is turned round or lost", "le sens est inversé ou perdu"});
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
    .needs = needsNegatives(),
};

} // namespace vmeter::coach
