// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/http_message.h"

#include "virtualhw/base/text_lines.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

namespace vmeter {

namespace {

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Calls `use` with each part of `text` between `separator`s.
template <class Use> void forEachPart(std::string_view text, char separator, Use use)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool isLiteralAddress(const std::string& host)
{
    in_addr ipv4{};
    in6_addr ipv6{};
    return ::inet_pton(AF_INET, host.c_str(), &ipv4) == 1 || ::inet_pton(AF_INET6, host.c_str(), &ipv6) == 1;
}

} // namespace

std::optional<std::string_view> HttpRequest::header(std::string_view name) const
{
    for (const auto& field : headers) {
        if (equalIgnoringCase(field.name, name)) {
            return field.value;
        }
    }
    return {};
}

std::optional<std::string_view> HttpRequest::cookie(std::string_view name) const
{
    std::optional<std::string_view> found;
    forEachPart(header("Cookie").value_or(""), ';', [&](std::string_view part) {
        part = withoutBlanks(part);
        const auto equals = part.find('=');
        if (!found && equals != std::string_view::npos && part.substr(0, equals) == name) {
            found = part.substr(equals + 1);
        }
    });
    return found;
}

HttpResponse plainErrorPage(int status, const std::string& message)
{
    return {status, "text/plain; charset=utf-8", message + "\n", {}, false};
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lowerAscii(x) == lowerAscii(y); });
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto digits = text.substr(i + 1, 2);
        unsigned char byte = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2) {
            return {};
        }
        decoded += static_cast<char>(byte);
        i += 2;
    }
    return decoded;
}

std::optional<HttpFields> formFields(std::string_view text)
{
    HttpFields fields;
    bool decodable = true;
    forEachPart(text, '&', [&](std::string_view part) {
        if (part.empty()) {
            return;
        }
        std::string spaced(part);
        std::ranges::replace(spaced, '+', ' ');
        const auto equals = std::min(spaced.find('='), spaced.size());
        auto name = percentDecoded(std::string_view(spaced).substr(0, equals));
        auto value = percentDecoded(std::string_view(spaced).substr(std::min(equals + 1, spaced.size())));
        if (!name || !value) {
            decodable = false;
            return;
        }
        fields.emplace_back(std::move(*name), std::move(*value));
    });
    if (!decodable) {
        return {};
    }
    return fields;
}

bool hostIsAllowed(const HttpRequest& request)
{
    const auto host = hostWithoutPort(request.header("Host").value_or(""));
    return isLiteralAddress(host) || equalIgnoringCase(host, "localhost")
        || (!host.empty() && equalIgnoringCase(host, request.localAddress));
}

bool sentByOtherSite(const HttpRequest& request)
{
    const auto origin = request.header("Origin");
    if (origin && !equalIgnoringCase(*origin, "http://" + std::string(request.header("Host").value_or("")))) {
        return true;
    }
    const auto site = request.header("Sec-Fetch-Site").value_or("none");
    return site != "none" && site != "same-origin";
}

std::string hostWithoutPort(std::string_view authority)
{
    authority = withoutBlanks(authority);
    if (authority.starts_with('[')) {
        return std::string(authority.substr(1, std::min(authority.find(']'), authority.size()) - 1));
    }
    return std::string(authority.substr(0, std::min(authority.rfind(':'), authority.size())));
}

unsigned portOf(const HttpRequest& request)
{
    constexpr unsigned kHttpPort = 80;
    const auto authority = withoutBlanks(request.header("Host").value_or(""));
    const auto colon = authority.rfind(':');
    const auto digits = authority.substr(colon == std::string_view::npos ? authority.size() : colon + 1);
    uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return error == std::errc{} && end == digits.data() + digits.size() ? port : kHttpPort;
}

std::string cookieName(std::string_view name, const HttpRequest& request)
{
    return std::string(name) + "_" + std::to_string(portOf(request));
}

std::string endpointText(std::string_view address, unsigned port)
{
    const bool isIpv6 = address.find(':') != std::string_view::npos;
    const std::string host(address);
    return (isIpv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

} // namespace vmeter
