// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vmeter {

struct DeviceFault;
struct FaultKindRow;

/// Form for one fault: kind, its parameters, count, probability, duration and client.
class FaultForm : public QWidget {
    Q_OBJECT

public:
    explicit FaultForm(QWidget* parent = nullptr);

    /// `isInForce` tells whether a fault that does the same to the same clients is in force; such a fault is refused.
    void setInForce(std::function<bool(const DeviceFault&)> isInForce);

signals:
    /// The user has submitted a valid fault.
    void wanted(const vmeter::DeviceFault& fault);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void showKind();
    void submit();
    void showError(const QString& problem, QWidget* field);
    [[nodiscard]] const FaultKindRow& kind() const;

    std::function<bool(const DeviceFault&)> m_isInForce;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QSpinBox* m_least; ///< delay or gap, ms
    QSpinBox* m_most;  ///< longest delay, ms
    QSpinBox* m_code;
    QSpinBox* m_message;
    QSpinBox* m_count;             ///< 0: any number, or once
    QDoubleSpinBox* m_probability; ///< per cent
    QDoubleSpinBox* m_duration;    ///< s; 0: until removed
    QLineEdit* m_client;
    QPushButton* m_add;
    QLabel* m_problem;
};

} // namespace vmeter
