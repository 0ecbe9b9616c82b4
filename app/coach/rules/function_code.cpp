// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

#include <map>

namespace vmeter::coach {

namespace {

constexpr uint8_t kReadInput = 4;
constexpr uint8_t kIllegalFunction = 1;

Finding judgeFunctionCode(const Case& seen)
{
    std::map<uint8_t, std::vector<const Exchange*>> refused;
    std::vector<const Exchange*> input;
    bool any = false;
    for (const Exchange* exchange : seen.quiet()) {
        any = any || exchange->isRead;
        if (exchange->function == kReadInput && seen.knowsRegisters && !exchange->otherUnit) {
            input.push_back(exchange);
        }
        if (exchange->exception == kIllegalFunction && exchange->isClean()) {
            refused[exchange->function].push_back(exchange);
        }
    }
    std::vector<Evidence> evidence;
    for (const auto& [function, exchanges] : refused) {
        // Whoever asks once whether the meter has a function, and never again, does nothing wrong.
        if (exchanges.size() >= 2) {
            const std::string code = std::to_string(function);
            evidence.push_back(evidenceOf(*exchanges.front(),
                {"The meter refuses function " + code + ", and the client asks again and again.",
                    "Le compteur refuse la fonction " + code + ", et le client la demande sans cesse."}));
        }
    }
    if (input.size() >= habit(seen)) {
        evidence.push_back(evidenceOf(*input.front(),
            {"Function 4 (input registers) reads what the meter's table gives as holding registers, function 3.",
                "La fonction 4 (registres d'entrée) lit ce que la table du compteur donne comme registres de maintien, "
                "fonction 3."},
            seen.registers.findRow(input.front()->address)));
    }
    return any || !evidence.empty() ? mistakeIf(std::move(evidence)) : notSeen();
}

} // namespace

const Rule kFunctionCode{
    .name = "function-code",
    .judge = judgeFunctionCode,
    .title = {"A wrong function code is used", "Un mauvais code de fonction est utilisé"},
    .effect
    = {"This meter answers function 4 as function 3, so the mistake stays hidden here. Another meter of the family, "
       "or a gateway between, refuses it with exception 1 or gives other registers.",
        "Ce compteur répond à la fonction 4 comme à la 3 : l'erreur reste cachée ici. Un autre compteur de la famille, "
        "ou une "
        "passerelle, la refuse par l'exception 1 ou donne d'autres registres."},
    .cure
    = {"Read registers with function 3 (\"holding register\", also written as 4xxxx). Choose the type \"holding\" for "
       "each value in the client.",
        "Lisez les registres par la fonction 3 (« holding register », noté aussi 4xxxx). Choisissez dans le client le "
        "type "
        "« holding » pour chaque valeur."},
    .needs = {"reads of registers", "des lectures de registres"},
};

} // namespace vmeter::coach
