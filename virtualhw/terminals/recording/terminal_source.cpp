// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/terminal_source.h"

#include "virtualhw/terminals/recording/resampler.h"

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

constexpr std::size_t kVoltsOver = kSampleRate / 50; // sets: one cycle at 50 Hz

// Lane of a block for each recorded lane.
constexpr std::size_t blockLane(std::size_t recorded)
{
    return recorded < kRecordedLanes / 2 ? recorded : kCurrentLane + recorded - kRecordedLanes / 2;
}

/// The same for all sources: its table is large, and takes milliseconds to make.
const Resampler& resampler()
{
    static const Resampler common(kSampleRate, kSampleRate);
    return common;
}

} // namespace

TerminalSource::TerminalSource(const AnalogPath& path)
    : m_path(path)
    , m_grid(path)
{
}

void TerminalSource::setPath(const AnalogPath& path)
{
    m_path = path;
    m_grid.setPath(path);
}

void TerminalSource::setInput(
    const GridInput& input, GridSource::TableMode tableMode, bool live, const ConductorCurrents* below)
{
    m_live = live;
    m_grid.setInput(input, tableMode, below);
}

void TerminalSource::fill(AnalogBlock& block, std::size_t first, std::size_t count, ScenarioTime time)
{
    m_grid.fill(block, first, count);
    m_playedLast = false;
    if (!m_playback.recording || !m_live) {
        return;
    }
    std::optional<std::size_t> last;
    for (std::size_t n = 0; n < count; ++n) {
        last = m_playback.setAt(time + Duration{n});
        if (last) {
            play(block.set[first + n], *last);
        }
    }
    if (last) {
        measureVolts(*last);
        m_playedLast = true;
    }
}

const PerPhase<double>& TerminalSource::terminalVolts() const
{
    return m_playedLast ? m_playedVolts : m_grid.terminalVolts();
}

void TerminalSource::play(std::array<float, kLanes>& set, std::size_t number) const
{
    set = {};
    for (std::size_t recorded = 0; recorded < kRecordedLanes; ++recorded) {
        const std::vector<float>& values = m_playback.recording->lane[recorded];
        const std::size_t lane = blockLane(recorded);
        const double position
            = static_cast<double>(number) * kSampleRate / m_path.rateHz + m_path.skewSeconds[lane] * kSampleRate;
        const bool asRecorded = position == static_cast<double>(number);
        set[lane] = asRecorded ? values[number] : static_cast<float>(resampler().at(values, position));
    }
    if (m_path.distorts()) {
        m_path.distort(set);
    }
}

void TerminalSource::measureVolts(std::size_t last)
{
    const std::size_t first = last + 1 > kVoltsOver ? last + 1 - kVoltsOver : 0;
    for (std::size_t phase = 0; phase < m_playedVolts.size(); ++phase) {
        const std::vector<float>& values = m_playback.recording->lane[phase];
        double sum = 0;
        for (std::size_t i = first; i <= last; ++i) {
            sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
        }
        m_playedVolts[phase] = std::sqrt(sum / static_cast<double>(last - first + 1));
    }
}

} // namespace vmeter
