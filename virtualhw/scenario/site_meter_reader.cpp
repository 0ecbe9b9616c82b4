// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/site_meter_reader.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/base/split_mix.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/afe_reader.h"
#include "virtualhw/scenario/devices/device_use.h"
#include "virtualhw/scenario/fault_reader.h"
#include "virtualhw/scenario/input_reader.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/scenario/site_format.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

namespace vmeter::scenario_format {

namespace {

using namespace site_format;

constexpr std::size_t kMaxIdCharacters = 40;
constexpr int kDeepestFeeder = 6; ///< the text has at most 16 levels (yaml_tree.h)
constexpr double kLargestScale = 1000;
constexpr double kLongestShift = 31'536'000; ///< s: a year

constexpr QuantityKind kShift{
    Phrase("Scenario", "a shift in time"), kTimeUnits, 0, kLongestShift, Phrase("Scenario", "up to a year")};
constexpr QuantityKind kScale{Phrase("Scenario", "a scale of the load"), kFactorUnits, 0, kLargestScale};

/// FNV-1a: seeds must not depend on the position in the file.
uint64_t hashOf(std::string_view text)
{
    uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<uint8_t>(letter)) * 0x100000001b3U;
    }
    return hash;
}

bool isIdLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || letter == '-' || letter == '_' || letter == '.';
}

void scale(std::vector<Device>& devices, double factor)
{
    for (Device& device : devices) {
        for (LoadElement& element : device.elements) {
            element.current *= factor;
        }
    }
}

void scale(InputChange& change, double factor)
{
    if (change.current) {
        for (double& current : *change.current) {
            current *= factor;
        }
    }
    if (change.devices) {
        scale(*change.devices, factor);
    }
    scale(change.deviceChanges, factor);
}

/// `scenario` with its currents multiplied by `factor`.
Scenario scaled(Scenario scenario, double factor)
{
    for (double& current : scenario.input.load.current) {
        current *= factor;
    }
    scale(scenario.input.load.devices, factor);
    for (TimelineEntry& entry : scenario.timeline) {
        scale(entry.change, factor);
    }
    return scenario;
}

bool changesGrid(const InputChange& change)
{
    return !(change == InputChange{});
}

/// Numbers of a meter by its place in the site. [inferred] A manufacturer's order number and the low part of the MAC
/// address count the meters of a line.
MeterIdentity identityOf(std::size_t index, std::optional<uint8_t> unitId)
{
    constexpr std::size_t kOrders = 60'000;
    MeterIdentity identity;
    identity.serial.order = static_cast<uint16_t>(1 + index % kOrders);
    identity.mac[4] = static_cast<uint8_t>(index >> 8U);
    identity.mac[5] = static_cast<uint8_t>(index);
    identity.mac[3] = static_cast<uint8_t>(0x44 + (index >> 16U));
    identity.unitId = unitId.value_or(identity.unitId);
    return identity;
}

} // namespace

Scenario readNamedScenario(Diagnostics& diagnostics, const Field& value, const std::optional<std::string>& folder)
{
    const auto name = readScalar(diagnostics, value, Phrase("Scenario", "the name of a scenario, or of its file"));
    if (!name) {
        return {};
    }
    std::error_code failure;
    const std::filesystem::path file = folder ? std::filesystem::path(*folder) / *name : std::filesystem::path();
    const bool isFile = folder && std::filesystem::is_regular_file(file, failure);
    Expected<Scenario> scenario = isFile ? findScenario(file.string()) : findReadyScenario(std::string(*name));
    if (!scenario) {
        diagnostics.add(value.node->at, value.path, scenario.error());
        return {};
    }
    if (scenario->waveform.recording) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario",
                "a scenario that plays a recording cannot be part of a site: a recording has voltages of "
                "its own"));
    }
    return std::move(*scenario);
}

double SiteMeterReader::Range::drawn(uint64_t seed) const
{
    constexpr double kSteps = 9007199254740992.0; // 2^53
    const double share = static_cast<double>(splitMix(seed) >> 11U) / kSteps;
    return from + share * (to - from);
}

void SiteMeterReader::readTemplates(const Field& value)
{
    const YamlNode& node = *value.node;
    if (node.kind != YamlNode::Kind::map) {
        m_diagnostics.add(node.at, value.path,
            Phrase("Scenario", "templates is a map of names, like templates: {flat: {model: e27}}"));
        return;
    }
    for (std::size_t i = 0; i < node.keys.size() && !m_diagnostics.full(); ++i) {
        const std::string& name = node.keys[i].text;
        const MapReader map(m_diagnostics, {&node.items[i], node.keys[i].at, value.path + '.' + name},
            {kTemplateKeys, kMeterKeys, Phrase("Scenario", "%1 belongs to a meter, not to a template")});
        Said said;
        readSaid(map, said);
        if (!m_templates.emplace(name, std::move(said)).second) {
            m_diagnostics.add(
                node.keys[i].at, value.path, Phrase("Scenario", "%1 is given twice").with('"' + name + '"'));
        }
    }
}

