// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/value_reader.h"

#include <string_view>

namespace vmeter::scenario_format {

/// Reads the required key `version`; the format has only one version so far.
void readVersion(Diagnostics& diagnostics, const MapReader& map);

/// Reads the map in `text` with `read(diagnostics, map)`. Returns its result, or all errors.
template <class T, class Read> ScenarioResult<T> parse(std::string_view text, const KeySet& keySet, Read read)
{
    Diagnostics diagnostics(text);
    const auto tree = readYaml(text);
    if (const auto* error = std::get_if<YamlError>(&tree)) {
        diagnostics.add(error->at, "", error->message);
        return diagnostics.release();
    }
    const MapReader map(diagnostics, {&std::get<YamlNode>(tree), {}, ""}, keySet);
    T result = read(diagnostics, map);
    if (!diagnostics.empty()) {
        return diagnostics.release();
    }
    return result;
}

} // namespace vmeter::scenario_format
