// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// An error in a scenario text: position, and what would be right.
struct ScenarioError {
    int line = 0;   ///< from 1; 0: the file as a whole
    int column = 0; ///< from 1
    Message message;
    std::string field; ///< path of the key, for example "load.current"
    /// "FILE:LINE:COLUMN: message"
    [[nodiscard]] Message describe(std::string_view fileName) const;
};

/// All errors, one for each line.
Message describe(const std::vector<ScenarioError>& errors, std::string_view fileName);

template <class T> using ScenarioResult = tl::expected<T, std::vector<ScenarioError>>;

/// Reads a scenario (docs/interfaces.md, section 3.1). Returns the scenario only if the whole text is correct. Time and
/// memory are bounded for any text: at most 1 MiB, 16 levels and 100,000 values, no anchors, aliases or tags; the first
/// 50 errors are returned, in the order of the text. Recordings and load curves that it names are read from `folder`;
/// without a folder it must not name any.
ScenarioResult<Scenario> parseScenario(std::string_view text, const std::optional<std::string>& folder = {});
/// Reads a scenario file. For a COMTRADE recording (.cfg, .cff) or a load curve (.csv), makes a scenario that only
/// plays it.
ScenarioResult<Scenario> loadScenarioFile(const std::string& path);

/// The text of a file, cut to one byte more than the allowed size, so that the parser detects a text that is too long.
ScenarioResult<std::string> readTextFile(const std::string& path);

/// Reads the value of `set:` (YAML or JSON) with the same bounds. Omitted quantities do not change.
ScenarioResult<InputChange> parseInputChange(std::string_view text);

/// Reads a fault, such as {"kind": "no_reply", ...} (YAML or JSON), with the same bounds.
ScenarioResult<DeviceFault> parseFault(std::string_view text);

/// Reads {"faults": [...]}, the list that replaces all active faults (YAML or JSON), with the same bounds.
ScenarioResult<std::vector<DeviceFault>> parseFaults(std::string_view text);

} // namespace vmeter
