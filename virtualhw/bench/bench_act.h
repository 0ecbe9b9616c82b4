// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"

namespace vmeter {

/// Something is done to the bench from outside, or it goes on by itself: the journal is told the former, and nothing
/// of what follows from either.
class Bench::Act {
public:
    explicit Act(Bench& bench)
        : m_bench(bench)
    {
        ++bench.m_acts;
    }
    template <class Input> Act(Bench& bench, Input input)
        : Act(bench)
    {
        if (bench.m_journal != nullptr && bench.m_acts == 1) {
            bench.m_journal->note(bench.m_time, input());
        }
    }
    Act(const Act&) = delete;
    Act& operator=(const Act&) = delete;
    ~Act() { --m_bench.m_acts; }

private:
    Bench& m_bench;
};

} // namespace vmeter
