// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/timeline_reader.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/devices/device_use.h"
#include "virtualhw/scenario/fault_reader.h"
#include "virtualhw/scenario/input_reader.h"

#include <utility>

namespace vmeter::scenario_format {

namespace {

constexpr KeySet kEntry{kEntryKeys};
constexpr KeySet kPress{kPressKeys};
constexpr KeySet kSet{
    kSetKeys, kScenarioKeys, Phrase("Scenario", "%1 belongs to the top of the scenario and cannot be set later")};
constexpr KeySet kRamp{
    kRampKeys, kSetKeys, Phrase("Scenario", "%1 cannot be ramped; only numbers of supply and load can")};

/// Names of RampQuantity in the format.
constexpr std::array<std::string_view, kRampQuantities> kQuantityNames{
    "frequency", "voltage", "voltage_angle", "current", "phi"};

/// An entry with its position in the text.
struct PlacedEntry {
    TimelineEntry entry;
    Field value;
    std::vector<DeviceUse> starts{};
    std::vector<Field> stops{};

    [[nodiscard]] Duration end() const { return entry.at + entry.over + entry.hold; }
};

std::string secondsText(Duration duration)
{
    return numberText(secondsOf(duration)) + " s";
}

std::optional<Duration> readTime(Diagnostics& diagnostics, const std::optional<Field>& value, const QuantityKind& kind)
{
    const auto seconds = value ? readQuantity(diagnostics, *value, kind) : std::nullopt;
    return seconds ? std::optional(durationFromSeconds(*seconds)) : std::nullopt;
}

void readRampEntry(Diagnostics& diagnostics, const Field& ramp, const MapReader& map, TimelineEntry& entry)
{
    entry.change = readRamp(diagnostics, MapReader(diagnostics, ramp, kRamp));
    entry.over = readTime(
        diagnostics, map.require("over", Phrase("Scenario", "how long it takes, like over: 10 s")), kDuration)
                     .value_or(Duration{});
    const auto named = rampQuantities(entry.change);
    const bool namesNothing = std::none_of(named.begin(), named.end(), [](bool isNamed) { return isNamed; });
    if (namesNothing && diagnostics.empty()) { // otherwise the errors found may be the reason why it is empty
        diagnostics.add(ramp.node->at, ramp.path, Phrase("Scenario", "the ramp names nothing"));
    }
}

std::optional<DeviceFault> readFaultOrNone(Diagnostics& diagnostics, const Field& value)
{
    if (value.node->kind != YamlNode::Kind::scalar) {
        return readFault(diagnostics, value);
    }
    if (value.node->text != kNoFaults) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario",
                "%1 is no fault: write a map like {kind: delay, delay: 500 ms}, or %2 to end those that the scenario "
                "has begun")
                .with(inQuotes(value.node->text), kNoFaults));
    }
    return std::nullopt;
}

/// The action of an entry: exactly one of these keys.
struct Action {
    std::string_view key;
    TimelineEntry::Kind kind;
};
constexpr std::array kActions{Action{"set", TimelineEntry::Kind::set}, Action{"ramp", TimelineEntry::Kind::ramp},
    Action{"start", TimelineEntry::Kind::devices}, Action{"stop", TimelineEntry::Kind::devices},
    Action{"press", TimelineEntry::Kind::press}, Action{"power", TimelineEntry::Kind::power},
    Action{"fault", TimelineEntry::Kind::fault}};

/// Returns nothing if the entry does not have exactly one.
std::optional<std::pair<Action, Field>> findAction(Diagnostics& diagnostics, const MapReader& map)
{
    std::optional<std::pair<Action, Field>> found;
    for (const Action& action : kActions) {
        auto value = map.find(action.key);
        if (value && found) {
            diagnostics.add(value->keyAt, value->path,
                Phrase("Scenario", "an entry does one thing: it has %1 already").with(inQuotes(found->first.key)));
            return std::nullopt;
        }
        if (value) {
            found.emplace(action, std::move(*value));
        }
    }
    if (!found && map.map().node->kind == YamlNode::Kind::map) {
        diagnostics.add(map.map().node->at, map.map().path,
            Phrase("Scenario", "the entry does nothing: write set, ramp, start, stop, press, power or fault"));
    }
    return found;
}

