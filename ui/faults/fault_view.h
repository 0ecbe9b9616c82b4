// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/faults/fault_model.h"
#include "virtualhw/bench/snapshot.h"

#include <QWidget>

#include <cstdint>

class QPushButton;
class QTableView;

namespace vmeter {

class FaultForm;

/// List of the active faults, which can be removed, and a form for new ones.
class FaultView : public QWidget {
    Q_OBJECT

public:
    explicit FaultView(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void addWanted(const vmeter::DeviceFault& fault);
    void removeWanted(uint32_t id);
    void removeAllWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void removeSelected();
    void fitColumns();
    void enableButtons();

    FaultModel m_model;
    QTableView* m_table;
    QPushButton* m_remove;
    QPushButton* m_removeAll;
    FaultForm* m_form;
};

} // namespace vmeter
