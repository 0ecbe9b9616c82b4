// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history.h"
#include "ui/plots/plot_view.h"

#include <QSharedPointer>

class QCPAxisRect;
class QCPAxisTickerTime;
class QComboBox;

namespace vmeter {

/// A plot over meter time that ends now; how far it goes back is chosen.
class TrendView : public PlotView {
    Q_OBJECT

public:
    TrendView(const QString& name, QWidget* parent);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

    /// Draws what has been recorded.
    virtual void showHistory() = 0;

    /// Index of the span chosen.
    [[nodiscard]] std::size_t span() const;

    /// A screen with a time axis that shows meter time as a clock.
    QCPAxisRect* addScreen(int row);
    /// `now` at the right end of all screens, or nearer where the meter has not lived that long.
    void setNow(SampleCount now);
    static double secondsOf(SampleCount time) { return static_cast<double>(time) / kSampleRate; }

private:
    QComboBox* m_span;
    QSharedPointer<QCPAxisTickerTime> m_clock;
};

} // namespace vmeter
