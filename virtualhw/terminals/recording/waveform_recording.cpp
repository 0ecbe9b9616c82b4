// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/waveform_recording.h"

#include "virtualhw/base/text_file/bounded_file.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/terminals/recording/channel_names.h"
#include "virtualhw/terminals/recording/comtrade.h"
#include "virtualhw/terminals/recording/missing_lanes.h"
#include "virtualhw/terminals/recording/sampled_signal.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

namespace vmeter {

namespace {

constexpr std::size_t kFirstCurrent = 3;
constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxNamesBytes = 300;

constexpr std::array<const char*, kRecordedLanes> kLaneNames{"V1", "V2", "V3", "I1", "I2", "I3"};

using FoundRecording = Expected<std::shared_ptr<const WaveformRecording>>;

/// A lane as a sum of channels.
struct LaneSource {
    struct Term {
        std::size_t channel = 0;
        double factor = 1;
    };
    std::vector<Term> terms;
    bool derived = false; ///< from line voltages
};
using LaneSources = std::array<LaneSource, kRecordedLanes>;

std::string channelNames(const ComtradeHeader& header)
{
    std::string names;
    for (const ComtradeChannel& channel : header.channels) {
        if (names.size() > kMaxNamesBytes) {
            return names + ", ...";
        }
        names += (names.empty() ? "" : ", ") + channel.id;
    }
    return names;
}

Message inFile(const std::string& path, const Message& what)
{
    return Phrase(nullptr, "%1: %2").with(path, what);
}

/// Chooses a source for each lane.
class LaneMapper {
public:
    LaneMapper(const ComtradeHeader& header, const ChannelMap& map)
        : m_header(header)
        , m_map(map)
        , m_roles(rolesOf(header.channels))
    {
    }

    /// Returns an error if the map names what is not there or does not fit.
    Expected<void> choose()
    {
        if (m_map.channelOf.empty()) {
            chooseByRole();
        } else if (auto chosen = chooseAsSaid(); !chosen) {
            return chosen;
        }
        report();
        return {};
    }

    [[nodiscard]] const LaneSources& sources() const { return m_sources; }
    [[nodiscard]] std::vector<Message>& notes() { return m_notes; }
    [[nodiscard]] bool empty() const
    {
        return std::all_of(
            m_sources.begin(), m_sources.end(), [](const LaneSource& source) { return source.terms.empty(); });
    }

private:
    [[nodiscard]] double factorOf(bool current) const { return current ? m_map.currentFactor : m_map.voltageFactor; }

    /// A channel in per unit needs its base as a factor.
    [[nodiscard]] bool usable(std::size_t channel) const
    {
        return m_header.channels[channel].measured != Measured::perUnit || factorOf(m_roles[channel].current) != 1;
    }

    void chooseByRole()
    {
        std::array<std::array<std::optional<std::size_t>, 3>, 3> lines; // by first and second phase
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            const ChannelRole& role = m_roles[i];
            if (!usable(i)) {
                continue;
            }
            if (role.kind == ChannelRole::Kind::phase) {
                LaneSource& lane = m_sources[(role.current ? kFirstCurrent : 0) + role.first];
                if (lane.terms.empty()) {
                    lane.terms = {{i, factorOf(role.current)}};
                }
            } else if (role.kind == ChannelRole::Kind::line && !lines[role.first][role.second]) {
                lines[role.first][role.second] = i;
            }
        }
        deriveFromLines(lines);
    }

