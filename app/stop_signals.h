// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace vmeter {

/// Converts SIGINT and SIGTERM to a Qt signal on the thread of this object. Only one object at a time.
class StopSignals : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

signals:
    void stopRequested();
};

} // namespace vmeter
