// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/view_export.h"

#include "ui/plots/plot_style.h"
#include "ui/report/paper_device.h"
#include "virtualhw/session/whole_file.h"

#include <QBuffer>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
#include <QMessageBox>
#include <QPainter>
#include <QSettings>
#include <QSvgGenerator>
#include <QWidget>

#include <utility>

namespace vmeter {

namespace {

constexpr double kPngScale = 2;
const QString kFolderSetting = QStringLiteral("exportFolder");

/// The size with room for `lines` lines above and below.
QSize withLines(QSize size, qsizetype lines, const QFontMetrics& metrics)
{
    return lines == 0 ? size : size + QSize(0, static_cast<int>(lines + 1) * metrics.height());
}

/// The picture with its lines above and below, on `device` of that size.
void paintPicture(const ExportedView& view, QSize size, const PictureLook& look, QPaintDevice& device)
{
    const QStringList notes = view.notes ? view.notes() : QStringList();
    QPainter painter(&device);
    const QFontMetrics metrics(painter.font(), &device);
    const QColor ink = look.paper ? QColor(Qt::black) : kTextColour;
    const auto write = [&](const QStringList& lines, int y) {
        painter.setPen(ink);
        for (const QString& line : lines) {
            painter.drawText(QRect(6, y, size.width() - 12, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, line);
            y += metrics.height();
        }
    };
    const QSize whole = withLines(withLines(size, look.head.size(), metrics), notes.size(), metrics);
    painter.fillRect(QRect({}, whole), look.paper ? QColor(Qt::white) : kSurroundColour);
    write(look.head, metrics.height() / 4);
    const int top = withLines({}, look.head.size(), metrics).height();
    painter.save();
    painter.translate(0, top);
    PaperDevice area(painter, size, look.paper ? PaperDevice::Colours::print : PaperDevice::Colours::screen);
    view.paint(area, size);
    painter.restore();
    write(notes, top + size.height() + metrics.height() / 4);
}

QSize wholeSize(const ExportedView& view, QSize size, const PictureLook& look)
{
    const QFontMetrics metrics{QGuiApplication::font()};
    return withLines(withLines(size, look.head.size(), metrics), view.notes ? view.notes().size() : 0, metrics);
}

/// A picture without lines is painted at once.
void paintOn(QPaintDevice& device, const ExportedView& view, QSize size, const PictureLook& look)
{
    if (look.head.isEmpty() && !look.paper && !view.notes) {
        view.paint(device, size);
    } else {
        paintPicture(view, size, look, device);
    }
}

QByteArray pngOf(const ExportedView& view, QSize size, const PictureLook& look)
{
    QImage image(wholeSize(view, size, look) * kPngScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPngScale);
    image.fill(Qt::white);
    paintOn(image, view, size, look);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const ExportedView& view, QSize size, const PictureLook& look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    const QSize whole = wholeSize(view, size, look);
    generator.setSize(whole);
    generator.setViewBox(QRect({}, whole));
    generator.setTitle(look.head.isEmpty() ? view.name : look.head.constFirst());
    paintOn(generator, view, size, look);
    return bytes;
}

} // namespace

QString exportView(const ExportedView& view, QSize size, const QString& path, const PictureLook& look)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QStringLiteral("png")) {
        bytes = pngOf(view, size, look);
    } else if (ending == QStringLiteral("svg")) {
        bytes = svgOf(view, size, look);
    } else if (ending == QStringLiteral("csv")) {
        bytes = view.csv().toUtf8();
    } else {
        return ExportAction::tr("The name of the file has to end in .png, .svg or .csv.");
    }
    const QString problem = writeWholeFile(path, bytes);
    return problem.isEmpty()
        ? QString()
        : ExportAction::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), problem);
}

ExportAction::ExportAction(QWidget& view, ExportedView exported)
    : QAction(&view)
    , m_view(view)
    , m_exported(std::move(exported))
{
    setObjectName(QStringLiteral("export"));
    setShortcut(Qt::CTRL | Qt::Key_E);
    setShortcutContext(Qt::WidgetWithChildrenShortcut);
    view.addAction(this);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    view.installEventFilter(this);
    connect(this, &QAction::triggered, this, &ExportAction::choosePath);
    retranslate();
}

bool ExportAction::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    return QAction::eventFilter(watched, event);
}

void ExportAction::retranslate()
{
    setText(tr("&Export as PNG, SVG or CSV…"));
}

void ExportAction::choosePath()
{
    QSettings settings(QStringLiteral("vmeter"), QStringLiteral("window"));
    const QDir folder(settings.value(kFolderSetting, QDir::homePath()).toString());
    QFileDialog dialog(&m_view, tr("Export"), folder.absolutePath());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    const QString paperPicture = tr("Picture for print, light (*.png)");
    const QString paperDrawing = tr("Drawing for print, light (*.svg)");
    dialog.setNameFilters({paperPicture, tr("Picture as on the screen (*.png)"), paperDrawing,
        tr("Drawing as on the screen (*.svg)"), tr("Values (*.csv)")});
    dialog.setDefaultSuffix(QStringLiteral("png"));
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    dialog.selectFile(m_exported.name);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(kFolderSetting, QFileInfo(path).absolutePath());
    const QString filter = dialog.selectedNameFilter();
    const bool isLight = !m_exported.darkScreen && m_view.palette().base().color().lightness() > 128;
    const PictureLook look{!isLight && (filter == paperPicture || filter == paperDrawing), head()};
    const QString error = exportView(m_exported, m_view.size(), path, look);
    if (!error.isEmpty()) {
        QMessageBox::warning(&m_view, tr("Not exported"), error);
    }
}

QStringList ExportAction::head() const
{
    QStringList lines{m_view.accessibleName()};
    for (const QWidget* part = &m_view; part != nullptr; part = part->parentWidget()) {
        if (const QString caption = part->property(kReportCaption).toString(); !caption.isEmpty()) {
            lines += caption;
            break;
        }
    }
    return lines;
}

CsvLine& CsvLine::operator<<(const QString& word)
{
    if (m_begun) {
        m_text += u',';
    }
    m_begun = true;
    const bool plain = !word.contains(u',') && !word.contains(u'"') && !word.contains(u'\n');
    m_text += plain ? word : u'"' + QString(word).replace(u'"', QStringLiteral("\"\"")) + u'"';
    return *this;
}

CsvLine& CsvLine::number(double value, int decimals)
{
    return *this << QString::number(value, 'f', decimals);
}

} // namespace vmeter
