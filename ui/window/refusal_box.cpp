// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/refusal_box.h"

#include "ui/icons.h"
#include "virtualhw/base/language.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QStringList>

namespace vmeter {

namespace {

/// Translation context of these texts.
class RefusalBox {
    Q_DECLARE_TR_FUNCTIONS(vmeter::RefusalBox)
};

} // namespace

std::unique_ptr<QMessageBox> refusalBox(const Message& reason)
{
    auto box = std::make_unique<QMessageBox>(QMessageBox::Critical, QStringLiteral("vmeter"),
        RefusalBox::tr("The meter cannot start. Nothing has been changed."), QMessageBox::Close);
    box->setInformativeText(translated(reason));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setWindowIcon(programIcon());
    return box;
}

std::unique_ptr<QMessageBox> freePortBox(const std::vector<Message>& troubles, QWidget* parent)
{
    auto box = std::make_unique<QMessageBox>(QMessageBox::Warning, QStringLiteral("vmeter"),
        RefusalBox::tr("The meter runs, but cannot be reached as it was asked for."), QMessageBox::NoButton, parent);
    QStringList lines;
    for (const Message& trouble : troubles) {
        lines += translated(trouble);
    }
    box->setInformativeText(lines.join(u'\n'));
    box->setDefaultButton(box->addButton(RefusalBox::tr("Use any &free port"), QMessageBox::AcceptRole));
    box->setEscapeButton(box->addButton(RefusalBox::tr("Go on &without"), QMessageBox::RejectRole));
    return box;
}

} // namespace vmeter
