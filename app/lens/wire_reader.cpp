// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/wire_reader.h"

#include <QEventLoop>
#include <QModbusReply>
#include <QTimer>

#include <array>
#include <memory>

namespace vmeter {

namespace {

constexpr int kTimeoutMs = 3000;

QModbusDataUnit::RegisterType registerTypeOf(unsigned function)
{
    constexpr std::array kTypes{QModbusDataUnit::Coils, QModbusDataUnit::DiscreteInputs,
        QModbusDataUnit::HoldingRegisters, QModbusDataUnit::InputRegisters};
    return kTypes.at(function - 1);
}

Message failureOf(const QModbusReply& reply, uint16_t address, uint16_t count)
{
    if (reply.error() == QModbusDevice::ProtocolError) {
        return Phrase("Lens", "exception %1 for %2 registers from %3 on")
            .with(static_cast<int>(reply.rawResult().exceptionCode()), count, address);
    }
    if (reply.error() == QModbusDevice::TimeoutError) {
        return Phrase("Lens", "no reply within %1 s; is the unit id right?").with(kTimeoutMs / 1000);
    }
    return Message::verbatim(reply.errorString());
}

} // namespace

WireReader::WireReader(const QString& host, uint16_t port, unsigned unitId)
    : m_place(QStringLiteral("%1:%2").arg(host).arg(port))
    , m_unitId(unitId)
{
    m_client.setConnectionParameter(QModbusDevice::NetworkAddressParameter, host);
    m_client.setConnectionParameter(QModbusDevice::NetworkPortParameter, port);
    m_client.setTimeout(kTimeoutMs);
    m_client.setNumberOfRetries(0);
}

Message WireReader::connect()
{
    QEventLoop loop;
    QTimer::singleShot(kTimeoutMs, &loop, &QEventLoop::quit);
    QObject::connect(&m_client, &QModbusClient::stateChanged, &loop, [&loop](QModbusDevice::State state) {
        if (state == QModbusDevice::ConnectedState || state == QModbusDevice::UnconnectedState) {
            loop.quit();
        }
    });
    if (m_client.connectDevice() && m_client.state() == QModbusDevice::ConnectingState) {
        loop.exec();
    }
    return m_client.state() == QModbusDevice::ConnectedState
        ? Message()
        : Phrase("Lens", "no connection to %1: %2").with(m_place, m_client.errorString());
}

Expected<std::vector<uint16_t>> WireReader::read(unsigned function, uint16_t address, uint16_t count)
{
    const std::unique_ptr<QModbusReply> reply(m_client.sendReadRequest(
        QModbusDataUnit(registerTypeOf(function), address, count), static_cast<int>(m_unitId)));
    if (reply == nullptr) {
        return refused(Phrase("Lens", "no connection to %1: %2").with(m_place, m_client.errorString()));
    }
    if (!reply->isFinished()) {
        QEventLoop loop;
        QObject::connect(reply.get(), &QModbusReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
    }
    m_answered
        = m_answered || reply->error() == QModbusDevice::NoError || reply->error() == QModbusDevice::ProtocolError;
    if (reply->error() != QModbusDevice::NoError) {
        return refused(failureOf(*reply, address, count));
    }
    const QVector<quint16> values = reply->result().values();
    return std::vector<uint16_t>(values.begin(), values.end());
}

} // namespace vmeter
