// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/plots/view_export.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/timeline_strip.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/timeline_position.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace vmeter {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_strip(new TimelineStrip(this))
    , m_position(new QLabel(this))
    , m_next(new QLabel(this))
    , m_skip(new QPushButton(this))
{
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_position->setObjectName(QStringLiteral("timelinePosition"));
    m_next->setObjectName(QStringLiteral("timelineNext"));
    m_next->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_skip->setObjectName(QStringLiteral("skipToNextEvent"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 2, 6, 4);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_position, 0, 0);
    layout->addWidget(m_next, 0, 1);
    layout->addWidget(m_skip, 0, 2);
    layout->addWidget(m_strip, 1, 0, 1, 3);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(2, 1);
    connect(m_skip, &QPushButton::clicked, this, &TimelineView::skipWanted);
    connect(m_strip, &TimelineStrip::skipWanted, this, &TimelineView::skipBy);
    connect(m_strip, &TimelineStrip::markChosen, this, [this](const QString& text) {
        m_chosen = text;
        showTexts();
    });
    new ExportAction(*this,
        {objectName(),
            [this](QPaintDevice& device, QSize /*size*/) {
                QPainter painter(&device);
                render(&painter);
            },
            [this] { return csv(); }});
    retranslate();
}

void TimelineView::setSnapshot(const Snapshot& snapshot)
{
    const bool same = snapshot.scenario == m_scenario && snapshot.runningAhead == m_runningAhead
        && snapshot.scenarioTime.wholeSeconds() == m_time.wholeSeconds();
    if (snapshot.scenario != m_scenario) {
        m_scenario = snapshot.scenario;
        m_later = m_scenario == nullptr ? std::vector<bool>() : laterStages(*m_scenario);
    }
    m_time = snapshot.scenarioTime;
    m_runningAhead = snapshot.runningAhead;
    m_strip->setPosition(m_scenario, m_scenario == nullptr ? Duration{} : positionAt(*m_scenario, m_time).inCycle);
    if (!same) {
        showTexts();
    }
}

void TimelineView::showTexts()
{
    if (m_scenario == nullptr) {
        return;
    }
    const TimelinePosition position = positionAt(*m_scenario, m_time);
    const Duration length = timelineLength(*m_scenario);
    m_position->setText(position.inCycle <= length && length > Duration{}
            ? tr("%1 of %2").arg(timeText(position.inCycle), timeText(length))
            : timeText(m_time.sinceStart));
    if (!m_chosen.isEmpty()) {
        m_next->setText(m_chosen);
    } else if (!position.untilNext) {
        m_next->setText(tr("nothing more to come"));
    } else {
        const QString what = position.nextRow ? eventText(m_scenario->loadCurve.entry(*position.nextRow))
            : position.next == nullptr        ? tr("starts again")
                                              : textOf(*position.next);
        m_next->setText(tr("in %1: %2").arg(timeText(*position.untilNext), what));
    }
    m_next->setToolTip(m_next->text());
    m_skip->setEnabled(position.untilNext.has_value() && !m_runningAhead);
}

QString TimelineView::textOf(const TimelineEntry& entry) const
{
    return eventText(entry, m_later[static_cast<std::size_t>(&entry - m_scenario->timeline.data())]);
}

QString TimelineView::csv() const
{
    QString text = (CsvLine() << "at_s"
                              << "over_s"
                              << "event")
                       .end();
    const auto add = [&text](const TimelineEntry& entry, bool later) {
        text += CsvLine()
                    .number(secondsOf(entry.at), 3)
                    .number(secondsOf(entry.over), 3)
                    .
                    operator<<(eventText(entry, later))
                    .end();
    };
    if (m_scenario != nullptr) {
        std::size_t row = 0;
        const LoadCurve& curve = m_scenario->loadCurve;
        for (std::size_t n = 0; n < m_scenario->timeline.size(); ++n) {
            const TimelineEntry& entry = m_scenario->timeline[n];
            for (; row < curve.size() && curve.timeOf(row) <= entry.at; ++row) {
                add(curve.entry(row), false);
            }
            add(entry, m_later[n]);
        }
        for (; row < curve.size(); ++row) {
            add(curve.entry(row), false);
        }
    }
    return text;
}

void TimelineView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TimelineView::retranslate()
{
    setAccessibleName(tr("Timeline of the scenario"));
    m_strip->setAccessibleName(tr("Events of the scenario and where it stands"));
    m_position->setAccessibleName(tr("Time in the scenario"));
    m_next->setAccessibleName(tr("Next event of the scenario"));
    m_skip->setText(tr("S&kip to the next event"));
    showTexts();
}

} // namespace vmeter
