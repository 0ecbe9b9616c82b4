// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/value_reader.h"

#include <string_view>

namespace vmeter::scenario_format {

/// Reads the required key `version`; the format has only one version so far.
void readVersion(Findings& findings, const MapReader& map);

/// Reads the map in `text` with `read(findings, map)`. Returns its result, or all errors.
template <class T, class Read> ScenarioResult<T> parse(std::string_view text, const KeySet& keySet, Read read)
{
    Findings findings(text);
    const auto tree = readYaml(text);
    if (const auto* error = std::get_if<YamlError>(&tree)) {
        findings.add(error->at, "", error->message);
        return findings.take();
    }
    const MapReader map(findings, {&std::get<YamlNode>(tree), {}, ""}, keySet);
    T result = read(findings, map);
    if (!findings.empty()) {
        return findings.take();
    }
    return result;
}

} // namespace vmeter::scenario_format
