// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>

namespace vmeter {

/// The meter's address as an additional address of a network interface of this computer. An address that existed before
/// is used and not removed. The computer's own traffic keeps its way: the address comes without a prefix route, and a
/// table of routes of its own serves only what the meter sends. The gateway setting of the meter has no effect.
class InterfaceAddress {
public:
    explicit InterfaceAddress(std::string interface)
        : m_interface(std::move(interface))
    {
    }
    ~InterfaceAddress() { remove(); }
    InterfaceAddress(const InterfaceAddress&) = delete;
    InterfaceAddress& operator=(const InterfaceAddress&) = delete;

    /// Adds the address to the interface. Returns an error if this fails (no such interface, not permitted), or if it
    /// would take the computer's own traffic (takesOwnTraffic()).
    std::optional<Message> add(const NetworkSettings& network);

    /// Removes the address that add() added. May be called twice.
    void remove();

private:
    const std::string m_interface;
    std::optional<NetworkSettings> m_added;
};

} // namespace vmeter
