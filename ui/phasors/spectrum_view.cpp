// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phasors/spectrum_view.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"
#include "ui/scope/sweep.h"
#include "virtualhw/bench/instruments/phasor_reading.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vmeter {

namespace {

constexpr double kBarWidth = 0.26; ///< orders
constexpr double kFinestHarmonicPercent = 1;
constexpr double kFinestHarmonicAmperes = 0.01;

/// All orders except the DC component.
double rmsOf(const ChannelSpectrum& spectrum)
{
    return std::sqrt(std::accumulate(spectrum.order.begin() + 1, spectrum.order.end(), 0.0,
        [](double sum, Phasor order) { return sum + std::norm(order); }));
}

} // namespace

SpectrumView::SpectrumView(QWidget* parent)
    : PlotView(QStringLiteral("spectrum"), parent)
    , m_choice(new QComboBox(this))
    , m_distortion(new QLabel(this))
    , m_area(new QCPAxisRect(&plot()))
    , m_ticks(new QCPAxisTickerText)
{
    m_choice->setObjectName(QStringLiteral("spectrumChannels"));
    m_distortion->setObjectName(QStringLiteral("distortion"));
    for (int i = 0; i <= static_cast<int>(Shown::neutral); ++i) {
        m_choice->addItem(QString());
    }
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_range = 0;
        retranslate();
        redraw(true);
    });
    choices().addWidget(m_choice);
    choices().addSpacing(8);
    choices().addWidget(m_distortion, 1);

    auto* key = new QCPLegend;
    plot().plotLayout()->addElement(0, 0, key);
    dress(*key);
    plot().plotLayout()->addElement(1, 0, m_area);
    dress(*m_area);
    QCPAxis* orders = m_area->axis(QCPAxis::atBottom);
    QCPAxis* values = m_area->axis(QCPAxis::atLeft);
    orders->setRange(0.5, kHighestOrder + 0.5);
    orders->grid()->setVisible(false);
    orders->setTicker(m_ticks);
    connect(&plot(), &QCustomPlot::afterLayout, this, &SpectrumView::fitTicks);
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        auto* bars = new QCPBars(orders, values);
        bars->setLayer(&traceLayer());
        bars->setWidth(kBarWidth);
        bars->setPen(Qt::NoPen);
        bars->setBrush(kPhaseColours[phase]);
        bars->setAntialiased(false);
        m_bars[phase] = bars;
        key->addItem(new QCPPlottableLegendItem(key, bars));
    }
    key->setWrap(static_cast<int>(kPhases));
    plot().plotLayout()->setRowStretchFactor(0, 0.001);
    retranslate();
}

/// Numbers of all odd orders, or of every fifth where these would touch one another.
void SpectrumView::fitTicks()
{
    static const QList<int> kMany{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 25, 30, 35, 40};
    static const QList<int> kFew{1, 5, 10, 20, 30, 40};
    const QFontMetrics metrics(m_area->axis(QCPAxis::atBottom)->tickLabelFont());
    const bool many
        = m_area->width() > metrics.horizontalAdvance(QStringLiteral("00 ")) * static_cast<int>(kHighestOrder) / 2;
    if (m_ticks->ticks().size() == (many ? kMany : kFew).size()) {
        return;
    }
    m_ticks->clear();
    for (const int order : many ? kMany : kFew) {
        m_ticks->addTick(order, QString::number(order));
    }
    redraw(true);
}

SpectrumView::Shown SpectrumView::shown() const
{
    return static_cast<Shown>(m_choice->currentIndex());
}

void SpectrumView::setSnapshot(const Snapshot& snapshot)
{
    if (snapshot.time == m_time) {
        return;
    }
    m_time = snapshot.time;
    m_spectra = m_analyser.analyse(snapshot.scope, samplesFrequency(snapshot));
    showOrders();
}

