// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QString>

namespace vmeter {

/// Where the servers answer, "127.0.0.1:1502"; empty: the server is off.
struct ServerStatus {
    QString modbus;
    QString web;
    QString control;
    bool linkUp = true;     ///< false: the meter is to be at its own address and is not
    Message linkDown{};     ///< why, and what to do
    bool unplugged = false; ///< the cable, by a fault
    friend bool operator==(const ServerStatus&, const ServerStatus&) = default;
};

} // namespace vmeter
