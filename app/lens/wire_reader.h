// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <QModbusTcpClient>

#include <cstdint>
#include <vector>

namespace vmeter {

/// Reads registers over Modbus TCP, one request after the other, with Qt's client. Needs a QCoreApplication; waits in
/// an event loop of its own.
class WireReader {
public:
    /// `host`: a literal address or a name.
    WireReader(const QString& host, uint16_t port, unsigned unitId);

    /// Connects. Returns the reason why it could not, or nothing.
    Message connect();

    /// `function`: 1 .. 4. Bits are words of 0 and 1. The error is the exception of the meter, or what happened instead
    /// of a reply.
    Expected<std::vector<uint16_t>> read(unsigned function, uint16_t address, uint16_t count);

    /// The meter has answered a request, be it with an exception.
    [[nodiscard]] bool hasAnswered() const { return m_answered; }

private:
    QModbusTcpClient m_client;
    QString m_place;
    unsigned m_unitId;
    bool m_answered = false;
};

} // namespace vmeter
