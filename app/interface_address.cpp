// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interface_address.h"

#include "app/own_traffic.h"
#include "core/settings/network_rules.h"
#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/ipv4_text.h"

#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace vmeter {

namespace {

// Routes for what the meter sends, and for nothing else, are in a table of their own. Any number that other programs do
// not use; distributions use those below 256.
constexpr uint32_t kRouteTable = 0x564D;
constexpr uint32_t kRulePriority = 32000; // before the main table, 32766

/// An attribute of rtnetlink(7) with a value of 4 bytes.
struct Attribute {
    rtattr header{};
    std::array<uint8_t, 4> value{};

    Attribute(unsigned short type, const Ipv4& address)
        : header{sizeof(Attribute), type}
        , value(address.octet)
    {
    }
    Attribute(unsigned short type, uint32_t number)
        : header{sizeof(Attribute), type}
        , value(std::bit_cast<std::array<uint8_t, 4>>(number))
    {
    }
};

/// A request of rtnetlink(7). Its parts are multiples of 4 bytes, so nothing needs to be aligned.
template <class Body, std::size_t count> struct Request {
    nlmsghdr header{};
    Body body{};
    std::array<Attribute, count> attributes;
};

template <class Body, std::size_t count> Request<Body, count> requestOf(
    uint16_t type, uint16_t flags, const Body& body, const std::array<Attribute, count>& attributes)
{
    static_assert(sizeof(Request<Body, count>) == sizeof(nlmsghdr) + sizeof(Body) + count * sizeof(Attribute));
    Request<Body, count> request{{}, body, attributes};
    request.header.nlmsg_len = sizeof(request);
    request.header.nlmsg_type = type;
    request.header.nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    return request;
}

/// Returns the kernel's answer: 0 or an errno.
template <class Request> int ask(const Request& message)
{
    const FileDescriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)};
    if (!socket || send(socket.get(), &message, sizeof(message), 0) < 0) {
        return errno;
    }
    struct {
        nlmsghdr header;
        nlmsgerr error;
        std::array<uint8_t, 256> rest; // the kernel returns the request and may add an explanation
    } answer{};
    if (recv(socket.get(), &answer, sizeof(answer), 0) < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(nlmsgerr)))) {
        return EIO;
    }
    return answer.header.nlmsg_type == NLMSG_ERROR ? -answer.error.error : EIO;
}

uint8_t prefixOf(const NetworkSettings& network)
{
    return static_cast<uint8_t>(std::popcount(bitsOf(network.netmask)));
}

/// RTM_NEWADDR or RTM_DELADDR. A prefix of 32 bits and no prefix route: the kernel sends nothing that is not the
/// meter's to the interface, and takes no address but the meter's.
int requestAddress(uint16_t type, uint16_t flags, unsigned interface, const NetworkSettings& network)
{
    ifaddrmsg body{};
    body.ifa_family = AF_INET;
    body.ifa_prefixlen = 32;
    body.ifa_index = interface;
    return ask(requestOf(type, flags, body,
        std::array{Attribute(IFA_LOCAL, network.address), Attribute(IFA_ADDRESS, network.address),
            Attribute(IFA_FLAGS, uint32_t{IFA_F_NOPREFIXROUTE})}));
}

/// RTM_NEWROUTE or RTM_DELROUTE: the meter's net, in the meter's table.
int requestRoute(uint16_t type, uint16_t flags, unsigned interface, const NetworkSettings& network)
{
    rtmsg body{};
    body.rtm_family = AF_INET;
    body.rtm_dst_len = prefixOf(network);
    body.rtm_table = RT_TABLE_UNSPEC; // RTA_TABLE says which
    body.rtm_protocol = RTPROT_STATIC;
    body.rtm_scope = RT_SCOPE_LINK;
    body.rtm_type = RTN_UNICAST;
    Ipv4 net = network.address;
    for (std::size_t n = 0; n < net.octet.size(); ++n) {
        net.octet[n] = static_cast<uint8_t>(net.octet[n] & network.netmask.octet[n]);
    }
    return ask(requestOf(type, flags, body,
        std::array{
            Attribute(RTA_DST, net), Attribute(RTA_OIF, uint32_t{interface}), Attribute(RTA_TABLE, kRouteTable)}));
}

/// RTM_NEWRULE or RTM_DELRULE: that table is for what has the meter's address as its source.
int requestRule(uint16_t type, uint16_t flags, const NetworkSettings& network)
{
    fib_rule_hdr body{};
    body.family = AF_INET;
    body.src_len = 32;
    body.table = RT_TABLE_UNSPEC; // FRA_TABLE says which
    body.action = FR_ACT_TO_TBL;
    return ask(requestOf(type, flags, body,
        std::array{Attribute(FRA_SRC, network.address), Attribute(FRA_PRIORITY, kRulePriority),
            Attribute(FRA_TABLE, kRouteTable)}));
}

Message refusal(int error, const std::string& interface, const std::string& address)
{
    switch (error) {
    case ENODEV:
        return Phrase("Servers", "this computer has no interface %1; 'ip link' lists them").with(interface);
    case EPERM:
        return Phrase("Servers",
            "only the administrator may give %1 the address %2; start as root, or give it by hand and start without "
            "--interface")
            .with(interface, address);
    default:
        return Phrase("Servers", "cannot give %1 the address %2: %3")
            .with(interface, address, std::generic_category().message(error));
    }
}

} // namespace

std::optional<Message> InterfaceAddress::add(const NetworkSettings& network)
{
    remove();
    const unsigned interface = if_nametoindex(m_interface.c_str());
    if (interface == 0) {
        return refusal(ENODEV, m_interface, ipv4Text(network.address));
    }
    const HostNetwork host = hostNetwork();
    if (const std::optional<Message> problem = takesOwnTraffic(network, m_interface, host)) {
        return problem;
    }
    if (std::ranges::any_of(host.addresses, [&](const HostNetwork::Address& own) {
            return own.interface == m_interface && own.address == network.address;
        })) {
        return std::nullopt; // the computer's own, with its own routes
    }
    constexpr uint16_t kNew = NLM_F_CREATE | NLM_F_EXCL;
    int error = requestAddress(RTM_NEWADDR, kNew, interface, network);
    if (error == 0) {
        m_added = network;
        error = requestRoute(RTM_NEWROUTE, kNew, interface, network);
        error = error == 0 || error == EEXIST ? requestRule(RTM_NEWRULE, kNew, network) : error;
        error = error == EEXIST ? 0 : error;
    }
    if (error != 0) {
        remove();
        return refusal(error, m_interface, ipv4Text(network.address));
    }
    return std::nullopt;
}

void InterfaceAddress::remove()
{
    if (m_added) {
        const unsigned interface = if_nametoindex(m_interface.c_str());
        requestRule(RTM_DELRULE, 0, *m_added);
        requestRoute(RTM_DELROUTE, 0, interface, *m_added);
        requestAddress(RTM_DELADDR, 0, interface, *m_added);
        m_added.reset();
    }
}

} // namespace vmeter
