// SPDX-License-Identifier: GPL-3.0-or-later
// Byte order: that of the machines the tests run on, little endian.
#include "virtualhw/bench/traffic/pcapng.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vmeter {
namespace {

/// Four bytes a group, as pcapng pads everything.
std::string hexOf(const PcapngBlocks& blocks)
{
    std::string hex;
    for (std::size_t i = 0; i < blocks.bytes().size(); ++i) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        hex += kDigits[blocks.bytes()[i] >> 4];
        hex += kDigits[blocks.bytes()[i] & 15];
        hex += i % 4 == 3 ? " " : "";
    }
    return hex;
}

TEST(Pcapng, AFileBeginsWithASectionAndAnInterface)
{
    PcapngBlocks blocks;
    blocks.begin("app", "if", "note!");
    EXPECT_EQ(hexOf(blocks),
        "0a0d0d0a 34000000 "          // section header, 52 bytes
        "4d3c2b1a 01000000 "          // byte order, version 1.0
        "ffffffff ffffffff "          // length of the section not given
        "04000300 61707000 "          // shb_userappl, 3 bytes: "app"
        "01000500 6e6f7465 21000000 " // opt_comment, 5 bytes: "note!"
        "00000000 34000000 "          // end of options, length again
        "01000000 28000000 "          // interface description, 40 bytes
        "65000000 00000000 "          // LINKTYPE_RAW, no limit to the length of packets
        "02000200 69660000 "          // if_name, 2 bytes: "if"
        "09000100 09000000 "          // if_tsresol: 10^-9 s
        "00000000 28000000 ");
}

TEST(Pcapng, APacketHasItsTimeItsLengthAndIsPadded)
{
    PcapngBlocks blocks;
    blocks.packet(0x0102030405060708, std::array<uint8_t, 5>{1, 2, 3, 4, 5});
    EXPECT_EQ(hexOf(blocks),
        "06000000 28000000 00000000 " // enhanced packet, 40 bytes, interface 0
        "04030201 08070605 "          // time: upper half, lower half
        "05000000 05000000 "          // captured 5 bytes of 5
        "01020304 05000000 28000000 ");
}

TEST(Pcapng, ACommentGoesWithItsPacket)
{
    PcapngBlocks blocks;
    blocks.packet(0, std::array<uint8_t, 4>{1, 2, 3, 4}, "so");
    EXPECT_EQ(hexOf(blocks),
        "06000000 30000000 00000000 00000000 00000000 04000000 04000000 01020304 "
        "01000200 736f0000 " // opt_comment, 2 bytes: "so"
        "00000000 30000000 ");
}

} // namespace
} // namespace vmeter