    /// Phase voltages from line voltages: exact beside one phase voltage, otherwise against the middle of the three.
    void deriveFromLines(const std::array<std::array<std::optional<std::size_t>, 3>, 3>& lines)
    {
        using Terms = std::vector<LaneSource::Term>;
        const double factor = m_map.voltageFactor;
        const auto line = [&](std::size_t from, std::size_t to) -> std::optional<Terms> {
            if (lines[from][to]) {
                return Terms{{*lines[from][to], factor}};
            }
            return lines[to][from] ? std::optional(Terms{{*lines[to][from], -factor}}) : std::nullopt;
        };
        const auto sum = [](const Terms& a, double share, const Terms& b, double other) {
            Terms terms;
            for (const LaneSource::Term& term : a) {
                terms.push_back({term.channel, term.factor * share});
            }
            for (const LaneSource::Term& term : b) {
                terms.push_back({term.channel, term.factor * other});
            }
            return terms;
        };
        const auto missing = std::count_if(
            m_sources.begin(), m_sources.begin() + kFirstCurrent, [](const LaneSource& s) { return s.terms.empty(); });
        if (missing == 0) {
            return;
        }
        // Any two of the three line voltages give the third.
        std::array<std::array<std::optional<Terms>, 3>, 3> all;
        for (std::size_t from = 0; from < 3; ++from) {
            for (std::size_t to = 0; to < 3; ++to) {
                const std::size_t third = 3 - from - to;
                if (from != to) {
                    all[from][to] = line(from, to);
                    if (!all[from][to] && line(from, third) && line(third, to)) {
                        all[from][to] = sum(*line(from, third), 1, *line(third, to), 1);
                    }
                }
            }
        }
        if (missing < 3) { // beside a phase voltage
            for (std::size_t phase = 0; phase < 3; ++phase) {
                for (std::size_t known = 0; known < 3 && m_sources[phase].terms.empty(); ++known) {
                    if (known != phase && !m_sources[known].terms.empty() && !m_sources[known].derived
                        && all[phase][known]) {
                        m_sources[phase] = {sum(m_sources[known].terms, 1, *all[phase][known], 1), true};
                    }
                }
            }
            return;
        }
        if (!all[0][1] || !all[1][2] || !all[2][0]) {
            return;
        }
        for (std::size_t phase = 0; phase < 3; ++phase) {
            const std::size_t next = (phase + 1) % 3;
            const std::size_t last = (phase + 2) % 3;
            m_sources[phase] = {sum(*all[phase][next], 1.0 / 3, *all[last][phase], -1.0 / 3), true};
        }
        m_notes.push_back(Phrase("Recording",
            "the phase voltages are had from line voltages, against the middle of the three: a displacement of the "
            "star "
            "point is not in the file"));
    }

    Expected<void> chooseAsSaid()
    {
        for (const auto& [lane, name] : m_map.channelOf) {
            const bool current = lane >= kFirstCurrent;
            std::optional<std::size_t> found;
            std::size_t count = 0;
            for (std::size_t i = 0; i < m_header.channels.size(); ++i) {
                if (isChannelNamed(m_header.channels[i], name)) {
                    found = found.value_or(i);
                    ++count;
                }
            }
            if (!found) {
                return refused(
                    Phrase("Recording", "it has no channel '%1'; there are: %2").with(name, channelNames(m_header)));
            }
            if (count > 1) {
                m_notes.push_back(
                    Phrase("Recording", "%n channels are called '%1'; the first is read", nullptr, count).with(name));
            }
            const ComtradeChannel& channel = m_header.channels[*found];
            const auto wanted = current ? Measured::current : Measured::voltage;
            if (channel.measured == Measured::perUnit && factorOf(current) == 1) {
                return refused(Phrase("Recording", "channel '%1' is in per unit: give its base in factor").with(name));
            }
            if (channel.measured && *channel.measured != wanted && *channel.measured != Measured::perUnit) {
                return refused(Phrase("Recording", "channel '%1' is in %2 and cannot be %3")
                                   .with(name, channel.unit, kLaneNames[lane]));
            }
            if (!channel.measured) {
                m_notes.push_back(
                    Phrase("Recording", "the unit %1 of channel '%2' is not understood: its values are taken as %3")
                        .with(inQuotes(channel.unit), name, current ? "A" : "V"));
            }
            m_sources[lane].terms = {{*found, factorOf(current)}};
        }
        return {};
    }

