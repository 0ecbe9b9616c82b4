// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dhcp_message.h"

#include <algorithm>

namespace vmeter {

namespace {

// RFC 2131, figure 1: where the fields lie.
constexpr std::size_t kTransaction = 4;
constexpr std::size_t kSeconds = 8;
constexpr std::size_t kFlags = 10;
constexpr std::size_t kClientAddress = 12;
constexpr std::size_t kYourAddress = 16;
constexpr std::size_t kHardwareAddress = 28;
constexpr std::size_t kServerName = 44;
constexpr std::size_t kServerNameSize = 64;
constexpr std::size_t kFile = 108;
constexpr std::size_t kFileSize = 128;
constexpr std::size_t kCookie = 236;
constexpr std::size_t kOptions = 240;

constexpr uint8_t kBootRequest = 1;
constexpr uint8_t kBootReply = 2;
constexpr uint8_t kEthernet = 1;
constexpr std::array<uint8_t, 4> kMagicCookie{99, 130, 83, 99}; // RFC 2131, 3
constexpr uint8_t kBroadcastFlag = 0x80;

/// RFC 2132.
enum Option : uint8_t {
    kPad = 0,
    kNetmask = 1,
    kRouter = 3,
    kHostName = 12,
    kRequestedAddress = 50,
    kLeaseTime = 51,
    kOverload = 52,
    kMessageType = 53,
    kServerIdentifier = 54,
    kParameterRequest = 55,
    kMaximumSize = 57,
    kRenewalTime = 58,
    kRebindingTime = 59,
    kClientIdentifier = 61,
    kEnd = 255,
};

constexpr std::array<uint8_t, 7> kName{'c', 'o', 'u', 'n', 't', 'i', 's'};

/// Writes options into a field that is large enough for all options of a query.
class OptionWriter {
public:
    explicit OptionWriter(std::span<uint8_t> field)
        : m_field(field)
    {
    }
    void put(Option code, std::span<const uint8_t> value)
    {
        m_field[m_used++] = code;
        m_field[m_used++] = static_cast<uint8_t>(value.size());
        std::copy(value.begin(), value.end(), m_field.begin() + static_cast<std::ptrdiff_t>(m_used));
        m_used += value.size();
    }
    void end() { m_field[m_used] = kEnd; }

private:
    std::span<uint8_t> m_field;
    std::size_t m_used = 0;
};

uint32_t number(std::span<const uint8_t> bytes)
{
    uint32_t value = 0;
    for (const uint8_t byte : bytes) {
        value = value << 8 | byte;
    }
    return value;
}

Ipv4 address(std::span<const uint8_t> bytes)
{
    Ipv4 result;
    std::copy_n(bytes.begin(), result.octet.size(), result.octet.begin());
    return result;
}

/// Values of the options, collected from all fields that contain options.
struct Options {
    DhcpReply reply;
    uint8_t type = 0;
    uint8_t overload = 0; ///< 1: the file's field holds options too, 2: the server name's, 3: both

