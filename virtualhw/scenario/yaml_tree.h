// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter::scenario_format {

/// Bounds on a text by others. A scenario needs 9 levels and, with a thousand timeline entries, some 10,000 values.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
inline constexpr int kMaxYamlDepth = 16;
inline constexpr std::size_t kMaxYamlNodes = 100'000;

/// A place in a text, as yaml-cpp counts: lines from 0, columns in bytes from 0.
struct TextPosition {
    int line = 0;
    int column = 0;
};

/// One value of a YAML text. The tree holds what was written, as text, and nothing by reference: anchors, aliases and
/// tags are refused, so it is never larger than the text it was read from.
struct YamlNode {
    enum class Kind { null, scalar, list, map };
    Kind kind = Kind::null;
    TextPosition at;
    std::string text;            ///< of a scalar
    std::vector<YamlNode> keys;  ///< of a map: scalars, as many as `items`
    std::vector<YamlNode> items; ///< of a list, or the values of a map
};

struct YamlError {
    TextPosition at;
    Message message;
};

/// Reads one YAML document of at most kMaxTextBytes of UTF-8, within the bounds above.
std::variant<YamlNode, YamlError> readYaml(std::string_view text);

} // namespace vmeter::scenario_format
