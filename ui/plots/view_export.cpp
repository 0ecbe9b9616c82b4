// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/view_export.h"

#include <QBuffer>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMessageBox>
#include <QSaveFile>
#include <QSettings>
#include <QSvgGenerator>
#include <QWidget>

#include <utility>

namespace vmeter {

namespace {

constexpr double kPngScale = 2;
const QString kFolderSetting = QStringLiteral("exportFolder");

QByteArray pngOf(const ExportedView& view, QSize size)
{
    QImage image(size * kPngScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPngScale);
    image.fill(Qt::white);
    view.paint(image, size);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const ExportedView& view, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setTitle(view.name);
    view.paint(generator, size);
    return bytes;
}

} // namespace

QString exportView(const ExportedView& view, QSize size, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QStringLiteral("png")) {
        bytes = pngOf(view, size);
    } else if (ending == QStringLiteral("svg")) {
        bytes = svgOf(view, size);
    } else if (ending == QStringLiteral("csv")) {
        bytes = view.csv().toUtf8();
    } else {
        return ExportAction::tr("The name of the file has to end in .png, .svg or .csv.");
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return ExportAction::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), file.errorString());
    }
    return {};
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
    dialog.setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Values (*.csv)")});
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
    const QString error = exportView(m_exported, m_view.size(), path);
    if (!error.isEmpty()) {
        QMessageBox::warning(&m_view, tr("Not exported"), error);
    }
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
