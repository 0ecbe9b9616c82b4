// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/trend_view.h"

#include "ui/plots/plot_style.h"
#include "virtualhw/base/seconds.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::size_t kFirstSpan = 1;
constexpr double kSecondsOfDay = 86400;

constexpr const char* kSpanTexts[kHistorySpans.size()] = {
    QT_TRANSLATE_NOOP("vmeter::TrendView", "1 min"),
    QT_TRANSLATE_NOOP("vmeter::TrendView", "10 min"),
    QT_TRANSLATE_NOOP("vmeter::TrendView", "1 h"),
    QT_TRANSLATE_NOOP("vmeter::TrendView", "6 h"),
    QT_TRANSLATE_NOOP("vmeter::TrendView", "24 h"),
    QT_TRANSLATE_NOOP("vmeter::TrendView", "7 days"),
};

} // namespace

TrendView::TrendView(const QString& name, QWidget* parent)
    : PlotView(name, parent)
    , m_span(new QComboBox(this))
    , m_clock(new QCPAxisTickerTime)
{
    m_clock->setTickCount(4);
    m_clock->setFieldWidth(QCPAxisTickerTime::tuDays, 1);
    m_span->setObjectName(name + QStringLiteral("Span"));
    for (std::size_t span = 0; span < kHistorySpans.size(); ++span) {
        m_span->addItem(QString());
    }
    m_span->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_span->setCurrentIndex(static_cast<int>(kFirstSpan));
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] { showHistory(); });
    choices().addWidget(m_span);
}

std::size_t TrendView::span() const
{
    return static_cast<std::size_t>(m_span->currentIndex());
}

QCPAxisRect* TrendView::addScreen(int row)
{
    auto* area = new QCPAxisRect(&plot());
    plot().plotLayout()->addElement(row, 0, area);
    dress(*area);
    area->axis(QCPAxis::atBottom)->setTicker(m_clock);
    return area;
}

void TrendView::setNow(MeterTime now)
{
    // Starts at the left while meter time is shorter than the span.
    m_end = secondsOf(std::max(now.sinceStart, kHistorySpans[span()]));
    const double end = m_end;
    showFormat();
    for (QCPAxisRect* area : plot().axisRects()) {
        area->axis(QCPAxis::atBottom)->setRange(end - secondsOf(kHistorySpans[span()]), end);
    }
}

void TrendView::showFormat()
{
    m_clock->setTimeFormat(m_end > kSecondsOfDay ? tr("%d d %h:%m:%s") : QStringLiteral("%h:%m:%s"));
}

void TrendView::showEvent(QShowEvent* event)
{
    showHistory();
    PlotView::showEvent(event);
}

void TrendView::retranslate()
{
    m_span->setAccessibleName(tr("Time shown"));
    showFormat();
    for (std::size_t span = 0; span < kHistorySpans.size(); ++span) {
        m_span->setItemText(static_cast<int>(span), tr(kSpanTexts[span]));
    }
}

} // namespace vmeter
