// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <string>

namespace vmeter {

/// The meter's address on a network interface of this computer, beside the interface's own ones. An address that was
/// there before is used and left there. Routes are not touched: the gateway set in the meter has no effect.
class InterfaceAddress {
public:
    explicit InterfaceAddress(std::string interface)
        : m_interface(std::move(interface))
    {
    }
    ~InterfaceAddress() { remove(); }
    InterfaceAddress(const InterfaceAddress&) = delete;
    InterfaceAddress& operator=(const InterfaceAddress&) = delete;

    /// Gives the interface the address; an error (no such interface, not permitted) when it cannot.
    std::optional<Message> add(const NetworkSettings& network);

    /// Takes away what add() gave. Safe to call twice.
    void remove();

private:
    const std::string m_interface;
    std::optional<NetworkSettings> m_added;
};

} // namespace vmeter
