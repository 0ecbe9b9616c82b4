// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/trend_json.h"

#include <QJsonArray>

#include <cmath>

namespace vmeter {

namespace {

/// Rounded to hundredths, which is enough for the chart.
QJsonArray column(const Trend& trend, std::size_t quantity)
{
    QJsonArray values;
    for (const auto& step : trend.steps) {
        values.append(step ? QJsonValue(std::round((*step)[quantity] * 100) / 100) : QJsonValue());
    }
    return values;
}

} // namespace

QJsonObject trendJson(const Trend& trend)
{
    return {
        {"step_s", trend.stepSeconds},
        {"end_s", trend.endSeconds},
        {"P", column(trend, 0)},
        {"V1", column(trend, 1)},
        {"V2", column(trend, 2)},
        {"V3", column(trend, 3)},
    };
}

} // namespace vmeter
