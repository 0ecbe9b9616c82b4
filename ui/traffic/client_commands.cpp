// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/client_commands.h"

#include <QStringList>

namespace vmeter {

namespace {

constexpr uint8_t kReadInput = 4;
constexpr uint8_t kWriteOne = 6;

struct HostAndPort {
    QString host;
    QString port;
};

/// Of a server that listens on all addresses, the loopback.
HostAndPort reachable(const QString& server)
{
    const qsizetype colon = server.lastIndexOf(u':');
    QString host = server.left(colon);
    host.remove(u'[').remove(u']');
    if (host == QLatin1String("0.0.0.0") || host == QLatin1String("::")) {
        host = QStringLiteral("127.0.0.1");
    }
    return {host, server.mid(colon + 1)};
}

QString listOf(const std::vector<uint16_t>& words, QChar separator)
{
    QStringList texts;
    for (const uint16_t word : words) {
        texts += QString::number(word);
    }
    return texts.join(separator);
}

} // namespace

RegisterRequest requestOf(const ModbusExchange& exchange)
{
    return {QString::fromStdString(endpointText(exchange.peers.server)), exchange.unitId, exchange.functionCode,
        exchange.address, exchange.count, exchange.isWrite ? exchange.words : std::vector<uint16_t>()};
}

QString mbpollCommand(const RegisterRequest& request, const QString& format)
{
    const auto [host, port] = reachable(request.server);
    const QString table = request.functionCode == kReadInput ? QStringLiteral("3") : QStringLiteral("4");
    const QString common = QStringLiteral("mbpoll -m tcp -p %1 -a %2 -r %3 -0 -1 -t %4%5")
                               .arg(port)
                               .arg(request.unitId)
                               .arg(request.address)
                               .arg(table, format);
    return request.words.empty() ? QStringLiteral("%1 -c %2 %3").arg(common).arg(request.count).arg(host)
                                 : QStringLiteral("%1 %2 %3").arg(common, host, listOf(request.words, u' '));
}

QString pymodbusCommand(const RegisterRequest& request)
{
    const auto [host, port] = reachable(request.server);
    QString call;
    if (request.words.empty()) {
        call = QStringLiteral("print(c.read_%1_registers(%2, %3, slave=%4).registers)")
                   .arg(request.functionCode == kReadInput ? QStringLiteral("input") : QStringLiteral("holding"))
                   .arg(request.address)
                   .arg(request.count)
                   .arg(request.unitId);
    } else if (request.functionCode == kWriteOne) {
        call = QStringLiteral("print(c.write_register(%1, %2, slave=%3))")
                   .arg(request.address)
                   .arg(request.words.front())
                   .arg(request.unitId);
    } else {
        call = QStringLiteral("print(c.write_registers(%1, [%2], slave=%3))")
                   .arg(request.address)
                   .arg(listOf(request.words, u','))
                   .arg(request.unitId);
    }
    return QStringLiteral(
        "python3 -c \"from pymodbus.client import ModbusTcpClient; c = ModbusTcpClient('%1', port=%2); "
        "c.connect(); %3\"")
        .arg(host, port, call);
}

QString curlCommand(const RegisterRequest& request, const QString& control)
{
    const auto [host, port] = reachable(control);
    const QString literal = host.contains(u':') ? u'[' + host + u']' : host;
    return QStringLiteral("curl 'http://%1:%2/v1/registers?address=%3&count=%4'")
        .arg(literal, port)
        .arg(request.address)
        .arg(request.count);
}

} // namespace vmeter
