// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/reactions.h"
#include "app/coach/rules/rule_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace vmeter::coach {

namespace {

/// The request behind `exchange` on its connection; null: none.
const Exchange* nextOn(const ClientRecord& client, const Exchange& exchange)
{
    const auto begin = std::ranges::upper_bound(client.exchanges, exchange.sent, {}, &Exchange::sent);
    const auto next = std::find_if(
        begin, client.exchanges.end(), [&](const Exchange& later) { return later.connection == exchange.connection; });
    return next == client.exchanges.end() ? nullptr : &*next;
}

/// How the client goes on after replies that are late by less than its time-out.
struct Rhythm {
    std::vector<double> gaps; ///< from the late reply to the next request, seconds; negative: the request came before
    std::vector<const Exchange*> requests; ///< those next requests
};

Rhythm rhythmIn(const Case& seen, const Mark& mark)
{
    Rhythm rhythm;
    for (const Exchange& exchange : seen.client.between(mark.begin, mark.end)) {
        const Exchange* next = exchange.spoiled && exchange.answered ? nextOn(seen.client, exchange) : nullptr;
        // A reply that waited for an earlier one on the same connection was late by more.
        const bool lateByItself
            = exchange.answered && secondsBetween(exchange.sent, *exchange.answered) < 1.5 * mark.delay;
        if (next != nullptr && lateByItself) {
            rhythm.gaps.push_back(secondsBetween(*exchange.answered, next->sent));
            rhythm.requests.push_back(next);
        }
    }
    return rhythm;
}

/// Of replies without fault: time from a reply to the next request, the lower quartile. With several requests a poll,
/// this is the time within a poll.
double quietGap(const Case& seen)
{
    std::vector<double> gaps;
    for (const Exchange* exchange : seen.quiet()) {
        const Exchange* next = exchange->isClean() ? nextOn(seen.client, *exchange) : nullptr;
        if (next != nullptr) {
            gaps.push_back(secondsBetween(*exchange->answered, next->sent));
        }
    }
    std::ranges::sort(gaps);
    return gaps.empty() ? 0 : gaps[gaps.size() / 4];
}

/// A late reply that the client gave up on, and then asked again on the same connection.
struct Late {
    const Exchange* exchange = nullptr;
    GivenUp reaction;
    const Mark* mark = nullptr;
};

std::vector<Late> givenUpReplies(const Case& seen)
{
    std::vector<Late> late;
    for (const Mark* mark : seen.marksOf(PhaseKind::late)) {
        for (const Exchange& exchange : seen.client.between(mark->begin, mark->end)) {
            const auto reaction = isStruck(exchange) ? givenUp(seen.client, exchange) : std::nullopt;
            if (reaction) {
                late.push_back({&exchange, *reaction, mark});
            }
        }
    }
    return late;
}

/// True if the replies of the probe show that the client takes each reply for that to the request before; false if they
/// show that it does not; nothing if they cannot show it.
std::optional<bool> isBehind(const Case& seen, const Rhythm& before, const Rhythm& after, double delay)
{
    if (before.gaps.empty() || after.gaps.empty()) {
        return std::nullopt;
    }
    const auto waits = [](double gap) { return gap >= 0; };
    if (!std::ranges::all_of(before.gaps, waits)) {
        return std::nullopt; // has several requests under way by intention
    }
    const auto early = std::ranges::count_if(after.gaps, [](double gap) { return gap < 0; });
    if (early >= 2 || static_cast<std::size_t>(early) == after.gaps.size()) {
        return true;
    }
    const double pause = quietGap(seen);
    constexpr double kPart = 0.5;
    if (early == 0 && pause < delay) {
        // Several requests a poll: one that is behind would have asked before the reply came. One that asks only the
        // first of them has not taken the reply at all.
        const bool goesOn = std::ranges::min(after.gaps) < kPart * delay;
        return goesOn ? std::optional(false) : std::nullopt;
    }
    // One request a poll: a client that pauses after each reply shifts its rhythm by the delay, unless it had its reply
    // already. A client with a fixed rhythm shows nothing.
    const double least = std::ranges::min(before.gaps);
    if (least < pause - kPart * delay) {
        return std::nullopt;
    }
    return std::ranges::max(after.gaps) < least - kPart * delay;
}

/// A request that has the transaction id of another one which is still open, and asks for something else.
const Exchange* reusedId(const Case& seen, const Late& late)
{
    for (const Exchange* next = nextOn(seen.client, *late.exchange); next != nullptr;
         next = nextOn(seen.client, *next)) {
        if (late.exchange->answered && next->sent >= *late.exchange->answered) {
            return nullptr;
        }
        const bool same = std::equal(next->request.begin() + 2, next->request.end(), late.exchange->request.begin() + 2,
            late.exchange->request.end());
        const bool deliberate = secondsBetween(late.exchange->sent, next->sent) >= kShortestTimeout;
        if (deliberate && next->transactionId == late.exchange->transactionId && !same) {
            return next;
        }
    }
    return nullptr;
}

/// A read that the client had in each poll, and after the late reply no more although each request was answered; after
/// the next fault, which clears what is left of the connection, it has it again. So it dropped each reply as that to
/// the request before, and began each poll anew. Null: there is none.
const Exchange* missedRead(const Case& seen, const Late& late)
{
    constexpr std::ptrdiff_t kOften = 5; // replies
    constexpr std::size_t kHabit = 3;    // reads
    constexpr double kEachPoll = 0.7;    // what is read less often may be due later
    const auto cleared = std::ranges::find_if(seen.marks, [&](const Mark& mark) {
        const bool isLate = mark.kind == PhaseKind::late || mark.kind == PhaseKind::probe;
        return mark.begin > late.exchange->sent && nameOf(mark.kind).isFault && !isLate;
    });
    if (late.reaction.closed || cleared == seen.marks.end()) {
        return nullptr;
    }
    const auto during = seen.client.between(late.reaction.time, cleared->begin);
    const auto afterwards = seen.client.between(cleared->faultEnd, INT64_MAX);
    const auto answered = std::ranges::count_if(during, [&](const Exchange& exchange) {
        return exchange.connection == late.exchange->connection && exchange.answered && exchange.exception == 0;
    });
    std::map<std::pair<uint16_t, uint16_t>, std::size_t> before; // how often each range was read
    std::size_t most = 0;
    for (const Exchange& read : seen.client.between(0, late.exchange->sent)) {
        most = read.isRead ? std::max(most, ++before[{read.address, read.count}]) : most;
    }
    for (const auto& [range, count] : before) {
        const auto isSame = [&](const Exchange& other) {
            return other.isRead && other.address == range.first && other.count == range.second;
        };
        const bool eachPoll = count >= kHabit && static_cast<double>(count) >= kEachPoll * static_cast<double>(most);
        const auto again = std::ranges::find_if(afterwards, isSame);
        if (answered >= kOften && eachPoll && std::ranges::none_of(during, isSame) && again != afterwards.end()) {
            return &*again;
        }
    }
    return nullptr;
}

Finding judgeTransactionId(const Case& seen)
{
    const std::vector<Late> late = givenUpReplies(seen);
    std::vector<Evidence> evidence;
    for (const Late& reply : late) {
        if (const Exchange* reused = reusedId(seen, reply)) {
            const std::string id = std::to_string(reused->transactionId);
            evidence.push_back(evidenceOf(*reused,
                {"Sent with transaction id " + id
                        + " while the reply to another request with this id was still to come.",
                    "Envoyée avec le numéro de transaction " + id
                        + " alors que la réponse à une autre requête du même numéro devait encore venir."}));
        }
    }
    for (const Late& reply : late) {
        if (const Exchange* missed = missedRead(seen, reply); missed != nullptr && evidence.empty()) {
            const std::string range = std::to_string(missed->address) + " + " + std::to_string(missed->count);
            evidence.push_back(evidenceOf(*reply.exchange,
                {"After this reply came late the client did not ask for " + range
                        + " any more, although each request was answered, until the connection had another fault.",
                    "Après cette réponse tardive, le client n'a plus demandé " + range
                        + ", bien que chaque requête ait eu sa réponse, jusqu'au défaut suivant de la connexion."}));
        }
    }
    bool undecided = false;
    for (const Mark* probe : seen.marksOf(PhaseKind::probe)) {
        Rhythm before;
        for (const Mark* mark : seen.marksOf(PhaseKind::late)) {
            if (mark->delay <= probe->delay && mark->begin < probe->begin) {
                const Rhythm more = rhythmIn(seen, *mark);
                before.gaps.insert(before.gaps.end(), more.gaps.begin(), more.gaps.end());
            }
        }
        const bool stayed = std::ranges::any_of(late, [&](const Late& reply) {
            const auto in = seen.client.between(probe->begin, probe->end);
            return std::ranges::any_of(
                in, [&](const Exchange& e) { return e.connection == reply.exchange->connection; });
        });
        if (!stayed) {
            continue; // closed the connection: what was still to come went with it
        }
        const Rhythm after = rhythmIn(seen, *probe);
        const std::optional<bool> behind = isBehind(seen, before, after, probe->delay);
        undecided = undecided || !behind;
        if (behind.value_or(false)) {
            evidence.push_back(evidenceOf(*after.requests.front(),
                {"After one late reply the client takes each reply for that to the request before: it sent this "
                 "request "
                 "although the reply to the one before was held back.",
                    "Après une réponse tardive, le client prend chaque réponse pour celle de la requête précédente : "
                    "il a "
                    "envoyé cette requête alors que la réponse à la précédente était retenue."}));
        }
    }
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    if (late.empty()) {
        return notSeen({"replies that are later than the client's time-out (plan full has 13 s)",
            "des réponses plus tardives que le délai du client (le plan full va à 13 s)"});
    }
    if (undecided || seen.marksOf(PhaseKind::probe).empty()) {
        return notSeen({"a client with several requests a poll, or one that pauses after each reply; or its values",
            "un client qui envoie plusieurs requêtes par relevé ou fait une pause après chaque réponse ; ou ses "
            "valeurs"});
    }
    return right();
}

} // namespace

const Rule kTransactionId{
    .name = "transaction-id",
    .judge = judgeTransactionId,
    .title
    = {"The transaction id of replies is not checked", "Le numéro de transaction des réponses n'est pas vérifié"},
    .effect
    = {"After one late reply the client is one behind for ever: each value belongs to the request before, the voltage "
       "stands where the current should be, and no error is shown.",
        "Après une seule réponse tardive, le client a pour toujours une réponse de retard : chaque valeur appartient à "
        "la requête "
        "précédente, la tension s'affiche à la place du courant, sans aucune erreur."},
    .cure = {"Give each request a new transaction id and drop replies that have another one. Or close the connection "
             "after each "
             "time-out, so that what is still to come goes with it.",
        "Donnez à chaque requête un nouveau numéro de transaction et jetez les réponses qui en ont un autre. Ou fermez "
        "la "
        "connexion après chaque délai expiré : ce qui devait encore venir disparaît avec elle."},
    .needs
    = {"late replies (phases late and probe of the plan)", "des réponses en retard (phases late et probe du plan)"},
};

} // namespace vmeter::coach
