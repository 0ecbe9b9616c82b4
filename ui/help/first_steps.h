// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <array>

class QCommandLinkButton;
class QLabel;

namespace vmeter {

/// What somebody wants to do with the program.
enum class Purpose { demonstrate, test, learn };
inline constexpr std::size_t kPurposes = 3;

/// The sheet of the first start: one button for each purpose. It does not hold the window up.
class FirstSteps : public QDialog {
    Q_OBJECT

public:
    explicit FirstSteps(QWidget* parent);

signals:
    void chosen(vmeter::Purpose purpose);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_text;
    std::array<QCommandLinkButton*, kPurposes> m_choices{};
};

} // namespace vmeter
