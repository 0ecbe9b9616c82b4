// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/refusal_box.h"

#include "virtualhw/base/language.h"

#include <QMessageBox>
#include <QPushButton>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(RefusalBox, SaysTheReasonInTheLanguageOfTheUser)
{
    const Message reason = Phrase("Servers", "the meter is without power");
    EXPECT_EQ(refusalBox(reason)->informativeText(), QStringLiteral("the meter is without power"));
    Language language;
    language.set(QStringLiteral("fr"));
    const auto box = refusalBox(reason);
    EXPECT_EQ(box->informativeText(), QStringLiteral("l'appareil n'est pas alimenté"));
    EXPECT_EQ(box->text(), QStringLiteral("Le compteur ne peut pas démarrer. Rien n'a été modifié."));
    language.set(QStringLiteral("en"));
}

TEST(FreePortBox, OffersAFreePortOrToGoOnWithout)
{
    const auto box = freePortBox({Phrase("Servers", "the meter is without power")}, nullptr);
    EXPECT_EQ(box->informativeText(), QStringLiteral("the meter is without power"));
    ASSERT_EQ(box->buttons().size(), 2);
    EXPECT_EQ(box->buttonRole(box->defaultButton()), QMessageBox::AcceptRole);
    EXPECT_EQ(box->buttonRole(box->escapeButton()), QMessageBox::RejectRole);
}

} // namespace
} // namespace vmeter
