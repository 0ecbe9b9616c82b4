// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/fault_reader.h"

#include "core/meter_state.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/bench/faults/bench_faults.h"

#include <cmath>

namespace vmeter::scenario_format {

namespace {

static_assert(kDelay.max == 600 && kLongestDelay == std::chrono::seconds{600});
static_assert(kGap.max == 1 && kLongestGap == std::chrono::seconds{1});

constexpr uint64_t kMaxOccurrences = 1'000'000; ///< for a state

/// A key of a fault's map that only some kinds have.
struct OwnKey {
    std::string_view key;
    FaultParameter parameter;
    Phrase example{}; ///< example for the message if the key is missing; empty: the key is optional
};
constexpr std::array kOwnKeys{
    OwnKey{"delay", FaultParameter::delay,
        Phrase("Scenario", "delay: 500 ms, or delay: [100 ms, 2 s] for one drawn between them")},
    OwnKey{"gap", FaultParameter::gap},
    OwnKey{"code", FaultParameter::exception, Phrase(nullptr, "code: 6")},
    OwnKey{"message", FaultParameter::message},
};

std::optional<std::chrono::milliseconds> readWallTime(
    Diagnostics& diagnostics, const Field& value, const QuantityKind& kind)
{
    const auto seconds = readQuantity(diagnostics, value, kind);
    return seconds ? std::optional(std::chrono::milliseconds(std::llround(*seconds * 1000))) : std::nullopt;
}

std::optional<DelayRange> readDelay(Diagnostics& diagnostics, const Field& value)
{
    if (value.node->kind != YamlNode::Kind::list) {
        const auto delay = readWallTime(diagnostics, value, kDelay);
        return delay ? std::optional(DelayRange{*delay, *delay}) : std::nullopt;
    }
    const auto items = readList(diagnostics, value, Message());
    if (!items || items->size() != 2) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "a list has two delays, the shortest and the longest; here are %1")
                .with(value.node->items.size()));
        return std::nullopt;
    }
    const auto least = readWallTime(diagnostics, items->front(), kDelay);
    const auto most = readWallTime(diagnostics, items->back(), kDelay);
    if (!least || !most) {
        return std::nullopt;
    }
    if (*least > *most) {
        diagnostics.add(value.node->at, value.path, Phrase("Scenario", "the shortest delay comes first"));
        return std::nullopt;
    }
    return DelayRange{*least, *most};
}

void readOwnKeys(Diagnostics& diagnostics, const MapReader& map, DeviceFault& fault)
{
    const FaultKindRow& row = rowOf(fault.kind);
    for (const OwnKey& own : kOwnKeys) {
        if (own.parameter != row.parameter) {
            if (const auto foreign = map.find(own.key)) {
                diagnostics.add(foreign->keyAt, foreign->path,
                    Phrase("Scenario", "%1 does not belong to a fault of the kind %2")
                        .with(inQuotes(own.key), row.name));
            }
            continue;
        }
        const auto value = own.example.isEmpty() ? map.find(own.key) : map.require(own.key, own.example);
        if (!value) {
            continue;
        }
        switch (own.parameter) {
        case FaultParameter::delay:
            fault.delay = readDelay(diagnostics, *value).value_or(DelayRange{});
            break;
        case FaultParameter::gap:
            fault.delay.least = fault.delay.most = readWallTime(diagnostics, *value, kGap).value_or(kDefaultGap);
            break;
        case FaultParameter::exception:
            fault.exception = static_cast<uint8_t>(
                readInteger(diagnostics, *value, Phrase("Scenario", "a code"), 1, 0xFF).value_or(1));
            break;
        case FaultParameter::message:
            fault.message = static_cast<uint8_t>(
                readInteger(diagnostics, *value, Phrase("Scenario", "a message"), 1, kMalfunctionMax).value_or(1));
            break;
        case FaultParameter::none:
            break;
        }
    }
}

