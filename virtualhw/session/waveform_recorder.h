// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/bench_observer.h"

#include <fstream>
#include <memory>
#include <optional>
#include <string>

namespace vmeter {

/// Parameters of `--record`.
struct RecordingOrder {
    std::string folder;
    MeterTime from{};                          ///< beginning of the waveform
    Duration duration = Duration::seconds(10); ///< of the waveform; at most kMaxRecordedSets
};

/// Records a bench into a folder: the samples at the terminals as COMTRADE (waveform.cfg and .dat, IEEE C37.111-2013,
/// FLOAT32, so that they read back bit for bit), measurements.csv and energies.csv, a row for each second in which
/// samples were simulated, with all energies and those of the system in each tariff; and playback.yaml, a scenario that
/// plays the waveform.
class WaveformRecorder final : public BenchObserver {
public:
    /// Returns null and sets `error` if the folder cannot be written or already contains a recording.
    static std::unique_ptr<WaveformRecorder> open(const RecordingOrder& order, Message& error);
    ~WaveformRecorder() override;

    void sourceChanged(const GridInput& input, GridSource::TableMode tableMode, bool live) override;
    void sourceStarted(const TerminalSource& source, const Scenario& scenario, uint64_t seed) override;
    void samplesDrawn(std::size_t count, ScenarioTime scenarioTime, MeterTime meterTime) override;
    void blockEnded(const Bench& bench) override;
    /// 0 while the waveform is being recorded.
    [[nodiscard]] Duration untilSampleNeeded(MeterTime time, Duration limit) const override;
    [[nodiscard]] bool needsThisBench() const override { return true; }

    /// Completes the files. Returns an empty message, or what went wrong.
    Message finish();

private:
    explicit WaveformRecorder(const RecordingOrder& order);
    void writeSet(const std::array<float, kLanes>& set);
    /// Called as soon as the last sample is recorded, so that the file is complete even if the program is killed later.
    void completeWaveform();
    void writeConfiguration();
    void writePlayback() const;
    void writeMeasurements(MeterTime time, const MeterState& state);
    void writeEnergies(MeterTime time, const MeterState& state);

    RecordingOrder m_order;
    TerminalSource m_terminals{AnalogPath{}};
    AnalogBlock m_block;
    std::ofstream m_waveform;
    std::ofstream m_measurements;
    std::ofstream m_energies;
    std::size_t m_sets = 0;
    double m_lineHz = 50;
    uint64_t m_seed = 1;
    AfeProfile m_profile = AfeProfile::standard;
    PoweredBy m_poweredBy = PoweredBy::l1;
    std::optional<Tariff> m_tariff; ///< selected by the scenario
    MeterTime m_nextRow;
    bool m_finished = false;
};

} // namespace vmeter
