// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "core/registers/register_table.h"
#include "ui/traffic/client_commands.h"
#include "virtualhw/bench/traffic/modbus_exchange.h"

#include <QAbstractTableModel>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace vmeter {

/// The register table of a meter with present words and values, and the client that last read or wrote each row.
class RegisterModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        addressColumn,
        hexColumn,
        numberColumn, ///< as holding register 4xxxxx, counted from 400001 on
        nameColumn,
        typeColumn,
        wordsColumn,
        valueColumn,
        accessColumn,
        readColumn,
        writtenColumn,
        kColumns
    };

    explicit RegisterModel(QObject* parent = nullptr);

    /// Shows the words of `meter`; without power there are none. The rows are those of its model.
    void setMeter(const MeterState& meter);
    /// Stores a read or write that the meter has executed.
    void recordAccess(const ModbusExchange& exchange);
    /// Shows the accesses stored since the last call.
    void showNotes();
    /// Must be called after a change of language.
    void retranslate();

    [[nodiscard]] const RegisterRow& rowAt(int row) const;
    /// The page of the display that shows the value of the row; nothing: none does.
    [[nodiscard]] std::optional<MenuPosition> page(int row) const;
    /// Everything about a row: where else its value stands, and commands that read it at `server`, which may be empty.
    [[nodiscard]] QString details(int row, const QString& server, uint8_t unitId) const;

    /// The value with its unit, as the table shows it.
    [[nodiscard]] QString value(int row) const;
    /// The row of the first measured voltage; the first row if there is none.
    [[nodiscard]] int firstMeasurement() const;
    /// The request that reads the row.
    [[nodiscard]] RegisterRequest requestOf(int row, const QString& server, uint8_t unitId) const;
    /// The mbpoll command that reads the row at `server` ("127.0.0.1:1502"); for a command register, which cannot be
    /// read, that writes it.
    [[nodiscard]] QString mbpollCommand(int row, const QString& server, uint8_t unitId) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Note {
        int64_t wallTime = 0; ///< nanoseconds since 1970-01-01 UTC; 0: never
        TrafficEndpoint client;
    };
    struct Live {
        std::vector<uint16_t> words; ///< empty: not readable
        Note read;
        Note written;
    };

    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] static QString noteText(const Note& note);
    [[nodiscard]] static QString toolTip(const RegisterRow& row);

    const MeterModel* m_meterModel = &kCountisE28;
    const RegisterTable* m_table = &kCountisE28.registers;
    std::vector<Live> m_live; ///< by row of the register table
    bool m_hasNews = false;   ///< accesses that are not shown yet
};

} // namespace vmeter
