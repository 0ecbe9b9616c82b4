// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/recording_reader.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/scenario/input_reader.h"
#include "virtualhw/terminals/recording/load_profile.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>

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

/// A map of LoadProfileOptions: names of kLoadColumns to texts.
std::map<std::string, std::string> readColumnTexts(
    Diagnostics& diagnostics, const std::optional<Field>& value, const Phrase& noun)
{
    std::map<std::string, std::string> texts;
    if (value) {
        const MapReader map(diagnostics, *value, {kLoadColumns});
        for (const std::string_view key : kLoadColumns) {
            const auto field = map.find(key);
            const auto text = field ? readScalar(diagnostics, *field, noun) : std::nullopt;
            if (text) {
                texts.emplace(key, *text);
            }
        }
    }
    return texts;
}

template <class T> std::optional<T> readOption(Diagnostics& diagnostics, const MapReader& map, std::string_view key,
    const Phrase& noun, std::span<const Word<T>> words)
{
    const auto field = map.find(key);
    return field ? readWord<T>(diagnostics, *field, noun, words) : std::nullopt;
}

LoadProfileOptions readProfileOptions(Diagnostics& diagnostics, const MapReader& map)
{
    LoadProfileOptions options;
    options.columns
        = readColumnTexts(diagnostics, map.find("columns"), Phrase("Scenario", "the name of a column, or its number"));
    options.units = readColumnTexts(diagnostics, map.find("units"), Phrase("Scenario", "a unit"));
    options.dateOrder = readOption<DateOrder>(
        diagnostics, map, "date_order", Phrase("Scenario", "an order of day, month and year"), kDateOrders);
    options.timeUnit
        = readOption<TimeUnit>(diagnostics, map, "time_unit", Phrase("Scenario", "a unit of time"), kColumnTimeUnits);
    options.decimal
        = readOption<char>(diagnostics, map, "decimal", Phrase("Scenario", "a decimal character"), kDecimals);
    options.readings
        = readOption<bool>(diagnostics, map, "energy", Phrase("Scenario", "a kind of energies"), kEnergyWords);
    options.gaps = readOption<LoadProfileOptions::Gaps>(
        diagnostics, map, "gaps", Phrase("Scenario", "a way to fill gaps"), kGapWords)
                       .value_or(options.gaps);
    options.encoding
        = readOption<TextEncoding>(diagnostics, map, "encoding", Phrase("Scenario", "an encoding"), kEncodings);
    if (const auto factor = map.find("factor")) {
        options.factor = readQuantity(diagnostics, *factor, kFactor).value_or(1);
    }
    if (const auto factor = map.find("power_factor")) {
        options.phiDeg = readPowerFactorAngle(diagnostics, *factor);
    }
    if (options.columns.contains("date") && !options.columns.contains("time")) {
        diagnostics.add(map.map().node->at, map.map().path,
            Phrase("Scenario", "columns names a date without the time of day: name the column of both as time"));
    }
    return options;
}

} // namespace

Playback readWaveform(Diagnostics& diagnostics, const Field& value, const Folder& folder, const GridInput& input,
    std::vector<Message>& notes, std::shared_ptr<const RecordingSource>& source)
{
    const MapReader map(diagnostics, value, {kWaveformKeys});
    Playback playback;
    const auto path = readPath(diagnostics, map, folder);
    playback.at = readAt(diagnostics, map);
    if (const auto loop = map.find("loop")) {
        playback.loop = readWord<bool>(diagnostics, *loop, Phrase("Scenario", "an answer"), kTrueFalse).value_or(false);
    }
    ChannelMap channels = readMap(diagnostics, map);
    channels.encoding
        = readOption<TextEncoding>(diagnostics, map, "encoding", Phrase("Scenario", "an encoding"), kEncodings);
    if (!path || !diagnostics.empty()) {
        return playback;
    }
    auto loaded = loadRecording(*path, channels, &input);
    if (!loaded) {
        diagnostics.add(value.node->at, value.path, loaded.error());
        return playback;
    }
    playback.recording = *std::move(loaded);
    std::error_code failure;
    source = std::make_shared<const RecordingSource>(
        RecordingSource{std::filesystem::absolute(*path, failure).string(), channels, input, {}});
    notes.insert(notes.end(), playback.recording->notes.begin(), playback.recording->notes.end());
    return playback;
}

LoadCurve readProfile(Diagnostics& diagnostics, const Field& value, const Folder& folder, const Scenario& scenario,
    std::vector<Message>& notes)
{
    const MapReader map(diagnostics, value, {kProfileKeys});
    const auto path = readPath(diagnostics, map, folder);
    LoadCurve curve;
    curve.at = readAt(diagnostics, map);
    curve.supplyVolts = scenario.input.supply.voltage;
    const LoadProfileOptions options = readProfileOptions(diagnostics, map);
    if (!path || !diagnostics.empty()) {
        return {};
    }
    auto result = readLoadProfile(*path, options);
    if (!result) {
        diagnostics.add(value.node->at, value.path, result.error());
        return {};
    }
    curve.profile = *std::move(result);
    const Duration end = curve.timeOf(curve.profile->size());
    curve.ends = !scenario.repeat || end != *scenario.repeat;
    if (scenario.repeat && curve.timeOf(curve.size() - 1) >= *scenario.repeat) {
        diagnostics.add(value.node->at, value.path, Phrase("Scenario", "the load curve is longer than repeat"));
    }
    notes.insert(notes.end(), curve.profile->notes.begin(), curve.profile->notes.end());
    return curve;
}

} // namespace vmeter::scenario_format
