// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "virtualhw/base/message.h"

#include <QString>
#include <QWidget>

class QLabel;

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

/// The servers with their actual addresses, and the meter's own address.
class ServerStatusView : public QWidget {
    Q_OBJECT

public:
    explicit ServerStatusView(QWidget* parent = nullptr);

    /// Addresses of the servers, and settings of the meter.
    void setStatus(const ServerStatus& servers, const NetworkSettings& network, uint8_t unitId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
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
};

} // namespace vmeter
