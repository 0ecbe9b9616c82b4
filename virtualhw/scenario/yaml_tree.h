// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter::scenario_format {

/// Limits for untrusted texts. A scenario needs 9 levels and, with a thousand timeline entries, about 10,000 values.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
inline constexpr int kMaxYamlDepth = 16;
inline constexpr std::size_t kMaxYamlNodes = 100'000;

/// A position in a text as yaml-cpp counts it: lines from 0, columns in bytes from 0.
struct TextPosition {
    int line = 0;
    int column = 0;
};

/// One value of a YAML text. The tree contains the values as text and no references: anchors, aliases and tags are
/// refused, so the tree is never larger than its text.
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

/// Reads one YAML document of at most kMaxTextBytes of UTF-8, within the limits above.
tl::expected<YamlNode, YamlError> readYaml(std::string_view text);

} // namespace vmeter::scenario_format
