// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/registers/register_filter.h"
#include "ui/registers/register_model.h"
#include "ui/traffic/traffic_feed.h"

#include <QString>
#include <QWidget>

class QAction;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

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
    /// What the display shows now, for "only what the display shows"; nothing: no register holds it.
    void setShown(const std::optional<RegisterSource>& shown);

    /// Header, then address, name and value of the registers of all measurements and total energies, one for each.
    [[nodiscard]] QList<QStringList> mainRegisters(const MeterState& meter);

    /// Shows the registers that hold this value alone, in all widths and scales, and selects the first of them.
    void showValue(const RegisterSource& source);

signals:
    /// The user wants to see the value of a register on the display.
    void displayWanted(vmeter::MenuPosition page);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int currentRow() const;
    void copyValue();
    void copyCommand();
    void copyPymodbus();
    void showAll();
    void showSource(const std::optional<RegisterSource>& source);
    void showDetails();
    void retranslate();

    RegisterModel m_model;
    RegisterFilter m_found;
    QLineEdit* m_search;
    QTableView* m_table;
    QAction* m_copyValue;
    QAction* m_copyCommand;
    QAction* m_copyPymodbus;
    QAction* m_findOnDisplay;
    QPlainTextEdit* m_details;
    QToolButton* m_follow; ///< only what the display shows
    QToolButton* m_chosen; ///< the value whose registers alone are shown; hidden: none
    QToolButton* m_find;
    std::optional<RegisterSource> m_shown; ///< by the display
    QString m_server;
    uint8_t m_unitId = kFactoryUnitId;
    bool m_wasShown = false;
    unsigned m_looks = 0;
};

} // namespace vmeter
