// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/recording_reader.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/terminals/recording/bounded_file.h"
#include "virtualhw/terminals/recording/load_profile.h"

#include <cmath>
#include <filesystem>
#include <numbers>

namespace vmeter::scenario_format {

namespace {

std::optional<std::string> readPath(Diagnostics& diagnostics, const MapReader& map, const Folder& folder)
{
    const auto file = map.require("file", "file: recording.cfg");
    const auto name = file ? readScalar(diagnostics, *file, Phrase("Scenario", "the name of a file")) : std::nullopt;
    if (!name) {
        return std::nullopt;
    }
    if (!folder) {
        diagnostics.add(file->node->at, file->path,
            Phrase("Scenario",
                "a scenario that is sent as a text cannot name files; put it into a file and start with --scenario"));
        return std::nullopt;
    }
    return (std::filesystem::path(*folder) / std::filesystem::path(*name)).string();
}

Duration readAt(Diagnostics& diagnostics, const MapReader& map)
{
    const auto at = map.find("at");
    const auto seconds = at ? readQuantity(diagnostics, *at, kInstant) : std::nullopt;
    return durationFromSeconds(seconds.value_or(0));
}

ChannelMap readMap(Diagnostics& diagnostics, const MapReader& map)
{
    ChannelMap channels;
    if (const auto lanes = map.find("map")) {
        const MapReader names(diagnostics, *lanes, {kLaneKeys});
        for (std::size_t lane = 0; lane < kLaneKeys.size(); ++lane) {
            const auto name = names.find(kLaneKeys[lane]);
            const auto text
                = name ? readScalar(diagnostics, *name, Phrase("Scenario", "the name of a channel")) : std::nullopt;
            if (text) {
                channels.channelOf.emplace(lane, *text);
            }
        }
    }
    if (const auto factors = map.find("factor")) {
        const MapReader factorMap(diagnostics, *factors, {kFactorKeys});
        const auto read = [&](std::string_view key) {
            const auto factor = factorMap.find(key);
            return factor ? readQuantity(diagnostics, *factor, kFactor).value_or(1) : 1.0;
        };
        channels.voltageFactor = read("voltage");
        channels.currentFactor = read("current");
    }
    return channels;
}

InputChange changeOf(const LoadProfile& profile, const LoadProfile::Row& row, const Supply& supply)
{
    InputChange change;
    change.current = row.amperes;
    change.phiDeg = PerPhase<double>{};
    for (std::size_t phase = 0; profile.powers && phase < supply.voltage.size(); ++phase) {
        const double apparent = std::hypot(row.watts[phase], row.vars[phase]);
        (*change.current)[phase] = supply.voltage[phase] > 0 ? apparent / supply.voltage[phase] : 0;
        (*change.phiDeg)[phase] = std::atan2(row.vars[phase], row.watts[phase]) * 180 / std::numbers::pi;
    }
    return change;
}

} // namespace

Playback readWaveform(Diagnostics& diagnostics, const Field& value, const Folder& folder, std::vector<Message>& notes)
{
    const MapReader map(diagnostics, value, {kWaveformKeys});
    Playback playback;
    const auto path = readPath(diagnostics, map, folder);
    playback.at = readAt(diagnostics, map);
    if (const auto loop = map.find("loop")) {
        playback.loop = readWord<bool>(diagnostics, *loop, Phrase("Scenario", "an answer"), kTrueFalse).value_or(false);
    }
    const ChannelMap channels = readMap(diagnostics, map);
    if (!path || !diagnostics.empty()) {
        return playback;
    }
    auto loaded = loadRecording(*path, channels);
    if (const auto* error = std::get_if<Message>(&loaded)) {
        diagnostics.add(value.node->at, value.path, *error);
        return playback;
    }
    playback.recording = std::get<std::shared_ptr<const WaveformRecording>>(std::move(loaded));
    notes.insert(notes.end(), playback.recording->notes.begin(), playback.recording->notes.end());
    return playback;
}

std::vector<TimelineEntry> readProfile(Diagnostics& diagnostics, const Field& value, const Folder& folder,
    const Scenario& scenario, std::vector<Message>& notes)
{
    const MapReader map(diagnostics, value, {kProfileKeys});
    const auto path = readPath(diagnostics, map, folder);
    const Duration start = readAt(diagnostics, map);
    if (!path || !diagnostics.empty()) {
        return {};
    }
    Message error;
    const auto text = readBoundedFile(*path, kMaxProfileBytes, error);
    auto parsed = text ? parseLoadProfile(*text) : std::variant<LoadProfile, Message>(error);
    if (const auto* wrong = std::get_if<Message>(&parsed)) {
        diagnostics.add(value.node->at, value.path, text ? Phrase(nullptr, "%1: %2").with(*path, *wrong) : *wrong);
        return {};
    }
    const LoadProfile& profile = std::get<LoadProfile>(parsed);
    std::vector<TimelineEntry> entries;
    const auto add = [&](const LoadProfile::Row& row) {
        TimelineEntry entry;
        entry.at = start + durationFromSeconds(row.seconds);
        entry.change = changeOf(profile, row, scenario.input.supply);
        entries.push_back(std::move(entry));
    };
    for (const LoadProfile::Row& row : profile.rows) {
        add(row);
    }
    LoadProfile::Row end;
    end.seconds = profile.rows.back().seconds + profile.stepSeconds;
    // If the repetition is at the same time, the end has no effect.
    if (!scenario.repeat || start + durationFromSeconds(end.seconds) != *scenario.repeat) {
        add(end);
    }
    if (scenario.repeat && entries.back().at >= *scenario.repeat) {
        diagnostics.add(value.node->at, value.path, Phrase("Scenario", "the load curve is longer than repeat"));
    }
    notes.insert(notes.end(), profile.notes.begin(), profile.notes.end());
    return entries;
}

} // namespace vmeter::scenario_format
