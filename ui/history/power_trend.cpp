// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/power_trend.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"
#include "ui/scope/sweep.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/si.h"

#include <qcustomplot.h>

#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vmeter {

namespace {

constexpr double kPerKilo = 1000;
constexpr double kFinestKilowatts = 0.1;
constexpr double kFinestKilowattHours = 0.001;
constexpr int kMostMarks = 120; // more cannot be distinguished

const QColor kBandColour(0xff, 0xd9, 0x6b, 0x38);
const QColor kMarkColour(0xb8, 0xc7, 0xce, 0x80);
const QColor kReactiveColour(0xd8, 0x8a, 0xe8);
const QColor kApparentColour(0x8a, 0x97, 0xa0);
const QColor kImportColour(0x6d, 0x8f, 0xff);

constexpr const char* kPowerNames[] = {"P", "Q", "S"};
constexpr const char* kEnergyNames[] = {"Ea+", "Ea-"}; // as in the register table

} // namespace

PowerTrend::PowerTrend(QWidget* parent)
    : TrendView(QStringLiteral("powerTrend"), parent)
    , m_powerArea(addScreen(1))
    , m_energyArea(addScreen(2))
{
    choices().addStretch(1);
    auto* margins = new QCPMarginGroup(&plot());
    for (QCPAxisRect* area : {m_powerArea, m_energyArea}) {
        area->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    }
    m_powerArea->axis(QCPAxis::atBottom)->setTickLabels(false);
    addGraphs();
    retranslate();
}

void PowerTrend::addGraphs()
{
    // Band and marks have their own hidden axis from 0 to 1.
    QCPAxis* time = m_powerArea->axis(QCPAxis::atBottom);
    QCPAxis* unit = m_powerArea->axis(QCPAxis::atRight);
    unit->setRange(0, 1);
    unit->setVisible(false);
    m_band = plot().addGraph(time, unit);
    m_band->setPen(Qt::NoPen);
    m_band->setBrush(kBandColour);
    m_band->setLineStyle(QCPGraph::lsStepLeft);
    m_marks = plot().addGraph(time, unit);
    m_marks->setPen(QPen(kMarkColour, 0, Qt::DotLine));
    m_marks->setLineStyle(QCPGraph::lsImpulse);

    const auto add = [this](QCPAxisRect* area, const char* name, const QColor& colour) {
        QCPGraph* graph = plot().addGraph(area->axis(QCPAxis::atBottom), area->axis(QCPAxis::atLeft));
        graph->setPen(QPen(colour, 0));
        graph->setName(QString::fromUtf8(name));
        return graph;
    };
    const std::array colours{kSystemColour, kReactiveColour, kApparentColour};
    for (std::size_t i = 0; i < kPowers; ++i) {
        m_powers[i] = add(m_powerArea, kPowerNames[i], colours[i]);
        // At high speed there are minutes between two points: a slope there would be a ramp that never was.
        m_powers[i]->setLineStyle(QCPGraph::lsStepLeft);
    }
    for (std::size_t i = 0; i < kEnergies; ++i) {
        m_energies[i] = add(m_energyArea, kEnergyNames[i], i == 0 ? kImportColour : kPhaseColours[0]);
    }

    auto* legend = new QCPLegend;
    plot().plotLayout()->addElement(0, 0, legend);
    dress(*legend);
    legend->setWrap(static_cast<int>(kPowers + kEnergies) + 2);
    for (QCPGraph* graph : {m_powers[0], m_powers[1], m_powers[2], m_energies[0], m_energies[1], m_band, m_marks}) {
        legend->addItem(new QCPPlottableLegendItem(legend, graph));
    }
    plot().plotLayout()->setRowStretchFactor(0, 0.001);
}

void PowerTrend::record(const Snapshot& snapshot)
{
    if (std::exchange(m_benchGeneration, snapshot.benchGeneration) != snapshot.benchGeneration) {
        m_history.clear();
    }
    m_scenario = snapshot.scenario;
    m_scenarioStart = snapshot.time - snapshot.scenarioTime.sinceStart;
    if (std::exchange(m_seconds, snapshot.seconds) != snapshot.seconds) {
        m_nextSecond = 0;
    }
    if (m_seconds == nullptr) {
        if (std::exchange(m_second, snapshot.time.wholeSeconds()) != snapshot.time.wholeSeconds()) {
            add(secondReading(snapshot.time, snapshot.meter));
        }
        return;
    }
    for (const SecondReading& reading : m_seconds->readFrom(m_nextSecond)) {
        add(reading);
    }
}

void PowerTrend::add(const SecondReading& reading)
{
    m_history.add(reading.time,
        {{si(reading.activePower), si(reading.reactivePower), si(reading.apparentPower)},
            {wattHours(reading.import), wattHours(reading.export_)}, reading.tariff == Tariff::t2});
}

void PowerTrend::setSnapshot(const Snapshot& /*snapshot*/)
{
    const auto& entries = m_history.entries(span());
    if (!entries.empty() && entries.back().time != m_shown) {
        showHistory();
    }
}

