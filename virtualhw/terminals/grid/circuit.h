// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

using Phasor = std::complex<double>;

/// A branch between two nodes. Its current is source + admittance (v[from] - v[to]).
struct Branch {
    std::size_t from = 0;
    std::size_t to = 0;
    Phasor admittance;
    Phasor source;
};

/// Solves for the potentials of the nodes at one frequency. `given`: potentials set by a source. The other nodes get
/// the potential at which the sum of their currents is zero. A node without any connection has the potential of N of
/// the source.
std::vector<Phasor> nodePotentials(std::span<const std::optional<Phasor>> given, std::span<const Branch> branches);

} // namespace vmeter
