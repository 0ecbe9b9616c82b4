// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiring/wiring_edit.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

PerConductor<int>& conductors(Wiring& wiring, WiringSide side)
{
    return side == WiringSide::supply ? wiring.conductorAt : wiring.loadAt;
}

PerConductor<bool>& gaps(Wiring& wiring, WiringSide side)
{
    return side == WiringSide::supply ? wiring.open : wiring.loadOpen;
}

Wiring swapped(std::size_t first, std::size_t second)
{
    Wiring wiring;
    std::swap(wiring.conductorAt[first], wiring.conductorAt[second]);
    wiring.loadAt = wiring.conductorAt;
    return wiring;
}

} // namespace

std::optional<int> conductorIn(const Wiring& wiring, WiringSide side, int terminal)
{
    const auto at = static_cast<std::size_t>(terminal);
    if (side == WiringSide::supply) {
        return wiring.open[at] ? std::nullopt : std::optional(wiring.conductorAt[at]);
    }
    return wiring.loadOpen[at] ? std::nullopt : std::optional(wiring.loadAt[at]);
}

Wiring withConductor(Wiring wiring, WiringSide side, int terminal, int conductor)
{
    PerConductor<int>& placed = conductors(wiring, side);
    PerConductor<bool>& open = gaps(wiring, side);
    const auto to = static_cast<std::size_t>(terminal);
    const auto from = static_cast<std::size_t>(std::find(placed.begin(), placed.end(), conductor) - placed.begin());
    if (from < placed.size()) {
        std::swap(placed[from], placed[to]);
        std::swap(open[from], open[to]);
    } else {
        placed[to] = conductor;
    }
    open[to] = false;
    return wiring;
}

Wiring withOpen(Wiring wiring, WiringSide side, int terminal, bool open)
{
    gaps(wiring, side)[static_cast<std::size_t>(terminal)] = open;
    return wiring;
}

Wiring withMistake(WiringMistake mistake)
{
    Wiring wiring;
    switch (mistake) {
    case WiringMistake::phasesSwapped:
        return swapped(1, 2);
    case WiringMistake::phaseReversed:
        wiring.reversed[0] = true;
        break;
    case WiringMistake::phaseOpen:
        wiring.open[2] = true;
        break;
    case WiringMistake::neutralLost:
        wiring.open[static_cast<std::size_t>(kNeutral)] = true;
        break;
    case WiringMistake::lineAndNeutralSwapped:
        return swapped(0, static_cast<std::size_t>(kNeutral));
    }
    return wiring;
}

} // namespace vmeter
