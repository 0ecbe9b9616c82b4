// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/input_reader.h"

#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/devices/device_use.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace vmeter::scenario_format {

namespace {

constexpr auto kNotRamped = Phrase(
    "Scenario", "%1 cannot be ramped; only frequency, voltage, voltage_angle, current, phi and power_factor can");
constexpr KeySet kSupply{kSupplyKeys};
constexpr KeySet kLoad{kLoadKeys};
constexpr KeySet kRampSupply{kRampSupplyKeys, kSupplyKeys, kNotRamped};
constexpr KeySet kRampLoad{kRampLoadKeys, kLoadKeys, kNotRamped};

std::optional<PerPhase<double>> readQuantities(
    Findings& findings, const std::optional<Field>& value, const QuantityKind& kind)
{
    if (!value) {
        return std::nullopt;
    }
    return readPerPhase(findings, *value, [&](const Field& one) { return readQuantity(findings, one, kind); });
}

template <class T> std::optional<PerPhase<T>> readWords(
    Findings& findings, const std::optional<Field>& value, const Message& noun, std::span<const Word<T>> words)
{
    if (!value) {
        return std::nullopt;
    }
    return readPerPhase(findings, *value, [&](const Field& one) { return readWord<T>(findings, one, noun, words); });
}

// Harmonics

std::optional<Harmonic> readHarmonic(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kHarmonicKeys});
    const auto order = map.require("order", "order: 5");
    const auto percent = map.require("percent", "percent: 10");
    const auto angle = map.find("angle");
    const auto orderNumber = order
        ? readInteger(findings, *order, Phrase("Scenario", "the order of a harmonic"), kMinOrder, kMaxOrder)
        : std::nullopt;
    const auto percentNumber = percent ? readQuantity(findings, *percent, kPercent) : std::nullopt;
    const auto angleNumber = angle ? readQuantity(findings, *angle, kAngle) : std::optional(0.0);
    if (!orderNumber || !percentNumber || !angleNumber) {
        return std::nullopt;
    }
    return Harmonic{static_cast<int>(*orderNumber), *percentNumber, *angleNumber};
}

std::optional<std::vector<Harmonic>> readHarmonicsOfOne(Findings& findings, const Field& value)
{
    const auto items
        = readList(findings, value, Phrase("Scenario", "a list of harmonics like [{order: 5, percent: 10}]"));
    if (!items) {
        return std::nullopt;
    }
    if (items->size() > kMaxHarmonics) {
        findings.add(value.node->at, value.path,
            Phrase("Scenario", "%1 harmonics are too many: at most %2 per phase").with(items->size(), kMaxHarmonics));
        return std::nullopt;
    }
    std::vector<Harmonic> harmonics;
    for (const Field& item : *items) {
        if (const auto harmonic = readHarmonic(findings, item)) {
            harmonics.push_back(*harmonic);
        }
    }
    return harmonics;
}

/// A list of harmonics applies to all phases; a list of three such lists gives L1, L2 and L3.
std::optional<PerPhase<std::vector<Harmonic>>> readHarmonics(Findings& findings, const std::optional<Field>& value)
{
    if (!value) {
        return std::nullopt;
    }
    const YamlNode& node = *value->node;
    const bool listOfLists
        = node.kind == YamlNode::Kind::list && !node.items.empty() && node.items.front().kind == YamlNode::Kind::list;
    if (listOfLists) {
        return readPerPhase(findings, *value, [&](const Field& one) { return readHarmonicsOfOne(findings, one); });
    }
    const auto all = readHarmonicsOfOne(findings, *value);
    return all ? std::optional(PerPhase<std::vector<Harmonic>>{*all, *all, *all}) : std::nullopt;
}

// Power factor

struct PowerFactor {
    double magnitude = 1; ///< 0 .. 1
    bool capacitive = false;
};

std::optional<PowerFactor> readPowerFactor(Findings& findings, const Field& value)
{
    constexpr auto kExpected = Phrase("Scenario", "a power factor is 0 to 1, followed by ind or cap, like 0.5 ind");
    const auto text = readScalar(findings, value, kExpected);
    if (!text) {
        return std::nullopt;
    }
    const auto parts = splitNumber(*text);
    const bool sideGiven = parts && (parts->rest == "ind" || parts->rest == "cap");
    const bool sideNotNeeded = parts && parts->rest.empty() && parts->number == 1;
    if (!(sideGiven || sideNotNeeded) || parts->number < 0 || parts->number > 1) {
        findings.add(
            value.node->at, value.path, Phrase("Scenario", "%1 does not fit: %2").with(inQuotes(*text), kExpected));
        return std::nullopt;
    }
    return PowerFactor{parts->number, parts->rest == "cap"};
}

