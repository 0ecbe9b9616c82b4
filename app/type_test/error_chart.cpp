// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/error_chart.h"

#include "app/type_test/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vmeter {

namespace {

constexpr double kWidth = 340;
constexpr double kHeight = 150;
constexpr double kLeft = 46;
constexpr double kRight = 330;
constexpr double kTop = 18;
constexpr double kBottom = 124;
constexpr double kLowestCurrent = 0.2;
constexpr double kHighestCurrent = 100;
constexpr double kHighestRated = 80; // Imax, manual 13
constexpr std::array kTicks{0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0};

double x(double amperes)
{
    return kLeft + (kRight - kLeft) * std::log(amperes / kLowestCurrent) / std::log(kHighestCurrent / kLowestCurrent);
}

class Chart {
public:
    explicit Chart(double range)
        : m_range(range)
    {
    }

    void line(const char* style, double x1, double y1, double x2, double y2)
    {
        m_svg += "<line class=\"" + std::string(style) + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\""
            + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
    }
    void text(const char* style, double atX, double atY, const std::string& words)
    {
        m_svg += "<text class=\"" + std::string(style) + "\" x=\"" + number(atX) + "\" y=\"" + number(atY) + "\">"
            + words + "</text>";
    }
    void polyline(const char* style, const std::vector<std::array<double, 2>>& points)
    {
        m_svg += "<polyline class=\"" + std::string(style) + "\" points=\"";
        for (const auto& [atX, atY] : points) {
            m_svg += number(atX) + ',' + number(atY) + ' ';
        }
        m_svg += "\"/>";
    }
    void dot(double atX, double atY)
    {
        m_svg += "<circle class=\"dot\" cx=\"" + number(atX) + "\" cy=\"" + number(atY) + "\" r=\"2.4\"/>";
    }
    [[nodiscard]] double y(double errorPct) const
    {
        return (kTop + kBottom) / 2 - (kBottom - kTop) / 2 * std::clamp(errorPct / m_range, -1.0, 1.0);
    }
    [[nodiscard]] double range() const { return m_range; }
    [[nodiscard]] std::string document(const std::string& label) const
    {
        return "<svg role=\"img\" aria-label=\"" + label + "\" viewBox=\"0 0 " + number(kWidth) + ' ' + number(kHeight)
            + "\">" + m_svg + "</svg>";
    }

private:
    static std::string number(double value) { return numberText(value, 2); }
    double m_range;
    std::string m_svg;
};

void drawAxes(Chart& chart)
{
    for (const double amperes : kTicks) {
        chart.line("grid", x(amperes), kTop, x(amperes), kBottom);
        chart.text("tick middle", x(amperes), kBottom + 11, numberText(amperes, 2));
    }
    for (const double part : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        const double error = part * chart.range();
        chart.line(part == 0 ? "axis" : "grid", kLeft, chart.y(error), kRight, chart.y(error));
        chart.text("tick end", kLeft - 4, chart.y(error) + 3,
            part == 0 ? std::string("0") : (part > 0 ? "+" : "") + numberText(error, 6));
    }
    chart.text("tick middle", (kLeft + kRight) / 2, kHeight - 4, "current, A");
    chart.text("tick end", kLeft - 4, kTop - 8, "%");
}

void drawLimits(Chart& chart, const std::vector<LimitStep>& limits)
{
    for (const double sign : {1.0, -1.0}) {
        std::vector<std::array<double, 2>> steps;
        for (std::size_t n = 0; n < limits.size(); ++n) {
            const double until = n + 1 < limits.size() ? limits[n + 1].amperes : kHighestRated;
            if (limits[n].limitPct <= chart.range()) {
                steps.push_back({x(limits[n].amperes), chart.y(sign * limits[n].limitPct)});
                steps.push_back({x(until), chart.y(sign * limits[n].limitPct)});
            }
        }
        if (!steps.empty()) {
            chart.polyline("limit", steps);
        }
    }
}

} // namespace

std::string errorChart(const std::vector<CurvePoint>& points, const std::vector<LimitStep>& limits, double rangePct,
    const std::string& caption)
{
    Chart chart(rangePct);
    drawAxes(chart);
    drawLimits(chart, limits);
    std::vector<std::array<double, 2>> curve;
    curve.reserve(points.size());
    for (const CurvePoint& point : points) {
        curve.push_back({x(point.amperes), chart.y(point.errorPct)});
    }
    chart.polyline("curve", curve);
    for (const auto& [atX, atY] : curve) {
        chart.dot(atX, atY);
    }
    chart.text("caption", kLeft, kTop - 7, caption);
    return chart.document(caption);
}

double roundRange(double largest)
{
    if (!(largest > 0)) {
        return 1;
    }
    const double decade = std::pow(10, std::floor(std::log10(largest)));
    for (const double step : {1.0, 2.0, 3.0, 4.0, 6.0, 8.0}) {
        if (largest <= step * decade * (1 + 1e-9)) {
            return step * decade;
        }
    }
    return 10 * decade;
}

} // namespace vmeter
