// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>

class QPaintDevice;
class QWidget;

namespace vmeter {

/// Data of a view for export.
struct ExportedView {
    QString name;                                    ///< proposed file name, without extension
    std::function<void(QPaintDevice&, QSize)> paint; ///< the picture, in that size
    std::function<QString()> csv;                    ///< the values, starting with a header line with units
    std::function<QStringList()> notes = {};         ///< lines below a picture, such as cursor values; may be empty
    bool darkScreen = false;                         ///< has the colours of the plots whatever the desktop's
};

/// How a picture is made.
struct PictureLook {
    bool paper = false; ///< light, for print
    QStringList head{}; ///< lines above: title, scenario, meter time
};

/// Writes the file `path` as PNG, SVG or CSV, by its extension. Returns an empty string, or what went wrong.
QString exportView(const ExportedView& view, QSize size, const QString& path, const PictureLook& look = {});

/// Property of the window: scenario and meter time in words, for the heads of pictures.
inline constexpr const char* kReportCaption = "reportCaption";

/// Adds "Export…" to the context menu of a view, with Ctrl+E while the view has the focus.
class ExportAction : public QAction {
    Q_OBJECT

public:
    ExportAction(QWidget& view, ExportedView exported);

    [[nodiscard]] const ExportedView& exported() const { return m_exported; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void choosePath();
    [[nodiscard]] QStringList head() const;

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
