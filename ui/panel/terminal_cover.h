// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>

namespace vmeter {

/// A transparent terminal cover with its seal over the front. It passes mouse events to the widgets below.
class TerminalCover : public QWidget {
    Q_OBJECT

public:
    enum class Place { upper, lower };
    explicit TerminalCover(Place place, QWidget* parent = nullptr);

    /// Its area, in millimetres from the upper left corner of the case.
    [[nodiscard]] QRectF area() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Place m_place;
};

} // namespace vmeter
