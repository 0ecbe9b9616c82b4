// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/site/site_list.h"

#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/si.h"
#include "virtualhw/base/socket_address.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>
#include <QSysInfo>

#include <array>
#include <string_view>

namespace vmeter {

namespace {

constexpr std::string_view kScenarioEnding = ".yaml";

struct ListedMeter {
    std::string id;
    std::string name;
    std::string model;
    std::string address;
    std::string modbus;
    int unit = 0;
    std::string parent;
};

ListedMeter listed(const SiteDescription& site, std::size_t index)
{
    const SiteMeter& meter = site.meters[index];
    return {meter.id, meter.name.en, std::string(meter.model->name), addressText(site.addresses.addressOf(index)),
        endpointOf(site, index), meter.identity.unitId, meter.parent ? site.meters[*meter.parent].id : std::string()};
}

/// A text in quotes, as CSV (RFC 4180).
std::string inDoubleQuotes(const std::string& text)
{
    std::string result = "\"";
    for (const char letter : text) {
        result.append(letter == '"' ? 2 : 1, letter);
    }
    return result + '"';
}

std::string csv(const std::vector<ListedMeter>& meters)
{
    std::string text = "id,name,model,address,modbus,unit,parent\n";
    for (const ListedMeter& meter : meters) {
        text += meter.id + ',' + inDoubleQuotes(meter.name) + ',' + meter.model + ',' + meter.address + ','
            + meter.modbus + ',' + std::to_string(meter.unit) + ',' + meter.parent + '\n';
    }
    return text;
}

std::string json(const std::vector<ListedMeter>& meters)
{
    QJsonArray list;
    for (const ListedMeter& meter : meters) {
        list.append(QJsonObject{{"id", QString::fromStdString(meter.id)}, {"name", QString::fromStdString(meter.name)},
            {"model", QString::fromStdString(meter.model)}, {"address", QString::fromStdString(meter.address)},
            {"modbus", QString::fromStdString(meter.modbus)}, {"unit", meter.unit},
            {"parent", meter.parent.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(meter.parent))}});
    }
    return QJsonDocument(QJsonObject{{"meters", list}}).toJson().toStdString();
}

/// JSON strings are YAML strings too.
std::string yaml(const std::vector<ListedMeter>& meters)
{
    const auto text = [](const std::string& value) {
        const QByteArray array
            = QJsonDocument(QJsonArray{QString::fromStdString(value)}).toJson(QJsonDocument::Compact);
        return array.mid(1, array.size() - 2).toStdString();
    };
    std::string result = "meters:\n";
    for (const ListedMeter& meter : meters) {
        result += "  - {id: " + text(meter.id) + ", name: " + text(meter.name) + ", model: " + text(meter.model)
            + ", address: " + text(meter.address) + ", modbus: " + text(meter.modbus) + ", unit: "
            + std::to_string(meter.unit) + ", parent: " + (meter.parent.empty() ? "null" : text(meter.parent)) + "}\n";
    }
    return result;
}

/// A number of the environment; empty: it is not set, or no number.
std::optional<std::size_t> environmentNumber(const char* name)
{
    bool isNumber = false;
    const auto number = qEnvironmentVariable(name).toULongLong(&isNumber);
    return isNumber ? std::optional<std::size_t>(number) : std::nullopt;
}

} // namespace

std::string addressText(uint32_t address)
{
    Ipv4 octets;
    for (std::size_t n = 0; n < octets.octet.size(); ++n) {
        octets.octet[n] = static_cast<uint8_t>(address >> (24 - 8 * n));
    }
    return ipv4Text(octets);
}

std::string endpointOf(const SiteDescription& site, std::size_t index)
{
    return endpointText(addressText(site.addresses.addressOf(index)), site.addresses.modbusPortOf(index));
}

std::string siteList(const SiteDescription& site, const SiteSlice& slice, SiteListFormat format)
{
    std::vector<ListedMeter> meters;
    for (const std::size_t index : metersOf(site, slice)) {
        meters.push_back(listed(site, index));
    }
    switch (format) {
    case SiteListFormat::json:
        return json(meters);
    case SiteListFormat::yaml:
        return yaml(meters);
    case SiteListFormat::csv:
    case SiteListFormat::none:
        break;
    }
    return csv(meters);
}

