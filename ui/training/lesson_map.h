// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vmeter {

/// Draws the list of lessons as a path: a station for each, with its number, title, level, minutes and state.
class LessonMap : public QStyledItemDelegate {
public:
    /// Data of an item besides its text, which is the title.
    enum Role {
        Number = Qt::UserRole + 1, ///< from 1
        Level,                     ///< 1 .. 3
        Note,                      ///< second line: "12 min, done"
        State,                     ///< LessonMap::Station
        Next,                      ///< true: the lesson that comes next
    };
    enum Station { open, begun, done };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace vmeter
