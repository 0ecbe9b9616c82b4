// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/wire/client_record.h"

#include <cstdint>
#include <optional>

namespace vmeter::coach {

/// A client that sends the next request sooner than this after an unanswered one has several under way by intention; no
/// time-out is as short.
inline constexpr double kShortestTimeout = 0.15; // s

/// True if a fault has changed, delayed or lost the reply, or holds it back still.
bool isStruck(const Exchange& exchange);

/// What a client did before the reply to one request came.
struct GivenUp {
    int64_t time = 0;               ///< nanoseconds since 1970-01-01 UTC
    bool closed = false;            ///< it ended the connection
    const Exchange* next = nullptr; ///< the request that it sent in place; null: none
};

/// When and how the client gave up waiting for the reply to `exchange`, which belongs to `client`; nothing if it waited
/// until the reply came, or until now.
std::optional<GivenUp> givenUp(const ClientRecord& client, const Exchange& exchange);

} // namespace vmeter::coach
