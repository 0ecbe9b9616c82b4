// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/scenario_schema.h"
#include "virtualhw/training/lesson_schema.h"

#include <array>
#include <string>
#include <string_view>

namespace vmeter {

/// A JSON Schema that `vmeter schema NAME` prints: of the files that a user writes.
struct SchemaRow {
    std::string_view name;
    std::string (*print)();
};
inline constexpr std::array kSchemaRows{
    SchemaRow{"scenario", scenarioSchema},
    SchemaRow{"load", loadSchema},
    SchemaRow{"lesson", lessonSchema},
    SchemaRow{"exam", examSchema},
};

} // namespace vmeter
