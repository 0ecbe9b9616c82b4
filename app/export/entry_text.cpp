// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/entry_text.h"

#include <algorithm>

namespace vmeter {

std::string fillPlaces(std::string_view text, const Places& places)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '@' ? text.find('@', at + 1) : std::string_view::npos;
        const std::string_view name
            = end == std::string_view::npos ? std::string_view{} : text.substr(at + 1, end - at - 1);
        const auto place = std::ranges::find(places, name, [](const auto& pair) { return pair.first; });
        if (end != std::string_view::npos && place != places.end()) {
            filled += place->second;
            at = end + 1;
        } else {
            filled += text[at++];
        }
    }
    return filled;
}

Places placesOf(const ExportOrder& order)
{
    return {{"host", order.host}, {"port", std::to_string(order.port)}, {"endpoint", endpointOf(order)},
        {"unit", std::to_string(order.unitId)}, {"product", std::string(order.model->productName)},
        {"model", std::string(order.model->name)}};
}

Places placesOf(const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    return {{"key", value.key}, {"symbol", value.symbol}, {"name", std::string(row.name.view())},
        {"address", std::to_string(row.address)}, {"reference", std::to_string(400'000 + row.address + 1)},
        {"words", std::to_string(row.words)}, {"type", typeName(row.type)}, {"scale", scaleText(row)},
        {"decimals", std::to_string(std::max(0, -row.exponent))}, {"si_unit", unitName(row.unit)},
        {"certainty", certaintyName(row.certainty)}};
}

Places joined(Places first, const Places& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

bool isOfLowCertainty(const RegisterRow& row)
{
    return row.certainty == Certainty::low;
}

bool isSigned(const RegisterRow& row)
{
    return row.type == RegisterType::s16 || row.type == RegisterType::s32;
}

std::string noValueNumber(const RegisterRow& row)
{
    if (!mayBeUnavailable(row)) {
        return {};
    }
    return isSigned(row) ? "-1" : row.words == 1 ? "65535" : "4294967295";
}

std::string noticeOf(const Exporter& exporter, const ExportOrder& order, std::string_view mark, std::string_view end)
{
    const std::string low = symbolsOf(order, isOfLowCertainty);
    const std::string missing = symbolsOf(order, mayBeUnavailable);
    std::vector<std::string> lines{
        std::string(order.model->productName) + " for " + std::string(exporter.program) + ", written by vmeter.",
        "No register table of the COUNTIS E27/E28 itself is known; these are those of its sister meters.",
        low.empty() ? "Low certainty: none of these values." : "Low certainty: " + low + ".",
    };
    if (!missing.empty()) {
        lines.push_back("May not exist, and is then read as all ones: " + missing + ".");
        lines.push_back("In this program: " + std::string(exporter.missing) + ".");
    }
    std::string notice;
    for (const std::string& line : lines) {
        notice.append(mark).append(line).append(end);
    }
    return notice;
}

} // namespace vmeter
