// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/tag.h"
#include "virtualhw/base/expected.h"

#include <string>
#include <string_view>

namespace vmeter {

inline constexpr std::size_t kMaxTags = 10'000;

/// Reads a tag list: YAML (docs/interfaces.md, section 2.8) if the name ends in .yaml or .yml, otherwise a table with a
/// line of headings, as spreadsheets export it: fields divided by ; , or tabs, decimal point or comma, UTF-8, UTF-16 or
/// windows-1252. The error is "FILE:LINE: ..." .
Expected<TagList> readTagList(const std::string& path);

/// The same from texts; `name` stands for the file in errors.
Expected<TagList> readTagTable(std::string_view text, const std::string& name);
Expected<TagList> readTagYaml(std::string_view text, const std::string& name);

} // namespace vmeter
