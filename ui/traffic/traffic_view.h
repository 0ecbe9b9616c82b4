// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/traffic_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace vmeter {

/// Modbus traffic: a table of requests and connections, and the details of the selected row.
class TrafficView : public QWidget {
    Q_OBJECT

public:
    explicit TrafficView(QWidget* parent = nullptr);

    /// Shows new rows; while paused they are only counted.
    void append(const std::vector<TrafficRow>& rows);

protected:
    void changeEvent(QEvent* event) override;

private:
    void pause(bool on);
    void showDetails();
    void showCount();
    void retranslate();

    TrafficModel m_model;
    QTableView* m_table;
    QPlainTextEdit* m_details;
    QToolButton* m_pause;
    QToolButton* m_follow;
    QToolButton* m_clear;
    QLineEdit* m_filter;
    QLabel* m_count;
    std::size_t m_leftOut = 0; ///< rows that came while paused
};

} // namespace vmeter