void SiteMeterReader::readMeters(const Field& value, std::optional<std::size_t> parent, int depth)
{
    const auto items = readList(m_diagnostics, value, Phrase("Scenario", "a list of meters like [{id: main}]"));
    if (items && items->empty()) {
        m_diagnostics.add(value.node->at, value.path, Phrase("Scenario", "a list of meters has at least one"));
    }
    if (items && depth > kDeepestFeeder) {
        m_diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "too many meters in a row: at most %1").with(kDeepestFeeder));
        return;
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        if (!m_diagnostics.full()) {
            readMeter(item, parent, depth);
        }
    }
}

std::optional<std::string> SiteMeterReader::readId(const MapReader& map)
{
    const auto value = map.require("id", "id: flat");
    const auto text
        = value ? readScalar(m_diagnostics, *value, Phrase("Scenario", "the name of a meter")) : std::nullopt;
    if (!text) {
        return std::nullopt;
    }
    if (text->empty() || text->size() > kMaxIdCharacters || !std::ranges::all_of(*text, isIdLetter)) {
        m_diagnostics.add(value->node->at, value->path,
            Phrase("Scenario", "an id has letters without accents, digits, points, - and _, at most %1")
                .with(kMaxIdCharacters));
        return std::nullopt;
    }
    return std::string(*text);
}

void SiteMeterReader::readMeter(const Field& value, std::optional<std::size_t> parent, int depth)
{
    const MapReader map(m_diagnostics, value, {kMeterKeys});
    const auto id = readId(map);
    Said said;
    readSaid(map, said);
    const auto count = map.find("count");
    const auto number = count
        ? readInteger(m_diagnostics, *count, Phrase("Scenario", "a number of meters"), 1, kMaxSiteMeters)
        : std::nullopt;
    const auto seed = map.find("seed");
    auto seedNumber = seed
        ? readInteger(m_diagnostics, *seed, Phrase("Scenario", "a seed"), 0, std::numeric_limits<uint64_t>::max())
        : std::nullopt;
    const auto feeds = map.find("feeds");
    if (feeds && number) {
        m_diagnostics.add(
            count->keyAt, count->path, Phrase("Scenario", "a meter that feeds others is one meter: leave out count"));
        return;
    }
    const std::size_t first = m_site.meters.size();
    for (uint64_t n = 1; id && n <= number.value_or(1) && !m_diagnostics.full(); ++n) {
        add(value, number ? *id + '-' + std::to_string(n) : *id, said, parent, seedNumber);
        seedNumber = seedNumber ? std::optional(*seedNumber + 1) : std::nullopt;
        if (m_site.meters.size() >= kMaxSiteMeters && n < number.value_or(1)) {
            m_diagnostics.add(value.node->at, value.path,
                Phrase("Scenario", "too many meters: a site has at most %1").with(kMaxSiteMeters));
            return;
        }
    }
    if (feeds && m_site.meters.size() > first) {
        readMeters(*feeds, first, depth + 1);
    }
}

void SiteMeterReader::readSaid(const MapReader& map, Said& said)
{
    if (const auto name = map.find("template")) {
        const auto text = readScalar(m_diagnostics, *name, Phrase("Scenario", "the name of a template"));
        const auto known = text ? m_templates.find(*text) : m_templates.end();
        if (known != m_templates.end()) {
            said = known->second;
        } else if (text) {
            std::vector<std::string_view> names;
            for (const auto& [word, ignored] : m_templates) {
                names.push_back(word);
            }
            m_diagnostics.add(name->node->at, name->path,
                unknownWord(*text, Phrase("Scenario", "a template that stands before"), names));
        }
    }
    if (const auto name = map.find("name")) {
        said.name = readLocalizedText(m_diagnostics, *name, kMaxNameCharacters);
    }
    if (const auto model = map.find("model")) {
        std::vector<Word<const MeterModel*>> words;
        for (const MeterModel& known : kMeterModels) {
            words.push_back({known.name, &known});
        }
        said.model = readWord<const MeterModel*>(m_diagnostics, *model, Phrase("Scenario", "a model"), words)
                         .value_or(said.model);
    }
    if (const auto scenario = map.find("scenario")) {
        said.scenario = scenarioNamed(*scenario);
    }
    if (const auto shift = map.find("shift")) {
        said.shift = readRange(*shift, kShift).value_or(said.shift);
    }
    if (const auto scale = map.find("scale")) {
        said.scale = readRange(*scale, kScale).value_or(said.scale);
    }
    if (const auto afe = map.find("afe")) {
        said.afe = readAfe(m_diagnostics, *afe);
    }
    const DeviceCatalogue catalogue;
    InputChange change = readSet(m_diagnostics, map, catalogue);
    if (const auto devices = map.find("devices")) {
        if (change.devices) {
            m_diagnostics.add(devices->keyAt, devices->path,
                Phrase("Scenario", "devices and load.devices say the same thing: give one of them"));
        }
        change.devices = readRunningDevices(m_diagnostics, *devices, catalogue);
    }
    if (changesGrid(change)) {
        said.change = std::move(change);
    }
    if (const auto faults = map.find("faults")) {
        said.faults = readFaults(m_diagnostics, *faults);
    }
    if (const auto settings = map.find("settings")) {
        const MapReader inner(m_diagnostics, *settings, {kSettingsKeys});
        if (const auto unit = inner.find("unit_id")) {
            const auto number
                = readInteger(m_diagnostics, *unit, Phrase("Scenario", "a unit id"), 1, uint64_t{kUnitIdMax});
            said.unitId = number ? std::optional(static_cast<uint8_t>(*number)) : said.unitId;
        }
    }
}

