// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace vmeter {

/// Values of a trend: total active power in W, then the voltages V1 V2 V3 in V.
inline constexpr std::size_t kTrendQuantities = 1 + kPhases;
using TrendValues = std::array<double, kTrendQuantities>;

/// Period and step of a trend.
enum class TrendPeriod { hour, day };

/// Trend over one period: mean values over equal steps of meter time.
struct Trend {
    double stepSeconds = 0;
    double endSeconds = 0;                         ///< meter time at the end of the newest step
    std::vector<std::optional<TrendValues>> steps; ///< oldest first; no value while the meter had no power
};

/// Records power and voltages in meter time, independent of the speed. Values between two readings are interpolated
/// linearly. [inferred] The last hour in steps of 10 s, the last day in steps of 5 min; lost when the program ends. All
/// functions may be called from any thread.
class TrendRecorder {
public:
    /// Adds a reading at meter time `now`. Must be called once a second or after a skip. If `now` is earlier than
    /// before, the bench was replaced, and all recorded values are deleted.
    void process(MeterTime now, const MeterState& state);

    [[nodiscard]] Trend trend(TrendPeriod period) const;

private:
    struct Course {
        Duration step{};
        std::size_t length = 0;                       ///< number of steps that are kept
        std::deque<std::optional<TrendValues>> steps; ///< complete steps
        TrendValues sum{};                            ///< sum of values times samples in the present step
        Duration covered{};                           ///< time in `sum`
    };
    struct Reading {
        MeterTime at{};
        std::optional<TrendValues> values; ///< no value until the meter has measured
    };
    static void run(Course& course, const Reading& from, const Reading& to);

    mutable std::mutex m_mutex;
    Reading m_last;
    std::array<Course, 2> m_courses{{
        {Duration::seconds(10), 360, {}, {}, {}},
        {Duration::seconds(300), 288, {}, {}, {}},
    }}; ///< by TrendPeriod
};

} // namespace vmeter
