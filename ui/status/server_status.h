// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QString>
#include <QWidget>

class QLabel;

namespace vmeter {

/// Where the servers answer, "127.0.0.1:1502"; empty: the server is off.
struct ServerStatus {
    QString modbus;
    QString web;
    QString control;
};

/// The servers with the addresses that reach them, and the address that the meter believes to have.
class ServerStatusView : public QWidget {
    Q_OBJECT

public:
    explicit ServerStatusView(const ServerStatus& servers, QWidget* parent = nullptr);

    /// What is set in the meter.
    void setMeter(const NetworkSettings& network, uint8_t unitId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ServerStatus m_servers;
    NetworkSettings m_network;
    uint8_t m_unitId = kFactoryUnitId;
    QLabel* m_modbusName;
    QLabel* m_modbus;
    QLabel* m_webName;
    QLabel* m_web;
    QLabel* m_controlName;
    QLabel* m_control;
};

} // namespace vmeter