void SpectrumView::showOrders()
{
    const bool neutral = shown() == Shown::neutral;
    const std::size_t first = neutral ? kNeutralCurrent : shown() == Shown::currents ? kFirstCurrent : 0;
    const std::size_t count = neutral ? 1 : kPhases;
    const QLocale locale;
    double peak = 0;
    QStringList distortion;
    for (std::size_t k = 0; k < kPhases; ++k) {
        QVector<QCPBarsData> data;
        const bool used = k < count && (neutral || m_spectra[first + k].thdPercent);
        const double unit = used && !neutral ? 100 / std::abs(m_spectra[first + k].fundamental()) : 1;
        for (std::size_t order = neutral ? 1 : 2; used && order <= kHighestOrder; ++order) {
            const double value = std::abs(m_spectra[first + k].order[order]) * unit;
            const double place = neutral ? 0 : (static_cast<double>(k) - 1) * kBarWidth;
            data.append({static_cast<double>(order) + place, value});
            peak = std::max(peak, value);
        }
        m_bars[k]->data()->set(data, true);
        m_bars[k]->setName(k < count ? QString::fromLatin1(kChannelNames[first + k]) : QString());
        m_bars[k]->setBrush(neutral ? kNeutralColour : kPhaseColours[k]);
        if (k < count) {
            const std::optional<double>& thd = m_spectra[first + k].thdPercent;
            distortion.append(QStringLiteral("%1 %2").arg(QString::fromLatin1(kChannelNames[first + k]),
                thd ? locale.toString(*thd, 'f', 1) + QStringLiteral(" %") : QStringLiteral("–")));
        }
    }
    m_distortion->setText(neutral ? tr("iN %1 A rms").arg(locale.toString(rmsOf(m_spectra[kNeutralCurrent]), 'f', 2))
                                  : tr("THD: %1").arg(distortion.join(QStringLiteral("   "))));
    const double finest = neutral ? kFinestHarmonicAmperes : kFinestHarmonicPercent;
    const double wanted = niceRange(peak * 1.05, finest);
    const bool changed = wanted > m_range || niceRange(peak * 1.3, finest) < m_range;
    if (changed) {
        m_range = wanted;
        m_area->axis(QCPAxis::atLeft)->setRange(0, m_range);
    }
    redraw(changed);
}

QString SpectrumView::csv() const
{
    CsvLine head;
    head << "order";
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        const QString name = QString::fromLatin1(kChannelNames[channel]);
        head << name + (isCurrent(channel) ? QStringLiteral("_A") : QStringLiteral("_V"))
             << name + QStringLiteral("_deg");
    }
    QString text = head.end();
    for (std::size_t order = 0; order <= kHighestOrder; ++order) {
        CsvLine line;
        line << QString::number(order);
        for (const ChannelSpectrum& spectrum : m_spectra) {
            const Phasor value = spectrum.order[order];
            line.number(order == 0 ? value.real() : std::abs(value), 5)
                .number(order == 0 ? 0 : std::arg(value) * 180 / std::numbers::pi, 2);
        }
        text += line.end();
    }
    return text;
}

void SpectrumView::retranslate()
{
    setAccessibleName(tr("Spectrum: harmonics up to order 40"));
    m_choice->setAccessibleName(tr("Channels of the spectrum"));
    m_choice->setItemText(static_cast<int>(Shown::voltages), tr("Voltages"));
    m_choice->setItemText(static_cast<int>(Shown::currents), tr("Currents"));
    m_choice->setItemText(static_cast<int>(Shown::neutral), tr("Neutral current"));
    m_distortion->setAccessibleName(tr("Total harmonic distortion, or effective value"));
    m_area->axis(QCPAxis::atBottom)->setLabel(tr("Order"));
    m_area->axis(QCPAxis::atLeft)
        ->setLabel(shown() == Shown::neutral ? tr("Current / A") : tr("Of the fundamental / %"));
    showOrders();
}

} // namespace vmeter
