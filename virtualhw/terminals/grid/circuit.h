// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

using Phasor = std::complex<double>;

/// A path from one node to another. Its current is source + admittance (v[from] - v[to]).
struct Branch {
    std::size_t from = 0;
    std::size_t to = 0;
    Phasor admittance;
    Phasor source;
};

/// Potentials of a network's nodes at one frequency. `given`: those that a source holds; the others float, and take the
/// potential at which as much current comes to them as leaves. A node that nothing holds is at the source's zero.
std::vector<Phasor> nodePotentials(std::span<const std::optional<Phasor>> given, std::span<const Branch> branches);

} // namespace vmeter
