// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/circuit.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

// Conductance in siemens from each node to N of the source, so that a node without branches has a potential too.
constexpr double kStray = 1e-9;

/// Linear equations: rows of coefficients, each followed by its right-hand side.
using Equations = std::vector<std::vector<Phasor>>;

// Gauss elimination with pivots. The conductances keep the equations regular.
std::vector<Phasor> solve(Equations equations)
{
    const std::size_t count = equations.size();
    for (std::size_t column = 0; column < count; ++column) {
        const auto first = equations.begin() + static_cast<std::ptrdiff_t>(column);
        const auto pivot = std::max_element(first, equations.end(),
            [&](const auto& a, const auto& b) { return std::abs(a[column]) < std::abs(b[column]); });
        std::iter_swap(first, pivot);
        for (std::size_t row = column + 1; row < count; ++row) {
            const Phasor factor = equations[row][column] / equations[column][column];
            for (std::size_t i = column; i <= count; ++i) {
                equations[row][i] -= factor * equations[column][i];
            }
        }
    }
    std::vector<Phasor> result(count);
    for (std::size_t row = count; row-- > 0;) {
        Phasor rest = equations[row][count];
        for (std::size_t i = row + 1; i < count; ++i) {
            rest -= equations[row][i] * result[i];
        }
        result[row] = rest / equations[row][row];
    }
    return result;
}

} // namespace

std::vector<Phasor> nodePotentials(std::span<const std::optional<Phasor>> given, std::span<const Branch> branches)
{
    std::vector<std::size_t> floating;
    for (std::size_t node = 0; node < given.size(); ++node) {
        if (!given[node]) {
            floating.push_back(node);
        }
    }
    const std::size_t count = floating.size();
    Equations equations(count, std::vector<Phasor>(count + 1));
    for (std::size_t row = 0; row < count; ++row) {
        equations[row][row] = kStray;
        // The sum of the currents that leave a node is zero.
        const auto leave = [&](std::size_t other, Phasor admittance, Phasor source) {
            equations[row][row] += admittance;
            equations[row][count] -= source;
            if (given[other]) {
                equations[row][count] += admittance * *given[other];
            } else {
                const auto column = std::find(floating.begin(), floating.end(), other) - floating.begin();
                equations[row][static_cast<std::size_t>(column)] -= admittance;
            }
        };
        for (const Branch& branch : branches) {
            if (branch.from == branch.to) {
                continue;
            }
            if (branch.from == floating[row]) {
                leave(branch.to, branch.admittance, branch.source);
            } else if (branch.to == floating[row]) {
                leave(branch.from, branch.admittance, -branch.source);
            }
        }
    }
    const std::vector<Phasor> found = solve(std::move(equations));
    std::vector<Phasor> potentials(given.size());
    for (std::size_t node = 0; node < given.size(); ++node) {
        potentials[node] = given[node].value_or(Phasor{});
    }
    for (std::size_t i = 0; i < count; ++i) {
        potentials[floating[i]] = found[i];
    }
    return potentials;
}

} // namespace vmeter
