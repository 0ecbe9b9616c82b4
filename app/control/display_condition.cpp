// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/display_condition.h"

#include "app/control/api_error.h"
#include "app/control/request_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace vmeter {

namespace {

using Matches = bool (*)(const LcdFrame& frame, std::string_view value);

bool iconIsLit(const LcdFrame& frame, std::string_view name)
{
    for (std::size_t i = 0; i < kIcons; ++i) {
        if (const auto icon = static_cast<Icon>(i); iconName(icon) == name) {
            return frame.isLit(icon);
        }
    }
    return false;
}

struct Part {
    std::string_view name;
    Matches matches;
};
constexpr auto kMenuMatches
    = [](const LcdFrame& frame, std::string_view value) { return labelText(frame).data() == value; };
constexpr std::array kParts{
    Part{"menu", kMenuMatches},
    Part{"label", kMenuMatches},
    Part{"main", [](const LcdFrame& frame, std::string_view value) { return mainText(frame).data() == value; }},
    Part{"unit", [](const LcdFrame& frame, std::string_view value) { return unitText(frame) == value; }},
    Part{"icon", iconIsLit},
};

/// A unit or mark that does not exist is an error, because the wait would never end.
bool exists(std::string_view part, std::string_view name)
{
    if (part != "unit" && part != "icon") {
        return true;
    }
    for (std::size_t i = part == "unit" ? kFirstUnitIcon : 0; i < kIcons; ++i) {
        if (iconName(static_cast<Icon>(i)) == name) {
            return true;
        }
    }
    return false;
}

} // namespace

std::function<bool(const LcdFrame&)> displayCondition(const std::string& text)
{
    std::vector<std::pair<Matches, std::string>> conditions;
    for (std::string_view rest = text; !rest.empty() || conditions.empty();) {
        const auto condition = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(condition.size() + 1, rest.size()));
        const auto colon = condition.find(':');
        const auto part = std::ranges::find(kParts, condition.substr(0, colon), &Part::name);
        if (colon == std::string_view::npos || part == kParts.end()) {
            throw ApiError(400, "invalid_field",
                "\"until\" must be conditions such as unit:kvarh with commas between; known: menu, label, main, unit, "
                "icon",
                "until");
        }
        const auto value = condition.substr(colon + 1);
        if (!exists(part->name, value)) {
            throw ApiError(400, "invalid_field",
                "\"until\": the display has no " + std::string(part->name) + " '" + shortened(value)
                    + "'; names are those of GET /v1/lcd",
                "until");
        }
        conditions.emplace_back(part->matches, value);
    }
    return [conditions = std::move(conditions)](const LcdFrame& frame) {
        return std::ranges::all_of(
            conditions, [&](const auto& condition) { return condition.first(frame, condition.second); });
    };
}

} // namespace vmeter
