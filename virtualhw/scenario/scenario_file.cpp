// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_file.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/afe_reader.h"
#include "virtualhw/scenario/fault_reader.h"
#include "virtualhw/scenario/input_reader.h"
#include "virtualhw/scenario/parse_text.h"
#include "virtualhw/scenario/recording_reader.h"
#include "virtualhw/scenario/timeline_reader.h"
#include "virtualhw/scenario/value_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <utility>

namespace vmeter {

namespace {

using namespace scenario_format;

/// The scenario's own kinds of devices: a map by name.
void readOwnDevices(Diagnostics& diagnostics, const Field& value, DeviceCatalogue& catalogue)
{
    const YamlNode& node = *value.node;
    if (node.kind != YamlNode::Kind::map) {
        diagnostics.add(
            node.at, value.path, Phrase("Scenario", "devices is a map of names, like devices: {pump: {current: 4 A}}"));
        return;
    }
    for (std::size_t i = 0; i < node.keys.size() && !diagnostics.full(); ++i) {
        const std::string& name = node.keys[i].text;
        if (auto type = readDeviceType(diagnostics, {&node.items[i], node.keys[i].at, value.path})) {
            catalogue.add(name, std::move(*type));
        }
    }
}

void readRecordings(Diagnostics& diagnostics, const MapReader& map, const Folder& folder, Scenario& scenario)
{
    if (const auto profile = map.find("profile")) {
        scenario.loadCurve = readProfile(diagnostics, *profile, folder, scenario, scenario.notes);
    }
    if (const auto waveform = map.find("waveform")) {
        scenario.waveform
            = readWaveform(diagnostics, *waveform, folder, scenario.input, scenario.notes, scenario.waveformSource);
        scenario.waveform.repeat = scenario.repeat;
    }
}

Scenario readScenario(Diagnostics& diagnostics, const MapReader& map, const Folder& folder)
{
    Scenario scenario;
    readVersion(diagnostics, map);
    if (const auto name = map.find("name")) {
        scenario.name = readLocalizedText(diagnostics, *name, kMaxNameCharacters);
    }
    if (const auto description = map.find("description")) {
        scenario.description = readLocalizedText(diagnostics, *description, kMaxDescriptionCharacters);
    }
    if (const auto group = map.find("group")) {
        scenario.group = readWord<ScenarioGroup>(diagnostics, *group, Phrase("Scenario", "a group"), kGroups)
                             .value_or(ScenarioGroup::own);
    }
    if (const auto seed = map.find("seed")) {
        scenario.seed
            = readInteger(diagnostics, *seed, Phrase("Scenario", "a seed"), 0, std::numeric_limits<uint64_t>::max())
                  .value_or(1);
    }
    if (const auto afe = map.find("afe")) {
        scenario.afe = readAfe(diagnostics, *afe);
    }
    DeviceCatalogue catalogue;
    if (const auto devices = map.find("devices")) {
        readOwnDevices(diagnostics, *devices, catalogue);
    }
    const InputChange start = readSet(diagnostics, map, catalogue);
    apply(start, scenario.input);
    scenario.tariff = start.tariff;
    scenario.sealed = start.sealed;
    if (const auto repeat = map.find("repeat")) {
        if (const auto seconds = readQuantity(diagnostics, *repeat, kDuration)) {
            scenario.repeat = durationFromSeconds(*seconds);
        }
    }
    if (const auto timeline = map.find("timeline")) {
        scenario.timeline = readTimeline(diagnostics, *timeline, scenario, catalogue);
    }
    readRecordings(diagnostics, map, folder, scenario);
    return scenario;
}

} // namespace

void scenario_format::readVersion(Diagnostics& diagnostics, const MapReader& map)
{
    const std::string known = std::to_string(kVersion);
    const auto version = map.require("version", "version: " + known);
    const auto text
        = version ? readScalar(diagnostics, *version, Phrase("Scenario", "the version %1").with(known)) : std::nullopt;
    if (text && *text != known) {
        diagnostics.add(version->node->at, version->path,
            Phrase("Scenario", "version %1 of the format is not known; this program reads version %2")
                .with(inQuotes(*text), known));
    }
}

Message ScenarioError::describe(std::string_view fileName) const
{
    return line == 0 ? Phrase(nullptr, "%1: %2").with(fileName, message)
                     : Phrase(nullptr, "%1:%2:%3: %4").with(fileName, line, column, message);
}

Message describe(const std::vector<ScenarioError>& errors, std::string_view fileName)
{
    std::vector<Message> lines;
    for (const ScenarioError& error : errors) {
        lines.push_back(error.describe(fileName));
    }
    return Message::lines(lines);
}

ScenarioResult<Scenario> parseScenario(std::string_view text, const std::optional<std::string>& folder)
{
    const auto read
        = [&](Diagnostics& diagnostics, const MapReader& map) { return readScenario(diagnostics, map, folder); };
    return parse<Scenario>(text, {kScenarioKeys}, read);
}

namespace {

/// The key of a scenario that plays such a file; null: the file is a scenario itself.
const char* playingKey(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), asciiLower);
    if (ending == ".gz") {
        return playingKey(file.parent_path() / file.stem());
    }
    return ending == ".cfg" || ending == ".cff" ? "waveform"
        : ending == ".csv" || ending == ".tsv"  ? "profile"
                                                : nullptr;
}

