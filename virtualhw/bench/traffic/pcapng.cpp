// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/pcapng.h"

#include <cstring>

namespace vmeter {

namespace {

// Block types, options and codes of draft-ietf-opsawg-pcapng, section 4.
constexpr uint32_t kSectionHeader = 0x0A0D0D0A;
constexpr uint32_t kInterfaceDescription = 1;
constexpr uint32_t kEnhancedPacket = 6;

constexpr uint32_t kByteOrderMagic = 0x1A2B3C4D;
constexpr uint64_t kUnknownLength = ~uint64_t{0};
constexpr uint16_t kVersionMajor = 1;
constexpr uint16_t kVersionMinor = 0;

constexpr uint16_t kEndOfOptions = 0;
constexpr uint16_t kComment = 1;
constexpr uint16_t kApplication = 4;         // of the section header
constexpr uint16_t kInterfaceNameOption = 2; // of the interface description
constexpr uint16_t kTimeResolution = 9;      // likewise
constexpr char kNanoseconds = 9;             // negative power of ten

constexpr uint16_t kLinkTypeRaw = 101; // LINKTYPE_RAW: IPv4 or IPv6, as the first four bits say
constexpr uint32_t kNoSnapLimit = 0;
constexpr uint32_t kOnlyInterface = 0;

constexpr std::size_t kAlignment = 4;

} // namespace

void PcapngBlocks::begin(std::string_view application, std::string_view interface, std::string_view comment)
{
    const auto section = beginBlock(kSectionHeader);
    append32(kByteOrderMagic);
    append16(kVersionMajor);
    append16(kVersionMinor);
    append(&kUnknownLength, sizeof(kUnknownLength));
    option(kApplication, application);
    option(kComment, comment);
    endOptions();
    endBlock(section);

    const auto description = beginBlock(kInterfaceDescription);
    append16(kLinkTypeRaw);
    append16(0);
    append32(kNoSnapLimit);
    option(kInterfaceNameOption, interface);
    option(kTimeResolution, {&kNanoseconds, 1});
    endOptions();
    endBlock(description);
}

void PcapngBlocks::packet(int64_t time, std::span<const uint8_t> packet, std::string_view comment)
{
    const auto block = beginBlock(kEnhancedPacket);
    append32(kOnlyInterface);
    append32(static_cast<uint32_t>(static_cast<uint64_t>(time) >> 32));
    append32(static_cast<uint32_t>(time));
    append32(static_cast<uint32_t>(packet.size())); // kept
    append32(static_cast<uint32_t>(packet.size())); // on the wire
    append(packet.data(), packet.size());
    pad();
    if (!comment.empty()) {
        option(kComment, comment);
        endOptions();
    }
    endBlock(block);
}

void PcapngBlocks::append(const void* data, std::size_t size)
{
    const auto* const bytes = static_cast<const uint8_t*>(data);
    m_bytes.insert(m_bytes.end(), bytes, bytes + size);
}

void PcapngBlocks::pad()
{
    m_bytes.resize((m_bytes.size() + kAlignment - 1) / kAlignment * kAlignment);
}

void PcapngBlocks::option(uint16_t code, std::string_view value)
{
    append16(code);
    append16(static_cast<uint16_t>(value.size()));
    append(value.data(), value.size());
    pad();
}

void PcapngBlocks::endOptions()
{
    append16(kEndOfOptions);
    append16(0);
}

/// endBlock() fills in the length at both ends of the block.
std::size_t PcapngBlocks::beginBlock(uint32_t type)
{
    const auto begin = m_bytes.size();
    append32(type);
    append32(0);
    return begin;
}

void PcapngBlocks::endBlock(std::size_t begin)
{
    const auto length = static_cast<uint32_t>(m_bytes.size() - begin + sizeof(uint32_t));
    std::memcpy(&m_bytes[begin + sizeof(uint32_t)], &length, sizeof(length));
    append32(length);
}

} // namespace vmeter
