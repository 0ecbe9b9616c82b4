// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/traffic_feed.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <deque>
#include <vector>

namespace vmeter {

/// Requests of each client, by its address whatever its port: how many, how many a second, how many without a correct
/// reply, and the slowest reply. The clients are bounded; the one idle for longest gives way.
class ClientStatistics : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { clientColumn, requestsColumn, rateColumn, errorsColumn, lateColumn, slowestColumn, kColumns };

    static constexpr std::size_t kMostClients = 64;
    /// The rate is that of the newest seconds of the traffic.
    static constexpr int64_t kRateSeconds = 10;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const std::vector<TrafficRow>& rows);
    void clear();
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Client {
        TrafficEndpoint address; ///< with port 0
        uint64_t requests = 0;
        uint64_t errors = 0;
        uint64_t late = 0;
        int64_t slowest = 0;                               ///< nanoseconds
        int64_t newest = 0;                                ///< wall time of its newest request
        std::deque<std::pair<int64_t, unsigned>> bySecond; ///< wall second, requests in it
    };
    void count(const ModbusExchange& exchange);
    [[nodiscard]] double rate(const Client& client) const;

    std::vector<Client> m_clients;
    int64_t m_newest = 0; ///< wall time of the newest request of all
};

} // namespace vmeter
