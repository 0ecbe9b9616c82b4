// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/site/site_meters.h"

#include "app/control/api_error.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/si.h"

#include <QString>

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

constexpr std::array<std::string_view, 6> kFilterKeys{"id", "state", "mode", "model", "parent", "unit"};

std::string_view modeWord(const Snapshot& now)
{
    return now.coasting ? "coasting" : "sampled";
}

/// True if `text` is like `pattern`, in which * stands for any letters at the end.
bool isLike(std::string_view text, std::string_view pattern)
{
    return pattern.ends_with('*') ? text.starts_with(pattern.substr(0, pattern.size() - 1)) : text == pattern;
}

std::string parentOf(Site& site, std::size_t number)
{
    const auto& parent = site.meter(number).parent;
    return parent ? site.description().meters[*parent].id : std::string();
}

} // namespace

std::string_view stateWord(const Snapshot& now)
{
    const auto& missing = now.meter.measurements.missing;
    return !now.meter.powered                               ? "off"
        : now.unplugged                                     ? "unplugged"
        : now.meter.malfunction != 0                        ? "malfunction"
        : now.faults != nullptr && !now.faults->empty()     ? "fault"
        : std::ranges::find(missing, true) != missing.end() ? "missing"
                                                            : "ok";
}

QJsonObject siteMeterJson(Site& site, std::size_t number, const SitePlaces& places)
{
    const SiteMeter& meter = site.meter(number);
    const auto now = site.simulation(number).snapshot();
    const auto text
        = [](std::string_view value) { return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())); };
    const std::string modbus = places.modbus(number);
    const std::string web = places.web(number);
    const std::string parent = parentOf(site, number);
    const auto energy
        = [&](EnergyQuantity quantity) { return shownWattHours(now->meter.energies.total(Element::system, quantity)); };
    return {
        {"id", text(meter.id)},
        {"name", QJsonObject{{"en", text(meter.name.en)}, {"fr", text(meter.name.fr)}}},
        {"model", text(now->meter.model->name)},
        {"address", text(modbus.substr(0, modbus.find(':')))},
        {"modbus", text(modbus)},
        {"web", web.empty() ? QJsonValue() : QJsonValue(text(web))},
        {"unit", now->meter.settings.unitId},
        {"parent", parent.empty() ? QJsonValue() : QJsonValue(text(parent))},
        {"P", si(now->meter.measurements.system.activePower)},
        {"Ea+", energy(EnergyQuantity::activeImport)},
        {"Ea-", energy(EnergyQuantity::activeExport)},
        {"requests", static_cast<qint64>(places.requests(number))},
        {"mode", text(modeWord(*now))},
        {"state", text(stateWord(*now))},
    };
}

MeterFilter::MeterFilter(std::string_view where)
{
    while (!where.empty()) {
        const std::string_view term = where.substr(0, where.find(','));
        where.remove_prefix(std::min(where.size(), term.size() + 1));
        const std::size_t colon = term.find(':');
        const auto key = std::ranges::find(kFilterKeys, term.substr(0, colon));
        if (colon == std::string_view::npos || key == kFilterKeys.end()) {
            throw ApiError(400, "invalid_field",
                "where is KEY:VALUE with commas between, where KEY is id, state, mode, model, parent or unit, such as "
                "state:missing,id:flat-*",
                "where");
        }
        m_terms.push_back({static_cast<std::size_t>(key - kFilterKeys.begin()), std::string(term.substr(colon + 1))});
    }
}

bool MeterFilter::admits(Site& site, std::size_t number) const
{
    if (m_terms.empty()) {
        return true;
    }
    const auto now = site.simulation(number).snapshot();
    const std::string parent = parentOf(site, number);
    const std::string unit = std::to_string(now->meter.settings.unitId);
    const std::array<std::string_view, kFilterKeys.size()> values{
        site.meter(number).id, stateWord(*now), modeWord(*now), now->meter.model->name, parent, unit};
    return std::ranges::all_of(m_terms, [&](const Term& term) { return isLike(values[term.key], term.value); });
}

namespace {

/// Prometheus text of one kind of value after the other.
class MetricsText {
public:
    explicit MetricsText(Site& site)
        : m_site(site)
    {
        for (std::size_t number = 0; number < site.size(); ++number) {
            m_now.push_back(site.simulation(number).snapshot());
        }
    }

    using Value = std::function<double(const Snapshot&, std::size_t number)>;
    void add(const char* name, const char* type, const char* help, const Value& value)
    {
        head(name, type, help);
        for (std::size_t number = 0; number < m_now.size(); ++number) {
            line(name, number, "", value(*m_now[number], number));
        }
    }

