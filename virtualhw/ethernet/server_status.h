// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QString>

#include <vector>

namespace vmeter {

/// Where the servers answer, "127.0.0.1:1502"; empty: the server is off.
struct ServerStatus {
    QString modbus;
    QString web;
    QString control;
    /// Why a server is not where it was to be; empty: it is there, or is not wanted. If it answers all the same, it
    /// does so on another port.
    Message modbusTrouble{};
    Message webTrouble{};
    Message controlTrouble{};
    bool linkUp = true;     ///< false: the meter is to be at its own address and is not
    Message linkDown{};     ///< why, and what to do
    bool unplugged = false; ///< the cable, by a fault

    /// The troubles of all servers: of those that are down, or of those that answer on another port.
    [[nodiscard]] std::vector<Message> troubles(bool down) const
    {
        std::vector<Message> found;
        const auto add = [&](const QString& address, const Message& trouble) {
            if (!trouble.isEmpty() && address.isEmpty() == down) {
                found.push_back(trouble);
            }
        };
        add(modbus, modbusTrouble);
        add(web, webTrouble);
        add(control, controlTrouble);
        return found;
    }
    friend bool operator==(const ServerStatus&, const ServerStatus&) = default;
};

} // namespace vmeter
