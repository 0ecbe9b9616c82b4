// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QDoubleSpinBox;
class QLabel;

namespace vmeter {

/// Two cursors A and B on the time axis, in milliseconds, and the values at their positions.
class CursorBar : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kCursors = 2;

    explicit CursorBar(QWidget* parent);

    /// Sets the range 0 to `end`; cursors beyond it are moved to `end`.
    void setEnd(double end);
    [[nodiscard]] double at(std::size_t cursor) const;
    void move(std::size_t cursor, double milliseconds);

    /// Sets the text of each cursor.
    void setReadings(const std::array<QString, kCursors>& readings);

signals:
    void moved();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showDistance();

    std::array<QDoubleSpinBox*, kCursors> m_time{};
    std::array<QLabel*, kCursors> m_reading{};
    QLabel* m_distance;
};

} // namespace vmeter