/// Lag of the current. Inductive is quadrant I when importing and III when exporting, capacitive IV and II
/// (docs/metrology.md, section 4).
double phiDegrees(const PowerFactor& powerFactor, Direction direction)
{
    const double angle = std::acos(powerFactor.magnitude) * 180 / std::numbers::pi;
    const double importing = powerFactor.capacitive ? -angle : angle;
    if (direction == Direction::import) {
        return importing;
    }
    return powerFactor.capacitive ? 180 - angle : angle - 180;
}

std::optional<PerPhase<double>> readPhi(Findings& findings, const MapReader& load)
{
    const auto phi = load.find("phi");
    const auto powerFactor = load.find("power_factor");
    const auto direction = load.find("direction");
    if (phi && powerFactor) {
        findings.add(powerFactor->keyAt, powerFactor->path,
            Phrase("Scenario", "phi and power_factor say the same thing: give one of them"));
    }
    if (direction && !powerFactor) {
        findings.add(direction->keyAt, direction->path,
            Phrase("Scenario", "direction belongs to a power_factor; with phi, an angle beyond 90 deg exports"));
    }
    const auto angles = readQuantities(findings, phi, kAngle);
    const auto directions
        = readWords<Direction>(findings, direction, Phrase("Scenario", "a direction of the energy"), kDirections);
    if (!powerFactor) {
        return angles;
    }
    const auto factors
        = readPerPhase(findings, *powerFactor, [&](const Field& one) { return readPowerFactor(findings, one); });
    if (!factors || (direction && !directions)) {
        return std::nullopt;
    }
    PerPhase<double> result{};
    for (std::size_t phase = 0; phase < result.size(); ++phase) {
        result[phase] = phiDegrees((*factors)[phase], directions ? (*directions)[phase] : Direction::import);
    }
    return result;
}

// Wiring

/// A list of conductors without duplicates.
std::optional<std::vector<int>> readConductors(Findings& findings, const Field& value, std::span<const Word<int>> names)
{
    const auto items = readList(findings, value, Phrase("Scenario", "a list of conductors like [L1]"));
    if (!items) {
        return std::nullopt;
    }
    std::vector<int> conductors;
    for (const Field& item : *items) {
        const auto conductor = readWord<int>(findings, item, Phrase("Scenario", "a conductor"), names);
        if (!conductor) {
            return std::nullopt;
        }
        if (std::find(conductors.begin(), conductors.end(), *conductor) != conductors.end()) {
            findings.add(
                item.node->at, item.path, Phrase("Scenario", "%1 is given twice").with(inQuotes(item.node->text)));
            return std::nullopt;
        }
        conductors.push_back(*conductor);
    }
    return conductors;
}

std::optional<PerConductor<int>> readSwap(Findings& findings, const Field& value)
{
    const auto pair = readConductors(findings, value, kConductorNames);
    if (!pair) {
        return std::nullopt;
    }
    PerConductor<int> order = Wiring{}.conductorAt;
    if (pair->size() == 2) {
        std::swap(order[static_cast<std::size_t>((*pair)[0])], order[static_cast<std::size_t>((*pair)[1])]);
    } else if (!pair->empty()) {
        findings.add(value.node->at, value.path,
            Phrase("Scenario", "two conductors are swapped, like [L2, L3]; an empty list undoes it"));
        return std::nullopt;
    }
    return order;
}

/// Which conductor is in each of the terminals.
std::optional<PerConductor<int>> readOrder(Findings& findings, const Field& value)
{
    const auto conductors = readConductors(findings, value, kConductorNames);
    PerConductor<int> order{};
    if (conductors && conductors->size() != order.size()) {
        findings.add(value.node->at, value.path,
            Phrase("Scenario",
                "all four conductors are given, in the order of the terminals L1, L2, L3, N: [L1, L2, L3, N] is as it "
                "should be"));
        return std::nullopt;
    }
    if (!conductors) {
        return std::nullopt;
    }
    std::copy(conductors->begin(), conductors->end(), order.begin());
    return order;
}

template <class Flags>
std::optional<Flags> readFlags(Findings& findings, const std::optional<Field>& value, std::span<const Word<int>> names)
{
    const auto conductors = value ? readConductors(findings, *value, names) : std::nullopt;
    if (!conductors) {
        return std::nullopt;
    }
    Flags flags{};
    for (const int conductor : *conductors) {
        flags[static_cast<std::size_t>(conductor)] = true;
    }
    return flags;
}

