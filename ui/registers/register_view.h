// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/registers/register_model.h"
#include "ui/traffic/traffic_feed.h"

#include <QSortFilterProxyModel>
#include <QString>
#include <QWidget>

class QAction;
class QLineEdit;
class QTableView;

namespace vmeter {

/// All registers of the meter with present values and a search field. The selected row can be copied as a value or as a
/// command.
class RegisterView : public QWidget {
    Q_OBJECT

public:
    explicit RegisterView(QWidget* parent = nullptr);

    /// Shows the registers of `meter`, at most a few times a second and only while visible. `server`: address of the
    /// Modbus server; empty: off.
    void setMeter(const MeterState& meter, const QString& server);
    /// Stores the register accesses of clients.
    void recordAccess(const std::vector<TrafficRow>& rows);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int currentRow() const;
    void copyValue();
    void copyCommand();
    void retranslate();

    RegisterModel m_model;
    QSortFilterProxyModel m_found;
    QLineEdit* m_search;
    QTableView* m_table;
    QAction* m_copyValue;
    QAction* m_copyCommand;
    QString m_server;
    uint8_t m_unitId = kFactoryUnitId;
    bool m_wasShown = false;
    unsigned m_looks = 0;
};

} // namespace vmeter
