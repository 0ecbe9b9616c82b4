// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace vmeter {

class Bench;

inline constexpr std::size_t kStateDigestSize = 8; ///< bytes of the hash, the first of SHA-256

/// Digest of all that the meter shows and keeps: registers, display, lamps, pulse counts and FRAM. Two benches with the
/// same digest are in the same state. 16 hexadecimal digits.
std::string stateDigest(const Bench& bench);

} // namespace vmeter
