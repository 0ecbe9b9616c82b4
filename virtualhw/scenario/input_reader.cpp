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
    Diagnostics& diagnostics, const std::optional<Field>& value, const QuantityKind& kind)
{
    if (!value) {
        return std::nullopt;
    }
    return readPerPhase(diagnostics, *value, [&](const Field& one) { return readQuantity(diagnostics, one, kind); });
}

template <class T> std::optional<PerPhase<T>> readWords(
    Diagnostics& diagnostics, const std::optional<Field>& value, const Message& noun, std::span<const Word<T>> words)
{
    if (!value) {
        return std::nullopt;
    }
    return readPerPhase(
        diagnostics, *value, [&](const Field& one) { return readWord<T>(diagnostics, one, noun, words); });
}

// Harmonics

std::optional<Harmonic> readHarmonic(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kHarmonicKeys});
    const auto order = map.require("order", "order: 5");
    const auto percent = map.require("percent", "percent: 10");
    const auto angle = map.find("angle");
    const auto orderNumber = order
        ? readInteger(diagnostics, *order, Phrase("Scenario", "the order of a harmonic"), kMinOrder, kMaxOrder)
        : std::nullopt;
    const auto percentNumber = percent ? readQuantity(diagnostics, *percent, kPercent) : std::nullopt;
    const auto angleNumber = angle ? readQuantity(diagnostics, *angle, kAngle) : std::optional(0.0);
    if (!orderNumber || !percentNumber || !angleNumber) {
        return std::nullopt;
    }
    return Harmonic{static_cast<int>(*orderNumber), *percentNumber, *angleNumber};
}

std::optional<std::vector<Harmonic>> readHarmonicsOfOne(Diagnostics& diagnostics, const Field& value)
{
    const auto items
        = readList(diagnostics, value, Phrase("Scenario", "a list of harmonics like [{order: 5, percent: 10}]"));
    if (!items) {
        return std::nullopt;
    }
    if (items->size() > kMaxHarmonics) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "%1 harmonics are too many: at most %2 per phase").with(items->size(), kMaxHarmonics));
        return std::nullopt;
    }
    std::vector<Harmonic> harmonics;
    for (const Field& item : *items) {
        if (const auto harmonic = readHarmonic(diagnostics, item)) {
            harmonics.push_back(*harmonic);
        }
    }
    return harmonics;
}

/// A list of harmonics applies to all phases; a list of three such lists gives L1, L2 and L3.
std::optional<PerPhase<std::vector<Harmonic>>> readHarmonics(
    Diagnostics& diagnostics, const std::optional<Field>& value)
{
    if (!value) {
        return std::nullopt;
    }
    const YamlNode& node = *value->node;
    const bool listOfLists
        = node.kind == YamlNode::Kind::list && !node.items.empty() && node.items.front().kind == YamlNode::Kind::list;
    if (listOfLists) {
        return readPerPhase(
            diagnostics, *value, [&](const Field& one) { return readHarmonicsOfOne(diagnostics, one); });
    }
    const auto all = readHarmonicsOfOne(diagnostics, *value);
    return all ? std::optional(PerPhase<std::vector<Harmonic>>{*all, *all, *all}) : std::nullopt;
}

// Power factor

struct PowerFactor {
    double magnitude = 1; ///< 0 .. 1
    bool capacitive = false;
};

