// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/power_curve.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <QString>

#include <memory>
#include <vector>

namespace vmeter {

/// A scenario to choose from: a ready-made one, or a file that the user opened before.
struct GalleryEntry {
    QString path;                             ///< of the file; empty: ready-made
    std::shared_ptr<const Scenario> scenario; ///< null: the file has not been read, or has errors
    std::vector<PowerBand> curve;             ///< empty: has not been computed, or there is none
};

/// The ready-made scenarios in the order of their groups, without curves.
std::vector<GalleryEntry> readyEntries();

/// "Household"; of the user's own: "Your own".
QString groupName(ScenarioGroup group);

/// What stands behind "Watch:" in a description, in the language of the window; empty: it does not say.
QString whatToWatch(const LocalizedText& description);

/// "2 min 10 s, again and again", "24 h", "steady".
QString lengthText(const Scenario& scenario);

/// Files that the user opened last, the latest first.
QStringList recentScenarios();
/// At most eight are kept.
void keepRecentScenario(const QString& path);

} // namespace vmeter
