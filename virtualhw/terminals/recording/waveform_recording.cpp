// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/waveform_recording.h"

#include "virtualhw/terminals/recording/bounded_file.h"
#include "virtualhw/terminals/recording/comtrade.h"
#include "virtualhw/terminals/recording/resampler.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace vmeter {

namespace {

constexpr std::size_t kFirstCurrent = 3;
constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20;

// Time stamps without a rate: their steps may differ only by rounding.
constexpr double kStampTolerance = 0.02;

constexpr std::array<const char*, kRecordedLanes> kLaneNames{"V1", "V2", "V3", "I1", "I2", "I3"};

std::string lettersOf(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

/// 0, 1, 2 for A, B, C; L1, L2, L3; R, S, T or 1, 2, 3, alone or at the end.
std::optional<std::size_t> phaseIn(std::string_view text)
{
    const std::string letters = lettersOf(text);
    if (letters.empty() || letters.size() > 40) {
        return std::nullopt;
    }
    for (const std::string_view names : {"ABC", "123", "RST"}) {
        if (const std::size_t phase = names.find(letters.back()); phase != std::string_view::npos) {
            // UAB is a voltage between two phases, not of one phase.
            const bool between
                = letters.size() > 2 && names.find(letters[letters.size() - 2]) != std::string_view::npos;
            return between ? std::nullopt : std::optional(phase);
        }
    }
    return std::nullopt;
}

using Mapping = std::array<std::optional<std::size_t>, kRecordedLanes>;

Mapping mapByName(const ComtradeHeader& header)
{
    Mapping mapping;
    for (std::size_t i = 0; i < header.channels.size(); ++i) {
        const ComtradeChannel& channel = header.channels[i];
        const auto phase = channel.phase.empty() ? phaseIn(channel.id) : phaseIn(channel.phase);
        if (!channel.known || !phase) {
            continue;
        }
        auto& lane = mapping[(channel.current ? kFirstCurrent : 0) + *phase];
        if (!lane) {
            lane = i;
        }
    }
    return mapping;
}

std::string channelNames(const ComtradeHeader& header)
{
    std::string names;
    for (const ComtradeChannel& channel : header.channels) {
        if (names.size() > 300) {
            return names + ", ...";
        }
        names += (names.empty() ? "" : ", ") + channel.id;
    }
    return names;
}

/// Value of the source at `seconds`.
class StretchedSource {
public:
    StretchedSource(const ComtradeHeader& header, const ComtradeColumns& columns)
    {
        if (header.stretches.empty()) {
            const double duration = columns.seconds.back() - columns.seconds.front();
            add(static_cast<double>(columns.seconds.size() - 1) / duration, 0, columns.seconds.size());
            return;
        }
        std::size_t first = 0;
        for (const ComtradeStretch& stretch : header.stretches) {
            add(stretch.rateHz, first, stretch.end);
            first = stretch.end;
        }
    }

    [[nodiscard]] double duration() const { return m_stretches.back().to; }

    [[nodiscard]] float at(std::span<const float> column, double seconds) const
    {
        const auto stretch = std::find_if(
            m_stretches.begin(), m_stretches.end() - 1, [&](const Stretch& s) { return seconds < s.to; });
        const double position = (seconds - stretch->from) * stretch->rateHz;
        const auto samples = column.subspan(stretch->first, stretch->count);
        // If the instants coincide with samples of the source, no filter is needed.
        const double nearest = std::round(position);
        if (stretch->rateHz == kSampleRate && std::fabs(position - nearest) < 1e-6 && nearest >= 0
            && nearest < static_cast<double>(samples.size())) {
            return samples[static_cast<std::size_t>(nearest)];
        }
        return static_cast<float>(stretch->resampler.at(samples, position));
    }

private:
    struct Stretch {
        double rateHz;
        std::size_t first;
        std::size_t count;
        double from; ///< s
        double to;
        Resampler resampler;
    };

    void add(double rateHz, std::size_t first, std::size_t end)
    {
        const double from = m_stretches.empty() ? 0 : m_stretches.back().to;
        const double to = from + static_cast<double>(end - first) / rateHz;
        m_stretches.push_back({rateHz, first, end - first, from, to, Resampler(rateHz, kSampleRate)});
    }

    std::vector<Stretch> m_stretches;
};

Message inFile(const std::string& path, const Message& what)
{
    return Phrase(nullptr, "%1: %2").with(path, what);
}

std::optional<Message> unevenStamps(const std::vector<double>& seconds)
{
    const double step = (seconds.back() - seconds.front()) / static_cast<double>(seconds.size() - 1);
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        if (!(step > 0)
            || std::fabs(seconds[i] - seconds.front() - static_cast<double>(i) * step)
                > kStampTolerance * step + 1e-6) {
            return Phrase("Recording",
                "the samples are not evenly spaced (number %1), and no sampling rate is given; such a file cannot be "
                "played")
                .with(i + 1);
        }
    }
    return std::nullopt;
}

std::variant<std::shared_ptr<const WaveformRecording>, Message> resampled(const ComtradeHeader& header,
    const ComtradeColumns& columns, const std::vector<std::size_t>& lanes, const std::vector<double>& factors,
    const std::vector<double>& skews)
{
    if (header.stretches.empty()) {
        if (columns.seconds.size() < 2) {
            return Phrase("Recording", "a recording without a sampling rate needs two samples at least");
        }
        if (const auto error = unevenStamps(columns.seconds)) {
            return *error;
        }
    }
    const StretchedSource source(header, columns);
    const auto sets = static_cast<std::size_t>(std::min(std::round(source.duration() * kSampleRate), 1e12));
    if (sets == 0 || sets > kMaxRecordedSets) {
        return Phrase("Recording", "it lasts for %1 s; at most %2 s can be played")
            .with(std::to_string(source.duration()), kMaxRecordedSets / kSampleRate);
    }
    auto recording = std::make_shared<WaveformRecording>();
    for (auto& lane : recording->lane) {
        lane.assign(sets, 0.0F);
    }
    for (std::size_t column = 0; column < lanes.size(); ++column) {
        std::vector<float>& lane = recording->lane[lanes[column]];
        for (std::size_t set = 0; set < sets; ++set) {
            const double seconds = static_cast<double>(set) / kSampleRate - skews[column];
            lane[set] = static_cast<float>(factors[column]) * source.at(columns.values[column], seconds);
        }
    }
    if (columns.missing > 0) {
        recording->notes.push_back(Phrase(
            "Recording", "%n values are marked as missing; each repeats the one before it", nullptr, columns.missing));
    }
    return recording;
}

} // namespace

