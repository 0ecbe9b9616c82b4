// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

bool breaksConnections(PhaseKind kind)
{
    return kind == PhaseKind::reset || kind == PhaseKind::unplugged || kind == PhaseKind::restart;
}

/// True if the client waits on an open connection for a reply that was lost: a matter of its time-out.
bool waitsForLostReply(const Case& seen, const Mark& mark)
{
    const auto during = seen.client.between(mark.begin, mark.end);
    if (mark.kind != PhaseKind::lost || during.empty()) {
        return false;
    }
    const Connection* connection = seen.client.connection(during.back().connection);
    return connection != nullptr && !connection->ended && !during.back().answered;
}

LocalizedText whatHappened(PhaseKind kind)
{
    switch (kind) {
    case PhaseKind::reset:
        return {"the connection was reset", "la remise à zéro de la connexion"};
    case PhaseKind::unplugged:
        return {"the cable was out", "le débranchement du câble"};
    case PhaseKind::restart:
        return {"the meter restarted", "le redémarrage du compteur"};
    case PhaseKind::exception:
        return {"the meter answered with exceptions", "des réponses d'exception"};
    default:
        return {"replies were late, lost or wrong", "des réponses tardives, perdues ou fausses"};
    }
}

Finding judgeReconnect(const Case& seen)
{
    bool back = false;
    for (const Mark& mark : seen.marks) {
        if (!nameOf(mark.kind).isFault || mark.kind == PhaseKind::frozen) {
            continue;
        }
        const auto before = seen.client.between(0, mark.begin);
        const auto after = seen.client.between(mark.faultEnd, mark.end);
        if (std::ranges::none_of(before, &Exchange::isClean)) {
            continue;
        }
        if (std::ranges::any_of(after, &Exchange::isClean)) {
            back = back || breaksConnections(mark.kind);
            continue;
        }
        if (mark.patient || waitsForLostReply(seen, mark)) {
            continue;
        }
        const std::string waited = std::to_string(static_cast<int>(secondsBetween(mark.faultEnd, mark.end)));
        const LocalizedText what = whatHappened(mark.kind);
        Evidence evidence = evidenceOf(seen.client.between(0, mark.end).back(),
            {"After " + what.en + " the client got no reply any more, for " + waited
                    + " s after the fault was over; this was its last request.",
                "Après " + what.fr + ", le client n'a plus reçu de réponse pendant les " + waited
                    + " s qui ont suivi la fin du défaut ; voici sa dernière requête."});
        evidence.meterTime = mark.meterTime;
        return mistake({std::move(evidence)});
    }
    return back ? right() : notSeen();
}

} // namespace

const Rule kReconnect{
    .name = "reconnect",
    .judge = judgeReconnect,
    .title = {"The client does not find back after a failure", "Le client ne reprend pas après une panne"},
    .effect = {"One power cut or one pulled plug, and readings are missing until somebody restarts the client: a "
               "night, a week-end, "
               "a month.",
        "Une coupure de courant ou une prise retirée, et les relevés manquent jusqu'à ce que quelqu'un relance le "
        "client : une "
        "nuit, un week-end, un mois."},
    .cure = {"Take each error of the connection (closed, reset, time-out, refused) as the end of the connection: close "
             "it, open a "
             "new one at the next poll, and never stop trying. Pause longer after each failure, up to one minute.",
        "Prenez toute erreur de la connexion (fermée, remise à zéro, délai expiré, refusée) pour sa fin : fermez-la, "
        "ouvrez-en une "
        "nouvelle au relevé suivant, et n'arrêtez jamais d'essayer. Allongez la pause après chaque échec, jusqu'à une "
        "minute."},
    .needs = {"broken connections (phases reset, unplugged and restart of the plan)",
        "des connexions rompues (phases reset, unplugged et restart du plan)"},
};

} // namespace vmeter::coach
