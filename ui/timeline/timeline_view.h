// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace vmeter {

class TimelineStrip;

/// The strip with text: position, next event with its time, and a button that skips to it.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);

    [[nodiscard]] QString csv() const;

signals:
    void skipWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();
    void retranslate();

    TimelineStrip* m_strip;
    QLabel* m_position;
    QLabel* m_next;
    QPushButton* m_skip;
    std::shared_ptr<const Scenario> m_scenario;
    ScenarioTime m_time;
    bool m_runningAhead = false;
};

} // namespace vmeter
