// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

namespace vmeter::coach {

namespace {

/// The first value in a range; a reserved row if it has none.
const RegisterRow& firstValue(const RegisterTable& registers, const ReadRange& range)
{
    const RegisterRow* row = registers.findRow(range.address);
    while (row->type == RegisterType::reserved && uint32_t{row->address} + row->words < range.end()) {
        row = registers.findRow(static_cast<uint16_t>(row->address + row->words));
    }
    return *row;
}

/// The values that the client may have meant: those one address below and above.
std::string meantRows(const RegisterTable& registers, const ReadRange& range, std::string_view between)
{
    std::string text;
    for (const int shift : {-1, 1}) {
        const ReadRange meant{static_cast<uint16_t>(range.address + shift), range.count};
        if (isWhole(registers, meant)) {
            text += (text.empty() ? "" : std::string(between)) + std::to_string(meant.address) + " ("
                + std::string(firstValue(registers, meant).name.view()) + ")";
        }
    }
    return text;
}

Finding judgeOffByOne(const Case& seen)
{
    if (!seen.knowsRegisters) {
        return notSeen();
    }
    const ReadTable reads = readTable(seen);
    if (reads.empty()) {
        return notSeen();
    }
    std::vector<Evidence> evidence;
    for (const auto& [range, exchanges] : reads) {
        if (exchanges.size() < habit(seen) || !isDisplaced(seen.registers, range)) {
            continue;
        }
        const std::string words = rangeText(range);
        evidence.push_back(evidenceOf(*exchanges.front(),
            {"The read of " + words + " begins and ends inside values; meant is perhaps "
                    + meantRows(seen.registers, range, " or ") + ".",
                "La lecture de " + words + " commence et finit au milieu de valeurs ; l'adresse voulue est peut-être "
                    + meantRows(seen.registers, range, " ou ") + "."},
            seen.registers.findRow(range.address)));
    }
    return mistakeIf(std::move(evidence));
}

} // namespace

const Rule kOffByOne{
    .name = "off-by-one",
    .judge = judgeOffByOne,
    .title = {"Addresses are off by one", "Adresses décalées d'une unité"},
    .effect
    = {"Each number is made of the low word of one value and the high word of its neighbour: mostly 0 or a huge "
       "number, and sometimes a plausible one.",
        "Chaque nombre réunit le mot bas d'une valeur et le mot haut de sa voisine : le plus souvent 0 ou un nombre "
        "énorme, parfois un nombre plausible."},
    .cure
    = {"Send the address as the meter's table prints it. Look for a setting such as \"one-based\" or \"40001\" in the "
       "client: some add or take away one, or 40,001. Check with one read of the manufacturer's name at 50000.",
        "Envoyez l'adresse telle que la table du compteur l'imprime. Cherchez dans le client un réglage du genre "
        "« base 1 » ou « 40001 » : certains ajoutent ou retirent 1, ou 40 001. Vérifiez par une lecture du nom du "
        "fabricant en 50000."},
    .needs = {"reads of values of two words of a meter whose register table is known",
        "des lectures de valeurs de deux mots d'un compteur dont la table de registres est connue"},
};

} // namespace vmeter::coach
