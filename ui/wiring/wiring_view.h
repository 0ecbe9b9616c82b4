// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wiring/wiring_edit.h"
#include "virtualhw/bench/snapshot.h"

#include <QWidget>

#include <array>
#include <memory>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QUndoStack;

namespace vmeter {

class WiringDiagram;

/// Connection of supply and load to the meter's terminals: a diagram, and a choice for each terminal. Changes made here
/// can be undone until another scenario is loaded.
class WiringView : public QWidget {
    Q_OBJECT

public:
    explicit WiringView(QWidget* parent = nullptr);

    /// Shows the present wiring.
    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QString csv() const;

    /// Asks for the wiring, as the diagram does; it can be undone.
    void choose(const Wiring& wiring);
    void undo();

signals:
    /// The user has requested this wiring.
    void wiringChosen(const Wiring& wiring);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// The choices of one terminal.
    struct Row {
        QLabel* name = nullptr;
        QComboBox* supply = nullptr;
        QCheckBox* reversed = nullptr; ///< null for N
        QComboBox* load = nullptr;
    };
    [[nodiscard]] QComboBox* addChoice(WiringSide side, int terminal);
    void addChoices();
    void addMistakes();
    void addUndo();
    void orderTabs();
    void showWiring();
    void retranslate();

    Wiring m_wiring;
    std::shared_ptr<const Scenario> m_scenario;
    WiringDiagram* m_diagram;
    std::array<Row, kWiringTerminals> m_rows{};
    std::array<QLabel*, 3> m_heads{}; ///< terminal, supply, load
    QPushButton* m_correct;
    QToolButton* m_mistakes;
    std::array<QAction*, kWiringMistakes> m_mistakeActions{};
    QUndoStack* m_changes;
    QAction* m_undo;
    QAction* m_redo;
};

} // namespace vmeter
