// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/rule_list.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

constexpr std::size_t kManyConnections = 5;
constexpr double kOften = 30;        // s between two connections; a client that polls less often may close
constexpr std::size_t kPoolSize = 4; // connections that a client may keep side by side
constexpr double kQuickClose = 2;    // s between the last reply and the end of a connection that is for one poll

struct Habit {
    std::vector<const Connection*> opened;
    std::size_t forOnePoll = 0; ///< of these, closed by the client soon after they were opened
    std::size_t atOnce = 0;     ///< most connections open side by side
};

/// True if the client closed the connection soon although each of its requests was answered.
bool isForOnePoll(const ClientRecord& client, const Connection& connection)
{
    if (!connection.closedByClient || !connection.ended || connection.requests == 0
        || secondsBetween(connection.opened, *connection.ended) >= kQuickClose) {
        return false;
    }
    return std::ranges::all_of(client.between(connection.opened, *connection.ended + 1),
        [&](const Exchange& exchange) { return exchange.connection != connection.number || exchange.isClean(); });
}

Habit habitOf(const Case& seen)
{
    Habit habit;
    const auto isQuiet = [&](int64_t time) {
        return !seen.live || std::ranges::any_of(seen.marks, [&](const Mark& mark) {
            return !nameOf(mark.kind).isFault && mark.begin <= time && time < mark.end;
        });
    };
    for (const Connection& connection : seen.client.connections) {
        if (!isQuiet(connection.opened)) {
            continue;
        }
        habit.opened.push_back(&connection);
        habit.forOnePoll += isForOnePoll(seen.client, connection) ? 1 : 0;
        const auto besides = std::ranges::count_if(
            habit.opened, [&](const Connection* other) { return !other->ended || *other->ended > connection.opened; });
        habit.atOnce = std::max(habit.atOnce, static_cast<std::size_t>(besides));
    }
    return habit;
}

Evidence connectionEvidence(const Case& seen, const Connection& connection, LocalizedText words)
{
    const auto first = std::ranges::find(seen.client.exchanges, connection.number, &Exchange::connection);
    return first == seen.client.exchanges.end() ? Evidence{.words = std::move(words)}
                                                : evidenceOf(*first, std::move(words));
}

Finding judgeConnectionPerPoll(const Case& seen)
{
    const Habit habit = habitOf(seen);
    const std::size_t opened = habit.opened.size();
    if (opened >= kManyConnections) {
        const double spacing = secondsBetween(habit.opened.front()->opened, habit.opened.back()->opened)
            / static_cast<double>(opened - 1);
        const std::string count = std::to_string(opened);
        const Connection& example = *habit.opened[1];
        if (habit.forOnePoll * 2 > opened && spacing < kOften) {
            return mistake({connectionEvidence(seen, example,
                {"The client opened " + count + " connections while nothing was wrong, each for a poll or for a value.",
                    "Le client a ouvert " + count
                        + " connexions sans qu'il y ait de défaut, chacune pour un relevé ou une "
                          "valeur."})});
        }
        if (habit.atOnce > kPoolSize && spacing < kOften) {
            return mistake({connectionEvidence(seen, example,
                {"The client opened " + count + " connections and left " + std::to_string(habit.atOnce)
                        + " of them open side by side.",
                    "Le client a ouvert " + count + " connexions et en a laissé " + std::to_string(habit.atOnce)
                        + " ouvertes côte à côte."})});
        }
    }
    constexpr std::size_t kEnoughRequests = 5;
    return seen.quiet().size() >= kEnoughRequests ? right() : notSeen();
}

} // namespace

const Rule kConnectionPerPoll{
    .name = "connection-per-poll",
    .judge = judgeConnectionPerPoll,
    .title = {"A new connection is made for each poll", "Une nouvelle connexion pour chaque relevé"},
    .effect = {"A real meter keeps few connections and holds a closed one for minutes: sooner or later it refuses the "
               "client, or "
               "drops another one.",
        "Un vrai compteur accepte peu de connexions et garde une connexion fermée pendant des minutes : tôt ou tard il "
        "refuse le "
        "client, ou en chasse un autre."},
    .cure
    = {"Open one connection, keep it for all polls, and open a new one only when it has failed. Close the failed one "
       "before.",
        "Ouvrez une connexion, gardez-la pour tous les relevés et n'en ouvrez une nouvelle que lorsqu'elle a failli. "
        "Fermez "
        "d'abord l'ancienne."},
    .needs = {"several polls without any fault", "plusieurs relevés sans aucun défaut"},
};

} // namespace vmeter::coach
