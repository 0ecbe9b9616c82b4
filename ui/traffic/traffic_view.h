// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/client_commands.h"
#include "ui/traffic/client_statistics.h"
#include "ui/traffic/traffic_model.h"

#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace vmeter {

/// Modbus traffic: a table of requests and connections, the details of the selected row, and, if wanted,
/// what each client asks for.
class TrafficView : public QWidget {
    Q_OBJECT

public:
    explicit TrafficView(QWidget* parent = nullptr);

    /// Shows new rows; while paused they are only counted.
    void append(const std::vector<TrafficRow>& rows);

    /// `save` writes the traffic as the pcapng file `path` and returns what went wrong, or an empty text. Without it
    /// nothing can be saved.
    void setSave(std::function<QString(const QString& path)> save);
    /// Address of the control API for commands that are copied; empty: off.
    void setControl(const QString& control);

protected:
    void changeEvent(QEvent* event) override;

private:
    void pause(bool on);
    void showDetails();
    void showCount();
    void retranslate();
    void addActions();
    void copy(QString (*command)(const RegisterRequest& request));
    void syncActions();
    void chooseFile();

    TrafficModel m_model;
    ClientStatistics m_statistics;
    std::function<QString(const QString& path)> m_save;
    QString m_control;
    QTableView* m_table;
    QTableView* m_clients;
    QPlainTextEdit* m_details;
    QToolButton* m_pause;
    QToolButton* m_follow;
    QToolButton* m_clear;
    QToolButton* m_saveButton;
    QToolButton* m_clientsButton;
    QAction* m_copyMbpoll;
    QAction* m_copyPymodbus;
    QAction* m_copyCurl;
    QLineEdit* m_filter;
    QLabel* m_count;
    std::size_t m_leftOut = 0; ///< rows that came while paused
};

} // namespace vmeter
