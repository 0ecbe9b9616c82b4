// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/text_input.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// What stands before the rows of a CSV file, and how a row is divided.
struct CsvForm {
    char separator = ',';           ///< ' ': any number of blanks
    std::vector<std::string> names; ///< of the columns; empty: the file has no head line
    std::vector<std::string> units; ///< of a line of units under the head; empty: none
    std::size_t headLine = 0;       ///< number of the head line; 0: none
    std::size_t lastHeadLine = 0;   ///< number of the last line before the rows
};

inline constexpr std::size_t kMaxCsvColumns = 1000;

/// Reads rows: skips empty lines and comments, joins lines within quotes.
class CsvRows {
public:
    CsvRows(TextInput& input, char separator)
        : m_input(input)
        , m_separator(separator)
    {
    }

    /// Skips to the line behind `number`.
    void skipTo(std::size_t number) { m_skipTo = number; }
    /// Reads the next row into `fields`, without blanks and quotes around each; valid until the next call. Returns
    /// false after the last row or if the file cannot be read on (TextInput::error()).
    bool next(std::vector<std::string_view>& fields);
    /// Number of the first line of the last row.
    [[nodiscard]] std::size_t line() const { return m_line; }

private:
    TextInput& m_input;
    char m_separator;
    std::size_t m_skipTo = 0;
    std::size_t m_line = 0;
    std::string m_joined;
    std::deque<std::string> m_unescaped;
};

/// Divides a line at `separator`, but not within quotes ("" in them is one). Returns false if a quote is not closed.
bool splitCsv(
    std::string_view line, char separator, std::vector<std::string_view>& fields, std::deque<std::string>& unescaped);

/// Finds separator, head line and units; `input` is at its begin before and anywhere behind. Returns an error if no
/// separator divides the lines.
Expected<CsvForm> findCsvForm(TextInput& input);

/// A text that looks like a number, a date or a time of day: no letters but T, Z, e, AM and PM, and a digit.
bool looksLikeValue(std::string_view text);

} // namespace vmeter
