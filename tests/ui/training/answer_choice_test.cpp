// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/answer_choice.h"

#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

const QString kLong = QStringLiteral("L3 does not reach the meter: its conductor is open on the side of the mains");

TEST(AnswerChoice, ALongTextTakesMoreLinesInsteadOfMoreWidth)
{
    const AnswerChoice choice(kLong, nullptr);
    const int line = AnswerChoice(QStringLiteral("L3"), nullptr).sizeHint().height();
    EXPECT_LT(choice.minimumSizeHint().width(), choice.sizeHint().width() / 2);
    EXPECT_EQ(choice.heightForWidth(2 * choice.sizeHint().width()), line);
    EXPECT_GE(choice.heightForWidth(choice.sizeHint().width() / 3), 3 * choice.fontMetrics().height());
}

TEST(AnswerChoice, AClickOnItsLastLineChoosesIt)
{
    AnswerChoice choice(kLong, nullptr);
    const int width = choice.sizeHint().width() / 3;
    choice.resize(width, choice.heightForWidth(width));
    QTest::mouseClick(&choice, Qt::LeftButton, {}, QPoint(width / 2, choice.height() - 2));
    EXPECT_TRUE(choice.isChecked());
}

TEST(AnswerChoice, AnArrowKeyChoosesTheOneItComesTo)
{
    QWidget question;
    auto* const first = new AnswerChoice(QStringLiteral("L1"), &question);
    auto* const second = new AnswerChoice(QStringLiteral("L2"), &question);
    second->move(0, first->sizeHint().height());
    question.show();
    QApplication::setActiveWindow(&question); // arrow keys depend on the focus
    first->setFocus();
    EXPECT_FALSE(first->isChecked()) << "to come to the question is no answer";
    QTest::keyClick(first, Qt::Key_Down);
    EXPECT_TRUE(second->isChecked());
    QTest::keyClick(second, Qt::Key_Up);
    EXPECT_TRUE(first->isChecked());
}

} // namespace
} // namespace vmeter