void readClient(Diagnostics& diagnostics, const Field& value, DeviceFault& fault)
{
    if (!rowOf(fault.kind).onReplies) {
        diagnostics.add(value.keyAt, value.path,
            Phrase("Scenario",
                "all clients share the device and its cable: client does not belong to a fault of the kind %1")
                .with(rowOf(fault.kind).name));
        return;
    }
    const auto text = readScalar(diagnostics, value, Phrase("Scenario", "the address of a client"));
    fault.client = text ? parseSocketAddress(*text) : std::nullopt;
    if (text && !fault.client) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario",
                "%1 is no address: write 192.168.0.7, or 192.168.0.7:40000 for one connection, or [::1]:40000")
                .with(inQuotes(*text)));
    }
}

void readCount(Diagnostics& diagnostics, const Field& value, DeviceFault& fault)
{
    const bool isState = !rowOf(fault.kind).onReplies;
    const auto count
        = readInteger(diagnostics, value, Phrase("Scenario", "a count"), 1, isState ? kMaxOccurrences : kMaxFaultCount);
    if (!count) {
        return;
    }
    fault.count = static_cast<uint32_t>(*count);
    if (isState && *count > 1 && !fault.duration && fault.kind != FaultKind::restart) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario",
                "what comes several times ends in between: write how long it lasts each time, like for: 10 s"));
    }
}

} // namespace

std::optional<DeviceFault> readFault(Diagnostics& diagnostics, const MapReader& map)
{
    static constexpr auto kKinds = [] {
        std::array<Word<FaultKind>, kFaultKinds> words{};
        std::transform(kFaultKindRows.begin(), kFaultKindRows.end(), words.begin(), [](const FaultKindRow& row) {
            return Word<FaultKind>{row.name, row.kind};
        });
        return words;
    }();
    const auto kindField = map.require("kind", "kind: delay");
    const auto kind = kindField
        ? readWord<FaultKind>(diagnostics, *kindField, Phrase("Scenario", "a kind of fault"), kKinds)
        : std::nullopt;
    if (!kind) {
        return std::nullopt;
    }
    DeviceFault fault;
    fault.kind = *kind;
    if (*kind == FaultKind::split) {
        fault.delay = {kDefaultGap, kDefaultGap};
    }
    readOwnKeys(diagnostics, map, fault);
    if (const auto probability = map.find("probability")) {
        fault.probability = readQuantity(diagnostics, *probability, kProbability).value_or(1);
    }
    if (const auto duration = map.find("for")) {
        if (const auto seconds = readQuantity(diagnostics, *duration, kDuration)) {
            fault.duration = durationFromSeconds(*seconds);
        }
    }
    if (const auto count = map.find("count")) {
        readCount(diagnostics, *count, fault);
    }
    if (const auto client = map.find("client")) {
        readClient(diagnostics, *client, fault);
    }
    return fault;
}

std::optional<DeviceFault> readFault(Diagnostics& diagnostics, const Field& value)
{
    return readFault(diagnostics, MapReader(diagnostics, value, kFault));
}

std::vector<DeviceFault> readFaults(Diagnostics& diagnostics, const Field& list)
{
    static constexpr auto kKeys = [] {
        std::array<std::string_view, kFaultKeys.size() + kFaultReportKeys.size()> keys{};
        std::copy(kFaultReportKeys.begin(), kFaultReportKeys.end(),
            std::copy(kFaultKeys.begin(), kFaultKeys.end(), keys.begin()));
        return keys;
    }();
    const auto items = readList(diagnostics, list, Phrase("Scenario", "a list of faults like [{kind: no_reply}]"));
    if (!items) {
        return {};
    }
    if (items->size() > BenchFaults::kMaxFaults) {
        diagnostics.add(list.node->at, list.path,
            Phrase("Scenario", "at most %1 faults at once; here are %2").with(BenchFaults::kMaxFaults, items->size()));
        return {};
    }
    std::vector<DeviceFault> faults;
    for (const Field& item : *items) {
        if (const auto fault = readFault(diagnostics, MapReader(diagnostics, item, {kKeys}))) {
            faults.push_back(*fault);
        }
    }
    return faults;
}

} // namespace vmeter::scenario_format
