// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/layout_menu.h"

#include "ui/window/dock_layout.h"
#include "ui/window_settings.h"

#include <QInputDialog>
#include <QUrl>

namespace vmeter {

namespace {

const QString kLayoutsGroup = QStringLiteral("layouts");

/// A slash in the name would make a group of it.
QString keyOf(const QString& name)
{
    return kLayoutsGroup + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

LayoutMenu::LayoutMenu(DockLayout& docks, QWidget* parent)
    : QMenu(parent)
    , m_docks(docks)
{
    setObjectName(QStringLiteral("layouts"));
    connect(this, &QMenu::aboutToShow, this, &LayoutMenu::fill);
    retranslate();
}

void LayoutMenu::retranslate()
{
    setTitle(tr("La&youts"));
}

QStringList LayoutMenu::names()
{
    QSettings settings = windowSettings();
    settings.beginGroup(kLayoutsGroup);
    QStringList names;
    for (const QString& key : settings.childKeys()) {
        names += QUrl::fromPercentEncoding(key.toLatin1());
    }
    return names;
}

void LayoutMenu::keep(const QString& name)
{
    windowSettings().setValue(keyOf(name), m_docks.state());
}

void LayoutMenu::fill()
{
    clear();
    addAction(tr("&Reset"), this, [this] { m_docks.reset(); });
    addAction(tr("&Keep as…"), this, &LayoutMenu::askName);
    const QStringList kept = names();
    if (kept.isEmpty()) {
        return;
    }
    addSeparator();
    for (const QString& name : kept) {
        // An ampersand of the name is no shortcut.
        addAction(QString(name).replace(u'&', QStringLiteral("&&")), this,
            [this, name] { m_docks.restoreState(windowSettings().value(keyOf(name)).toByteArray()); });
    }
    QMenu* const forget = addMenu(tr("&Forget"));
    for (const QString& name : kept) {
        forget->addAction(
            QString(name).replace(u'&', QStringLiteral("&&")), this, [name] { windowSettings().remove(keyOf(name)); });
    }
}

void LayoutMenu::askName()
{
    const QString name
        = QInputDialog::getText(parentWidget(), tr("Keep the layout"), tr("Name of the layout:")).trimmed();
    if (!name.isEmpty()) {
        keep(name);
    }
}

} // namespace vmeter
