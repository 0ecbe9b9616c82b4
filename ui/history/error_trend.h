// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/trend_view.h"
#include "virtualhw/bench/instruments/measurement_error.h"

#include <array>

class QComboBox;
class QCPAxisRect;
class QCPGraph;
class QLabel;

namespace vmeter {

/// Error of the meter's power against the true power at the terminals, in percent, with the limits of its class. While
/// the input changes there is a gap.
class ErrorTrend final : public TrendView {
    Q_OBJECT

public:
    explicit ErrorTrend(QWidget* parent = nullptr);

    /// Stores the error of each second, also while the view is hidden.
    void record(const Snapshot& snapshot);
    /// Shows the data that record() has stored.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QString csv() const override;

protected:
    void retranslate() override;
    void showHistory() override;

private:
    static constexpr std::size_t kElements = 4; ///< L1, L2, L3, system
    void addGraphs();
    void showReading();
    [[nodiscard]] QString silenceText() const;
    [[nodiscard]] const MeasurementError::Readings& chosen(const MeasurementError& error) const;

    ErrorObserver m_observer;
    uint32_t m_benchGeneration = 0;      ///< bench generation of this history
    History<MeasurementError> m_history; ///< without percentages if there was nothing to compare
    MeterTime m_shown;
    MeasurementError m_newest;
    QComboBox* m_quantity;
    QLabel* m_reading;
    QCPAxisRect* m_area;
    std::array<QCPGraph*, kElements> m_errors{};
    std::array<QCPGraph*, 2> m_limits{}; ///< limits of the system, below and above
};

} // namespace vmeter
