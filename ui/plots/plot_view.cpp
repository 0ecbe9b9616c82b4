// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_view.h"

#include "ui/plots/plot_style.h"
#include "ui/plots/view_export.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace vmeter {

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

    new ExportAction(*this,
        {name,
            [this](QPaintDevice& device, QSize size) {
                QCPPainter painter(&device);
                m_plot->toPainter(&painter, size.width(), size.height());
            },
            [this] { return csv(); }});
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

void PlotView::redraw(bool everything)
{
    if (everything) {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    } else {
        m_traceLayer->replot();
    }
}

} // namespace vmeter
