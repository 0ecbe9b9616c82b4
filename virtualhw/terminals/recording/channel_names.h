// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/recording/comtrade.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vmeter {

/// What a channel of a recording measures.
struct ChannelRole {
    enum class Kind {
        unknown,
        phase,   ///< of phase `first`
        line,    ///< voltage from phase `first` to phase `second`
        neutral, ///< neutral, earth or residual
    };
    Kind kind = Kind::unknown;
    bool current = false;
    std::size_t first = 0; ///< 0, 1, 2
    std::size_t second = 0;
};

/// Roles of all channels, by name, phase column and unit. Phases are A B C, R S T, R Y B, L1 L2 L3 or 1 2 3, alone,
/// behind U, V or I, or beside a word such as "current"; words behind them decide nothing. The letters are read
/// together: B is the second phase beside A and C, and the third beside R and Y.
std::vector<ChannelRole> rolesOf(const std::vector<ComtradeChannel>& channels);

} // namespace vmeter
