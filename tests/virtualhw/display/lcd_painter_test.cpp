// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/display/lcd_painter.h"

#include "virtualhw/display/lcd_glass.h"

#include <gtest/gtest.h>

#include <thread>

namespace vmeter {
namespace {

constexpr int kScale = 2;
constexpr double kPixelsPerUnit = kLcdPictureWidth * kScale / kGlassWidth;

LcdFrame lightOff()
{
    LcdFrame frame;
    frame.powered = true;
    return frame;
}

LcdFrame allSegments()
{
    LcdFrame frame = lightOff();
    frame.main.fill(0xff);
    frame.label.fill(0xff);
    frame.icons = ~uint32_t{0};
    return frame;
}

/// The smallest rectangle that holds all pixels in which the pictures differ.
QRect difference(const QImage& a, const QImage& b)
{
    QRect box;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y)) {
                box |= QRect(x, y, 1, 1);
            }
        }
    }
    return box;
}

QRect pixels(const QRectF& glass)
{
    // Two pixels more for the shadow of a segment and for antialiasing.
    return QRectF(glass.topLeft() * kPixelsPerUnit, glass.size() * kPixelsPerUnit)
        .toAlignedRect()
        .adjusted(-1, -1, 3, 3);
}

int darkPixels(const QImage& image, const QRect& area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            count += image.rect().contains(x, y) && qGray(image.pixel(x, y)) < 60 ? 1 : 0;
        }
    }
    return count;
}

TEST(LcdPainter, LightsEachIconInItsOwnPlaceAndNothingElse)
{
    const QImage empty = renderLcd(lightOff(), kScale);
    for (std::size_t i = 0; i < kIcons; ++i) {
        const auto icon = static_cast<Icon>(i);
        LcdFrame frame = lightOff();
        frame.light(icon);
        const QImage picture = renderLcd(frame, kScale);
        const QRect place = pixels(iconArea(icon));
        const QRect changed = difference(empty, picture);
        EXPECT_TRUE(place.contains(changed)) << iconName(icon);
        EXPECT_GT(darkPixels(picture, place), 20) << iconName(icon);
        EXPECT_EQ(darkPixels(empty, place), 0) << iconName(icon);
    }
}

TEST(LcdPainter, IconsThatShareNoMarkLieApart)
{
    // Only units and pairs share marks (kVAh and V, L12 and L1); all other marks are separate.
    for (std::size_t a = 0; a < kFirstUnitIcon; ++a) {
        for (std::size_t b = a + 1; b < kFirstUnitIcon; ++b) {
            const bool pair
                = b >= static_cast<std::size_t>(Icon::pair12) && b <= static_cast<std::size_t>(Icon::pair31);
            if (pair) {
                continue;
            }
            EXPECT_FALSE(iconArea(static_cast<Icon>(a)).intersects(iconArea(static_cast<Icon>(b))))
                << iconName(static_cast<Icon>(a)) << " and " << iconName(static_cast<Icon>(b));
        }
    }
}

TEST(LcdPainter, KeepsEveryIconOnTheGlass)
{
    const QRectF glass(0, 0, kGlassWidth, kGlassHeight);
    for (std::size_t i = 0; i < kIcons; ++i) {
        EXPECT_TRUE(glass.contains(iconArea(static_cast<Icon>(i)))) << iconName(static_cast<Icon>(i));
    }
}

TEST(LcdPainter, EverySegmentOfEveryCellHasItsOwnPixels)
{
    const QImage empty = renderLcd(lightOff(), 1);
    std::vector<QRect> places;
    const auto check = [&](auto cells, std::size_t count) {
        for (std::size_t cell = 0; cell < count; ++cell) {
            for (unsigned bit = 0; bit < 8; ++bit) {
                LcdFrame frame = lightOff();
                (frame.*cells)[cell] = static_cast<SegmentCell>(1U << bit);
                const QRect place = difference(empty, renderLcd(frame, 1));
                EXPECT_FALSE(place.isEmpty()) << "cell " << cell << " segment " << bit;
                EXPECT_EQ(std::count(places.begin(), places.end(), place), 0) << "cell " << cell << " segment " << bit;
                places.push_back(place);
            }
        }
    };
    check(&LcdFrame::main, kMainDigits);
    check(&LcdFrame::label, kLabelDigits);
    EXPECT_EQ(places.size(), (kMainDigits + kLabelDigits) * 8);
}

