// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_order.h"

#include "virtualhw/base/text_file/text_encoding.h"

#include <algorithm>
#include <charconv>

namespace vmeter {

namespace {

/// Nothing that could end a quoted text in the file that is written.
bool isHostCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '.' || c == '-' || c == '_';
}

bool isIpv6Character(char c)
{
    return isAsciiDigit(c) || (asciiLower(c) >= 'a' && asciiLower(c) <= 'f') || c == ':' || c == '.';
}

bool readPort(std::string_view text, uint16_t& port)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port != 0;
}

} // namespace

Message setHost(ExportOrder& order, std::string_view text)
{
    const Message wrong = Phrase("Export",
        "must be the meter's address or name, with or without a port, such as 192.168.0.4, 192.168.0.4:502 or "
        "[fe80::1]:502");
    std::string_view host = text;
    std::string_view rest;
    const bool bracketed = text.starts_with('[') && text.find(']') != std::string_view::npos;
    if (bracketed) {
        host = text.substr(1, text.find(']') - 1);
        rest = text.substr(text.find(']') + 1);
    } else if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        host = text.substr(0, colon);
        rest = text.substr(colon);
    }
    const bool valid = !host.empty() && std::ranges::all_of(host, bracketed ? isIpv6Character : isHostCharacter);
    if (!valid || (!rest.empty() && (rest.front() != ':' || !readPort(rest.substr(1), order.port)))) {
        return wrong;
    }
    order.host = host;
    return {};
}

std::string endpointOf(const ExportOrder& order)
{
    const bool ipv6 = order.host.find(':') != std::string::npos;
    return (ipv6 ? "[" + order.host + "]" : order.host) + ":" + std::to_string(order.port);
}

} // namespace vmeter