void PowerTrend::showHistory()
{
    const auto& entries = m_history.entries(span());
    if (entries.empty()) {
        return;
    }
    m_shown = entries.back().time;
    setNow(m_shown);
    std::array<QVector<QCPGraphData>, kPowers> powers;
    std::array<QVector<QCPGraphData>, kEnergies> energies;
    QVector<QCPGraphData> band;
    double lowest = 0;
    double highest = 0;
    double gained = 0;
    const Point& first = entries.front().point;
    for (const auto& [time, point] : entries) {
        const double at = secondsOf(time);
        for (std::size_t i = 0; i < kPowers; ++i) {
            const double kilo = point.power[i] / kPerKilo;
            powers[i].append({at, kilo});
            lowest = std::min(lowest, kilo);
            highest = std::max(highest, kilo);
        }
        for (std::size_t i = 0; i < kEnergies; ++i) {
            const double kilo = (point.energy[i] - first.energy[i]) / kPerKilo;
            energies[i].append({at, kilo});
            gained = std::max(gained, kilo);
        }
        band.append({at, point.secondTariff ? 1.0 : 0.0});
    }
    for (std::size_t i = 0; i < kPowers; ++i) {
        m_powers[i]->data()->set(powers[i], true);
    }
    for (std::size_t i = 0; i < kEnergies; ++i) {
        m_energies[i]->data()->set(energies[i], true);
    }
    m_band->data()->set(band, true);
    showMarks();
    const double top = highest > 0 ? niceRange(highest * 1.05, kFinestKilowatts) : 0;
    const double bottom = lowest < 0 ? niceRange(-lowest * 1.05, kFinestKilowatts) : 0;
    m_powerArea->axis(QCPAxis::atLeft)->setRange(-bottom, std::max(top, kFinestKilowatts));
    m_energyArea->axis(QCPAxis::atLeft)->setRange(0, niceRange(gained * 1.05, kFinestKilowattHours));
    redraw(true);
}

void PowerTrend::showMarks()
{
    QVector<QCPGraphData> marks;
    const MeterTime now = m_shown;
    const Duration shown = kHistorySpans[span()];
    const MeterTime from = now.sinceStart > shown ? now - shown : MeterTime{};
    if (m_scenario != nullptr && m_scenarioStart <= now) {
        // Only the newest repetitions are visible, so the loop goes back from now over one span.
        const Duration cycle = m_scenario->repeat.value_or(Duration{});
        MeterTime start = m_scenarioStart;
        if (cycle != Duration{}) {
            start += (now - m_scenarioStart) / cycle * cycle;
        }
        while (marks.size() <= kMostMarks) {
            const LoadCurve& curve = m_scenario->loadCurve;
            for (std::size_t row = curve.firstFrom(now >= start ? now - start + Duration{1} : Duration{});
                 row-- > 0 && start + curve.timeOf(row) >= from && marks.size() <= kMostMarks;) {
                marks.append({secondsOf(start + curve.timeOf(row)), 1});
            }
            const auto& timeline = m_scenario->timeline;
            for (auto entry = timeline.rbegin(); entry != timeline.rend() && marks.size() <= kMostMarks; ++entry) {
                const MeterTime at = start + entry->at;
                if (at <= now && at >= from) {
                    marks.append({secondsOf(at), 1});
                }
            }
            if (cycle == Duration{} || start < from + cycle || start < m_scenarioStart + cycle) {
                break;
            }
            start -= cycle;
        }
    }
    if (marks.size() > kMostMarks) {
        marks.clear();
    }
    m_marks->data()->set(marks);
}

QString PowerTrend::csv() const
{
    QString text = (CsvLine() << "meter_time_s"
                              << "P_W"
                              << "Q_var"
                              << "S_VA"
                              << "Ea+_Wh"
                              << "Ea-_Wh"
                              << "tariff")
                       .end();
    for (const auto& [time, point] : m_history.entries(span())) {
        CsvLine line;
        line.number(secondsOf(time), 3);
        for (const double power : point.power) {
            line.number(power, 3);
        }
        for (const double energy : point.energy) {
            line.number(std::fmod(energy, static_cast<double>(kRolloverWh)), 4); // as the meter shows it
        }
        text += (line << (point.secondTariff ? "T2" : "T1")).end();
    }
    return text;
}

void PowerTrend::retranslate()
{
    TrendView::retranslate();
    setAccessibleName(tr("Power and energy over meter time"));
    setToolTip(tr("Power of the system as the meter shows it; energy gained since the left end.\n"
                  "Marks are the scenario's events, left out where there are too many to be told apart."));
    m_powerArea->axis(QCPAxis::atLeft)->setLabel(QStringLiteral("kW, kvar, kVA"));
    m_energyArea->axis(QCPAxis::atLeft)->setLabel(QStringLiteral("kWh"));
    m_energyArea->axis(QCPAxis::atBottom)->setLabel(tr("Meter time"));
    m_band->setName(tr("tariff T2"));
    m_marks->setName(tr("event"));
}

} // namespace vmeter