std::optional<PlacedEntry> readEntry(Diagnostics& diagnostics, const Field& value, const DeviceCatalogue& catalogue)
{
    const MapReader map(diagnostics, value, kEntry);
    PlacedEntry placed{{}, value};
    TimelineEntry& entry = placed.entry;
    const auto at
        = readTime(diagnostics, map.require("at", Phrase("Scenario", "when it happens, like at: 30 s")), kInstant);
    const auto action = findAction(diagnostics, map);
    if (!action) {
        return std::nullopt;
    }
    const Field& what = action->second;
    entry.kind = action->first.kind;
    if (const auto over = map.find("over"); over && entry.kind != TimelineEntry::Kind::ramp) {
        diagnostics.add(
            over->keyAt, over->path, Phrase("Scenario", "only a ramp takes time: over does not belong here"));
    }
    if (const auto said = map.find("what")) {
        entry.what = readLocalizedText(diagnostics, *said, kMaxNameCharacters);
    }
    switch (entry.kind) {
    case TimelineEntry::Kind::set:
        entry.change = readSet(diagnostics, MapReader(diagnostics, what, kSet), catalogue);
        break;
    case TimelineEntry::Kind::devices:
        if (action->first.key == "start") {
            placed.starts = readDeviceUses(diagnostics, what, catalogue);
        } else {
            placed.stops = readList(diagnostics, what, Phrase("Scenario", "a list of devices like [kettle]"))
                               .value_or(std::vector<Field>{});
        }
        break;
    case TimelineEntry::Kind::ramp:
        readRampEntry(diagnostics, what, map, entry);
        break;
    case TimelineEntry::Kind::press:
        readPress(diagnostics, what, entry);
        break;
    case TimelineEntry::Kind::power:
        entry.powerOn
            = readWord<bool>(diagnostics, what, Phrase("Scenario", "a state of the mains"), kOnOff).value_or(true);
        break;
    case TimelineEntry::Kind::fault:
        entry.fault = readFaultOrNone(diagnostics, what);
        break;
    }
    if (!at) {
        return std::nullopt;
    }
    entry.at = *at;
    return placed;
}

/// A resource (ramp of a quantity, press of a key) that must be free before it is used again.
struct Busy {
    Duration until;
    int line = 0; ///< line of the entry that used it last, from 1; 0: none yet
};

/// Marks `busy` as used for the time of the entry, or adds an error. The phrase `overlap` has places for `what`, for
/// the line and end of the earlier entry, and for the begin of this one.
void occupy(
    Diagnostics& diagnostics, const PlacedEntry& placed, Busy& busy, const Phrase& overlap, std::string_view what)
{
    if (busy.line != 0 && placed.entry.at < busy.until) {
        diagnostics.add(placed.value.node->at, placed.value.path,
            overlap.with(what, busy.line, secondsText(busy.until), secondsText(placed.entry.at)));
        return;
    }
    busy = {placed.end(), placed.value.node->at.line + 1};
}

bool earlier(const PlacedEntry& a, const PlacedEntry& b)
{
    return a.entry.at < b.entry.at;
}

/// Replaces starts and stops by the steps of the devices, one entry for each step. `entries` are in the order of `at`
/// before and after.
void playDevices(Diagnostics& diagnostics, std::vector<PlacedEntry>& entries, const std::vector<Device>& running)
{
    DeviceSchedule schedule(diagnostics, running);
    for (const PlacedEntry& placed : entries) {
        if (diagnostics.full()) {
            return;
        }
        if (placed.entry.change.devices) {
            schedule.replaceAll(placed.entry.at, *placed.entry.change.devices);
        }
        for (const DeviceUse& use : placed.starts) {
            schedule.start(placed.entry.at, use, placed.entry.what);
        }
        for (const Field& name : placed.stops) {
            schedule.stop(placed.entry.at, name, placed.entry.what);
        }
    }
    std::erase_if(entries, [](const PlacedEntry& placed) { return placed.entry.kind == TimelineEntry::Kind::devices; });
    for (DeviceSchedule::Step& step : schedule.release()) {
        PlacedEntry placed{{}, step.value};
        placed.entry.kind = TimelineEntry::Kind::devices;
        placed.entry.at = step.at;
        placed.entry.change.deviceChanges = {std::move(step.device)};
        placed.entry.what = std::move(step.what);
        entries.push_back(std::move(placed));
    }
    std::stable_sort(entries.begin(), entries.end(), earlier);
}

