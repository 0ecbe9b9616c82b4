// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/terminals/recording/column_names.h"
#include "virtualhw/terminals/recording/csv_rows.h"
#include "virtualhw/terminals/recording/load_profile.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// A column of the file whose values are read.
struct LoadColumn {
    std::size_t index = 0; ///< in the file, from 0
    Measured measured = Measured::activePower;
    std::optional<std::size_t> phase; ///< empty: all phases together
    ColumnMeaning::Part part = ColumnMeaning::Part::net;
    double factor = 1; ///< to W, var, VA, A, V, Wh, varh
    bool reading = false;
    bool interval = false;
    /// Only compared with what is read elsewhere: a total beside its phases, a column that comes twice.
    bool check = false;
    std::optional<std::size_t> twin; ///< of a check: the column of the same quantity, in LoadColumns::values
};

/// Which columns of a load curve are read as what.
struct LoadColumns {
    std::size_t time = 0;
    std::optional<std::size_t> timeOfDay; ///< `time` holds the date, this column the time of day
    bool timeIsEnd = false;
    std::vector<LoadColumn> values;
    std::vector<Message> notes;
};

/// Chooses the columns by their names, by the first rows (`sample`, fields of each) and by the options.
Expected<LoadColumns> chooseLoadColumns(
    const CsvForm& form, const std::vector<std::vector<std::string>>& sample, const LoadProfileOptions& options);

} // namespace vmeter
