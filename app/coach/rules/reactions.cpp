// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/reactions.h"

#include <algorithm>

namespace vmeter::coach {

bool isStruck(const Exchange& exchange)
{
    return exchange.spoiled || (!exchange.answered && !exchange.otherUnit);
}

std::optional<GivenUp> givenUp(const ClientRecord& client, const Exchange& exchange)
{
    std::optional<GivenUp> first;
    const auto consider = [&](const GivenUp& reaction) {
        const bool before = !exchange.answered || reaction.time < *exchange.answered;
        if (before && (!first || reaction.time < first->time)) {
            first = reaction;
        }
    };
    const auto begin = std::ranges::upper_bound(client.exchanges, exchange.sent, {}, &Exchange::sent);
    const auto next = std::find_if(begin, client.exchanges.end(), [&](const Exchange& later) {
        return later.connection == exchange.connection && secondsBetween(exchange.sent, later.sent) >= kShortestTimeout;
    });
    if (next != client.exchanges.end()) {
        consider({.time = next->sent, .next = &*next});
    }
    const Connection* connection = client.connection(exchange.connection);
    if (connection != nullptr && connection->ended && *connection->ended >= exchange.sent) {
        consider({.time = *connection->ended, .closed = true});
    }
    return first;
}

} // namespace vmeter::coach
