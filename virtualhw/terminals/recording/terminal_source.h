// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_source.h"
#include "virtualhw/terminals/recording/waveform_recording.h"

#include <utility>

namespace vmeter {

/// Source of the samples: the grid of a scenario, or a recording while it is played. It gives the samples as the
/// converter gets them, not the pure signal at the terminals: skew, clock, crosstalk and distortion of the analog path
/// are included. For a recording there is no decimation filter, because the recorder already had one.
/// [inferred]
class TerminalSource {
public:
    explicit TerminalSource(const AnalogPath& path);

    void setPath(const AnalogPath& path);
    /// `live`: false while the mains is switched off; also applies to recordings.
    void setInput(
        const GridInput& input, GridSource::TableMode tableMode, bool live, const ConductorCurrents* below = nullptr);
    void setPlayback(Playback playback) { m_playback = std::move(playback); }
    void restart() { m_grid.restart(); }
    void setTableCache(TableCache& cache) { m_grid.setTableCache(cache); }
    void releaseTable() { m_grid.releaseTable(); }

    /// Fills sets `first` .. `first + count - 1` of `block`, the first of which is at scenario time `time`.
    void fill(AnalogBlock& block, std::size_t first, std::size_t count, ScenarioTime time);

    /// Voltages at the terminals, V rms: of the fundamentals, or, for a recording, over the last 20 ms.
    [[nodiscard]] const PerPhase<double>& terminalVolts() const;

    [[nodiscard]] bool playing(ScenarioTime time) const { return m_live && m_playback.setAt(time).has_value(); }
    [[nodiscard]] const Playback& playback() const { return m_playback; }

private:
    void play(std::array<float, kLanes>& set, std::size_t number) const;
    void measureVolts(std::size_t last);

    AnalogPath m_path;
    GridSource m_grid;
    Playback m_playback;
    bool m_live = true;
    bool m_playedLast = false;
    PerPhase<double> m_playedVolts{};
};

} // namespace vmeter
