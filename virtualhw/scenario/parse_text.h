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
    if (!tree) {
        diagnostics.add(tree.error().at, "", tree.error().message);
        return tl::unexpected(diagnostics.release());
    }
    const MapReader map(diagnostics, {&*tree, {}, ""}, keySet);
    T result = read(diagnostics, map);
    if (!diagnostics.empty()) {
        return tl::unexpected(diagnostics.release());
    }
    return result;
}

} // namespace vmeter::scenario_format
