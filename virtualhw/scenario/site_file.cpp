// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/site_file.h"

#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/scenario/input_reader.h"
#include "virtualhw/scenario/parse_text.h"
#include "virtualhw/scenario/site_format.h"
#include "virtualhw/scenario/site_meter_reader.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

namespace vmeter {

namespace {

using namespace scenario_format;
using namespace site_format;

constexpr std::string_view kSiteEnding = ".yaml";
constexpr uint64_t kHighestPort = 65'535;

std::string readySiteNames()
{
    std::string names;
    for (const EmbeddedFile& file : readySiteFiles()) {
        names.append(names.empty() ? "" : ", ").append(file.name.substr(0, file.name.size() - kSiteEnding.size()));
    }
    return names;
}

std::optional<uint32_t> readIpv4(Diagnostics& diagnostics, const Field& value)
{
    constexpr auto kExpected = Phrase("Scenario", "an IPv4 address like 127.16.0.1");
    const auto text = readScalar(diagnostics, value, kExpected);
    const auto address = text ? parseIpv4(*text) : std::nullopt;
    if (text && !address) {
        diagnostics.add(value.node->at, value.path, Phrase("Scenario", "%1 does not fit: %2").with(*text, kExpected));
    }
    if (!address) {
        return std::nullopt;
    }
    uint32_t number = 0;
    for (const uint8_t octet : address->octet) {
        number = number << 8U | octet;
    }
    return number;
}

uint16_t readPort(Diagnostics& diagnostics, const std::optional<Field>& value, uint16_t otherwise)
{
    const auto port
        = value ? readInteger(diagnostics, *value, Phrase("Scenario", "a port"), 0, kHighestPort) : std::nullopt;
    return static_cast<uint16_t>(port.value_or(otherwise));
}

/// ADDRESS or ADDRESS:PORT.
void readPlace(Diagnostics& diagnostics, const Field& value, SiteAddresses& addresses)
{
    YamlNode part = *value.node;
    const std::size_t colon = part.text.find(':');
    if (part.kind == YamlNode::Kind::scalar && colon != std::string::npos) {
        YamlNode port = part;
        port.text = part.text.substr(colon + 1);
        part.text.resize(colon);
        addresses.modbusPort = readPort(diagnostics, Field{&port, value.keyAt, value.path}, 0);
    }
    addresses.base = readIpv4(diagnostics, {&part, value.keyAt, value.path}).value_or(addresses.base);
}

void readAddresses(Diagnostics& diagnostics, const Field& value, SiteAddresses& addresses)
{
    using Kind = SiteAddresses::Kind;
    constexpr uint16_t kModbusPort = 502;
    constexpr uint16_t kWebPort = 80;
    constexpr uint64_t kHighestUnit = 247;
    const MapReader map(diagnostics, value, {kAddressKeys});
    const auto from = map.find("from");
    const auto units = map.find("units");
    const auto ports = map.find("ports");
    if (int{from.has_value()} + int{units.has_value()} + int{ports.has_value()} != 1) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario",
                "addresses has exactly one of from (an address for each meter), units (a unit id for each) and ports "
                "(a port for each)"));
        return;
    }
    const auto at = map.find("at");
    for (const char* key : {"modbus", "web"}) {
        if (const auto port = map.find(key); port && !from) {
            diagnostics.add(port->keyAt, port->path, Phrase("Scenario", "%1 belongs to from").with(key));
        }
    }
    if (from) {
        addresses.kind = Kind::addresses;
        addresses.base = readIpv4(diagnostics, *from).value_or(addresses.base);
        addresses.modbusPort = readPort(diagnostics, map.find("modbus"), kModbusPort);
        addresses.webPort = map.find("web") ? readPort(diagnostics, map.find("web"), kWebPort) : 0;
        if (at) {
            diagnostics.add(at->keyAt, at->path, Phrase("Scenario", "at belongs to units or ports"));
        }
        return;
    }
    if (at) {
        readPlace(diagnostics, *at, addresses);
    }
    if (units) {
        addresses.kind = Kind::units;
        addresses.firstUnit = static_cast<uint8_t>(
            readInteger(diagnostics, *units, Phrase("Scenario", "a unit id"), 1, kHighestUnit).value_or(1));
    } else {
        addresses.kind = Kind::ports;
        addresses.modbusPort = readPort(diagnostics, ports, 0);
    }
}

