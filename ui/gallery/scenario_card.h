// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/gallery_entry.h"

#include <QAbstractButton>

namespace vmeter {

/// A scenario as a card: its name, the curve of its power, its length and what to watch. A click, Space or Enter
/// chooses it.
class ScenarioCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit ScenarioCard(GalleryEntry entry, QWidget* parent = nullptr);

    [[nodiscard]] const GalleryEntry& entry() const { return m_entry; }
    /// Of a file that has been read meanwhile, or with its curve.
    void setEntry(GalleryEntry entry);

    /// Whether name, description or path contain each word of `words`, in the language of the window.
    [[nodiscard]] bool matches(const QStringList& words) const;

    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QString title() const;
    void paintCurve(QPainter& painter, const QRectF& area) const;

    GalleryEntry m_entry;
};

} // namespace vmeter