WiringChange readWiring(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kWiringKeys});
    WiringChange change;
    if (const auto swap = map.find("swap")) {
        change.conductorAt = readSwap(findings, *swap);
        change.loadAt = change.conductorAt;
    }
    for (const auto& [key, order] :
        {std::pair("swap_supply", &WiringChange::conductorAt), std::pair("swap_load", &WiringChange::loadAt)}) {
        const auto swap = map.find(key);
        if (swap && map.find("swap")) {
            findings.add(swap->keyAt, swap->path,
                Phrase("Scenario",
                    "swap moves the conductors of both sides; give either that or swap_supply and swap_load"));
        } else if (swap) {
            change.*order = readSwap(findings, *swap);
        }
    }
    for (const auto& [key, order] :
        {std::pair("supply_at", &WiringChange::conductorAt), std::pair("load_at", &WiringChange::loadAt)}) {
        const auto conductors = map.find(key);
        if (conductors && change.*order) {
            findings.add(conductors->keyAt, conductors->path,
                Phrase("Scenario", "%1 says where each conductor of its side is: give either that or a swap")
                    .with(key));
        } else if (conductors) {
            change.*order = readOrder(findings, *conductors);
        }
    }
    change.reversed = readFlags<PerPhase<bool>>(findings, map.find("reverse"), kPhaseNames);
    change.open = readFlags<PerConductor<bool>>(findings, map.find("open"), kConductorNames);
    change.loadOpen = readFlags<PerConductor<bool>>(findings, map.find("open_load"), kConductorNames);
    return change;
}

// Supply and load

void readSupply(Findings& findings, const Field& value, const KeySet& keySet, InputChange& change)
{
    const MapReader map(findings, value, keySet);
    if (const auto frequency = map.find("frequency")) {
        change.frequencyHz = readQuantity(findings, *frequency, kFrequency);
    }
    if (const auto sequence = map.find("sequence")) {
        change.voltageAngleDeg
            = readWord<PerPhase<double>>(findings, *sequence, Phrase("Scenario", "a phase sequence"), kSequences);
    }
    change.voltage = readQuantities(findings, map.find("voltage"), kVoltage);
    if (const auto angle = map.find("voltage_angle")) {
        change.voltageAngleDeg = readQuantities(findings, angle, kAngle);
    }
    change.voltageHarmonics = readHarmonics(findings, map.find("voltage_harmonics"));
}

} // namespace

InputChange readCurrents(Findings& findings, const MapReader& map)
{
    InputChange change;
    change.current = readQuantities(findings, map.find("current"), kCurrent);
    change.phiDeg = readPhi(findings, map);
    change.currentHarmonics = readHarmonics(findings, map.find("current_harmonics"));
    change.shape
        = readWords<CurrentShape>(findings, map.find("shape"), Phrase("Scenario", "a shape of the current"), kShapes);
    return change;
}

InputChange readSet(Findings& findings, const MapReader& map, const DeviceShelf& shelf)
{
    InputChange change;
    if (const auto load = map.find("load")) {
        const MapReader loadMap(findings, *load, kLoad);
        change = readCurrents(findings, loadMap);
        if (const auto devices = loadMap.find("devices")) {
            change.devices = readRunningDevices(findings, *devices, shelf);
        }
    }
    if (const auto supply = map.find("supply")) {
        readSupply(findings, *supply, kSupply, change);
    }
    if (const auto wiring = map.find("wiring")) {
        change.wiring = readWiring(findings, *wiring);
    }
    if (const auto feed = map.find("powered_by")) {
        change.poweredBy = readWord<PoweredBy>(findings, *feed, Phrase("Scenario", "a feed of the meter"), kFeeds);
    }
    if (const auto tariff = map.find("tariff")) {
        change.tariff = readWord<Tariff>(findings, *tariff, Phrase("Scenario", "a tariff"), kTariffNames);
    }
    return change;
}

InputChange readRamp(Findings& findings, const MapReader& map)
{
    InputChange change;
    if (const auto load = map.find("load")) {
        change = readCurrents(findings, MapReader(findings, *load, kRampLoad));
    }
    if (const auto supply = map.find("supply")) {
        readSupply(findings, *supply, kRampSupply, change);
    }
    return change;
}

} // namespace vmeter::scenario_format
