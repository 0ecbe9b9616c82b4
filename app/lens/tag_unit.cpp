// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/meaning.h"

#include "virtualhw/base/text_file/measured_unit.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <string>

namespace vmeter {

namespace {

/// Of a unit that measured_unit.h does not divide further.
std::optional<TagUnit> prefixed(
    std::string_view text, std::string_view folded, std::string_view symbol, RegisterUnit base)
{
    if (!folded.ends_with(symbol)) {
        return std::nullopt;
    }
    const std::string_view prefix = text.substr(0, text.size() - symbol.size());
    if (prefix.empty()) {
        return TagUnit{base, 1};
    }
    if (prefix == "k" || prefix == "K") {
        return TagUnit{base, 1e3};
    }
    if (prefix == "M") {
        return TagUnit{base, 1e6};
    }
    return prefix == "m" ? std::optional(TagUnit{base, 1e-3}) : std::nullopt;
}

RegisterUnit baseOf(Measured measured)
{
    switch (measured) {
    case Measured::activePower:
        return RegisterUnit::W;
    case Measured::reactivePower:
        return RegisterUnit::var;
    case Measured::apparentPower:
        return RegisterUnit::VA;
    case Measured::current:
        return RegisterUnit::A;
    case Measured::voltage:
        return RegisterUnit::V;
    case Measured::activeEnergy:
        return RegisterUnit::Wh;
    case Measured::reactiveEnergy:
        return RegisterUnit::varh;
    default:
        return RegisterUnit::none;
    }
}

} // namespace

std::optional<TagUnit> tagUnitNamed(std::string_view text)
{
    text = withoutBlanks(text);
    std::string folded = foldedText(text);
    if (text.empty() || text == "-" || text == "1" || folded == "pf" || folded == "none"
        || folded.find("cos") != std::string::npos) {
        return TagUnit{};
    }
    if (text == "%") {
        return TagUnit{RegisterUnit::none, 0.01};
    }
    if (folded == "h" || folded == "hours" || folded == "hour" || folded == "heures" || folded == "stunden") {
        return TagUnit{RegisterUnit::h, 1};
    }
    for (const auto& [symbol, base] :
        {std::pair{std::string_view("vah"), RegisterUnit::VAh}, std::pair{std::string_view("hz"), RegisterUnit::Hz}}) {
        if (const auto unit = prefixed(text, folded, symbol, base)) {
            return unit;
        }
    }
    const auto measured = unitNamed(text);
    if (!measured || baseOf(measured->measured) == RegisterUnit::none) {
        return std::nullopt;
    }
    return TagUnit{baseOf(measured->measured), measured->factor};
}

} // namespace vmeter
