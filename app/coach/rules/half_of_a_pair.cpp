// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/pair_reads.h"
#include "app/coach/rules/rule_list.h"

namespace vmeter::coach {

namespace {

Finding judgeHalfOfAPair(const Case& seen)
{
    if (!seen.knowsRegisters || readTable(seen).empty()) {
        return notSeen();
    }
    std::vector<Evidence> evidence;
    for (const auto& [row, value] : splitValues(seen)) {
        if (value.begin != nullptr && value.end != nullptr) {
            continue; // both halves are read: torn-pair
        }
        const Exchange& exchange = value.begin != nullptr ? *value.begin : *value.end;
        const std::string words = rangeText({exchange.address, exchange.count});
        const std::string name(row->name.view());
        evidence.push_back(evidenceOf(exchange,
            {"The read of " + words + " has only one half of " + name + ", which has two words from "
                    + std::to_string(row->address) + " on.",
                "La lecture de " + words + " n'a qu'une moitié de " + name + ", qui a deux mots à partir de "
                    + std::to_string(row->address) + "."},
            row));
    }
    return mistakeIf(std::move(evidence));
}

} // namespace

const Rule kHalfOfAPair{
    .name = "half-of-a-pair",
    .judge = judgeHalfOfAPair,
    .title = {"One half of a 32-bit value is read", "Une moitié seulement d'une valeur de 32 bits est lue"},
    .effect
    = {"The high word alone is 0 for years. The low word alone is right up to 65,535 and then begins again at 0: a "
       "current at 65.535 A, an energy at 655.35 kWh.",
        "Le mot haut seul vaut 0 pendant des années. Le mot bas seul est juste jusqu'à 65 535, puis repart de 0 : un "
        "courant à 65,535 A, une énergie à 655,35 kWh."},
    .cure
    = {"Read two words from the value's address on, in one request, and put them together as one number of 32 bits, "
       "high word first.",
        "Lisez deux mots à partir de l'adresse de la valeur, en une seule requête, et réunissez-les en un nombre de "
        "32 bits, mot haut en premier."},
    .needs = {"reads of values of two words of a meter whose register table is known",
        "des lectures de valeurs de deux mots d'un compteur dont la table de registres est connue"},
};

} // namespace vmeter::coach
