// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_view.h"
#include "ui/scope/cursor_bar.h"
#include "ui/scope/sweep.h"
#include "virtualhw/bench/instruments/channels.h"
#include "virtualhw/bench/snapshot.h"

#include <array>

class QAction;
class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCheckBox;
class QComboBox;

namespace vmeter {

/// The six channels of the converter and the neutral current, the sum of the currents: voltages above, currents below,
/// triggered on the rising u1. Wheel and drag zoom and move in time, with Shift in amplitude.
class Oscilloscope final : public PlotView {
    Q_OBJECT

public:
    explicit Oscilloscope(QWidget* parent = nullptr);

    /// Shows the newest complete sweep, less often while the input is constant. Computes nothing if no time has passed.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QCPGraph& trace(std::size_t channel) { return *m_trace[channel]; }

    [[nodiscard]] QString csv() const override;
    [[nodiscard]] QStringList notes() const override;

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Screen {
        QCPAxisRect* area = nullptr;
        QCPGraph* overRange = nullptr; ///< a point for each sample at a limit of the converter's range
        std::array<QCPItemStraightLine*, CursorBar::kCursors> cursor{};
        double range = 0;
        bool zoomed = false; ///< true: the user has zoomed in amplitude
    };
    void addScreen(int row, std::size_t firstChannel, std::size_t channels);
    void addLegend();
    void addControls();
    void addZoomActions();

    void sweepAgain();
    bool showScreen(Screen& screen, std::size_t firstChannel, std::size_t channels, double finest);
    bool showTrigger();
    bool showOverRange();
    void showCursors();
    void showReadings();
    /// The values of all channels at a cursor.
    [[nodiscard]] QString readingAt(std::size_t cursor) const;
    void zoom(double factor);
    void resetZoom();
    void limitTime();
    [[nodiscard]] std::size_t sweepSets() const;
    [[nodiscard]] double milliseconds(std::size_t set) const;
    [[nodiscard]] int cursorNear(const QPoint& position) const;

    QComboBox* m_timeBase;
    QCheckBox* m_cursorsOn;
    CursorBar* m_cursors;
    std::array<QAction*, 3> m_zoomActions{}; ///< in, out, all
    Screen m_voltages;
    Screen m_currents;
    std::array<QCPGraph*, kScopeChannels> m_trace{};
    QCPItemText* m_triggerText = nullptr;
    QCPItemText* m_overRangeText = nullptr;
    int m_draggedCursor = -1;

    std::array<SampleSet, kScopeSets> m_samples{};
    Sweep m_sweep;
    MeterTime m_time; ///< of the displayed sweep
    GridInput m_input;
    MeterTime m_movedAt; ///< of the last change of the input
    bool m_shownTriggered = true;
    QString m_overRangeChannels;
};

} // namespace vmeter