std::variant<std::shared_ptr<const WaveformRecording>, Message> loadRecording(
    const std::string& path, const ChannelMap& map)
{
    Message error;
    const std::string ending = lettersOf(path.size() > 4 ? path.substr(path.size() - 4) : path);
    const bool single = ending == "CFF";
    if (!single && ending != "CFG") {
        return Phrase("Recording", "%1: a recording is a .cfg with its .dat beside it, or a .cff").with(path);
    }
    auto first = readBoundedFile(path, single ? kMaxComtradeBytes : kMaxHeaderBytes, error);
    if (!first) {
        return error;
    }
    std::optional<std::string> second;
    ComtradeParts parts;
    if (single) {
        auto split = splitComtradeFile(*first);
        if (auto* wrong = std::get_if<Message>(&split)) {
            return inFile(path, *wrong);
        }
        parts = std::get<ComtradeParts>(split);
    } else {
        const bool lower = path.back() == 'g';
        second = readBoundedFile(path.substr(0, path.size() - 3) + (lower ? "dat" : "DAT"), kMaxComtradeBytes, error);
        if (!second) {
            return error;
        }
        parts = {*first, *second};
    }
    auto parsed = parseComtradeHeader(parts.cfg);
    if (auto* wrong = std::get_if<Message>(&parsed)) {
        return inFile(path, *wrong);
    }
    const auto& header = std::get<ComtradeHeader>(parsed);
    Mapping mapping = map.channelOf.empty() ? mapByName(header) : Mapping{};
    for (const auto& [lane, name] : map.channelOf) {
        const auto found = std::find_if(header.channels.begin(), header.channels.end(),
            [&name = name](const ComtradeChannel& channel) { return channel.id == name; });
        if (found == header.channels.end()) {
            return Phrase("Recording", "%1: it has no channel '%2'; there are: %3")
                .with(path, name, channelNames(header));
        }
        mapping[lane] = static_cast<std::size_t>(found - header.channels.begin());
    }
    std::vector<std::size_t> lanes;
    std::vector<std::size_t> wanted;
    std::vector<double> factors;
    std::vector<double> skews;
    Message mapped;
    for (std::size_t lane = 0; lane < kRecordedLanes; ++lane) {
        if (mapping[lane]) {
            lanes.push_back(lane);
            wanted.push_back(*mapping[lane]);
            factors.push_back(lane < kFirstCurrent ? map.voltageFactor : map.currentFactor);
            skews.push_back(header.channels[*mapping[lane]].skewSeconds);
            const Message channel
                = Phrase("Recording", "%1 from %2").with(kLaneNames[lane], header.channels[*mapping[lane]].id);
            mapped = mapped.isEmpty() ? channel : Phrase(nullptr, "%1, %2").with(mapped, channel);
        }
    }
    if (wanted.empty()) {
        return Phrase(
            "Recording", "%1: no channel looks like a voltage or current of a phase; name them in map, there are: %2")
            .with(path, channelNames(header));
    }
    auto data = parseComtradeData(header, parts.dat, wanted);
    if (auto* wrong = std::get_if<Message>(&data)) {
        return inFile(path, *wrong);
    }
    auto result = resampled(header, std::get<ComtradeColumns>(data), lanes, factors, skews);
    if (auto* wrong = std::get_if<Message>(&result)) {
        return inFile(path, *wrong);
    }
    auto recording = std::make_shared<WaveformRecording>(*std::get<std::shared_ptr<const WaveformRecording>>(result));
    recording->notes.push_back(mapped);
    return std::shared_ptr<const WaveformRecording>(std::move(recording));
}

std::optional<std::size_t> Playback::setAt(ScenarioTime time) const
{
    if (!recording) {
        return std::nullopt;
    }
    const Duration inCycle = repeat ? time.sinceStart % *repeat : time.sinceStart;
    const Duration length{recording->sets()};
    if (inCycle < at || (!loop && inCycle - at >= length)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(((inCycle - at) % length).samples);
}

Duration Playback::untilChange(ScenarioTime time, Duration limit) const
{
    if (!recording) {
        return limit;
    }
    const Duration inCycle = repeat ? time.sinceStart % *repeat : time.sinceStart;
    Duration next = limit;
    for (const Duration change : {at, loop ? at : at + Duration{recording->sets()}}) {
        next = change > inCycle ? std::min(next, change - inCycle) : next;
    }
    return repeat ? std::min(next, *repeat - inCycle) : next;
}

} // namespace vmeter
