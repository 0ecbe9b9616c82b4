// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"
#include "app/coach/rules/shown_readings.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

Finding judgeWordOrder(const Case& seen)
{
    const std::vector<JudgedValue> readings = quietReadings(seen);
    std::vector<Evidence> evidence = valueEvidence(ofKind(readings, Reading::Kind::swapped),
        {"the two words are put together in the wrong order", "les deux mots sont réunis dans le mauvais ordre"});
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    // A right number shows the order only if its words differ.
    constexpr unsigned kHalf = 16;
    const bool right = std::ranges::any_of(readings, [](const JudgedValue& value) {
        const uint32_t raw = value.reading.raw;
        return value.reading.kind == Reading::Kind::right && value.shown->mapped->row->words == 2
            && (raw << kHalf | raw >> kHalf) != raw;
    });
    return right ? coach::right() : notSeen();
}

} // namespace

const Rule kWordOrder{
    .name = "word-order",
    .judge = judgeWordOrder,
    .title = {"The two words of a value are swapped", "Les deux mots d'une valeur sont intervertis"},
    .effect = {"A small number becomes a huge one: 5.00 A are shown as 327,680 A, 3.45 kW as 226,099 kW.",
        "Un petit nombre devient énorme : 5,00 A s'affichent 327 680 A, 3,45 kW s'affichent 226 099 kW."},
    .cure = {"The meter sends the high word first. Choose \"big endian\", \"ABCD\" or \"high word first\" for 32-bit "
             "values, and "
             "not \"word swap\", \"CDAB\" or \"little endian\".",
        "Le compteur envoie le mot haut en premier. Choisissez « big endian », « ABCD » ou « mot haut en premier » "
        "pour les valeurs "
        "de 32 bits, et non « word swap », « CDAB » ou « little endian »."},
    .needs = {"the values that the client shows (--mapping and --values)",
        "les valeurs que le client affiche (--mapping et --values)"},
};

} // namespace vmeter::coach
