// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/energies_csv.h"

#include "virtualhw/ethernet/web/meter_json.h"

#include <QJsonArray>
#include <QString>

#include <cmath>
#include <string_view>

namespace vmeter {

namespace {

/// By the letters that an energy's name begins with; the balance has names of its own.
const char* unitOf(const QString& energy)
{
    if (energy == QLatin1String("Eap")) {
        return "kVAh";
    }
    return energy.startsWith(QLatin1String("Er")) || energy == QLatin1String("reactive") ? "kvarh" : "kWh";
}

void appendRow(
    std::string& csv, std::string_view set, const QString& energy, const QString& element, const QJsonValue& wattHours)
{
    const double kilo = std::trunc(wattHours.toDouble() / 10) / 100 + 0.0; // a balance cut to zero has no sign
    csv.append(set).append(",").append(energy.toStdString()).append(",").append(element.toStdString());
    csv.append(",")
        .append(QString::number(kilo, 'f', 2).toStdString())
        .append(",")
        .append(unitOf(energy))
        .append("\r\n");
}

void appendSet(std::string& csv, std::string_view name, const QJsonObject& set)
{
    for (auto energy = set.begin(); energy != set.end(); ++energy) {
        const auto elements = energy.value().toObject();
        for (auto element = elements.begin(); element != elements.end(); ++element) {
            appendRow(csv, name, energy.key(), element.key(), element.value());
        }
    }
}

void appendSums(std::string& csv, std::string_view name, const QJsonObject& sums)
{
    for (auto energy = sums.begin(); energy != sums.end(); ++energy) {
        appendRow(csv, name, energy.key(), QStringLiteral("sum"), energy.value());
    }
}

} // namespace

std::string energiesCsv(const Snapshot& snapshot)
{
    const auto energies = energiesJson(snapshot);
    std::string csv = "set,energy,element,value,unit\r\n";
    appendSet(csv, "total", energies["total"].toObject());
    const auto tariffs = energies["tariffs"].toArray();
    appendSet(csv, "T1", tariffs[0].toObject());
    appendSet(csv, "T2", tariffs[1].toObject());
    appendSums(csv, "partial", energies["partial"].toObject());
    appendSums(csv, "balance", energies["balance"].toObject());
    return csv;
}

} // namespace vmeter
