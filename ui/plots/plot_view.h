// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCPLayer;
class QCustomPlot;
class QHBoxLayout;

namespace vmeter {

/// A view that is a plot, with a row for its choices above: exports itself, follows the language.
class PlotView : public QWidget {
    Q_OBJECT

public:
    /// `name`: the object's, and that of exported files.
    explicit PlotView(const QString& name, QWidget* parent);

    [[nodiscard]] QCustomPlot& plot() { return *m_plot; }
    [[nodiscard]] QSize sizeHint() const override;

    /// The values shown: a head line with units, then a row for each point.
    [[nodiscard]] virtual QString csv() const = 0;

protected:
    void changeEvent(QEvent* event) override;

    /// All texts, in the language of the moment; the base redraws.
    virtual void retranslate() = 0;

    [[nodiscard]] QHBoxLayout& choices() { return *m_choices; }

    /// What moves has a buffer of its own: axes and grid are drawn again only when a range changes.
    [[nodiscard]] QCPLayer& traceLayer() { return *m_traceLayer; }

    /// Draws the traces, or everything.
    void redraw(bool everything);

private:
    QHBoxLayout* m_choices;
    QCustomPlot* m_plot;
    QCPLayer* m_traceLayer;
};

} // namespace vmeter
