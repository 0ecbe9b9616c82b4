// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

namespace vmeter::coach {

namespace {

constexpr uint8_t kIllegalAddress = 2;
constexpr std::size_t kRefusedOften = 3;

Finding judgeHole(const Case& seen)
{
    const ReadTable reads = readTable(seen);
    std::vector<Evidence> evidence;
    for (const auto& [range, exchanges] : reads) {
        std::size_t refused = 0;
        for (const Exchange* exchange : exchanges) {
            refused += exchange->isClean() && exchange->exception == kIllegalAddress ? 1 : 0;
        }
        const bool always = refused >= std::min(kRefusedOften, habit(seen) + 1) && refused == exchanges.size();
        if (!always || (seen.knowsRegisters && isDisplaced(seen.registers, range))) {
            continue;
        }
        const std::string words = rangeText(range);
        evidence.push_back(evidenceOf(*exchanges.front(),
            {"The block " + words + " covers addresses that the meter does not have, so all of it is refused, "
                    + std::to_string(refused) + " times.",
                "Le bloc " + words + " couvre des adresses que le compteur n'a pas : il est refusé en entier, "
                    + std::to_string(refused) + " fois."}));
    }
    return reads.empty() ? notSeen() : mistakeIf(std::move(evidence));
}

} // namespace

const Rule kHole{
    .name = "hole",
    .judge = judgeHole,
    .title = {"A block across a hole of the register table is read again and again",
        "Un bloc à cheval sur un trou de la table est lu sans cesse"},
    .effect = {"One address that does not exist costs all values of the block: the meter answers with exception 2, and "
               "repeating "
               "the request does not help.",
        "Une seule adresse qui n'existe pas coûte toutes les valeurs du bloc : le compteur répond par l'exception 2, "
        "et répéter "
        "la requête n'y change rien."},
    .cure
    = {"Let each block begin and end inside one block of the meter's table. Switch off or limit a setting that joins "
       "neighbouring values across gaps. On exception 2 read the values one by one, once, and leave out what is "
       "refused.",
        "Faites commencer et finir chaque bloc dans un seul bloc de la table du compteur. Désactivez ou limitez le "
        "réglage qui "
        "réunit des valeurs voisines par-dessus les trous. Sur l'exception 2, lisez les valeurs une à une, une fois, "
        "et écartez "
        "ce qui est refusé."},
    .needs = {"reads of registers", "des lectures de registres"},
};

} // namespace vmeter::coach
