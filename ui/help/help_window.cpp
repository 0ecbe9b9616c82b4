// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace vmeter {

namespace {

const QString kHelpFolder = QStringLiteral(":/help/");

QString keyRow(const QString& keys, const QString& meaning)
{
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(keys.toHtmlEscaped(), meaning.toHtmlEscaped());
}

} // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent)
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 620);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setOpenLinks(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString name = QFileInfo(link.path()).completeBaseName();
        if (link.isRelative() && pages().contains(name)) {
            showPage(name);
        } else if (!link.isRelative()) {
            QDesktopServices::openUrl(link);
        }
    });
}

QStringList HelpWindow::pages()
{
    QStringList names;
    for (const QString& file : QDir(kHelpFolder).entryList()) {
        names += QFileInfo(file).completeBaseName();
    }
    return names;
}

void HelpWindow::showPage(const QString& name)
{
    QFile file(kHelpFolder + name + QStringLiteral(".md"));
    if (file.open(QIODevice::ReadOnly)) {
        const QString text = QString::fromUtf8(file.readAll());
        m_text->setMarkdown(text);
        setWindowTitle(text.section(u'\n', 0, 0).remove(QStringLiteral("# ")));
    }
    show();
    raise();
}

void HelpWindow::showKeys(const QList<QAction*>& actions)
{
    QString rows = keyRow(QStringLiteral("S"), tr("key SET of the meter; hold it as long as the meter asks for"))
        + keyRow(QStringLiteral("U, ↑"), tr("key UP of the meter"))
        + keyRow(QStringLiteral("E, ←"), tr("key ENTER of the meter"))
        + keyRow(tr("right click on a key"), tr("presses that a mouse cannot make, such as two keys at once"))
        + keyRow(tr("click on the display"), tr("the registers that hold its value"));
    for (const QAction* action : actions) {
        if (!action->shortcut().isEmpty() && !action->text().isEmpty()) {
            QString meaning = action->text();
            meaning.remove(u'&');
            rows += keyRow(action->shortcut().toString(QKeySequence::NativeText), meaning);
        }
    }
    m_text->setHtml(QStringLiteral("<h2>%1</h2><table>%2</table>").arg(tr("Keys"), rows));
    setWindowTitle(tr("Keys"));
    show();
    raise();
}

} // namespace vmeter
