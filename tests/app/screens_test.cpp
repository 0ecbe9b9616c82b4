// SPDX-License-Identifier: GPL-3.0-or-later
// Compares pictures of all pages with tests/golden/screens, which were checked against manual 9.1.2, 10 and 11. For a
// page that differs, the test writes failed_NAME.png next to the golden picture; after a check, it may replace the
// golden picture.
#include "app/screens/screen_walk.h"
#include "app/screens/screens_command.h"
#include "core/menu/menu.h"
#include "virtualhw/base/html_text.h"
#include "virtualhw/display/lcd_painter.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

namespace vmeter {
namespace {

constexpr int kScale = 1;

/// Difference in grey levels that another version of the paint library may cause at an edge.
constexpr int kLevels = 48;
/// Share of pixels that may differ by more: two of 23750. The smallest mark of the display has more pixels.
constexpr double kShare = 1e-4;

/// Share of pixels that differ by more than kLevels; 1 for pictures of different sizes.
double differingShare(const QImage& a, const QImage& b)
{
    if (a.size() != b.size()) {
        return 1;
    }
    int differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            differing += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > kLevels ? 1 : 0;
        }
    }
    return static_cast<double>(differing) / (a.width() * a.height());
}

/// Converts to sixteen greys, as the golden pictures are stored, to keep the files small.
QImage picture(const LcdFrame& frame)
{
    QImage image = renderLcd(frame, kScale).convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        std::transform(line, line + image.width(), line, [](uchar grey) { return grey & 0xf0; });
    }
    return image;
}

const std::vector<Screen>& screens()
{
    static const std::vector<Screen> walked = walkScreens();
    return walked;
}

const Screen& screen(const std::string& name)
{
    const auto found = std::ranges::find(screens(), name, &Screen::name);
    if (found == screens().end()) {
        throw std::out_of_range(name);
    }
    return *found;
}

TEST(Screens, LookLikeTheGoldenPictures)
{
    const QDir golden(QStringLiteral(VMETER_SOURCE_DIR "/tests/golden/screens"));
    for (const Screen& screen : screens()) {
        const QString name = QString::fromStdString(screen.name) + QStringLiteral(".png");
        const QString failed = golden.filePath(QStringLiteral("failed_") + name);
        const QImage shown = picture(screen.frame);
        const double share = differingShare(shown, QImage(golden.filePath(name)));
        if (share <= kShare) {
            QFile::remove(failed);
            continue;
        }
        shown.save(failed);
        ADD_FAILURE() << screen.name << ": " << 100 * share << " % of the pixels differ; see " << failed.toStdString();
    }
}

TEST(Screens, EveryGoldenPictureIsOfAScreen)
{
    const QDir golden(QStringLiteral(VMETER_SOURCE_DIR "/tests/golden/screens"));
    const QStringList files = golden.entryList({QStringLiteral("*.png")}, QDir::Files);
    const auto count = std::ranges::count_if(files, [](const QString& name) { return !name.startsWith("failed_"); });
    EXPECT_EQ(static_cast<std::size_t>(count), screens().size());
}

TEST(Screens, ToleranceLetsNoSegmentAndNoMarkPass)
{
    LcdFrame page = screen("PAr.b-01").frame;
    page.icons = 0; // units share marks: with kWh lit, kW makes no difference
    const QImage shown = picture(page);
    const auto expectDifferent = [&](const LcdFrame& frame, std::size_t index) {
        EXPECT_GT(differingShare(shown, picture(frame)), kShare) << index;
    };
    for (std::size_t bit = 0; bit < kMainDigits * 8; ++bit) {
        LcdFrame frame = page;
        frame.main[bit / 8] ^= static_cast<SegmentCell>(1U << bit % 8);
        expectDifferent(frame, bit);
    }
    for (std::size_t bit = 0; bit < kLabelDigits * 8; ++bit) {
        LcdFrame frame = page;
        frame.label[bit / 8] ^= static_cast<SegmentCell>(1U << bit % 8);
        expectDifferent(frame, 100 + bit);
    }
    for (std::size_t icon = 0; icon < kIcons; ++icon) {
        LcdFrame frame = page;
        frame.icons ^= uint32_t{1} << icon;
        expectDifferent(frame, 200 + icon);
    }
}