/// `entries` are in the order of `at`.
void checkOverlaps(Diagnostics& diagnostics, const std::vector<PlacedEntry>& entries)
{
    std::array<Busy, kRampQuantities> quantities;
    std::array<Busy, kKeys> keys;
    for (const PlacedEntry& placed : entries) {
        if (placed.entry.kind == TimelineEntry::Kind::ramp) {
            const auto named = rampQuantities(placed.entry.change);
            for (std::size_t i = 0; i < named.size(); ++i) {
                if (named[i]) {
                    occupy(diagnostics, placed, quantities[i],
                        Phrase("Scenario",
                            "this ramp of %1 overlaps with that of line %2, which lasts until %3; this one begins at "
                            "%4"),
                        kQuantityNames[i]);
                }
            }
        }
        for (const Key key : placed.entry.keys) {
            const auto i = static_cast<std::size_t>(key);
            occupy(diagnostics, placed, keys[i],
                Phrase("Scenario",
                    "this press of %1 overlaps with that of line %2, which lasts until %3; this one begins at %4"),
                kKeyWords[i].text);
        }
    }
}

void checkRepeat(Diagnostics& diagnostics, const std::vector<PlacedEntry>& entries, Duration repeat)
{
    for (const PlacedEntry& placed : entries) {
        if (placed.entry.at >= repeat || placed.end() > repeat) {
            diagnostics.add(placed.value.node->at, placed.value.path,
                Phrase("Scenario", "the entry ends at %1; it must lie within repeat, which is %2")
                    .with(secondsText(placed.end()), secondsText(repeat)));
        }
    }
}

} // namespace

void readPress(Diagnostics& diagnostics, const Field& value, TimelineEntry& entry)
{
    const MapReader map(diagnostics, value, kPress);
    const auto keys = map.require("keys", "keys: [enter]");
    entry.hold = readTime(diagnostics, map.require("for", "for: 0.2 s"), kDuration).value_or(Duration{});
    const auto items
        = keys ? readList(diagnostics, *keys, Phrase("Scenario", "a list of keys like [up, enter]")) : std::nullopt;
    if (!items) {
        return;
    }
    if (items->empty()) {
        diagnostics.add(keys->node->at, keys->path, Phrase("Scenario", "no key is named: write set, up or enter"));
    }
    for (const Field& item : *items) {
        const auto key = readWord<Key>(diagnostics, item, Phrase("Scenario", "a key of the meter"), kKeyWords);
        if (!key) {
            return;
        }
        if (std::find(entry.keys.begin(), entry.keys.end(), *key) != entry.keys.end()) {
            diagnostics.add(
                item.node->at, item.path, Phrase("Scenario", "%1 is given twice").with(inQuotes(item.node->text)));
            return;
        }
        entry.keys.push_back(*key);
    }
}

std::vector<TimelineEntry> readTimeline(
    Diagnostics& diagnostics, const Field& timeline, const Scenario& scenario, const DeviceCatalogue& catalogue)
{
    const auto items = readList(diagnostics, timeline, Phrase("Scenario", "a list of entries like - at: 30 s"));
    if (!items) {
        return {};
    }
    std::vector<PlacedEntry> entries;
    for (const Field& item : *items) {
        if (diagnostics.full()) {
            return {};
        }
        if (auto entry = readEntry(diagnostics, item, catalogue)) {
            entries.push_back(std::move(*entry));
        }
    }
    std::stable_sort(entries.begin(), entries.end(), earlier);
    playDevices(diagnostics, entries, scenario.input.load.devices);
    checkOverlaps(diagnostics, entries);
    if (scenario.repeat) {
        checkRepeat(diagnostics, entries, *scenario.repeat);
    }
    std::vector<TimelineEntry> result;
    for (PlacedEntry& placed : entries) {
        result.push_back(std::move(placed.entry));
    }
    return result;
}

} // namespace vmeter::scenario_format
