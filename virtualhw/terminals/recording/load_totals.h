// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/recording/load_columns.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vmeter {

/// Compares columns that are not read, totals beside their phases and columns that come twice, with what is read.
class TotalsCheck {
public:
    /// `columns` must outlive this object.
    explicit TotalsCheck(const LoadColumns& columns);

    /// `row`: values of the columns in the line `line`; not a number: missing.
    void compare(std::size_t line, const std::vector<double>& row);

    /// After the last row: adds a note for each of these columns, or returns an error if it cannot be told what counts.
    [[nodiscard]] Expected<void> verdict(const CsvForm& form, std::vector<Message>& notes) const;

private:
    struct Check {
        std::size_t rows = 0; ///< that differ
        std::size_t firstLine = 0;
    };

    const std::vector<LoadColumn>& m_columns;
    std::vector<Check> m_checks;
};

} // namespace vmeter
