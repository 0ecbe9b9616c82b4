// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_view.h"
#include "virtualhw/bench/instruments/spectrum.h"
#include "virtualhw/bench/snapshot.h"

#include <QSharedPointer>

#include <array>

class QComboBox;
class QCPAxisRect;
class QCPAxisTickerText;
class QCPBars;
class QLabel;

namespace vmeter {

/// Harmonics up to order 40 of the samples of the last 100 ms, with the distortion of each channel.
class SpectrumView final : public PlotView {
    Q_OBJECT

public:
    explicit SpectrumView(QWidget* parent = nullptr);

    /// Computes nothing if no time has passed.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QString csv() const override;

protected:
    void retranslate() override;

private:
    /// Displayed channel; also the order of the choices. Phases are in percent of their fundamental, without it. The
    /// neutral has no fundamental in a balanced net, so all its orders are in amperes.
    enum class Shown { voltages, currents, neutral };
    [[nodiscard]] Shown shown() const;
    void showOrders();
    void fitTicks();

    SpectrumAnalyser m_analyser;
    Spectra m_spectra{};
    MeterTime m_time;
    double m_range = 0;
    QComboBox* m_choice;
    QLabel* m_distortion;
    QCPAxisRect* m_area;
    QSharedPointer<QCPAxisTickerText> m_ticks; ///< the orders
    std::array<QCPBars*, kPhases> m_bars{};
};

} // namespace vmeter
