// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/rules/rule.h"

namespace vmeter::coach {

/// A number that the client showed, and what it comes to.
struct JudgedValue {
    const ShownValue* shown = nullptr; ///< never null
    Reading reading;
};

/// The numbers that a client showed in times without faults, but for registers that it reads displaced or by halves.
std::vector<JudgedValue> quietReadings(const Case& seen);

/// Those of one kind.
std::vector<JudgedValue> ofKind(const std::vector<JudgedValue>& readings, Reading::Kind kind);

/// Evidence with number and truth. `shownAs`: what the client did, "read with its words swapped".
Evidence valueEvidence(const JudgedValue& value, const LocalizedText& shownAs);

/// Up to two of each name. Empty if there are fewer than two in all: one may be an accident.
std::vector<Evidence> valueEvidence(const std::vector<JudgedValue>& values, const LocalizedText& shownAs);

/// For rules that negative numbers alone show: a mistake if readings are of that kind, right if a negative number was
/// shown as it is. `shownAs`: as of valueEvidence().
Finding judgeNegatives(const Case& seen, Reading::Kind kind, const LocalizedText& shownAs);

/// What such a rule needs.
LocalizedText needsNegatives();

/// "327680000", "-3.45": at most six digits behind the point.
std::string numberText(double number);

} // namespace vmeter::coach