std::optional<PowerFactor> readPowerFactor(Diagnostics& diagnostics, const Field& value)
{
    constexpr auto kExpected = Phrase("Scenario", "a power factor is 0 to 1, followed by ind or cap, like 0.5 ind");
    const auto text = readScalar(diagnostics, value, kExpected);
    if (!text) {
        return std::nullopt;
    }
    const auto parts = splitNumber(*text);
    const bool sideGiven = parts && (parts->rest == "ind" || parts->rest == "cap");
    const bool sideNotNeeded = parts && parts->rest.empty() && parts->number == 1;
    if (!(sideGiven || sideNotNeeded) || parts->number < 0 || parts->number > 1) {
        diagnostics.add(
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

std::optional<PerPhase<double>> readPhi(Diagnostics& diagnostics, const MapReader& load)
{
    const auto phi = load.find("phi");
    const auto powerFactor = load.find("power_factor");
    const auto direction = load.find("direction");
    if (phi && powerFactor) {
        diagnostics.add(powerFactor->keyAt, powerFactor->path,
            Phrase("Scenario", "phi and power_factor say the same thing: give one of them"));
    }
    if (direction && !powerFactor) {
        diagnostics.add(direction->keyAt, direction->path,
            Phrase("Scenario", "direction belongs to a power_factor; with phi, an angle beyond 90 deg exports"));
    }
    const auto angles = readQuantities(diagnostics, phi, kAngle);
    const auto directions
        = readWords<Direction>(diagnostics, direction, Phrase("Scenario", "a direction of the energy"), kDirections);
    if (!powerFactor) {
        return angles;
    }
    const auto factors
        = readPerPhase(diagnostics, *powerFactor, [&](const Field& one) { return readPowerFactor(diagnostics, one); });
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
std::optional<std::vector<int>> readConductors(
    Diagnostics& diagnostics, const Field& value, std::span<const Word<int>> names)
{
    const auto items = readList(diagnostics, value, Phrase("Scenario", "a list of conductors like [L1]"));
    if (!items) {
        return std::nullopt;
    }
    std::vector<int> conductors;
    for (const Field& item : *items) {
        const auto conductor = readWord<int>(diagnostics, item, Phrase("Scenario", "a conductor"), names);
        if (!conductor) {
            return std::nullopt;
        }
        if (std::find(conductors.begin(), conductors.end(), *conductor) != conductors.end()) {
            diagnostics.add(
                item.node->at, item.path, Phrase("Scenario", "%1 is given twice").with(inQuotes(item.node->text)));
            return std::nullopt;
        }
        conductors.push_back(*conductor);
    }
    return conductors;
}

std::optional<PerConductor<int>> readSwap(Diagnostics& diagnostics, const Field& value)
{
    const auto pair = readConductors(diagnostics, value, kConductorNames);
    if (!pair) {
        return std::nullopt;
    }
    PerConductor<int> order = Wiring{}.conductorAt;
    if (pair->size() == 2) {
        std::swap(order[static_cast<std::size_t>((*pair)[0])], order[static_cast<std::size_t>((*pair)[1])]);
    } else if (!pair->empty()) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "two conductors are swapped, like [L2, L3]; an empty list undoes it"));
        return std::nullopt;
    }
    return order;
}

/// Which conductor is in each of the terminals.
std::optional<PerConductor<int>> readOrder(Diagnostics& diagnostics, const Field& value)
{
    const auto conductors = readConductors(diagnostics, value, kConductorNames);
    PerConductor<int> order{};
    if (conductors && conductors->size() != order.size()) {
        diagnostics.add(value.node->at, value.path,
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

template <class Flags> std::optional<Flags> readFlags(
    Diagnostics& diagnostics, const std::optional<Field>& value, std::span<const Word<int>> names)
{
    const auto conductors = value ? readConductors(diagnostics, *value, names) : std::nullopt;
    if (!conductors) {
        return std::nullopt;
    }
    Flags flags{};
    for (const int conductor : *conductors) {
        flags[static_cast<std::size_t>(conductor)] = true;
    }
    return flags;
}

WiringChange readWiring(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kWiringKeys});
    WiringChange change;
    if (const auto swap = map.find("swap")) {
        change.conductorAt = readSwap(diagnostics, *swap);
        change.loadAt = change.conductorAt;
    }
    for (const auto& [key, order] :
        {std::pair("swap_supply", &WiringChange::conductorAt), std::pair("swap_load", &WiringChange::loadAt)}) {
        const auto swap = map.find(key);
        if (swap && map.find("swap")) {
            diagnostics.add(swap->keyAt, swap->path,
                Phrase("Scenario",
                    "swap moves the conductors of both sides; give either that or swap_supply and swap_load"));
        } else if (swap) {
            change.*order = readSwap(diagnostics, *swap);
        }
    }
    for (const auto& [key, order] :
        {std::pair("supply_at", &WiringChange::conductorAt), std::pair("load_at", &WiringChange::loadAt)}) {
        const auto conductors = map.find(key);
        if (conductors && change.*order) {
            diagnostics.add(conductors->keyAt, conductors->path,
                Phrase("Scenario", "%1 says where each conductor of its side is: give either that or a swap")
                    .with(key));
        } else if (conductors) {
            change.*order = readOrder(diagnostics, *conductors);
        }
    }
    change.reversed = readFlags<PerPhase<bool>>(diagnostics, map.find("reverse"), kPhaseNames);
    change.open = readFlags<PerConductor<bool>>(diagnostics, map.find("open"), kConductorNames);
    change.loadOpen = readFlags<PerConductor<bool>>(diagnostics, map.find("open_load"), kConductorNames);
    return change;
}

// Supply and load

void readSupply(Diagnostics& diagnostics, const Field& value, const KeySet& keySet, InputChange& change)
{
    const MapReader map(diagnostics, value, keySet);
    if (const auto frequency = map.find("frequency")) {
        change.frequencyHz = readQuantity(diagnostics, *frequency, kFrequency);
    }
    if (const auto sequence = map.find("sequence")) {
        change.voltageAngleDeg
            = readWord<PerPhase<double>>(diagnostics, *sequence, Phrase("Scenario", "a phase sequence"), kSequences);
    }
    change.voltage = readQuantities(diagnostics, map.find("voltage"), kVoltage);
    if (const auto angle = map.find("voltage_angle")) {
        change.voltageAngleDeg = readQuantities(diagnostics, angle, kAngle);
    }
    change.voltageHarmonics = readHarmonics(diagnostics, map.find("voltage_harmonics"));
}

} // namespace

std::optional<double> readPowerFactorAngle(Diagnostics& diagnostics, const Field& value)
{
    const auto factor = readPowerFactor(diagnostics, value);
    return factor ? std::optional(phiDegrees(*factor, Direction::import)) : std::nullopt;
}

InputChange readCurrents(Diagnostics& diagnostics, const MapReader& map)
{
    InputChange change;
    change.current = readQuantities(diagnostics, map.find("current"), kCurrent);
    change.phiDeg = readPhi(diagnostics, map);
    change.currentHarmonics = readHarmonics(diagnostics, map.find("current_harmonics"));
    change.shape = readWords<CurrentShape>(
        diagnostics, map.find("shape"), Phrase("Scenario", "a shape of the current"), kShapes);
    return change;
}

InputChange readSet(Diagnostics& diagnostics, const MapReader& map, const DeviceCatalogue& catalogue)
{
    InputChange change;
    if (const auto load = map.find("load")) {
        const MapReader loadMap(diagnostics, *load, kLoad);
        change = readCurrents(diagnostics, loadMap);
        if (const auto devices = loadMap.find("devices")) {
            change.devices = readRunningDevices(diagnostics, *devices, catalogue);
        }
    }
    if (const auto supply = map.find("supply")) {
        readSupply(diagnostics, *supply, kSupply, change);
    }
    if (const auto wiring = map.find("wiring")) {
        change.wiring = readWiring(diagnostics, *wiring);
    }
    if (const auto feed = map.find("powered_by")) {
        change.poweredBy = readWord<PoweredBy>(diagnostics, *feed, Phrase("Scenario", "a feed of the meter"), kFeeds);
    }
    if (const auto tariff = map.find("tariff")) {
        change.tariff = readWord<Tariff>(diagnostics, *tariff, Phrase("Scenario", "a tariff"), kTariffNames);
    }
    if (const auto sealed = map.find("sealed")) {
        change.sealed = readWord<bool>(diagnostics, *sealed, Phrase("Scenario", "true or false"), kTrueFalse);
    }
    return change;
}

InputChange readRamp(Diagnostics& diagnostics, const MapReader& map)
{
    InputChange change;
    if (const auto load = map.find("load")) {
        change = readCurrents(diagnostics, MapReader(diagnostics, *load, kRampLoad));
    }
    if (const auto supply = map.find("supply")) {
        readSupply(diagnostics, *supply, kRampSupply, change);
    }
    return change;
}

} // namespace vmeter::scenario_format
