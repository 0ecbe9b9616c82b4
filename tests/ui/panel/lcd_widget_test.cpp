// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/lcd_widget.h"

#include <QAccessible>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

LcdFrame voltagePage()
{
    LcdFrame frame;
    frame.powered = true;
    frame.label = {0x50, 0x78};                                        // "rt"
    frame.main = {0, 0, 0, 0, 0x5b, 0x4f, 0x3f | kDecimalPoint, 0x3f}; // "230.0"
    frame.light(Icon::sum);
    frame.light(Icon::sequence123);
    frame.light(Icon::unitV);
    return frame;
}

TEST(LcdWidget, TellsAScreenReaderWhatItShows)
{
    LcdWidget lcd;
    lcd.setFrame(voltagePage());
    QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(&lcd);
    ASSERT_NE(reader, nullptr);
    EXPECT_EQ(reader->text(QAccessible::Name), QStringLiteral("Display"));
    EXPECT_EQ(reader->text(QAccessible::Description), QStringLiteral("rt: 230.0 V (123, sum)"));
    lcd.setFrame({});
    EXPECT_EQ(reader->text(QAccessible::Description), QStringLiteral("off"));
}

TEST(LcdWidget, BacklightComesAndFadesInSteps)
{
    LcdWidget lcd;
    LcdFrame frame = voltagePage();
    lcd.setFrame(frame);
    EXPECT_EQ(lcd.glow(), 0.0);
    frame.backlight = true;
    lcd.setFrame(frame);
    auto* fade = lcd.findChild<QVariantAnimation*>();
    ASSERT_NE(fade, nullptr);
    fade->setCurrentTime(fade->duration() / 2);
    EXPECT_GT(lcd.glow(), 0.2);
    EXPECT_LT(lcd.glow(), 0.8);
    fade->setCurrentTime(fade->duration());
    EXPECT_EQ(lcd.glow(), 1.0);
    frame.backlight = false;
    lcd.setFrame(frame);
    EXPECT_EQ(lcd.glow(), 1.0);
    fade->setCurrentTime(fade->duration());
    EXPECT_EQ(lcd.glow(), 0.0);
}

} // namespace
} // namespace vmeter
