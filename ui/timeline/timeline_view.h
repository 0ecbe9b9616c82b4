// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QWidget>

#include <memory>
#include <vector>

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
    /// A mark was clicked: meter time is to run until this much later.
    void skipBy(vmeter::Duration until);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();
    /// `entry`: of the timeline of m_scenario.
    [[nodiscard]] QString textOf(const TimelineEntry& entry) const;
    void retranslate();

    TimelineStrip* m_strip;
    QLabel* m_position;
    QLabel* m_next;
    QPushButton* m_skip;
    std::shared_ptr<const Scenario> m_scenario;
    std::vector<bool> m_later; ///< laterStages() of the scenario
    QString m_chosen;          ///< of the mark that the keyboard has chosen
    ScenarioTime m_time;
    bool m_runningAhead = false;
};

} // namespace vmeter
