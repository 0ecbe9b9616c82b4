// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/state_digest.h"

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

TEST(StateDigest, ChangesWithTheMeterAndNotWithoutIt)
{
    FramMemory fram;
    Bench bench(kCountisE28, Scenario{}, fram);
    const std::string before = stateDigest(bench);
    EXPECT_EQ(before.size(), 2 * kStateDigestSize);
    EXPECT_EQ(stateDigest(bench), before);
    bench.apply(SetClock{1'769'860'800'000'000});
    bench.advance();
    EXPECT_NE(stateDigest(bench), before);
}

} // namespace
} // namespace vmeter