    using PhaseValue = std::function<double(const Snapshot&, std::size_t phase)>;
    void addPhases(const char* name, const char* type, const char* help, const PhaseValue& value)
    {
        constexpr std::array kLabels{",phase=\"L1\"", ",phase=\"L2\"", ",phase=\"L3\""};
        head(name, type, help);
        for (std::size_t number = 0; number < m_now.size(); ++number) {
            for (std::size_t phase = 0; phase < kLabels.size(); ++phase) {
                line(name, number, kLabels[phase], value(*m_now[number], phase));
            }
        }
    }

    void addInfo()
    {
        head("vmeter_info", "gauge", "Model, feeding meter and state of a meter; the value is 1.");
        for (std::size_t number = 0; number < m_now.size(); ++number) {
            const std::string labels = ",model=\"" + std::string(m_now[number]->meter.model->name) + "\",parent=\""
                + parentOf(m_site, number) + "\",state=\"" + std::string(stateWord(*m_now[number])) + '"';
            line("vmeter_info", number, labels.c_str(), 1);
        }
    }

    [[nodiscard]] std::string release() { return std::move(m_text); }

private:
    void head(const char* name, const char* type, const char* help)
    {
        m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
        m_text.append(name).append(" ").append(type).append("\n");
    }

    void line(const char* name, std::size_t number, const char* labels, double value)
    {
        constexpr int kDigits = 12;
        m_text.append(name).append("{meter=\"").append(m_site.meter(number).id).append("\"").append(labels);
        m_text.append("} ").append(QByteArray::number(value, 'g', kDigits).constData()).append("\n");
    }

    Site& m_site;
    std::vector<std::shared_ptr<const Snapshot>> m_now;
    std::string m_text;
};

/// With power: what is measured; without: zero.
const ElementMeasurement& measured(const Snapshot& now, std::size_t phase)
{
    static const ElementMeasurement nothing{};
    return now.meter.powered ? now.meter.measurements.phase[phase] : nothing;
}

} // namespace

std::string siteMetrics(Site& site, const SitePlaces& places)
{
    MetricsText text(site);
    const auto energy = [](EnergyQuantity quantity) {
        return [quantity](const Snapshot& now, std::size_t /*number*/) {
            return shownWattHours(now.meter.energies.total(Element::system, quantity));
        };
    };
    text.addInfo();
    text.add("vmeter_up", "gauge", "1 if the meter has power, otherwise 0.",
        [](const Snapshot& now, std::size_t) { return now.meter.powered ? 1.0 : 0.0; });
    text.add("vmeter_coasting", "gauge", "1 if the readings are those of a settled second, 0 if of samples.",
        [](const Snapshot& now, std::size_t) { return now.coasting ? 1.0 : 0.0; });
    text.add("vmeter_meter_time_seconds", "gauge", "Meter time since the program started.",
        [](const Snapshot& now, std::size_t) { return secondsOf(now.time); });
    text.addPhases("vmeter_voltage_volts", "gauge", "Voltage between phase and neutral, rms.",
        [](const Snapshot& now, std::size_t phase) { return si(measured(now, phase).voltage); });
    text.addPhases("vmeter_current_amperes", "gauge", "Current, rms.",
        [](const Snapshot& now, std::size_t phase) { return si(measured(now, phase).current); });
    text.addPhases("vmeter_active_power_watts", "gauge", "Active power; negative: export.",
        [](const Snapshot& now, std::size_t phase) { return si(measured(now, phase).activePower); });
    text.addPhases("vmeter_reactive_power_vars", "gauge", "Reactive power; positive: inductive import.",
        [](const Snapshot& now, std::size_t phase) { return si(measured(now, phase).reactivePower); });
    text.addPhases("vmeter_apparent_power_voltamperes", "gauge", "Apparent power.",
        [](const Snapshot& now, std::size_t phase) { return si(measured(now, phase).apparentPower); });
    text.add("vmeter_frequency_hertz", "gauge", "Frequency; 0 without voltage.", [](const Snapshot& now, std::size_t) {
        return now.meter.powered ? si(now.meter.measurements.frequency) : 0.0;
    });
    text.add("vmeter_active_energy_import_watt_hours_total", "counter", "Ea+, which rolls over with the display.",
        energy(EnergyQuantity::activeImport));
    text.add("vmeter_active_energy_export_watt_hours_total", "counter", "Ea-, which rolls over with the display.",
        energy(EnergyQuantity::activeExport));
    text.add("vmeter_reactive_energy_import_var_hours_total", "counter", "Er+, which rolls over with the display.",
        energy(EnergyQuantity::reactiveImport));
    text.add("vmeter_reactive_energy_export_var_hours_total", "counter", "Er-, which rolls over with the display.",
        energy(EnergyQuantity::reactiveExport));
    text.add("vmeter_apparent_energy_voltampere_hours_total", "counter", "Eap, which rolls over with the display.",
        energy(EnergyQuantity::apparent));
    text.add("vmeter_modbus_requests_total", "counter", "Modbus requests to the meter since the program started.",
        [&](const Snapshot&, std::size_t number) { return static_cast<double>(places.requests(number)); });
    return text.release();
}

} // namespace vmeter
