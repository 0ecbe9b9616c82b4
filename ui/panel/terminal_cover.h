// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>

namespace vmeter {

/// A clear terminal cover with its seal, lying over the front. The mouse reaches what is beneath.
class TerminalCover : public QWidget {
    Q_OBJECT

public:
    enum class Place { upper, lower };
    explicit TerminalCover(Place place, QWidget* parent = nullptr);

    /// The area it takes, in millimetres from the upper left corner of the case.
    [[nodiscard]] QRectF area() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Place m_place;
};

} // namespace vmeter
