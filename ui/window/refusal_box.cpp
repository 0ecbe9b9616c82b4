// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/refusal_box.h"

#include "ui/icons.h"
#include "virtualhw/base/language.h"

#include <QCoreApplication>
#include <QMessageBox>

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

} // namespace vmeter