Expected<std::string> madeSite(std::size_t count, const std::string& like)
{
    std::string scenario;
    for (const EmbeddedFile& file : readyScenarioFiles()) {
        const std::string name(file.name.substr(0, file.name.size() - kScenarioEnding.size()));
        if (name == like || (scenario.empty() && name.starts_with(like))) {
            scenario = name;
        }
    }
    if (scenario.empty()) {
        if (const auto found = findScenario(like); !found) {
            return refused(found.error());
        }
        scenario = like;
    }
    const std::string quotedScenario = inDoubleQuotes(scenario);
    std::string text = "# vmeter site FILE; see docs/interfaces.md, section 3.3\nversion: 1\nname: {en: "
        + inDoubleQuotes(std::to_string(count) + " meters")
        + ", fr: " + inDoubleQuotes(std::to_string(count) + " compteurs")
        + "}\nseed: 1\naddresses: {from: 127.16.0.1, modbus: 502}\nsupply: {voltage: 230 V, frequency: 50 "
          "Hz}\nmeters:\n"
          "  - id: main\n";
    if (count > 1) {
        text += "    feeds:\n      - {id: meter, count: " + std::to_string(count - 1) + ", scenario: " + quotedScenario
            + ", shift: [0 s, 1 h], scale: [0.7, 1.3]}\n";
    }
    return text;
}

std::string energiesCsv(Site& site)
{
    struct Column {
        const char* name;
        Element element;
        EnergyQuantity quantity;
    };
    constexpr std::array kColumns{Column{"Ea+", Element::system, EnergyQuantity::activeImport},
        Column{"Ea-", Element::system, EnergyQuantity::activeExport},
        Column{"Er+", Element::system, EnergyQuantity::reactiveImport},
        Column{"Er-", Element::system, EnergyQuantity::reactiveExport},
        Column{"Eap", Element::system, EnergyQuantity::apparent},
        Column{"Ea+.L1", Element::l1, EnergyQuantity::activeImport},
        Column{"Ea+.L2", Element::l2, EnergyQuantity::activeImport},
        Column{"Ea+.L3", Element::l3, EnergyQuantity::activeImport},
        Column{"Ea-.L1", Element::l1, EnergyQuantity::activeExport},
        Column{"Ea-.L2", Element::l2, EnergyQuantity::activeExport},
        Column{"Ea-.L3", Element::l3, EnergyQuantity::activeExport}};
    std::string text = "id,parent";
    for (const Column& column : kColumns) {
        text.append(",").append(column.name);
    }
    text += '\n';
    for (std::size_t number = 0; number < site.size(); ++number) {
        const SiteMeter& meter = site.meter(number);
        const auto snapshot = site.simulation(number).snapshot();
        text += meter.id + ',' + (meter.parent ? site.description().meters[*meter.parent].id : "");
        for (const Column& column : kColumns) {
            const double energy = shownWattHours(snapshot->meter.energies.total(column.element, column.quantity));
            text += ',' + QString::number(energy, 'f', 4).toStdString();
        }
        text += '\n';
    }
    return text;
}

Expected<std::optional<SiteSlice>> sliceOfEnvironment()
{
    const auto slices = environmentNumber("VMETER_SLICES");
    std::optional<std::size_t> place; // from 0
    std::optional<std::size_t> of = slices;
    if (const auto task = environmentNumber("SLURM_ARRAY_TASK_ID")) {
        const std::size_t first = environmentNumber("SLURM_ARRAY_TASK_MIN").value_or(0);
        place = *task >= first ? std::optional(*task - first) : std::nullopt;
        of = of ? of : environmentNumber("SLURM_ARRAY_TASK_COUNT");
    } else if (const auto index = environmentNumber("JOB_COMPLETION_INDEX")) {
        place = index;
    } else if (slices) {
        static const QRegularExpression ordinal(QStringLiteral("-([0-9]{1,6})$"));
        const QRegularExpressionMatch match = ordinal.match(QSysInfo::machineHostName());
        place = match.hasMatch() ? std::optional<std::size_t>(match.captured(1).toULongLong()) : std::nullopt;
    }
    if (!place && !slices) {
        return std::nullopt;
    }
    if (!place || !of || *of == 0 || *place >= *of) {
        return refused(Phrase("Site",
            "the environment names a slice of the site and is not complete: VMETER_SLICES must be the number of "
            "slices, more than SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or the number at the end of the host's name; "
            "or give --slice K/N"));
    }
    return SiteSlice{*place + 1, *of};
}

} // namespace vmeter
