// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/accuracy_class.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using enum ErrorQuantity;

TEST(AccuracyClass, ActiveIsClassB)
{
    EXPECT_EQ(accuracyLimit(active, {0.25, 1, true}), 1.5);
    EXPECT_EQ(accuracyLimit(active, {0.5, 1, true}), 1.0);
    EXPECT_EQ(accuracyLimit(active, {80, 1, true}), 1.0);
    EXPECT_EQ(accuracyLimit(active, {0.5, 0.5, true}), 1.0);
    EXPECT_EQ(accuracyLimit(active, {5, 0.25, true}), 3.5);
    EXPECT_EQ(accuracyLimit(active, {5, 1, false}), 2.0);
}

TEST(AccuracyClass, ReactiveIsClass2)
{
    EXPECT_EQ(accuracyLimit(reactive, {0.25, 1, true}), 2.5);
    EXPECT_EQ(accuracyLimit(reactive, {5, 1, true}), 2.0);
    EXPECT_EQ(accuracyLimit(reactive, {0.5, 0.5, true}), 2.5);
    EXPECT_EQ(accuracyLimit(reactive, {1, 0.5, true}), 2.0);
    EXPECT_EQ(accuracyLimit(reactive, {5, 0.25, true}), 2.5);
    EXPECT_EQ(accuracyLimit(reactive, {5, 1, false}), 3.0);
}

TEST(AccuracyClass, HasNoLimitOutsideItsTables)
{
    EXPECT_FALSE(accuracyLimit(active, {0.2, 1, true}));
    EXPECT_FALSE(accuracyLimit(active, {81, 1, true}));
    EXPECT_FALSE(accuracyLimit(active, {5, 0.1, true}));
    EXPECT_FALSE(accuracyLimit(active, {0.25, 1, false}));
}

} // namespace
} // namespace vmeter
