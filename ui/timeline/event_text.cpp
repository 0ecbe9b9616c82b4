// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/event_text.h"

#include "ui/localized.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/scenario/devices/device_catalogue.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <set>
#include <string>

namespace vmeter {

namespace {

/// Translation context of these texts.
class EventText {
    Q_DECLARE_TR_FUNCTIONS(vmeter::EventText)
};

constexpr int kDigits = 4; // a frequency has one more

/// One value if all phases are equal.
QString valuesText(const PerPhase<double>& values, const char* unit)
{
    const QLocale locale;
    QStringList texts;
    for (const double value : values) {
        texts.append(locale.toString(value, 'g', kDigits));
    }
    if (texts[0] == texts[1] && texts[1] == texts[2]) {
        texts = {texts[0]};
    }
    return texts.join(QStringLiteral(" / ")) + u' ' + QString::fromUtf8(unit);
}

void addQuantities(QStringList& parts, const InputChange& change)
{
    if (change.frequencyHz) {
        parts.append(EventText::tr("frequency %1 Hz").arg(QLocale().toString(*change.frequencyHz, 'g', kDigits + 1)));
    }
    if (change.voltage) {
        parts.append(EventText::tr("voltage %1").arg(valuesText(*change.voltage, "V")));
    }
    if (change.voltageAngleDeg) {
        parts.append(EventText::tr("voltage angle %1").arg(valuesText(*change.voltageAngleDeg, "°")));
    }
    if (change.current) {
        parts.append(EventText::tr("current %1").arg(valuesText(*change.current, "A")));
    }
    if (change.phiDeg) {
        parts.append(EventText::tr("phase angle %1").arg(valuesText(*change.phiDeg, "°")));
    }
}

/// "Car on three phases: on", of a later stage "Car on three phases: 10 A".
QString deviceText(const Device& device, bool laterStage)
{
    const QString name = localized(deviceTitle(device.name));
    if (device.elements.empty()) {
        return EventText::tr("%1: off", "a device").arg(name);
    }
    return laterStage
        ? EventText::tr("%1: %2 A", "a device").arg(name, QLocale().toString(device.elements.front().current, 'g', 3))
        : EventText::tr("%1: on", "a device").arg(name);
}

void addOthers(QStringList& parts, const InputChange& change, bool laterStage)
{
    if (change.voltageHarmonics || change.currentHarmonics) {
        parts.append(EventText::tr("harmonics"));
    }
    if (change.shape) {
        parts.append(EventText::tr("shape of the current"));
    }
    if (change.devices) {
        parts.append(EventText::tr("devices"));
    }
    for (const Device& device : change.deviceChanges) {
        parts.append(deviceText(device, laterStage));
    }
    if (change.wiring != WiringChange{}) {
        parts.append(EventText::tr("wiring"));
    }
    if (change.tariff) {
        parts.append(
            EventText::tr("tariff %1").arg(*change.tariff == Tariff::t1 ? QStringLiteral("T1") : QStringLiteral("T2")));
    }
    if (change.sealed) {
        parts.append(*change.sealed ? EventText::tr("cover sealed") : EventText::tr("cover taken off"));
    }
    if (change.poweredBy) {
        parts.append(EventText::tr("supply of the meter"));
    }
}

QString pressText(const TimelineEntry& entry)
{
    constexpr const char* kNames[kKeys] = {"SET", "UP", "ENTER"}; // by Key
    QStringList names;
    for (const Key key : entry.keys) {
        names.append(QString::fromLatin1(kNames[static_cast<std::size_t>(key)]));
    }
    const double seconds = secondsOf(entry.hold);
    return EventText::tr("key %1, %2 s").arg(names.join(QStringLiteral(" + ")), QLocale().toString(seconds, 'g', 3));
}

} // namespace

QString eventText(const TimelineEntry& entry, bool laterStage)
{
    if (entry.what) {
        return localized(*entry.what);
    }
    QStringList parts;
    switch (entry.kind) {
    case TimelineEntry::Kind::press:
        parts.append(pressText(entry));
        break;
    case TimelineEntry::Kind::power:
        parts.append(entry.powerOn ? EventText::tr("mains on") : EventText::tr("mains off"));
        break;
    case TimelineEntry::Kind::fault:
        parts.append(entry.fault ? EventText::tr("fault") : EventText::tr("end of the faults"));
        break;
    case TimelineEntry::Kind::set:
    case TimelineEntry::Kind::devices:
    case TimelineEntry::Kind::ramp:
        addQuantities(parts, entry.change);
        addOthers(parts, entry.change, laterStage);
        break;
    }
    const QString text = parts.join(QStringLiteral(", "));
    return entry.kind == TimelineEntry::Kind::ramp ? EventText::tr("%1, over %2").arg(text, timeText(entry.over))
                                                   : text;
}

std::vector<bool> laterStages(const Scenario& scenario)
{
    std::set<std::string> running;
    for (const Device& device : scenario.input.load.devices) {
        running.insert(device.name);
    }
    std::vector<bool> later;
    for (const TimelineEntry& entry : scenario.timeline) {
        if (entry.change.devices) {
            running.clear();
            for (const Device& device : *entry.change.devices) {
                running.insert(device.name);
            }
        }
        bool all = !entry.change.deviceChanges.empty();
        for (const Device& device : entry.change.deviceChanges) {
            if (device.elements.empty()) {
                running.erase(device.name);
                all = false;
            } else {
                all = !running.insert(device.name).second && all;
            }
        }
        later.push_back(all);
    }
    return later;
}

QString timeText(Duration time)
{
    const auto seconds = static_cast<qulonglong>(time.wholeSeconds());
    const QString clock = QStringLiteral("%1:%2:%3")
                              .arg(seconds / 3600 % 24, 2, 10, QLatin1Char('0'))
                              .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                              .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const qulonglong days = seconds / 86400;
    return days == 0 ? clock : EventText::tr("%1 d %2").arg(days).arg(clock);
}

} // namespace vmeter
