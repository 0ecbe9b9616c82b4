// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

namespace vmeter::coach {

namespace {

Finding judgeSignedness(const Case& seen)
{
    return judgeNegatives(seen, Reading::Kind::unsignedRead,
        {"a negative number is read as an unsigned one", "un nombre négatif est lu comme non signé"});
}

} // namespace

const Rule kSignedness{
    .name = "signedness",
    .judge = judgeSignedness,
    .title = {"A signed value is read as unsigned", "Une valeur signée est lue comme non signée"},
    .effect
    = {"All is well until power flows back: then -3.45 kW are shown as 42,949,669 kW, and averages and alarms follow.",
        "Tout va bien jusqu'à ce que la puissance s'inverse : -3,45 kW s'affichent alors 42 949 669 kW, et les "
        "moyennes et alarmes "
        "suivent."},
    .cure
    = {"Choose a signed type of 32 bits (int32, S32) for active and reactive power and for the power factor. Currents, "
       "voltages and energies are unsigned.",
        "Choisissez un type signé de 32 bits (int32, S32) pour les puissances active et réactive et pour le facteur de "
        "puissance. "
        "Courants, tensions et énergies sont non signés."},
    .needs = needsNegatives(),
};

} // namespace vmeter::coach