std::shared_ptr<const Scenario> readSupplyScenario(
    Diagnostics& diagnostics, const MapReader& map, const std::optional<std::string>& folder)
{
    Scenario scenario;
    const DeviceCatalogue none;
    const auto from = map.find("supply_from");
    if (from && map.find("supply")) {
        diagnostics.add(
            from->keyAt, from->path, Phrase("Scenario", "supply and supply_from say the same thing: give one of them"));
    } else if (from) {
        scenario = readNamedScenario(diagnostics, *from, folder);
    } else {
        apply(readSet(diagnostics, map, none), scenario.input);
    }
    return std::make_shared<const Scenario>(std::move(scenario));
}

/// Adds an error if the last meter has no address, unit id or port left.
void checkAddresses(Diagnostics& diagnostics, const Field& value, const SiteDescription& site)
{
    constexpr uint64_t kHighestUnit = 247;
    constexpr uint32_t kLastOfLoopback = 0x7FFFFFFE; // 127.255.255.254
    constexpr uint32_t kLastOfHosts = 0xDFFFFFFE;    // 223.255.255.254
    const SiteAddresses& addresses = site.addresses;
    const uint64_t last = site.meters.empty() ? 0 : site.meters.size() - 1;
    const bool fits = addresses.kind == SiteAddresses::Kind::addresses
        ? uint64_t{addresses.base} + last <= (addresses.base <= kLastOfLoopback ? kLastOfLoopback : kLastOfHosts)
        : addresses.kind == SiteAddresses::Kind::units ? addresses.firstUnit + last <= kHighestUnit
                                                       : addresses.modbusPort + last <= kHighestPort;
    if (!fits) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Scenario", "there is no address, unit id or port left for the last of the %1 meters")
                .with(site.meters.size()));
    }
}

SiteDescription readSite(Diagnostics& diagnostics, const MapReader& map, const std::optional<std::string>& folder)
{
    SiteDescription site;
    readVersion(diagnostics, map);
    if (const auto name = map.find("name")) {
        site.name = readLocalizedText(diagnostics, *name, kMaxNameCharacters);
    }
    if (const auto description = map.find("description")) {
        readLocalizedText(diagnostics, *description, kMaxDescriptionCharacters);
    }
    if (const auto seed = map.find("seed")) {
        site.seed
            = readInteger(diagnostics, *seed, Phrase("Scenario", "a seed"), 0, std::numeric_limits<uint64_t>::max())
                  .value_or(1);
    }
    if (const auto specimens = map.find("specimens")) {
        site.specimens = readInteger(
            diagnostics, *specimens, Phrase("Scenario", "a number of specimens"), 1, uint64_t{kMaxSiteMeters});
    }
    const auto addresses = map.find("addresses");
    if (addresses) {
        readAddresses(diagnostics, *addresses, site.addresses);
    }
    site.supply = readSupplyScenario(diagnostics, map, folder);
    SiteMeterReader reader(diagnostics, site, folder);
    if (const auto templates = map.find("templates")) {
        reader.readTemplates(*templates);
    }
    if (const auto meters = map.require("meters", "meters: [{id: main, scenario: household_day}]")) {
        reader.readMeters(*meters);
        checkAddresses(diagnostics, addresses.value_or(*meters), site);
    }
    return site;
}

} // namespace

bool isSite(std::string_view text)
{
    const auto tree = readYaml(text);
    return tree && std::ranges::find(tree->keys, "meters", &YamlNode::text) != tree->keys.end();
}

ScenarioResult<SiteDescription> parseSite(std::string_view text, const std::optional<std::string>& folder)
{
    return parse<SiteDescription>(text,
        {kSiteKeys, kScenarioKeys, Phrase("Scenario", "%1 belongs to a meter of the site, or to its scenario")},
        [&](Diagnostics& diagnostics, const MapReader& map) { return readSite(diagnostics, map, folder); });
}

ScenarioResult<SiteDescription> loadSiteFile(const std::string& path)
{
    auto text = readTextFile(path);
    if (!text) {
        return tl::unexpected(std::move(text).error());
    }
    return parseSite(*text, std::filesystem::path(path).parent_path().string());
}

Expected<SiteDescription> findSite(const std::string& nameOrFile)
{
    const auto orDescribed = [&](ScenarioResult<SiteDescription> result) {
        return std::move(result).map_error(
            [&](const std::vector<ScenarioError>& errors) { return describe(errors, nameOrFile); });
    };
    std::error_code failure;
    if (std::filesystem::exists(nameOrFile, failure)) {
        return orDescribed(loadSiteFile(nameOrFile));
    }
    const EmbeddedFile* ready = findEmbeddedFile(readySiteFiles(), nameOrFile + std::string(kSiteEnding));
    if (ready == nullptr) {
        return refused(Phrase("Scenario", "%1: no such file, and no built-in site of that name; there are: %2")
                           .with(nameOrFile, readySiteNames()));
    }
    return orDescribed(parseSite(ready->text));
}

} // namespace vmeter
