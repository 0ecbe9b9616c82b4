// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/entry_text.h"

#include <nlohmann/json.hpp>

namespace vmeter {

/// Members stay in the order in which they are written.
using EntryJson = nlohmann::ordered_json;

/// The scale as a number: 0.01, 10.
inline EntryJson scaleJson(const RegisterRow& row)
{
    return EntryJson::parse(scaleText(row));
}

/// The number of a value that does not exist, or null.
inline EntryJson noValueJson(const RegisterRow& row)
{
    const std::string number = noValueNumber(row);
    return number.empty() ? EntryJson() : EntryJson::parse(number);
}

inline std::string printed(const EntryJson& json)
{
    return json.dump(2) + "\n";
}

} // namespace vmeter
