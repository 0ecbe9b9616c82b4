// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/record.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <string_view>

namespace vmeter {
namespace {

constexpr uint32_t kFormat = 7;
using Payload = std::array<uint8_t, 16>;

Payload filled(uint8_t value)
{
    Payload payload{};
    payload.fill(value);
    return payload;
}

TEST(Crc32, IsThatOfIeee8023)
{
    // The published check value of this CRC for "123456789".
    constexpr std::string_view kText = "123456789";
    std::array<uint8_t, 9> bytes{};
    std::copy(kText.begin(), kText.end(), bytes.begin());
    EXPECT_EQ(crc32(bytes), 0xcbf43926U);
}

TEST(Record, AnEmptyChipHoldsNone)
{
    test::RamFram fram;
    Record record(100, 16);
    Payload payload = filled(9);
    EXPECT_FALSE(record.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(9)) << "left alone";
}

TEST(Record, TheNewestCounts)
{
    test::RamFram fram;
    Record record(100, 16);
    for (uint8_t value = 1; value <= 5; ++value) {
        record.store(fram, kFormat, filled(value));
    }
    Record again(100, 16);
    Payload payload{};
    ASSERT_TRUE(again.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(5));
    again.store(fram, kFormat, filled(6));
    ASSERT_TRUE(record.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(6));
}

TEST(Record, AnotherFormatIsNotRead)
{
    test::RamFram fram;
    Record record(100, 16);
    record.store(fram, kFormat, filled(1));
    Payload payload{};
    EXPECT_FALSE(record.load(fram, kFormat + 1, payload));
}

TEST(Record, APowerCutAfterAnyByteLeavesTheOldOrTheNew)
{
    test::RamFram before;
    Record writer(0, 16);
    writer.store(before, kFormat, filled(1));
    writer.store(before, kFormat, filled(2));
    int old = 0;
    int fresh = 0;
    for (std::size_t cut = 0; cut <= Record::kHeader + 16; ++cut) {
        test::RamFram fram = before;
        fram.bytesUntilCut = cut;
        Record interrupted(0, 16);
        Payload payload{};
        ASSERT_TRUE(interrupted.load(fram, kFormat, payload));
        interrupted.store(fram, kFormat, filled(3));

        Record after(0, 16);
        ASSERT_TRUE(after.load(fram, kFormat, payload)) << "cut after " << cut << " bytes";
        ASSERT_TRUE(payload == filled(2) || payload == filled(3)) << "cut after " << cut << " bytes";
        ++(payload == filled(2) ? old : fresh);

        // The next write continues from there.
        fram.bytesUntilCut = 1000;
        after.store(fram, kFormat, filled(4));
        Record last(0, 16);
        ASSERT_TRUE(last.load(fram, kFormat, payload));
        EXPECT_EQ(payload, filled(4)) << "cut after " << cut << " bytes";
    }
    EXPECT_EQ(fresh, 1) << "only the whole write counts";
    EXPECT_EQ(old, 28);
}

TEST(Record, AFlippedBitIsFoundOut)
{
    test::RamFram fram;
    Record record(0, 16);
    record.store(fram, kFormat, filled(1));
    for (std::size_t address = 0; address < Record::size(16); ++address) {
        test::RamFram damaged = fram;
        damaged.bytes[address] ^= 0x10;
        Record reader(0, 16);
        Payload payload{};
        if (reader.load(damaged, kFormat, payload)) {
            EXPECT_EQ(payload, filled(1)) << "the damage was in the empty slot, address " << address;
        }
    }
}

} // namespace
} // namespace vmeter
