// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/rules/rule.h"

namespace vmeter::coach {

// Seen on the wire alone.
extern const Rule kOffByOne;
extern const Rule kHalfOfAPair;
extern const Rule kTornPair;
extern const Rule kFunctionCode;
extern const Rule kUnitId;
extern const Rule kHole;
extern const Rule kRequestSize;
extern const Rule kPollRate;
extern const Rule kUnmatchedPipelining;
extern const Rule kConnectionPerPoll;

// Seen by what a client does when something goes wrong.
extern const Rule kTransactionId;
extern const Rule kReconnect;
extern const Rule kTimeoutRetry;

// Seen by the values that a client shows.
extern const Rule kWordOrder;
extern const Rule kSignedness;
extern const Rule kSentinel;
extern const Rule kScale;
extern const Rule kDirection;
extern const Rule kFailureAsValue;
extern const Rule kCounterSpike;

} // namespace vmeter::coach
