// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace vmeter {

/// Turns SIGINT and SIGTERM into a Qt signal of the thread that owns this object. One at a time in a program.
class StopSignals : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

signals:
    void stopRequested();
};

} // namespace vmeter
