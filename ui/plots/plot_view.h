// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QCPLayer;
class QCustomPlot;
class QHBoxLayout;

namespace vmeter {

/// A view with a plot and a row of choices above it. Supports export and change of language.
class PlotView : public QWidget {
    Q_OBJECT

public:
    /// `name`: name of the object and of exported files.
    explicit PlotView(const QString& name, QWidget* parent);

    [[nodiscard]] QCustomPlot& plot() { return *m_plot; }
    [[nodiscard]] QSize sizeHint() const override;

    /// The displayed values: a header line with units, then a row for each point.
    [[nodiscard]] virtual QString csv() const = 0;

    /// Lines below a picture of it, such as the values at cursors.
    [[nodiscard]] virtual QStringList notes() const { return {}; }

protected:
    void changeEvent(QEvent* event) override;

    /// Sets all texts in the present language; the base class redraws.
    virtual void retranslate() = 0;

    [[nodiscard]] QHBoxLayout& choices() { return *m_choices; }

    /// The traces have their own buffer, so that axes and grid are redrawn only if a range changes.
    [[nodiscard]] QCPLayer& traceLayer() { return *m_traceLayer; }

    /// Draws the traces, or everything.
    void redraw(bool everything);

private:
    /// Leaves out the label of a left axis that is longer than the axis, and numbers that would touch one another.
    void fitTexts();
    /// The menu of the view's actions, at a position in the plot.
    void openMenu(const QPoint& position);

    QHBoxLayout* m_choices;
    QCustomPlot* m_plot;
    QCPLayer* m_traceLayer;
};

} // namespace vmeter
