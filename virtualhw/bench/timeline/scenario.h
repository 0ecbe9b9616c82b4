// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/quadrants.h"
#include "core/menu/menu.h"
#include "core/time.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/faults/device_fault.h"
#include "virtualhw/terminals/afe/afe_parameters.h"
#include "virtualhw/terminals/grid/grid_input.h"
#include "virtualhw/terminals/recording/load_profile.h"
#include "virtualhw/terminals/recording/waveform_recording.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

struct LocalizedText {
    std::string en;
    std::string fr;
    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

/// The parts of `wiring` that a change names.
struct WiringChange {
    std::optional<PerConductor<int>> conductorAt;
    std::optional<PerConductor<int>> loadAt;
    std::optional<PerPhase<bool>> reversed;
    std::optional<PerConductor<bool>> open;
    std::optional<PerConductor<bool>> loadOpen;
    friend bool operator==(const WiringChange&, const WiringChange&) = default;
};

/// A `set` of a scenario (docs/interfaces.md, section 3.1): changes the inputs that have a value and keeps the others.
struct InputChange {
    std::optional<double> frequencyHz;
    std::optional<PerPhase<double>> voltage;
    std::optional<PerPhase<double>> voltageAngleDeg;
    std::optional<PerPhase<std::vector<Harmonic>>> voltageHarmonics;
    std::optional<PerPhase<double>> current;
    std::optional<PerPhase<double>> phiDeg;
    std::optional<PerPhase<std::vector<Harmonic>>> currentHarmonics;
    std::optional<PerPhase<CurrentShape>> shape;
    std::optional<std::vector<Device>> devices; ///< exactly these devices run
    std::vector<Device>
        deviceChanges; ///< each replaces the device of the same name; without elements it stops that device
    WiringChange wiring;
    std::optional<PoweredBy> poweredBy;
    std::optional<Tariff> tariff;
    std::optional<bool> sealed; ///< the terminal cover is fitted and sealed (manual 7), or taken off
    friend bool operator==(const InputChange&, const InputChange&) = default;
};

/// Applies the parts of `change` that belong to the grid.
void apply(const InputChange& change, GridInput& input);

/// Quantities that can be ramped: those that can change continuously.
enum class RampQuantity { frequency, voltage, voltageAngle, current, phi };
inline constexpr std::size_t kRampQuantities = 5;

/// Quantities that `change` has a value for, indexed by RampQuantity.
std::array<bool, kRampQuantities> rampQuantities(const InputChange& change);

/// One entry of the timeline.
struct TimelineEntry {
    /// devices: a start or stop of a device, with one entry for each of its stages.
    enum class Kind { set, ramp, devices, press, power, fault };
    Kind kind = Kind::set;
    Duration at{};                       ///< since the start of the scenario or, with `repeat`, of the repetition
    InputChange change;                  ///< for set, ramp and devices
    Duration over{};                     ///< duration of a ramp
    std::vector<Key> keys;               ///< for press: keys that are held together
    Duration hold{};                     ///< for press: duration
    bool powerOn = true;                 ///< for power
    std::optional<DeviceFault> fault;    ///< for fault; empty: all faults that the scenario has begun end
    std::optional<LocalizedText> what{}; ///< said of it in place of its values: "Kettle on"
};

/// A load curve and the time at which a scenario plays it. Each row is a change of the load, before the entries of the
/// timeline at the same time.
struct LoadCurve {
    std::shared_ptr<const LoadProfile> profile; ///< null: none
    Duration at{};                              ///< of its first row, since the start or repetition
    PerPhase<double> supplyVolts{};             ///< turn powers into currents, unless the curve has voltages of its own
    bool ends = true; ///< nothing is drawn behind the last row; false: the scenario repeats at that moment

    /// Number of changes: the rows, and the end.
    [[nodiscard]] std::size_t size() const { return profile ? profile->size() + (ends ? 1 : 0) : 0; }
    [[nodiscard]] Duration timeOf(std::size_t number) const;
    [[nodiscard]] InputChange changeAt(std::size_t number) const;
    /// Number of the first change at `time` or later; size(): none.
    [[nodiscard]] std::size_t firstFrom(Duration time) const;
    /// The change as an entry of a timeline, for display.
    [[nodiscard]] TimelineEntry entry(std::size_t number) const;
};

/// Where the recording of a scenario was read from, so that a session can name the file in place of its samples.
struct RecordingSource {
    std::string path; ///< absolute
    ChannelMap map;
    GridInput surroundings; ///< of the scenario, for what the recording lacks
    std::string hash;       ///< SHA-256 of the samples, where a session has the file in place of them; else empty
};

/// Where a scenario stands among others. A session does not hold it: it is only for choosing.
enum class ScenarioGroup : uint8_t { own, household, industry, wiring, grid, metering, modbus };

struct Scenario {
    LocalizedText name;
    LocalizedText description;
    ScenarioGroup group = ScenarioGroup::own;
    uint64_t seed = 1;
    AfeParameters afe;
    GridInput input;
    std::optional<Tariff> tariff;        ///< selected at the start; empty: the meter keeps its tariff
    std::optional<bool> sealed;          ///< of the cover at the start; empty: the cover stays as it is
    std::vector<TimelineEntry> timeline; ///< in the order of `at`
    Playback waveform;                   ///< played instead of supply and load
    std::vector<Message> notes; ///< notes for the user that are no errors: gaps of a load curve, mapping of channels
    std::optional<Duration> repeat; ///< the timeline restarts after this time; all entries except faults end before
    LoadCurve loadCurve;            ///< drawn in place of the load's currents
    std::shared_ptr<const RecordingSource> waveformSource; ///< of `waveform`; null: it was not read from a file
};

} // namespace vmeter
