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

bool isNotNine(std::span<const uint8_t> payload)
{
    return payload[0] != 9;
}

TEST(Record, ASlotWhosePayloadIsOutOfRangeIsPassedOver)
{
    test::RamFram fram;
    Record writer(100, 16);
    writer.store(fram, kFormat, filled(1));
    writer.store(fram, kFormat, filled(9));
    Record reader(100, 16, isNotNine);
    Payload payload{};
    ASSERT_TRUE(reader.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(1));
    EXPECT_EQ(reader.state(fram, kFormat), RecordState::good);

    reader.store(fram, kFormat, filled(2));
    ASSERT_TRUE(reader.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(2)) << "written over the slot that is out of range";
}

TEST(Record, TwoPayloadsOutOfRangeAreUnreadable)
{
    test::RamFram fram;
    Record writer(100, 16);
    writer.store(fram, kFormat, filled(9));
    writer.store(fram, kFormat, filled(9));
    Record reader(100, 16, isNotNine);
    Payload payload = filled(3);
    EXPECT_FALSE(reader.load(fram, kFormat, payload));
    EXPECT_EQ(payload, filled(3));
    EXPECT_EQ(reader.state(fram, kFormat), RecordState::unreadable);
}

TEST(Record, IsBlankOrGoodWhereverItsFirstWriteIsCut)
{
    int blank = 0;
    for (std::size_t cut = 0; cut <= Record::kHeader + 16; ++cut) {
        test::RamFram fram;
        fram.bytesUntilCut = cut;
        Record record(100, 16);
        record.store(fram, kFormat, filled(5));
        const RecordState state = record.state(fram, kFormat);
        ASSERT_TRUE(state == RecordState::blank || state == RecordState::good) << "cut after " << cut << " bytes";
        blank += state == RecordState::blank ? 1 : 0;
    }
    EXPECT_EQ(blank, 28) << "only the whole write counts";
}

TEST(Record, DamageInBothSlotsIsUnreadableNotBlank)
{
    test::RamFram whole;
    Record record(0, 16);
    record.store(whole, kFormat, filled(1));
    record.store(whole, kFormat, filled(2));
    for (std::size_t address = 0; address < Record::size(16) / 2; ++address) {
        test::RamFram fram = whole;
        fram.bytes[address] ^= 0x80;
        EXPECT_EQ(record.state(fram, kFormat), RecordState::good) << "address " << address;
        fram.bytes[address + Record::size(16) / 2] ^= 0x80;
        EXPECT_NE(record.state(fram, kFormat), RecordState::good) << "address " << address;
        EXPECT_NE(record.state(fram, kFormat), RecordState::blank) << "address " << address;
    }
    for (const int everywhere : {0x01, 0x55, 0xff}) {
        test::RamFram fram;
        fram.bytes.fill(static_cast<uint8_t>(everywhere));
        EXPECT_EQ(record.state(fram, kFormat), RecordState::unreadable) << everywhere;
    }
    EXPECT_EQ(record.state(test::RamFram(), kFormat), RecordState::blank);
}

TEST(Record, ARecordOfANewerVersionIsNotTakenForDamage)
{
    constexpr uint32_t kOld = 0x52455401;
    constexpr uint32_t kNew = 0x52455402;
    test::RamFram fram;
    Record record(0, 16);
    record.store(fram, kOld, filled(1));
    EXPECT_EQ(record.state(fram, kOld), RecordState::good);
    record.store(fram, kNew, filled(2));
    EXPECT_EQ(record.state(fram, kOld), RecordState::newer) << "although the older slot could be read";
    EXPECT_EQ(record.state(fram, kNew), RecordState::good);

    fram.bytes[4] = 0x07; // the format of the newer slot, whose checksum is now wrong
    EXPECT_EQ(record.state(fram, kOld), RecordState::good) << "a slot that is damaged";
    fram.bytes[Record::size(16) / 2 + Record::kHeader] ^= 1;
    EXPECT_EQ(record.state(fram, kOld), RecordState::newer) << "perhaps with a payload of another size";
}

} // namespace
} // namespace vmeter
