// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace vmeter {

/// White Gaussian noise of unit variance, reproducible from its seed on any machine.
class Noise {
public:
    explicit Noise(uint64_t seed);

    /// Fills `values` with the next numbers of the sequence.
    void fill(std::span<float> values);

private:
    uint64_t m_state;
};

} // namespace vmeter
