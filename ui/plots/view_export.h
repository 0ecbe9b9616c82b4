// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QSize>
#include <QString>

#include <functional>

class QPaintDevice;
class QWidget;

namespace vmeter {

/// Data of a view for export.
struct ExportedView {
    QString name;                                    ///< proposed file name, without extension
    std::function<void(QPaintDevice&, QSize)> paint; ///< the picture, in that size
    std::function<QString()> csv;                    ///< the values, starting with a header line with units
};

/// Writes the file `path` as PNG, SVG or CSV, by its extension. Returns an empty string, or what went wrong.
QString exportView(const ExportedView& view, QSize size, const QString& path);

/// Adds "Export…" to the context menu of a view, with Ctrl+E while the view has the focus.
class ExportAction : public QAction {
    Q_OBJECT

public:
    ExportAction(QWidget& view, ExportedView exported);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void choosePath();

    QWidget& m_view;
    const ExportedView m_exported;
};

/// A line of a CSV file: numbers and words separated by commas, independent of the language.
class CsvLine {
public:
    CsvLine& operator<<(const QString& word);
    CsvLine& operator<<(const char* word) { return *this << QString::fromUtf8(word); }
    /// With `decimals` digits after the point.
    CsvLine& number(double value, int decimals);
    CsvLine& empty() { return *this << QString(); }
    [[nodiscard]] QString end() const { return m_text + u'\n'; }

private:
    QString m_text;
    bool m_begun = false;
};

} // namespace vmeter
