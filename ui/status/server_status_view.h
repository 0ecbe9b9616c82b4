// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "virtualhw/ethernet/server_status.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vmeter {

/// The servers with the addresses that reach them, and the address that the meter believes to have.
class ServerStatusView : public QWidget {
    Q_OBJECT

public:
    explicit ServerStatusView(QWidget* parent = nullptr);

    /// Addresses of the servers, and settings of the meter.
    void setStatus(const ServerStatus& servers, const NetworkSettings& network, uint8_t unitId);

signals:
    /// The user wants those that are down on any free port.
    void freePortsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showTrouble();
    [[nodiscard]] QString route(const QString& server) const;

    ServerStatus m_servers;
    NetworkSettings m_network;
    uint8_t m_unitId = kFactoryUnitId;
    QLabel* m_linkName;
    QLabel* m_link;
    QLabel* m_modbusName;
    QLabel* m_modbus;
    QLabel* m_webName;
    QLabel* m_web;
    QLabel* m_controlName;
    QLabel* m_control;
    QLabel* m_trouble;
    QPushButton* m_freePorts;
};

} // namespace vmeter
