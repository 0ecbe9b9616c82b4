// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/recording_reference.h"

#include "virtualhw/base/text_file/text_encoding.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <filesystem>
#include <string>
#include <system_error>
#include <variant>

namespace vmeter {

namespace {

constexpr std::size_t kMostSetsHeld = std::size_t{30} * kSampleRate;

std::string hashOf(const WaveformRecording& recording)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& lane : recording.lane) {
        hash.addData(QByteArray::fromRawData(
            reinterpret_cast<const char*>(lane.data()), static_cast<qsizetype>(lane.size() * sizeof(float))));
    }
    return hash.result().toHex().toStdString();
}

/// Whether the file of a recording is there, and the data beside a .cfg.
bool isThere(const std::string& path)
{
    std::error_code failure;
    const auto is
        = [&failure](const std::filesystem::path& file) { return std::filesystem::is_regular_file(file, failure); };
    const std::filesystem::path file(path);
    const std::string ending = file.extension().string();
    const bool single = ending.size() == 4 && asciiLower(ending[3]) == 'f';
    return is(file)
        && (single || is(std::filesystem::path(file).replace_extension(".dat"))
            || is(std::filesystem::path(file).replace_extension(".DAT")));
}

} // namespace

Scenario withReference(const Scenario& scenario)
{
    Scenario stored = scenario;
    const auto& recording = scenario.waveform.recording;
    const auto& source = scenario.waveformSource;
    if (recording && source && recording->sets() > kMostSetsHeld && isThere(source->path)) {
        auto named = std::make_shared<RecordingSource>(*source);
        named->hash = hashOf(*recording);
        stored.waveformSource = std::move(named);
        stored.waveform.recording = nullptr;
    }
    return stored;
}

std::optional<Message> loadReference(Scenario& scenario)
{
    const auto source = scenario.waveformSource;
    if (!source || source->hash.empty() || scenario.waveform.recording) {
        return {};
    }
    auto loaded = loadRecording(source->path, source->map, &source->surroundings);
    if (!loaded) {
        return Phrase("Session", "the recording that was played is needed: %1").with(loaded.error());
    }
    const auto& recording = *loaded;
    if (hashOf(*recording) != source->hash) {
        return Phrase("Session", "%1: the recording is not the one that was played").with(source->path);
    }
    scenario.waveform.recording = recording;
    auto found = std::make_shared<RecordingSource>(*source);
    found->hash.clear();
    scenario.waveformSource = std::move(found);
    return {};
}

} // namespace vmeter