    void report()
    {
        std::vector<bool> used(m_header.channels.size());
        Message mapped;
        std::string zero;
        for (std::size_t lane = 0; lane < kRecordedLanes; ++lane) {
            const LaneSource& source = m_sources[lane];
            if (source.terms.empty()) {
                zero += (zero.empty() ? "" : ", ") + std::string(kLaneNames[lane]);
                continue;
            }
            std::string names;
            for (const LaneSource::Term& term : source.terms) {
                used[term.channel] = true;
                if (names.find(m_header.channels[term.channel].id) == std::string::npos || !source.derived) {
                    names += (names.empty() ? "" : " + ") + m_header.channels[term.channel].id;
                }
            }
            const ComtradeChannel& first = m_header.channels[source.terms.front().channel];
            const Message channel
                = Phrase("Recording", "%1 from %2").with(kLaneNames[lane], names + " [" + first.unit + "]");
            mapped = mapped.isEmpty() ? channel : Phrase(nullptr, "%1, %2").with(mapped, channel);
        }
        if (!mapped.isEmpty()) {
            m_notes.push_back(mapped);
        }
        if (!zero.empty() && !mapped.isEmpty()) {
            m_notes.push_back(Phrase("Recording", "no channel for %1").with(zero));
        }
        std::string unused;
        std::size_t count = 0;
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i]) {
                ++count;
                const ComtradeChannel& channel = m_header.channels[i];
                if (unused.size() < kMaxNamesBytes) {
                    unused += (unused.empty() ? "" : ", ") + channel.id + " [" + channel.unit + "]";
                }
            }
        }
        if (count > 0) {
            m_notes.push_back(Phrase("Recording", "%n channels are not used: %1", nullptr, count)
                                  .with(unused.size() < kMaxNamesBytes ? unused : unused + ", ..."));
        }
        if (m_map.channelOf.empty()
            && std::any_of(m_header.channels.begin(), m_header.channels.end(),
                [](const ComtradeChannel& channel) { return channel.measured == Measured::perUnit; })) {
            m_notes.push_back(Phrase("Recording", "channels in per unit need their base in factor"));
        }
    }

    const ComtradeHeader& m_header;
    const ChannelMap& m_map;
    std::vector<ChannelRole> m_roles;
    LaneSources m_sources;
    std::vector<Message> m_notes;
};

/// A file beside `path` with the suffix `.dat` in any spelling.
std::optional<std::string> dataFileBeside(const std::filesystem::path& path)
{
    std::error_code failure;
    for (const char* suffix : {".dat", ".DAT"}) {
        const auto candidate = std::filesystem::path(path).replace_extension(suffix);
        if (std::filesystem::is_regular_file(candidate, failure)) {
            return candidate.string();
        }
    }
    const auto lower = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(), asciiLower);
        return text;
    };
    const std::string wanted = lower(path.stem().string() + ".dat");
    const auto folder = path.parent_path();
    for (const auto& entry :
        std::filesystem::directory_iterator(folder.empty() ? std::filesystem::path(".") : folder, failure)) {
        if (lower(entry.path().filename().string()) == wanted && entry.is_regular_file(failure)) {
            return entry.path().string();
        }
    }
    return std::nullopt;
}

Message spanOf(const SampleInstants& instants, std::size_t samples)
{
    const std::string seconds = numberText(std::round(instants.duration() * 1e6) / 1e6);
    if (instants.stamped()) {
        return Phrase(
            "Recording", "%n samples in %1 s, not evenly spaced: played by their time stamps", nullptr, samples)
            .with(seconds);
    }
    if (instants.rates() > 1) {
        return Phrase("Recording", "%n samples in %1 s, at %2 rates one after the other", nullptr, samples)
            .with(seconds, instants.rates());
    }
    return Phrase("Recording", "%n samples in %1 s, %2 a second", nullptr, samples)
        .with(seconds, numberText(instants.firstRate()));
}

