// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"

#include <QLabel>

#include <memory>

namespace vmeter {

/// Says below the front what to watch in the scenario that runs. Hidden if the scenario does not say.
class WatchStrip : public QLabel {
    Q_OBJECT

public:
    explicit WatchStrip(QWidget* parent = nullptr);

    /// `hidden`: a lesson or exam is on, and the strip must not tell.
    void setScenario(const std::shared_ptr<const Scenario>& scenario, bool hidden);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showText();

    std::shared_ptr<const Scenario> m_scenario;
    bool m_hidden = false;
};

} // namespace vmeter