    bool parse(uint8_t code, std::span<const uint8_t> value);
    bool parseAll(std::span<const uint8_t> field);
};

/// Returns false if the length is wrong for the option.
bool Options::parse(uint8_t code, std::span<const uint8_t> value)
{
    const auto parseNumber = [&](std::optional<uint32_t>& seconds) {
        if (value.size() == 4) {
            seconds = number(value);
        }
        return value.size() == 4;
    };
    const auto parseAddress = [&](std::optional<Ipv4>& place) {
        if (value.size() == 4) {
            place = address(value);
        }
        return value.size() == 4;
    };
    switch (code) {
    case kMessageType:
        type = value.size() == 1 ? value[0] : uint8_t{0};
        return value.size() == 1;
    case kOverload:
        overload = value.size() == 1 ? value[0] : uint8_t{0};
        return overload >= 1 && overload <= 3;
    case kServerIdentifier:
        return parseAddress(reply.server);
    case kNetmask:
        return parseAddress(reply.netmask);
    case kRouter:
        if (value.empty() || value.size() % 4 != 0) {
            return false;
        }
        reply.router = address(value);
        return true;
    case kLeaseTime:
        return parseNumber(reply.leaseSeconds);
    case kRenewalTime:
        return parseNumber(reply.renewalSeconds);
    case kRebindingTime:
        return parseNumber(reply.rebindingSeconds);
    default:
        return true;
    }
}

/// Parses all options up to the end mark or the end of the field.
bool Options::parseAll(std::span<const uint8_t> field)
{
    while (!field.empty() && field[0] != kEnd) {
        if (field[0] == kPad) {
            field = field.subspan(1);
            continue;
        }
        if (field.size() < 2 || field.size() - 2 < field[1]) {
            return false;
        }
        if (!parse(field[0], field.subspan(2, field[1]))) {
            return false;
        }
        field = field.subspan(std::size_t{2} + field[1]);
    }
    return true;
}

} // namespace

std::size_t writeDhcpQuery(const DhcpQuery& query, std::span<uint8_t, kDhcpMessageMax> out)
{
    std::fill(out.begin(), out.end(), uint8_t{0});
    const auto put = [&](std::size_t at, std::span<const uint8_t> bytes) {
        std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
    };
    out[0] = kBootRequest;
    out[1] = kEthernet;
    out[2] = static_cast<uint8_t>(query.mac.size());
    for (std::size_t n = 0; n < 4; ++n) {
        out[kTransaction + n] = static_cast<uint8_t>(query.transaction >> (24 - 8 * n));
    }
    out[kSeconds] = static_cast<uint8_t>(query.seconds >> 8);
    out[kSeconds + 1] = static_cast<uint8_t>(query.seconds);
    const bool hasAddress = query.clientAddress != Ipv4{};
    out[kFlags] = hasAddress ? uint8_t{0} : kBroadcastFlag;
    put(kClientAddress, query.clientAddress.octet);
    put(kHardwareAddress, query.mac);
    put(kCookie, kMagicCookie);

    OptionWriter options(out.subspan(kOptions));
    const std::array type{static_cast<uint8_t>(query.type)};
    options.put(kMessageType, type);
    std::array<uint8_t, 7> identifier{kEthernet};
    std::copy(query.mac.begin(), query.mac.end(), identifier.begin() + 1);
    options.put(kClientIdentifier, identifier);
    if (query.requested) {
        options.put(kRequestedAddress, query.requested->octet);
    }
    if (query.server) {
        options.put(kServerIdentifier, query.server->octet);
    }
    if (query.type == DhcpType::discover || query.type == DhcpType::request) {
        constexpr std::array<uint8_t, 5> kWanted{kNetmask, kRouter, kLeaseTime, kRenewalTime, kRebindingTime};
        constexpr std::array<uint8_t, 2> kLongest{576 >> 8, 576 & 0xFF}; // with the headers of IP and UDP
        options.put(kParameterRequest, kWanted);
        options.put(kMaximumSize, kLongest);
        options.put(kHostName, kName);
    }
    options.end();
    return kDhcpMessageMin;
}

std::optional<DhcpReply> parseDhcpReply(std::span<const uint8_t> message)
{
    if (message.size() < kOptions || message[0] != kBootReply || message[1] != kEthernet
        || message[2] != MacAddress{}.size()
        || !std::equal(kMagicCookie.begin(), kMagicCookie.end(), message.begin() + kCookie)) {
        return {};
    }
    constexpr uint8_t kFileHasOptions = 1;
    constexpr uint8_t kServerNameHasOptions = 2;
    Options options;
    if (!options.parseAll(message.subspan(kOptions))) {
        return {};
    }
    const uint8_t overload = options.overload; // a copy, because options in the other fields must not change it
    if (((overload & kFileHasOptions) != 0 && !options.parseAll(message.subspan(kFile, kFileSize)))
        || ((overload & kServerNameHasOptions) != 0
            && !options.parseAll(message.subspan(kServerName, kServerNameSize)))) {
        return {};
    }
    DhcpReply reply = options.reply;
    reply.type = static_cast<DhcpType>(options.type);
    if (reply.type != DhcpType::offer && reply.type != DhcpType::ack && reply.type != DhcpType::nak) {
        return {};
    }
    reply.transaction = number(message.subspan(kTransaction, 4));
    reply.yourAddress = address(message.subspan(kYourAddress, 4));
    std::copy_n(message.begin() + kHardwareAddress, reply.mac.size(), reply.mac.begin());
    return reply;
}

} // namespace vmeter