TEST(Screens, ThereIsOneForEachPageOfTheManual)
{
    std::size_t pages = 0;
    for (std::size_t menu = 0; menu <= static_cast<std::size_t>(MenuId::setup1); ++menu) {
        pages += kCountisE28.menus.count(static_cast<MenuId>(menu));
    }
    constexpr std::size_t kChoices = 3; // of "ConF?"
    constexpr std::size_t kOthers = 4;  // display test, 132, a phase missing, malfunction
    EXPECT_EQ(screens().size(), pages + kChoices + kOthers);
    std::set<std::string> names;
    for (const Screen& screen : screens()) {
        names.insert(screen.name);
        EXPECT_FALSE(screen.caption.en.empty()) << screen.name;
        EXPECT_FALSE(screen.caption.fr.empty()) << screen.name;
    }
    EXPECT_EQ(names.size(), screens().size());
}

TEST(Screens, ShowTheSamplesOfTheManual)
{
    const auto shown = [](const char* name) {
        const LcdFrame& frame = screen(name).frame;
        return std::string(mainText(frame).data()) + ' ' + unitText(frame);
    };
    EXPECT_EQ(shown("tAr.1-01"), "000006.22 kWh"); // manual 10.1
    EXPECT_EQ(shown("tot-01"), "000008.32 kWh");   // 10.3
    EXPECT_EQ(shown("PAr.b-03"), "000008.54 kWh"); // 10.4
    EXPECT_EQ(shown("PAr.b-10"), "000008.54 kWh");
    EXPECT_EQ(shown("PAr.b-11"), "000008.32 kvarh");
    EXPECT_EQ(shown("rt-01"), "11.50 kW"); // 10.5
    EXPECT_EQ(shown("rt-15"), "69.67 A");
    EXPECT_EQ(shown("rt-16"), "0.800 PF");
    EXPECT_EQ(shown("rt-17"), "50.00 Hz");
}

TEST(Screens, NameTheirPage)
{
    EXPECT_EQ(screen("tot-21").caption.en, "Total: reactive energy exported, Σ");
    EXPECT_EQ(screen("rt-02").caption.fr, "Instantané: puissance active, L2");
    EXPECT_EQ(screen("SEtuP.2-05").caption.en, "SETUP 2: IP address, octet 4");
    EXPECT_EQ(screen("SEtuP.2-10").caption.en, "SETUP 2: gateway, octet 1");
    EXPECT_STREQ(labelText(screen("SEtuP.2-10").frame).data(), "GAtE1");
}

class ScreensCommandTest : public ::testing::Test {
protected:
    QTemporaryDir m_temporary;
    std::ostringstream m_out;
    std::ostringstream m_err;
};

TEST_F(ScreensCommandTest, WritesAPictureOfEachScreenAndAnIndex)
{
    const QDir folder(m_temporary.filePath(QStringLiteral("new/folder")));
    ASSERT_EQ(runScreensCommand({folder.path(), QStringLiteral("fr")}, m_out, m_err), 0);
    EXPECT_EQ(m_err.str(), "");
    QFile index(folder.filePath(QStringLiteral("index.html")));
    ASSERT_TRUE(index.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(index.readAll());
    EXPECT_TRUE(text.contains(QStringLiteral("lang=\"fr\"")));
    for (const Screen& screen : screens()) {
        const QString name = QString::fromStdString(screen.name) + QStringLiteral(".png");
        EXPECT_EQ(QImage(folder.filePath(name)).size(), QSize(1000, 380)) << screen.name;
        EXPECT_TRUE(text.contains(u'"' + name + u'"')) << screen.name;
        EXPECT_TRUE(text.contains(QString::fromStdString(htmlEscaped(screen.caption.fr)))) << screen.name;
    }
    EXPECT_TRUE(text.contains(QStringLiteral("alt=\"000006.22 kWh\"")));
}

TEST_F(ScreensCommandTest, SaysWhenTheFolderCannotBeHad)
{
    QFile file(m_temporary.filePath(QStringLiteral("file")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_EQ(runScreensCommand({file.fileName() + QStringLiteral("/folder"), QStringLiteral("en")}, m_out, m_err), 3);
    EXPECT_NE(m_err.str().find("file/folder"), std::string::npos);
}

} // namespace
} // namespace vmeter
