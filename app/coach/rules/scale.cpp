// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vmeter::coach {

namespace {

constexpr double kFarFromZeroSteps = 20; // of the register

Finding judgeScale(const Case& seen)
{
    const std::vector<JudgedValue> readings = quietReadings(seen);
    std::map<std::string, std::map<double, std::vector<JudgedValue>>> byName;
    for (const JudgedValue& value : ofKind(readings, Reading::Kind::scaled)) {
        byName[value.shown->mapped->name][value.reading.factor].push_back(value);
    }
    std::vector<Evidence> evidence;
    for (const auto& [name, factors] : byName) {
        for (const auto& [factor, values] : factors) {
            std::set<uint32_t> truths;
            for (const JudgedValue& value : values) {
                truths.insert(value.reading.raw);
            }
            if (truths.size() < 2) {
                continue; // one number may fit by chance
            }
            const std::string text = numberText(factor >= 1 ? factor : 1 / factor);
            const LocalizedText words = factor >= 1
                ? LocalizedText{text + " times too much", text + " fois trop"}
                : LocalizedText{text + " times too little", text + " fois trop peu"};
            const auto few = valueEvidence(values, words);
            evidence.insert(evidence.end(), few.begin(), few.end());
        }
    }
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    const bool right = std::ranges::any_of(readings, [](const JudgedValue& value) {
        return value.reading.kind == Reading::Kind::right
            && std::abs(value.reading.truth) >= kFarFromZeroSteps * value.shown->mapped->factor;
    });
    return right ? coach::right() : notSeen();
}

} // namespace

const Rule kScale{
    .name = "scale",
    .judge = judgeScale,
    .title = {"Factor or unit is wrong", "Facteur ou unité faux"},
    .effect = {"The bill is wrong by ten, a hundred or a thousand, and looks plausible: powers of this meter come in "
               "steps of 10 W, "
               "energies in 1 kWh or 10 Wh, currents in mA.",
        "La facture est fausse de dix, cent ou mille fois et reste vraisemblable : les puissances de ce compteur "
        "viennent par pas de "
        "10 W, les énergies par 1 kWh ou 10 Wh, les courants en mA."},
    .cure = {"Multiply the register's number by the scale of the table (docs/registers.md), once, and check one value "
             "against the "
             "meter's display.",
        "Multipliez le nombre du registre par l'échelle de la table (docs/registers.md), une seule fois, et comparez "
        "une valeur à "
        "l'écran du compteur."},
    .needs = {"the values that the client shows (--mapping and --values)",
        "les valeurs que le client affiche (--mapping et --values)"},
};

} // namespace vmeter::coach
