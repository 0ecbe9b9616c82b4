// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace vmeter {

/// Cards of one size in as many columns as the width has room for, which they fill. Hidden cards take no place.
class CardGrid : public QWidget {
public:
    using QWidget::QWidget;

    /// The grid owns it.
    void add(QWidget* card);
    /// After cards were shown or hidden.
    void arrange();

    [[nodiscard]] const QList<QWidget*>& cards() const { return m_cards; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int columnsIn(int width) const;
    [[nodiscard]] QSize cardSize() const;

    QList<QWidget*> m_cards;
};

} // namespace vmeter
