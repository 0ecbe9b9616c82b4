// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/trend_view.h"
#include "virtualhw/bench/snapshot.h"

#include <array>
#include <memory>

class QCPGraph;

namespace vmeter {

/// Power of the system and energy over meter time, as the meter displays them, with the tariff as a band in the
/// background and the scenario's events as marks.
class PowerTrend final : public TrendView {
    Q_OBJECT

public:
    explicit PowerTrend(QWidget* parent = nullptr);

    /// Stores the new seconds of the meter, also while the view is hidden.
    void record(const Snapshot& snapshot);
    /// Shows the data that record() has stored.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QString csv() const override;

protected:
    void retranslate() override;
    void showHistory() override;

private:
    static constexpr std::size_t kPowers = 3;   ///< P, Q, S
    static constexpr std::size_t kEnergies = 2; ///< Ea+, Ea-
    struct Point {
        std::array<double, kPowers> power{};    ///< W, var, VA
        std::array<double, kEnergies> energy{}; ///< Wh
        bool secondTariff = false;
    };
    void add(const SecondReading& reading);
    void addGraphs();
    void showMarks();

    History<Point> m_history;
    uint32_t m_benchGeneration = 0; ///< bench generation of this history
    std::shared_ptr<const SecondLog> m_seconds;
    uint64_t m_nextSecond = 0; ///< number of the first one of `m_seconds` that is not stored yet
    uint64_t m_second = 0;     ///< without such a log: last stored second, meter time
    MeterTime m_shown;
    std::shared_ptr<const Scenario> m_scenario;
    MeterTime m_scenarioStart;
    QCPAxisRect* m_powerArea;
    QCPAxisRect* m_energyArea;
    std::array<QCPGraph*, kPowers> m_powers{};
    std::array<QCPGraph*, kEnergies> m_energies{};
    QCPGraph* m_band = nullptr;
    QCPGraph* m_marks = nullptr;
};

} // namespace vmeter
