// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"

#include <algorithm>
#include <map>

namespace vmeter::coach {

namespace {

/// A client that asks again so soon after an unanswered request has not waited for the reply: no client has a time-out
/// as short as that.
constexpr double kAtOnce = 0.15; // s

/// Two requests that were open at the same time on one connection.
struct Overlap {
    const Exchange* first = nullptr;
    const Exchange* second = nullptr;
};

std::vector<Overlap> overlapsOf(const Case& seen)
{
    std::vector<Overlap> overlaps;
    std::map<uint64_t, std::vector<const Exchange*>> open;
    for (const Exchange& exchange : seen.client.exchanges) {
        auto& before = open[exchange.connection];
        std::erase_if(before, [&](const Exchange* earlier) {
            return (earlier->answered && *earlier->answered < exchange.sent)
                || secondsBetween(earlier->sent, exchange.sent) >= kAtOnce;
        });
        for (const Exchange* earlier : before) {
            overlaps.push_back({earlier, &exchange});
        }
        before.push_back(&exchange);
    }
    return overlaps;
}

Finding judgePipelining(const Case& seen)
{
    std::vector<Evidence> evidence;
    for (const auto& [first, second] : overlapsOf(seen)) {
        // The same question twice: any of the two replies is right.
        const bool same = std::equal(
            first->request.begin() + 2, first->request.end(), second->request.begin() + 2, second->request.end());
        if (first->transactionId == second->transactionId && !same) {
            const std::string id = std::to_string(second->transactionId);
            evidence.push_back(evidenceOf(*second,
                {"Sent before the reply to the request before came, with the same transaction id " + id + ".",
                    "Envoyée avant la réponse à la requête précédente, avec le même numéro de transaction " + id
                        + "."}));
        }
    }
    constexpr std::size_t kEnoughRequests = 5;
    const bool seenLate = !seen.live || !seen.marksOf(PhaseKind::late).empty();
    if (evidence.size() >= 2) {
        return mistake(std::move(evidence));
    }
    return seenLate && seen.client.exchanges.size() >= kEnoughRequests ? right() : notSeen();
}

} // namespace

const Rule kUnmatchedPipelining{
    .name = "unmatched-pipelining",
    .judge = judgePipelining,
    .title = {"Several requests are under way that cannot be told apart",
        "Plusieurs requêtes en cours, impossibles à distinguer"},
    .effect
    = {"When one reply is late or lost, each following one is taken for another question: the voltage stands where the "
       "current should be.",
        "Quand une réponse tarde ou se perd, chacune des suivantes est prise pour une autre question : la tension "
        "s'affiche à "
        "la place du courant."},
    .cure = {"Give each request a transaction id of its own and match replies by it; or send the next request only "
             "when the reply "
             "has come or the time-out is over. Many meters keep only one request at a time.",
        "Donnez à chaque requête son propre numéro de transaction et rapprochez les réponses par lui ; ou n'envoyez la "
        "requête "
        "suivante qu'une fois la réponse reçue ou le délai expiré. Beaucoup de compteurs n'acceptent qu'une requête à "
        "la fois."},
    .needs = {"late replies (phase late of the plan)", "des réponses en retard (phase late du plan)"},
};

} // namespace vmeter::coach