/// `text` as a YAML scalar in single quotes.
std::string yamlText(std::string_view text)
{
    std::string result = "'";
    for (const char letter : text) {
        result.append(letter == '\'' ? 2 : 1, letter);
    }
    return result + '\'';
}

/// Makes a scenario from a recording or load curve. Its errors refer to the whole file.
ScenarioResult<Scenario> loadRecordingFile(const std::filesystem::path& file, const char* key)
{
    const std::string name = yamlText(file.stem().string());
    auto result = parseScenario("version: 1\nname: {en: " + name + ", fr: " + name + "}\n" + key
            + ": {file: " + yamlText(file.filename().string()) + "}\n",
        file.parent_path().string());
    if (!result) {
        for (ScenarioError& error : result.error()) {
            error.line = 0;
            error.column = 0;
        }
    }
    return result;
}

} // namespace

ScenarioResult<std::string> readTextFile(const std::string& path)
{
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text(kMaxTextBytes + 1, '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(text.size())) && !file.eof()) {
        const Message reason = errno != 0 ? Phrase("Scenario", "the file cannot be read: %1").with(std::strerror(errno))
                                          : Message(Phrase("Scenario", "the file cannot be read"));
        return tl::unexpected(std::vector<ScenarioError>{{0, 0, reason, ""}});
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

ScenarioResult<Scenario> loadScenarioFile(const std::string& path)
{
    if (const char* key = playingKey(path)) {
        return loadRecordingFile(path, key);
    }
    auto text = readTextFile(path);
    if (!text) {
        return tl::unexpected(std::move(text).error());
    }
    return parseScenario(*text, std::filesystem::path(path).parent_path().string());
}

ScenarioResult<InputChange> parseInputChange(std::string_view text)
{
    static constexpr KeySet kChange{
        kSetKeys, kScenarioKeys, Phrase("Scenario", "%1 belongs to a scenario and cannot be changed by hand")};
    const auto read
        = [](Diagnostics& diagnostics, const MapReader& map) { return readSet(diagnostics, map, DeviceCatalogue{}); };
    return parse<InputChange>(text, kChange, read);
}

ScenarioResult<DeviceFault> parseFault(std::string_view text)
{
    return parse<DeviceFault>(text, kFault, [](Diagnostics& diagnostics, const MapReader& map) {
        return readFault(diagnostics, map).value_or(DeviceFault{});
    });
}

ScenarioResult<std::vector<DeviceFault>> parseFaults(std::string_view text)
{
    return parse<std::vector<DeviceFault>>(text, {kFaultListKeys}, [](Diagnostics& diagnostics, const MapReader& map) {
        const auto list = map.require("faults", "faults: [], or faults: [{kind: no_reply}]");
        return list ? readFaults(diagnostics, *list) : std::vector<DeviceFault>{};
    });
}

} // namespace vmeter
