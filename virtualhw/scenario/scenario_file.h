// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter {

/// What is wrong in a scenario text: where, and what would be right.
struct ScenarioError {
    int line = 0;   ///< from 1; 0: the file as a whole
    int column = 0; ///< from 1
    Message message;
    std::string field; ///< path of the key, for example "load.current"
    /// "FILE:LINE:COLUMN: message"
    [[nodiscard]] Message describe(std::string_view fileName) const;
};

/// All of them, one in a line.
Message describe(const std::vector<ScenarioError>& errors, std::string_view fileName);

template <class T> using ScenarioResult = std::variant<T, std::vector<ScenarioError>>;

/// Reads a scenario (docs/interfaces.md, section 3.1). Either the whole text is right or nothing is taken. Time and
/// memory are bounded whatever the text is: at most 1 MiB, 16 levels and 100,000 values, no anchors, aliases or tags;
/// the first 50 errors are returned, in the order of the text.
/// Recordings and load curves that it names are read from `folder`; without one it may name none.
ScenarioResult<Scenario> parseScenario(std::string_view text, const std::optional<std::string>& folder = {});
/// Of a scenario file; of a COMTRADE recording (.cfg, .cff) or a load curve (.csv), one that plays it and nothing else.
ScenarioResult<Scenario> loadScenarioFile(const std::string& path);

/// The text of a file, at most one byte more than a text may have; whoever reads it sees the excess.
ScenarioResult<std::string> readTextFile(const std::string& path);

/// Reads what stands behind `set:` (YAML, of which JSON is a part), with the same bounds. Angles and currents left out
/// stay as they are.
ScenarioResult<InputChange> parseInputChange(std::string_view text);

/// Reads {"kind": "no_reply", ...}, a fault (YAML or JSON), with the same bounds.
ScenarioResult<Fault> parseFault(std::string_view text);

/// Reads {"faults": [...]}, the faults in force from now on (YAML or JSON), with the same bounds.
ScenarioResult<std::vector<Fault>> parseFaults(std::string_view text);

} // namespace vmeter
