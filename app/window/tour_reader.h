// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModbusTcpClient>
#include <QString>
#include <QTimer>

namespace vmeter {

/// A Modbus client that reads the meter once a second, so that the demonstration shows traffic.
class TourReader : public QObject {
    Q_OBJECT

public:
    /// `endpoint`: "ADDRESS:PORT" of the meter. `unitId`: unit id of the meter.
    TourReader(const QString& endpoint, int unitId, QObject* parent = nullptr);

private:
    void read();

    QModbusTcpClient m_client;
    int m_unitId;
    QTimer m_timer;
};

} // namespace vmeter