TEST(LcdPainter, PutsSegmentsWhereSevenSegmentDisplaysHaveThem)
{
    const auto centre = [](unsigned bit) {
        LcdFrame frame = lightOff();
        frame.main[0] = static_cast<SegmentCell>(1U << bit);
        return difference(renderLcd(lightOff(), kScale), renderLcd(frame, kScale)).center();
    };
    enum { a, b, c, d, e, f, g, point };
    EXPECT_LT(centre(a).y(), centre(g).y());
    EXPECT_LT(centre(g).y(), centre(d).y());
    EXPECT_LT(centre(f).x(), centre(b).x());
    EXPECT_LT(centre(e).x(), centre(c).x());
    EXPECT_LT(centre(f).y(), centre(e).y());
    EXPECT_LT(centre(b).y(), centre(c).y());
    EXPECT_GT(centre(point).x(), centre(c).x());
    EXPECT_GT(centre(point).y(), centre(c).y());
}

TEST(LcdPainter, HidesWhatBlinksWhileBlinkIsOff)
{
    LcdFrame frame = allSegments();
    frame.blinkingIcons = 0;
    frame.blink(Icon::partial);
    frame.blinkingMain = 0b0000'0100;
    EXPECT_EQ(renderLcd(frame, 1), renderLcd(allSegments(), 1));

    frame.blinkOn = false;
    LcdFrame without = allSegments();
    without.icons &= ~(uint32_t{1} << static_cast<unsigned>(Icon::partial));
    without.main[2] = 0;
    EXPECT_EQ(renderLcd(frame, 1), renderLcd(without, 1));
}

TEST(LcdPainter, ShowsNothingWithoutPower)
{
    LcdFrame frame = allSegments();
    frame.backlight = true;
    frame.powered = false;
    EXPECT_EQ(renderLcd(frame, 1), renderLcd(LcdFrame{}, 1));
    EXPECT_LT(qGray(renderLcd(frame, 1).pixel(2, 2)), qGray(renderLcd(lightOff(), 1).pixel(2, 2)));
}

TEST(LcdPainter, BacklightBrightensTheGlass)
{
    LcdFrame lit = lightOff();
    lit.backlight = true;
    EXPECT_GT(qGray(renderLcd(lit, 1).pixel(2, 2)), qGray(renderLcd(lightOff(), 1).pixel(2, 2)) + 30);
}

TEST(LcdPainter, SegmentsThatAreNotLitAreFaintlyVisible)
{
    const QImage glass = renderLcd(lightOff(), kScale);
    const QRect wrench = pixels(iconArea(Icon::fault));
    int darkest = 255;
    for (int x = wrench.left(); x <= wrench.right(); ++x) {
        for (int y = wrench.top(); y <= wrench.bottom(); ++y) {
            darkest = std::min(darkest, qGray(glass.pixel(x, y)));
        }
    }
    const int background = qGray(glass.pixel(wrench.left(), wrench.top()));
    EXPECT_LT(darkest, background);
    EXPECT_GT(darkest, background - 30);
}

TEST(LcdPainter, PictureIsAPngOfTheFrameInTheScaleAskedFor)
{
    const QByteArray png = lcdPng(allSegments(), 3);
    EXPECT_TRUE(png.startsWith("\x89PNG"));
    const QImage picture = QImage::fromData(png);
    EXPECT_EQ(picture.size(), QSize(750, 285));
    EXPECT_EQ(picture.convertToFormat(QImage::Format_RGB32), renderLcd(allSegments(), 3));
}

TEST(LcdPainter, ScaleIsKeptWithinItsRange)
{
    EXPECT_EQ(renderLcd(lightOff(), 0).width(), 250);
    EXPECT_EQ(renderLcd(lightOff(), -5).width(), 250);
    EXPECT_EQ(renderLcd(lightOff(), 1000).width(), 250 * 16);
}

TEST(LcdPainter, DrawsTheSamePictureInSeveralThreadsAtOnce)
{
    const QImage expected = renderLcd(allSegments(), kScale);
    std::array<QImage, 4> pictures;
    {
        std::vector<std::jthread> painters;
        for (QImage& picture : pictures) {
            painters.emplace_back([&picture] { picture = renderLcd(allSegments(), kScale); });
        }
    }
    for (const QImage& picture : pictures) {
        EXPECT_EQ(picture, expected);
    }
}

} // namespace
} // namespace vmeter
