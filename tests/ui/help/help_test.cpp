// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/first_steps.h"
#include "ui/help/help_window.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QPointer>
#include <QSignalSpy>
#include <QTextBrowser>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(HelpWindow, PagesOfTheDocumentationAreInTheProgram)
{
    EXPECT_EQ(HelpWindow::pages(),
        (QStringList{QStringLiteral("fidelity"), QStringLiteral("interfaces"), QStringLiteral("registers")}));
    QPointer<HelpWindow> help = new HelpWindow(nullptr);
    help->showPage(QStringLiteral("fidelity"));
    EXPECT_TRUE(help->isVisible());
    EXPECT_GT(help->findChild<QTextBrowser*>()->toPlainText().size(), 1000);
    EXPECT_FALSE(help->windowTitle().isEmpty());
    delete help;
}

TEST(HelpWindow, KeysAreThoseOfTheMeterAndOfTheActions)
{
    QAction action;
    action.setText(QStringLiteral("&Quit"));
    action.setShortcut(Qt::CTRL | Qt::Key_Q);
    auto* const help = new HelpWindow(nullptr);
    help->showKeys({&action});
    const QString text = help->findChild<QTextBrowser*>()->toPlainText();
    EXPECT_TRUE(text.contains(QStringLiteral("key UP of the meter")));
    EXPECT_TRUE(text.contains(QStringLiteral("Ctrl+Q")));
    EXPECT_TRUE(text.contains(QStringLiteral("Quit")));
    delete help;
}

TEST(FirstSteps, AChoiceIsToldAndEndsTheSheet)
{
    QPointer<FirstSteps> sheet = new FirstSteps(nullptr);
    std::optional<Purpose> purpose;
    QObject::connect(sheet, &FirstSteps::chosen, sheet, [&](Purpose chosen) { purpose = chosen; });
    sheet->show();
    sheet->findChild<QCommandLinkButton*>(QStringLiteral("test"))->click();
    EXPECT_EQ(purpose, Purpose::test);
    EXPECT_FALSE(sheet->isVisible());
    delete sheet;
}

} // namespace
} // namespace vmeter
