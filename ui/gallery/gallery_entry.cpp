// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_entry.h"

#include "ui/localized.h"
#include "ui/window_settings.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/timeline_position.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace vmeter {

namespace {

constexpr qsizetype kMostRecent = 8;
const auto kRecent = QStringLiteral("recentScenarios");
/// How descriptions begin what is to be watched, in both languages.
constexpr const char* kWatchMarks[] = {"Watch: ", "À observer : "};

/// Translation context of these texts.
class GalleryText {
    Q_DECLARE_TR_FUNCTIONS(vmeter::GalleryText)
};

QString amount(uint64_t value, const char* unit)
{
    return QString::number(value) + u' ' + QString::fromLatin1(unit);
}

} // namespace

std::vector<GalleryEntry> readyEntries()
{
    std::vector<GalleryEntry> entries;
    for (const EmbeddedFile& file : readyScenarioFiles()) {
        ScenarioResult<Scenario> result = parseScenario(file.text);
        if (result) {
            entries.push_back({{}, std::make_shared<const Scenario>(std::move(*result)), {}});
        }
    }
    std::ranges::stable_sort(entries, {}, [](const GalleryEntry& entry) { return entry.scenario->group; });
    return entries;
}

QString groupName(ScenarioGroup group)
{
    switch (group) {
    case ScenarioGroup::household:
        return GalleryText::tr("Household");
    case ScenarioGroup::industry:
        return GalleryText::tr("Industry");
    case ScenarioGroup::wiring:
        return GalleryText::tr("Wiring faults");
    case ScenarioGroup::grid:
        return GalleryText::tr("Grid");
    case ScenarioGroup::metering:
        return GalleryText::tr("Checks of the meter");
    case ScenarioGroup::modbus:
        return GalleryText::tr("Modbus");
    case ScenarioGroup::own:
        break;
    }
    return GalleryText::tr("Your own");
}

QString whatToWatch(const LocalizedText& description)
{
    const QString text = localized(description);
    for (const char* mark : kWatchMarks) {
        const QString begin = QString::fromUtf8(mark);
        if (const qsizetype at = text.indexOf(begin); at >= 0) {
            return text.mid(at + begin.size());
        }
    }
    return {};
}

QString lengthText(const Scenario& scenario)
{
    const uint64_t seconds = timelineLength(scenario).wholeSeconds();
    if (seconds == 0) {
        return GalleryText::tr("steady");
    }
    QStringList parts;
    if (seconds >= 3600) {
        parts.append(amount(seconds / 3600, "h"));
    }
    if (seconds / 60 % 60 > 0) {
        parts.append(amount(seconds / 60 % 60, "min"));
    }
    if (seconds % 60 > 0) {
        parts.append(amount(seconds % 60, "s"));
    }
    const QString length = parts.join(u' ');
    return scenario.repeat ? GalleryText::tr("%1, again and again").arg(length) : length;
}

QStringList recentScenarios()
{
    return windowSettings().value(kRecent).toStringList();
}

void keepRecentScenario(const QString& path)
{
    QStringList recent = recentScenarios();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    recent.removeAll(absolute);
    recent.prepend(absolute);
    windowSettings().setValue(kRecent, recent.mid(0, kMostRecent));
}

} // namespace vmeter