std::shared_ptr<const Scenario> SiteMeterReader::scenarioNamed(const Field& value)
{
    const auto known = m_scenarios.find(value.node->text);
    if (known != m_scenarios.end()) {
        return known->second;
    }
    auto scenario = std::make_shared<const Scenario>(readNamedScenario(m_diagnostics, value, m_folder));
    m_scenarios.emplace(value.node->text, scenario);
    return scenario;
}

std::optional<SiteMeterReader::Range> SiteMeterReader::readRange(const Field& value, const QuantityKind& kind)
{
    if (value.node->kind != YamlNode::Kind::list) {
        const auto one = readQuantity(m_diagnostics, value, kind);
        return one ? std::optional(Range{*one, *one}) : std::nullopt;
    }
    const auto items = readList(m_diagnostics, value, {});
    if (!items || items->size() != 2) {
        m_diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "a range has two values, the smallest and the largest, like [0.7, 1.3]"));
        return std::nullopt;
    }
    const auto from = readQuantity(m_diagnostics, (*items)[0], kind);
    const auto to = readQuantity(m_diagnostics, (*items)[1], kind);
    if (from && to && *from > *to) {
        m_diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "a range has two values, the smallest and the largest, like [0.7, 1.3]"));
    }
    return from && to ? std::optional(Range{*from, *to}) : std::nullopt;
}

void SiteMeterReader::add(
    const Field& at, std::string id, const Said& said, std::optional<std::size_t> parent, std::optional<uint64_t> seed)
{
    // Two numbers for one meter: the draws must not repeat the noise.
    constexpr uint64_t kShiftDraw = 1;
    constexpr uint64_t kScaleDraw = 2;
    if (!m_ids.insert(id).second) {
        m_diagnostics.add(at.node->at, at.path, Phrase("Scenario", "%1 is the id of two meters").with('"' + id + '"'));
        return;
    }
    SiteMeter meter;
    const uint64_t own = seed.value_or(splitMix(m_site.seed * kSplitMixStep + hashOf(id)) >> 32U);
    const uint64_t draws = splitMix(own + m_site.seed);
    meter.seed = m_site.specimens ? splitMix(m_site.seed * kSplitMixStep + own % *m_site.specimens) >> 32U : own;
    meter.id = std::move(id);
    meter.name = said.name;
    meter.model = said.model;
    meter.parent = parent;
    meter.shift = durationFromSeconds(said.shift.drawn(draws + kShiftDraw * kSplitMixStep));
    meter.faults = said.faults;
    const std::size_t index = m_site.meters.size();
    const auto ofSite = static_cast<uint8_t>(m_site.addresses.firstUnit + index);
    meter.identity
        = identityOf(index, m_site.addresses.kind == SiteAddresses::Kind::units ? std::optional(ofSite) : said.unitId);
    const double factor = said.scale.drawn(draws + kScaleDraw * kSplitMixStep);
    static const auto kNoLoad = std::make_shared<const Scenario>();
    meter.scenario = said.scenario ? said.scenario : kNoLoad;
    const bool ownScenario = factor != 1 || changesGrid(said.change) || said.afe;
    if (ownScenario) {
        Scenario scenario = *meter.scenario;
        apply(said.change, scenario.input);
        scenario.tariff = said.change.tariff ? said.change.tariff : scenario.tariff;
        scenario.sealed = said.change.sealed ? said.change.sealed : scenario.sealed;
        scenario.afe = said.afe.value_or(scenario.afe);
        meter.scenario = std::make_shared<const Scenario>(scaled(std::move(scenario), factor));
    }
    m_site.meters.push_back(std::move(meter));
}

} // namespace vmeter::scenario_format
