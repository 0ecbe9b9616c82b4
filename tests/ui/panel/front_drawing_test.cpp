// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_drawing.h"

#include <QFile>
#include <QSvgRenderer>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class FrontDrawing : public ::testing::TestWithParam<const char*> {
protected:
    [[nodiscard]] QString path() const
    {
        return QStringLiteral(VMETER_SOURCE_DIR "/resources/page/front_%1.svg").arg(QLatin1String(GetParam()));
    }
};

// The pages' drawing is in the repository, because the browser edition is built without Qt. If the window's drawing was
// changed on purpose, delete the file and run this test twice: it then writes the new one.
TEST_P(FrontDrawing, OfThePageIsThatOfTheWindow)
{
    const QByteArray drawn = frontDrawing(*modelNamed(GetParam()));
    QFile file(path());
    if (!file.exists()) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(drawn);
        FAIL() << "written anew: " << path().toStdString();
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), drawn) << path().toStdString() << " differs from what the window paints";
}

TEST_P(FrontDrawing, HasEachPart)
{
    QSvgRenderer drawing(frontDrawing(*modelNamed(GetParam())));
    ASSERT_TRUE(drawing.isValid());
    for (const char* id : {"case", "glass-dark", "glass-dim", "glass-lit", "ink", "window", "key-set-up",
             "key-set-down", "key-up-up", "key-up-down", "key-enter-up", "key-enter-down", "led-off", "led-on",
             "pulse-on", "link-on", "traffic-on", "covers"}) {
        EXPECT_TRUE(drawing.elementExists(QLatin1String(id))) << id;
    }
}

INSTANTIATE_TEST_SUITE_P(Models, FrontDrawing, ::testing::Values("e27", "e28"));

} // namespace
} // namespace vmeter
