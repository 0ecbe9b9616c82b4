// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tour_reader.h"

#include <QModbusReply>
#include <QUrl>
#include <QVariant>

namespace vmeter {

namespace {

constexpr int kMillisecondsBetweenReads = 1000;
// Frequency and powers (docs/registers.md).
constexpr int kFirstRegister = 50526;
constexpr quint16 kReadRegisters = 24;

} // namespace

TourReader::TourReader(const QString& endpoint, int unitId, QObject* parent)
    : QObject(parent)
    , m_unitId(unitId)
{
    const QUrl url(QStringLiteral("tcp://") + endpoint);
    m_client.setConnectionParameter(QModbusDevice::NetworkAddressParameter, url.host());
    m_client.setConnectionParameter(QModbusDevice::NetworkPortParameter, url.port());
    m_client.connectDevice();
    connect(&m_timer, &QTimer::timeout, this, &TourReader::read);
    m_timer.start(kMillisecondsBetweenReads);
}

void TourReader::read()
{
    if (m_client.state() != QModbusDevice::ConnectedState) {
        return;
    }
    const QModbusDataUnit range(QModbusDataUnit::HoldingRegisters, kFirstRegister, kReadRegisters);
    if (QModbusReply* reply = m_client.sendReadRequest(range, m_unitId)) {
        connect(reply, &QModbusReply::finished, reply, &QObject::deleteLater);
    }
}

} // namespace vmeter
