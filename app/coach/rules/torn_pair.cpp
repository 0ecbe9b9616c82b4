// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/pair_reads.h"
#include "app/coach/rules/rule_list.h"

namespace vmeter::coach {

namespace {

Finding judgeTornPair(const Case& seen)
{
    if (!seen.knowsRegisters || readTable(seen).empty()) {
        return notSeen();
    }
    std::vector<Evidence> evidence;
    for (const auto& [row, value] : splitValues(seen)) {
        if (value.begin == nullptr || value.end == nullptr) {
            continue;
        }
        const std::string first = rangeText({value.begin->address, value.begin->count});
        const std::string second = rangeText({value.end->address, value.end->count});
        const std::string name(row->name.view());
        evidence.push_back(evidenceOf(*value.end,
            {name + " is read in two requests, " + first + " and " + second + ": the meter may renew it between them.",
                name + " est lue en deux requêtes, " + first + " et " + second
                    + " : le compteur peut la renouveler entre les deux."},
            row));
    }
    return mistakeIf(std::move(evidence));
}

} // namespace

const Rule kTornPair{
    .name = "torn-pair",
    .judge = judgeTornPair,
    .title
    = {"The two words of a value are read in two requests", "Les deux mots d'une valeur sont lus en deux requêtes"},
    .effect
    = {"When the low word passes 65,535 between the two requests, the number jumps by 65,536 for one poll: an energy "
       "by 655.36 kWh, a power that turns its sign by much more.",
        "Quand le mot bas dépasse 65 535 entre les deux requêtes, le nombre saute de 65 536 le temps d'une lecture : "
        "une "
        "énergie de 655,36 kWh, une puissance qui change de signe de bien plus."},
    .cure
    = {"Read both words in one request: the meter answers a request from one moment. If blocks must be cut, cut them "
       "between two values.",
        "Lisez les deux mots en une seule requête : le compteur répond à une requête à partir d'un seul instant. S'il "
        "faut "
        "couper un bloc, coupez-le entre deux valeurs."},
    .needs = {"reads of values of two words of a meter whose register table is known",
        "des lectures de valeurs de deux mots d'un compteur dont la table de registres est connue"},
};

} // namespace vmeter::coach
