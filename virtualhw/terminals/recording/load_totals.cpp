// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_totals.h"

#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vmeter {

namespace {

// Totals and twins agree within this share of the larger one, and this many W, var, VA, Wh or A.
constexpr double kCheckShare = 0.03;
constexpr double kCheckPower = 10;
constexpr double kCheckCurrent = 0.2;

using Part = ColumnMeaning::Part;

Message atLine(std::size_t line, const Message& what)
{
    return Phrase("Recording", "line %1: %2").with(line, what);
}

} // namespace

TotalsCheck::TotalsCheck(const LoadColumns& columns)
    : m_columns(columns.values)
    , m_checks(columns.values.size())
{
}

void TotalsCheck::compare(std::size_t line, const std::vector<double>& row)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const LoadColumn& column = m_columns[i];
        if (!column.check || std::isnan(row[i])) {
            continue;
        }
        double other = 0;
        bool found = false;
        if (column.twin) {
            other = row[*column.twin];
            found = true;
        } else if (!column.phase && column.part == Part::net && column.measured != Measured::voltage
            && column.measured != Measured::powerFactor && column.measured != Measured::current) {
            for (std::size_t k = 0; k < row.size(); ++k) {
                const LoadColumn& phase = m_columns[k];
                if (!phase.check && phase.phase && phase.measured == column.measured && phase.part == column.part) {
                    other += row[k];
                    found = true;
                }
            }
        }
        if (!found || std::isnan(other)) {
            continue;
        }
        const bool current = column.measured == Measured::current || column.measured == Measured::powerFactor;
        const double tolerance
            = kCheckShare * std::max(std::fabs(row[i]), std::fabs(other)) + (current ? kCheckCurrent : kCheckPower);
        if (std::fabs(row[i] - other) > tolerance) {
            ++m_checks[i].rows;
            m_checks[i].firstLine = m_checks[i].firstLine == 0 ? line : m_checks[i].firstLine;
        }
    }
}

Expected<void> TotalsCheck::verdict(const CsvForm& form, std::vector<Message>& notes) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const LoadColumn& column = m_columns[i];
        const std::string name
            = column.index < form.names.size() ? inQuotes(form.names[column.index]) : std::to_string(column.index + 1);
        if (column.check && m_checks[i].rows == 0) {
            if (column.twin || (!column.phase && column.part == Part::net && column.measured != Measured::voltage)) {
                notes.push_back(Phrase("Recording", "column %1 says the same again and is not added").with(name));
            } else {
                notes.push_back(Phrase("Recording", "column %1 is not used").with(name));
            }
            continue;
        }
        if (!column.check) {
            continue;
        }
        if (column.twin) {
            return refused(atLine(m_checks[i].firstLine,
                Phrase("Recording",
                    "columns %1 and %2 are the same quantity and differ: say with columns: in the scenario's "
                    "profile which one counts")
                    .with(m_columns[*column.twin].index + 1, column.index + 1)));
        }
        const auto phases = std::count_if(m_columns.begin(), m_columns.end(), [&](const LoadColumn& c) {
            return !c.check && c.phase && c.measured == column.measured && c.part == column.part;
        });
        if (phases < 3) {
            return refused(atLine(m_checks[i].firstLine,
                Phrase("Recording",
                    "the total of column %1 is not the sum of the phases that are there: say with columns: in the "
                    "scenario's profile what counts")
                    .with(name)));
        }
        notes.push_back(Phrase("Recording",
            "the total of column %1 is not the sum of the three phases in %n rows, the first in line %2; the "
            "phases count",
            nullptr, m_checks[i].rows)
                            .with(name, m_checks[i].firstLine));
    }
    return {};
}

} // namespace vmeter