FoundRecording resampled(const ComtradeHeader& header, const ComtradeColumns& columns,
    const std::vector<std::size_t>& channels, const LaneSources& sources, const GridInput* surroundings,
    std::vector<Message> notes)
{
    auto found = SampleInstants::of(header, columns);
    if (!found) {
        return refused(found.error());
    }
    const auto& instants = *found;
    const auto sets = static_cast<std::size_t>(std::min(std::round(instants.duration() * kSampleRate), 1e12));
    if (sets == 0 || sets > kMaxRecordedSets) {
        return refused(Phrase("Recording", "it lasts for %1 s; at most %2 s can be played")
                           .with(numberText(instants.duration()), kMaxRecordedSets / kSampleRate));
    }
    auto recording = std::make_shared<WaveformRecording>();
    for (auto& lane : recording->lane) {
        lane.assign(sets, 0.0F);
    }
    std::array<bool, kRecordedLanes> recorded{};
    for (std::size_t column = 0; column < channels.size(); ++column) {
        std::vector<float> signal;
        for (std::size_t lane = 0; lane < kRecordedLanes; ++lane) {
            for (const LaneSource::Term& term : sources[lane].terms) {
                if (term.channel != channels[column]) {
                    continue;
                }
                if (signal.empty()) {
                    signal = instants.resampled(
                        columns.values[column], sets, header.channels[channels[column]].skewSeconds);
                }
                recorded[lane] = true;
                const auto factor = static_cast<float>(term.factor);
                for (std::size_t set = 0; set < sets; ++set) {
                    recording->lane[lane][set] += factor * signal[set];
                }
            }
        }
    }
    notes.insert(notes.begin(), spanOf(instants, columns.samples()));
    notes.insert(notes.end(), columns.notes.begin(), columns.notes.end());
    if (columns.missing > 0) {
        notes.push_back(Phrase(
            "Recording", "%n values are marked as missing; each repeats the one before it", nullptr, columns.missing));
    }
    if (surroundings != nullptr) {
        completeLanes(*recording, recorded, *surroundings, header.lineHz, notes);
    }
    recording->notes = std::move(notes);
    return recording;
}

} // namespace

FoundRecording loadRecording(const std::string& path, const ChannelMap& map, const GridInput* surroundings)
{
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), asciiLower);
    const bool single = ending == ".cff";
    if (!single && ending != ".cfg") {
        return refused(Phrase("Recording", "%1: a recording is a .cfg with its .dat beside it, or a .cff").with(path));
    }
    auto first = readBoundedFile(path, single ? kMaxComtradeBytes : kMaxHeaderBytes);
    if (!first) {
        return refused(first.error());
    }
    Expected<std::string> second;
    ComtradeParts parts;
    if (single) {
        auto split = splitComtradeFile(*first);
        if (!split) {
            return refused(inFile(path, split.error()));
        }
        parts = *split;
    } else {
        const auto data = dataFileBeside(path);
        second = readBoundedFile(
            data ? *data : std::filesystem::path(path).replace_extension(".dat").string(), kMaxComtradeBytes);
        if (!second) {
            return refused(second.error());
        }
        parts = {*first, *second};
    }
    auto parsed = parseComtradeHeader(parts.cfg, map.encoding);
    if (!parsed) {
        return refused(inFile(path, parsed.error()));
    }
    const auto& header = *parsed;
    LaneMapper mapper(header, map);
    if (const auto chosen = mapper.choose(); !chosen) {
        return refused(inFile(path, chosen.error()));
    }
    if (mapper.empty()) {
        return refused(Phrase(
            "Recording", "%1: no channel looks like a voltage or current of a phase; name them in map, there are: %2")
                           .with(path, channelNames(header)));
    }
    std::vector<std::size_t> channels; // each once, whatever it is used for
    for (const LaneSource& source : mapper.sources()) {
        for (const LaneSource::Term& term : source.terms) {
            if (std::find(channels.begin(), channels.end(), term.channel) == channels.end()) {
                channels.push_back(term.channel);
            }
        }
    }
    auto data = parseComtradeData(header, parts.dat, channels);
    if (!data) {
        return refused(inFile(path, data.error()));
    }
    auto result = resampled(header, *data, channels, mapper.sources(), surroundings, std::move(mapper.notes()));
    if (!result) {
        return refused(inFile(path, result.error()));
    }
    return result;
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
