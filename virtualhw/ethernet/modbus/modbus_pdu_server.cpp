// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_pdu_server.h"

#include "virtualhw/bench/traffic/big_endian.h"

#include <QModbusDeviceIdentification>

#include <algorithm>
#include <array>
#include <string_view>

namespace vmeter {

namespace {

constexpr std::size_t kReadRequestSize = 1 + 2 + 2; ///< function code, address, count
constexpr std::size_t kExceptionSize = 1 + 1;

/// Version objects of function 43/14 hold "1.03" for 103.
QByteArray versionText(uint16_t hundredths)
{
    return QByteArray::number(hundredths / 100) + '.' + QByteArray::number(hundredths % 100).rightJustified(2, '0');
}

QByteArray latin1(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool touchesSettings(const RegisterTable& registers, const QModbusDataUnit& unit)
{
    const RegisterBlock* const block = registers.findBlock(static_cast<uint16_t>(unit.startAddress()));
    return block != nullptr && block->kind == BlockKind::settings;
}

/// Exception code for a refusal by the register table (docs/device.md, section 10).
std::optional<QModbusPdu::ExceptionCode> exceptionFor(RegisterResult result)
{
    switch (result) {
    case RegisterResult::ok:
        return std::nullopt;
    case RegisterResult::illegalAddress:
        return QModbusPdu::IllegalDataAddress;
    case RegisterResult::illegalValue:
        return QModbusPdu::IllegalDataValue;
    }
    return QModbusPdu::ServerDeviceFailure;
}

/// The return type of the base class would slice QModbusExceptionResponse to this class.
QModbusResponse exceptionReply(QModbusPdu::FunctionCode functionCode, QModbusPdu::ExceptionCode exception)
{
    return QModbusResponse(static_cast<QModbusPdu::FunctionCode>(functionCode | QModbusPdu::ExceptionByte),
        QByteArray(1, static_cast<char>(exception)));
}

/// Writes an exception reply. Returns its size.
std::size_t refuse(
    uint8_t functionCode, QModbusPdu::ExceptionCode exception, std::span<uint8_t, kMaxReplyPduSize> reply)
{
    reply[0] = functionCode | QModbusPdu::ExceptionByte;
    reply[1] = static_cast<uint8_t>(exception);
    return kExceptionSize;
}

bool isRead(uint8_t functionCode)
{
    return functionCode == QModbusPdu::ReadHoldingRegisters || functionCode == QModbusPdu::ReadInputRegisters;
}

const uint8_t* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const uint8_t*>(data.constData());
}

} // namespace

ModbusPduServer::ModbusPduServer(ModbusBackend& backend, const ModbusOptions& options)
    : m_backend(backend)
    , m_options(options)
{
    connectDevice();
}

std::size_t ModbusPduServer::answer(std::span<const uint8_t> request, const MeterState& meter, bool broadcast,
    std::span<uint8_t, kMaxReplyPduSize> reply)
{
    // Codes from 0x80 on are not valid function codes of QModbusPdu and must not be passed to it.
    const uint8_t functionCode = request.front();
    if (!isServed(functionCode)) {
        return refuse(functionCode, QModbusPdu::IllegalFunction, reply);
    }
    if (isRead(functionCode)) {
        return read(request, meter, reply);
    }
    m_meter = &meter;
    m_broadcast = broadcast;
    const auto parameters = request.subspan(1);
    const QModbusRequest pdu(static_cast<QModbusPdu::FunctionCode>(functionCode),
        QByteArray::fromRawData(
            reinterpret_cast<const char*>(parameters.data()), static_cast<qsizetype>(parameters.size())));
    const QModbusResponse response = processRequest(pdu);
    const QByteArray data = response.data();
    reply[0] = static_cast<uint8_t>(response.functionCode() | (response.isException() ? QModbusPdu::ExceptionByte : 0));
    std::copy_n(bytesOf(data), data.size(), reply.begin() + 1);
    return 1 + static_cast<std::size_t>(data.size());
}

bool ModbusPduServer::isServed(uint8_t functionCode) const
{
    switch (functionCode) {
    case QModbusPdu::ReadHoldingRegisters:
    case QModbusPdu::ReadInputRegisters:
    case QModbusPdu::WriteSingleRegister:
    case QModbusPdu::WriteMultipleRegisters:
        return true;
    case QModbusPdu::EncapsulatedInterfaceTransport:
        return m_options.identification;
    default:
        return false;
    }
}

bool ModbusPduServer::open()
{
    setState(QModbusDevice::ConnectedState);
    return true;
}

void ModbusPduServer::close()
{
    setState(QModbusDevice::UnconnectedState);
}

QModbusResponse ModbusPduServer::processRequest(const QModbusPdu& request)
{
    switch (request.functionCode()) {
    case QModbusPdu::EncapsulatedInterfaceTransport:
        return identify(request);
    default:
        return write(request);
    }
}

/// Most requests are reads, so this function does not allocate; the base class would build the reply word by word
/// through a data stream.
std::size_t ModbusPduServer::read(
    std::span<const uint8_t> request, const MeterState& meter, std::span<uint8_t, kMaxReplyPduSize> reply) const
{
    const uint16_t count = request.size() == kReadRequestSize ? loadBigEndian(&request[3]) : 0;
    if (count == 0 || count > (m_options.words127 ? kMaxReadWordsExtended : kMaxReadWords)) {
        return refuse(request[0], QModbusPdu::IllegalDataValue, reply);
    }
    std::array<uint16_t, kMaxReadWordsExtended> words;
    const auto read = std::span(words).first(count);
    if (const auto refusal = exceptionFor(readRegisters(meter, loadBigEndian(&request[1]), read))) {
        return refuse(request[0], *refusal, reply);
    }
    reply[0] = request[0];
    reply[1] = static_cast<uint8_t>(2 * count);
    auto* out = &reply[2];
    for (const uint16_t word : read) {
        storeBigEndian(out, word);
        out += 2;
    }
    return 2 + 2 * std::size_t{count};
}

QModbusResponse ModbusPduServer::write(const QModbusPdu& request)
{
    m_writeRefused.reset();
    QModbusResponse response = QModbusServer::processRequest(request);
    if (m_writeRefused) {
        return exceptionReply(request.functionCode(), *m_writeRefused); // the base class would always reply 04
    }
    return response;
}

/// [inferred] The three objects that the standard demands, with the texts of the identification registers.
QModbusResponse ModbusPduServer::identify(const QModbusPdu& request)
{
    const MeterModel& model = *m_meter->model;
    QModbusDeviceIdentification identification;
    identification.setConformityLevel(QModbusDeviceIdentification::BasicIndividualConformityLevel);
    identification.insert(QModbusDeviceIdentification::VendorNameObjectId, latin1(model.manufacturer));
    identification.insert(QModbusDeviceIdentification::ProductCodeObjectId, latin1(model.productName));
    identification.insert(
        QModbusDeviceIdentification::MajorMinorRevisionObjectId, versionText(model.firmware.metrological));
    setValue(QModbusServer::DeviceIdentification, QVariant::fromValue(identification));
    return QModbusServer::processRequest(request);
}

/// The base class reads a register before it writes it. Commands of the meter cannot be read, so this returns true;
/// writeData() decides whether they can be written.
bool ModbusPduServer::readData(QModbusDataUnit* /*unit*/) const
{
    return true;
}

bool ModbusPduServer::writeData(const QModbusDataUnit& unit)
{
    if (m_options.userLock && touchesSettings(m_meter->model->registers, unit)) {
        m_writeRefused = QModbusPdu::IllegalDataAddress;
        return false;
    }
    const QList<quint16> words = unit.values();
    const auto result = m_backend.write(static_cast<uint16_t>(unit.startAddress()),
        std::span(words.constData(), static_cast<std::size_t>(words.size())), m_broadcast);
    m_writeRefused = result ? exceptionFor(*result) : QModbusPdu::ServerDeviceBusy;
    return !m_writeRefused;
}

} // namespace vmeter
