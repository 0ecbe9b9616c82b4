// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/client_statistics.h"

#include "ui/traffic/traffic_text.h"

#include <QLocale>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
constexpr double kNanosecondsPerMs = 1e6;

} // namespace

void ClientStatistics::append(const std::vector<TrafficRow>& rows)
{
    beginResetModel();
    for (const TrafficRow& row : rows) {
        if (row.kind == TrafficRow::Kind::exchange) {
            count(row.exchange);
        }
    }
    endResetModel();
}

void ClientStatistics::count(const ModbusExchange& exchange)
{
    TrafficEndpoint address = exchange.peers.client;
    address.port = 0;
    auto client = std::ranges::find(m_clients, address, &Client::address);
    if (client == m_clients.end()) {
        if (m_clients.size() == kMostClients) {
            m_clients.erase(std::ranges::min_element(m_clients, {}, &Client::newest));
        }
        m_clients.emplace_back().address = address;
        client = m_clients.end() - 1;
    }
    ++client->requests;
    const TrafficText::Judgement judgement = TrafficText::judge(exchange);
    using enum TrafficText::Judgement;
    client->errors += judgement == exception || judgement == spoiled || judgement == unanswered ? 1 : 0;
    client->late += judgement == late ? 1 : 0;
    client->slowest = std::max(client->slowest, exchange.duration);
    client->newest = exchange.wallTime;
    m_newest = std::max(m_newest, exchange.wallTime);
    const int64_t second = exchange.wallTime / kNanosecondsPerSecond;
    auto& bySecond = client->bySecond;
    if (bySecond.empty() || bySecond.back().first != second) {
        bySecond.emplace_back(second, 0U);
    }
    ++bySecond.back().second;
    while (bySecond.front().first + kRateSeconds <= second) {
        bySecond.pop_front();
    }
}

/// Requests a second: over the last kRateSeconds, or since the client's first request if that is later.
double ClientStatistics::rate(const Client& client) const
{
    const int64_t now = m_newest / kNanosecondsPerSecond;
    uint64_t requests = 0;
    int64_t first = now;
    for (const auto& [second, number] : client.bySecond) {
        if (second + kRateSeconds > now) {
            requests += number;
            first = std::min(first, second);
        }
    }
    return static_cast<double>(requests) / static_cast<double>(now - first + 1);
}

void ClientStatistics::clear()
{
    beginResetModel();
    m_clients.clear();
    endResetModel();
}

void ClientStatistics::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

int ClientStatistics::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_clients.size());
}

int ClientStatistics::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ClientStatistics::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((index.column() == clientColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const Client& client = m_clients[static_cast<std::size_t>(index.row())];
    const QLocale locale;
    switch (index.column()) {
    case clientColumn:
        return QString::fromStdString(endpointText(client.address));
    case requestsColumn:
        return locale.toString(static_cast<qulonglong>(client.requests));
    case rateColumn:
        return locale.toString(rate(client), 'f', 1);
    case errorsColumn:
        return locale.toString(static_cast<qulonglong>(client.errors));
    case lateColumn:
        return locale.toString(static_cast<qulonglong>(client.late));
    default:
        return locale.toString(static_cast<double>(client.slowest) / kNanosecondsPerMs, 'f', 1) + QStringLiteral(" ms");
    }
}

QVariant ClientStatistics::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case clientColumn:
        return tr("Client");
    case requestsColumn:
        return tr("Requests");
    case rateColumn:
        return tr("A second");
    case errorsColumn:
        return tr("Errors");
    case lateColumn:
        return tr("Late");
    default:
        return tr("Slowest");
    }
}

} // namespace vmeter
