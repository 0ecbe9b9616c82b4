// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

#include <map>

namespace vmeter::coach {

namespace {

constexpr uint8_t kGatewayPathUnavailable = 0x0A;
constexpr uint8_t kGatewayTargetFailed = 0x0B;

struct UnitUse {
    std::size_t answered = 0;
    std::vector<const Exchange*> unanswered;
};

/// True if the request was for a unit that is not there.
bool isForeign(const Case& seen, const Exchange& exchange)
{
    if (exchange.exception == kGatewayPathUnavailable || exchange.exception == kGatewayTargetFailed) {
        return exchange.isClean();
    }
    return seen.live ? exchange.otherUnit : !exchange.answered;
}

Finding judgeUnitId(const Case& seen)
{
    std::map<uint8_t, UnitUse> units;
    bool answered = false;
    for (const Exchange* exchange : seen.quiet()) {
        UnitUse& unit = units[exchange->unitId];
        const bool broadcastWrite = exchange->unitId == 0 && !exchange->isRead;
        if (isForeign(seen, *exchange)) {
            unit.unanswered.push_back(exchange);
        } else if (!broadcastWrite && exchange->answered) {
            ++unit.answered;
            answered = true;
        }
        if (exchange->unitId == 0 && exchange->isRead && !exchange->answered && seen.live) {
            unit.unanswered.push_back(exchange); // a read as broadcast, which nobody answers
        }
    }
    std::vector<Evidence> evidence;
    for (const auto& [number, unit] : units) {
        // Of a capture: a meter that is silent for all is no matter of the unit.
        if (unit.answered > 0 || unit.unanswered.size() < habit(seen) || (!seen.live && !answered)) {
            continue;
        }
        const std::string id = std::to_string(number);
        evidence.push_back(evidenceOf(*unit.unanswered.front(),
            {"No meter answers to unit " + id + ": the client asked " + std::to_string(unit.unanswered.size())
                    + " times.",
                "Aucun compteur ne répond à l'esclave " + id + " : le client a demandé "
                    + std::to_string(unit.unanswered.size()) + " fois."}));
    }
    return answered || !evidence.empty() ? mistakeIf(std::move(evidence)) : notSeen();
}

} // namespace

const Rule kUnitId{
    .name = "unit-id",
    .judge = judgeUnitId,
    .title = {"The unit id is wrong", "Le numéro d'esclave est faux"},
    .effect
    = {"The meter stays silent, as if the cable were out. The client waits for its time-out on each request, and its "
       "other meters wait with it.",
        "Le compteur reste muet, comme si le câble était débranché. Le client attend l'expiration du délai à chaque "
        "requête, "
        "et ses autres compteurs avec lui."},
    .cure = {"Set the unit id (slave address) that the meter shows in its set-up, 5 as delivered. 0, 1 and 255 are "
             "defaults of "
             "clients and not of this meter.",
        "Réglez le numéro d'esclave que le compteur affiche dans son menu, 5 à la livraison. 0, 1 et 255 sont des "
        "valeurs par "
        "défaut de clients, pas de ce compteur."},
    .needs = {"a request that the meter answers", "une requête à laquelle le compteur répond"},
};

} // namespace vmeter::coach
