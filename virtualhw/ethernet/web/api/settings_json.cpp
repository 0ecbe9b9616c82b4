// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/settings_json.h"

#include "core/clock/calendar.h"
#include "core/settings/network_rules.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/ethernet/web/api/api_body.h"
#include "virtualhw/ethernet/web/api/api_error.h"
#include "virtualhw/ethernet/web/network_names.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace vmeter {

namespace {

Ipv4 address(const ApiBody& body, const char* field)
{
    const std::optional<Ipv4> address = parseIpv4(body.text(field));
    if (!address) {
        throw WebApiError(422, "not_an_address", field);
    }
    return *address;
}

QString text(const Ipv4& address)
{
    return QString::fromStdString(ipv4Text(address));
}

void checkNetwork(const NetworkSettings& network)
{
    switch (networkMisfit(network)) {
    case NetworkMisfit::netmask:
        throw WebApiError(422, "not_a_netmask", "netmask");
    case NetworkMisfit::address:
        throw WebApiError(422, "not_a_host", "address");
    case NetworkMisfit::gateway: // is used nevertheless, see isUsable(); gatewayUse() tells
    case NetworkMisfit::none:
        break;
    }
}

/// What the gateway in force is good for.
const char* gatewayUse(const NetworkSettings& network)
{
    if (network.gateway == Ipv4{}) {
        return "none";
    }
    return networkMisfit(network) == NetworkMisfit::none ? "reachable" : "unreachable";
}

/// A host name or an address, as register 30209 takes it.
std::array<char, 50> serverName(const std::string& text)
{
    std::array<char, 50> name{};
    const auto printable = [](char c) { return c > ' ' && c <= '~'; };
    if (text.size() > name.size() || !std::ranges::all_of(text, printable)) {
        throw WebApiError(422, "not_a_server", "ntp_server");
    }
    std::ranges::copy(text, name.begin());
    return name;
}

/// The number that stands in `text` from `begin` to `end`, digits only.
std::optional<uint16_t> digits(std::string_view text, std::size_t begin, std::size_t count)
{
    uint16_t number = 0;
    const char* const first = text.data() + begin;
    const auto [rest, error] = std::from_chars(first, first + count, number);
    return error == std::errc{} && rest == first + count ? std::optional(number) : std::nullopt;
}

} // namespace

QJsonObject networkJson(const MeterState& state)
{
    const auto& settings = state.settings;
    const auto& link = state.link;
    const auto inForce = [&](const Ipv4& address) { return link.exists() ? text(address) : QString(); };
    return {
        {"address", text(settings.network.address)},
        {"netmask", text(settings.network.netmask)},
        {"gateway", text(settings.network.gateway)},
        {"dhcp", settings.network.dhcp},
        {"unit_id", settings.unitId},
        {"in_force",
            QJsonObject{
                {"source", nameOf(link.source)},
                {"address", inForce(link.network.address)},
                {"netmask", inForce(link.network.netmask)},
                {"gateway", inForce(link.network.gateway)},
                {"gateway_use", link.exists() ? gatewayUse(link.network) : "none"},
            }},
    };
}

Settings withNetwork(Settings settings, const HttpRequest& request)
{
    const ApiBody body(request, {"address", "netmask", "gateway", "dhcp", "unit_id"});
    settings.network.address = address(body, "address");
    settings.network.netmask = address(body, "netmask");
    settings.network.gateway = address(body, "gateway");
    settings.network.dhcp = body.flag("dhcp");
    settings.unitId = static_cast<uint8_t>(body.integer("unit_id", 1, kUnitIdMax));
    checkNetwork(settings.network);
    return settings;
}

QJsonObject timeJson(const MeterState& state)
{
    constexpr double kMicrosecondsPerSecond = 1e6;
    const auto& settings = state.settings;
    const CivilTime now = civilTime(state.clock, settings.zoneMinutes);
    const auto two = [](int number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const auto& server = settings.sntpServer;
    const auto length = std::ranges::find(server, '\0') - server.begin();
    return {
        {"clock",
            QStringLiteral("%1-%2-%3T%4:%5:%6")
                .arg(now.year)
                .arg(two(now.month), two(now.day), two(now.hour), two(now.minute), two(now.second))},
        {"zone_minutes", settings.zoneMinutes},
        {"ntp", settings.sntpEnabled},
        {"ntp_server", QString::fromLatin1(server.data(), length)},
        {"ntp_interval_s", static_cast<qint64>(settings.sntpInterval)},
        {"ntp_state",
            QJsonObject{
                {"state", nameOf(state.sntp.state)},
                {"last_set", state.sntp.lastSet ? QJsonValue(isoTime(*state.sntp.lastSet)) : QJsonValue()},
                {"last_offset_s", static_cast<double>(state.sntp.lastOffset.value) / kMicrosecondsPerSecond},
            }},
    };
}

Settings withTime(Settings settings, const HttpRequest& request)
{
    const ApiBody body(request, {"zone_minutes", "ntp", "ntp_server", "ntp_interval_s"});
    settings.zoneMinutes = static_cast<int16_t>(body.integer("zone_minutes", kZoneMin, kZoneMax));
    settings.sntpEnabled = body.flag("ntp");
    settings.sntpServer = serverName(body.text("ntp_server"));
    settings.sntpInterval = static_cast<uint32_t>(body.integer("ntp_interval_s", kSntpIntervalMin, kSntpIntervalMax));
    if (settings.sntpEnabled && settings.sntpServer.front() == '\0') {
        throw WebApiError(422, "server_missing", "ntp_server");
    }
    return settings;
}

std::array<uint16_t, 6> clockWords(const HttpRequest& request)
{
    const ApiBody body(request, {"clock"});
    const std::string text = body.text("clock");
    constexpr std::string_view kForm = "0000-00-00T00:00:00";
    const auto separator = [&](std::size_t at) { return text[at] == kForm[at]; };
    if (text.size() == kForm.size() && separator(4) && separator(7) && separator(10) && separator(13)
        && separator(16)) {
        const auto day = digits(text, 8, 2);
        const auto month = digits(text, 5, 2);
        const auto year = digits(text, 0, 4);
        const auto hour = digits(text, 11, 2);
        const auto minute = digits(text, 14, 2);
        const auto second = digits(text, 17, 2);
        if (day && month && year && hour && minute && second && *year >= kFirstClockYear) {
            return {*day, *month, static_cast<uint16_t>(*year - kFirstClockYear), *hour, *minute, *second};
        }
    }
    throw WebApiError(422, "not_a_time", "clock");
}

} // namespace vmeter
