// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/tag_check.h"
#include "app/lens/tag_list.h"
#include "app/lens/wire_reader.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// How a tag stands beside the truth.
enum class LensVerdict : uint8_t {
    right,  ///< it shows the truth, and fits the register table
    wrong,  ///< it shows something else, or nothing
    hidden, ///< it shows the truth at the moment, and will not always: the tag does not fit the register table
    unknown ///< the list does not say what the tag is meant to be
};

/// "right", "wrong", "hidden", "unknown".
const char* verdictName(LensVerdict verdict);

/// One tag as its user sees it, and the truth beside it.
struct LensLine {
    Tag tag;
    std::string value;           ///< symbol of what it is meant to be; empty: unknown
    std::optional<double> shown; ///< in the tag's unit; nothing: no reply, or the program's "no value"
    std::optional<double> truth; ///< in the same unit; nothing: the value does not exist
    std::string unit;            ///< of both
    LensVerdict verdict = LensVerdict::unknown;
    std::vector<TagFinding> findings;
};

/// Reads the tags in the order of the list and compares each with the truth. The truth is read over the same wire
/// before and behind the tags, so that a value that changes meanwhile is not taken for a mistake. `control`: address of
/// a control API for the truth; empty: none. The error: no connection, or no answer of the control API.
Expected<std::vector<LensLine>> lookThrough(
    const TagList& list, const RegisterTable& table, WireReader& wire, const QString& control);

/// What a tag shows of the words that it reads.
double shownBy(const Tag& tag, std::span<const uint16_t> words);

} // namespace vmeter
