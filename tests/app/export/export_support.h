// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exporter.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {

/// An order for a meter at 10.0.0.7:1502 with unit id 9, so that no default hides a mistake.
inline ExportOrder orderOf(std::string_view values)
{
    ExportOrder order;
    EXPECT_TRUE(setHost(order, "10.0.0.7:1502").isEmpty());
    order.unitId = 9;
    auto chosen = chooseValues(order.model->registers, values);
    EXPECT_TRUE(chosen) << values;
    order.values = chosen.value_or(std::vector<ExportValue>{});
    return order;
}

/// What `vmeter export --for PROGRAM --values VALUES` writes.
inline std::string entryFor(std::string_view program, std::string_view values)
{
    const Exporter* const exporter = findExporter(program);
    EXPECT_NE(exporter, nullptr) << program;
    const Expected<std::string> entry = exporter->write(*exporter, orderOf(values));
    EXPECT_TRUE(entry) << program;
    return entry.value_or("");
}

} // namespace vmeter
