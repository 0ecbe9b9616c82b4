// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_view.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr const char* kLabelLeftOut = "labelLeftOut";
// Numbers of a left axis: one for each two lines of text.
constexpr int kLinesOfATick = 2;
constexpr int kFewestTicks = 2;
constexpr int kMostTicks = 5; // the standard of the plot library

} // namespace

PlotView::PlotView(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_choices(new QHBoxLayout)
    , m_plot(new QCustomPlot(this))
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_choices->setContentsMargins(6, 2, 6, 2);
    layout->addLayout(m_choices);
    layout->addWidget(m_plot, 1);

    m_plot->setFocusProxy(this);
    m_plot->setLocale(QLocale());
    m_plot->setBackground(kSurroundColour);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(2);
    // Each buffer has the size of the plot and is blended for each picture, so there are only two, not one for each
    // layer.
    m_plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    m_plot->addLayer(QStringLiteral("traces"), m_plot->layer(QStringLiteral("overlay")));
    m_traceLayer = m_plot->layer(QStringLiteral("traces"));
    m_traceLayer->setMode(QCPLayer::lmBuffered);

    connect(m_plot, &QCustomPlot::afterLayout, this, &PlotView::fitTexts);

    // The plot passes no event of the mouse on to its parent, so it opens the menu itself.
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this, &PlotView::openMenu);

    new ExportAction(*this,
        {name,
            [this](QPaintDevice& device, QSize size) {
                QCPPainter painter(&device);
                m_plot->toPainter(&painter, size.width(), size.height());
                // The axes now have the places of that picture, and the traces alone would be drawn there.
                m_plot->replot();
            },
            [this] { return csv(); }, [this] { return notes(); }, true});
}

QSize PlotView::sizeHint() const
{
    return {620, 420};
}

void PlotView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_plot->setLocale(QLocale());
        retranslate();
        redraw(true);
    }
    QWidget::changeEvent(event);
}

void PlotView::fitTexts()
{
    bool changed = false;
    for (const QCPAxisRect* area : m_plot->axisRects()) {
        QCPAxis* const axis = area->axis(QCPAxis::atLeft);
        const int height = area->height();
        const QString whole = axis->label().isEmpty() ? axis->property(kLabelLeftOut).toString() : axis->label();
        const bool fits = QFontMetrics(axis->labelFont()).horizontalAdvance(whole) <= height;
        axis->setProperty(kLabelLeftOut, fits ? QString() : whole);
        const QString shown = fits ? whole : QString();
        const int line = QFontMetrics(axis->tickLabelFont()).height();
        const int ticks = std::clamp(height / (kLinesOfATick * line), kFewestTicks, kMostTicks);
        changed = changed || shown != axis->label() || ticks != axis->ticker()->tickCount();
        axis->setLabel(shown);
        axis->ticker()->setTickCount(ticks);
    }
    if (changed) {
        redraw(true);
    }
}

void PlotView::openMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(m_plot->mapToGlobal(position));
}

void PlotView::redraw(bool everything)
{
    if (everything) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    } else {
        m_traceLayer->replot();
    }
}

} // namespace vmeter
