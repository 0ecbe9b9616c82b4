// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/interface_address.h"

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/ethernet/link/ethernet_link.h"

#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace vmeter {

namespace {

uint32_t bitsOf(const Ipv4& address)
{
    uint32_t bits = 0;
    for (const uint8_t octet : address.octet) {
        bits = bits << 8 | octet;
    }
    return bits;
}

/// An address attribute of rtnetlink(7).
struct AddressAttribute {
    rtattr header{};
    std::array<uint8_t, 4> octet{};

    AddressAttribute(unsigned short type, const Ipv4& address)
        : header{sizeof(AddressAttribute), type}
        , octet(address.octet)
    {
    }
};

/// RTM_NEWADDR or RTM_DELADDR, rtnetlink(7). Its parts are multiples of 4 bytes, so nothing needs to be aligned.
struct AddressRequest {
    nlmsghdr header{};
    ifaddrmsg message{};
    AddressAttribute local;
    AddressAttribute address;
    AddressAttribute broadcast;

    AddressRequest(uint16_t type, uint16_t flags, unsigned interface, const NetworkSettings& network)
        : local(IFA_LOCAL, network.address)
        , address(IFA_ADDRESS, network.address)
        , broadcast(IFA_BROADCAST, network.address)
    {
        header.nlmsg_len = sizeof(AddressRequest);
        header.nlmsg_type = type;
        header.nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
        message.ifa_family = AF_INET;
        message.ifa_prefixlen = static_cast<uint8_t>(std::popcount(bitsOf(network.netmask)));
        message.ifa_index = interface;
        for (std::size_t n = 0; n < broadcast.octet.size(); ++n) {
            broadcast.octet[n] = static_cast<uint8_t>(network.address.octet[n] | ~network.netmask.octet[n]);
        }
    }
};
static_assert(sizeof(AddressRequest) == sizeof(nlmsghdr) + sizeof(ifaddrmsg) + 3 * sizeof(AddressAttribute));

/// Returns the kernel's answer: 0 or an errno.
int request(uint16_t type, uint16_t flags, const std::string& interface, const NetworkSettings& network)
{
    const unsigned index = if_nametoindex(interface.c_str());
    if (index == 0) {
        return ENODEV;
    }
    const FileDescriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)};
    const AddressRequest message(type, flags, index, network);
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
    const int error = request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, m_interface, network);
    if (error == 0) {
        m_added = network;
    }
    return error == 0 || error == EEXIST ? std::nullopt
                                         : std::optional{refusal(error, m_interface, ipv4Text(network.address))};
}

void InterfaceAddress::remove()
{
    if (m_added) {
        request(RTM_DELADDR, 0, m_interface, *m_added);
        m_added.reset();
    }
}

} // namespace vmeter
