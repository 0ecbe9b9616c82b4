// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history.h"
#include "ui/plots/plot_view.h"

#include <QSharedPointer>

class QCPAxisRect;
class QCPAxisTickerTime;
class QComboBox;

namespace vmeter {

/// A plot over meter time up to now; the user selects its time span.
class TrendView : public PlotView {
    Q_OBJECT

public:
    TrendView(const QString& name, QWidget* parent);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

    /// Draws the recorded data.
    virtual void showHistory() = 0;

    /// Index of the selected span.
    [[nodiscard]] std::size_t span() const;

    /// A screen with a time axis that shows meter time as a clock.
    QCPAxisRect* addScreen(int row);
    /// Puts `now` at the right end of the axis, or further left while meter time is shorter than the span.
    void setNow(MeterTime now);

private:
    void showFormat();

    double m_end = 0; ///< right end of the axis, seconds of meter time
    QComboBox* m_span;
    QSharedPointer<QCPAxisTickerTime> m_clock;
};

} // namespace vmeter
