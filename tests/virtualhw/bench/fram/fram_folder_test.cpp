// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_folder.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace vmeter {
namespace {

constexpr std::size_t kPlace = 4000; ///< outside the records

class FramFolderTest : public testing::Test {
protected:
    [[nodiscard]] std::string folder() const { return m_temporary.path().toStdString(); }
    [[nodiscard]] QString file() const { return m_temporary.filePath(QStringLiteral("meters.bin")); }

    std::unique_ptr<FramFolder> open(const std::vector<std::string>& names)
    {
        auto opened = FramFolder::open(folder());
        EXPECT_TRUE(opened) << opened.error().english();
        const Message refused = (*opened)->makeRoom(names);
        EXPECT_TRUE(refused.isEmpty()) << refused.english();
        return std::move(*opened);
    }

    static void put(const FramFolder& folder, const std::string& name, uint8_t value)
    {
        folder.fram(name)->write(kPlace, std::array{value});
    }
    static int get(const FramFolder& folder, const std::string& name)
    {
        std::array<uint8_t, 1> value{};
        folder.fram(name)->read(kPlace, value);
        return value[0];
    }

private:
    QTemporaryDir m_temporary;
};

TEST_F(FramFolderTest, MeterFindsItsChipByItsNameWhateverElseHasChanged)
{
    {
        const auto first = open({"main", "flat-1", "flat-2"});
        put(*first, "main", 1);
        put(*first, "flat-2", 3);
    }
    {
        const auto second = open({"flat-2", "garage"});
        EXPECT_EQ(get(*second, "flat-2"), 3);
        EXPECT_EQ(get(*second, "garage"), 0);
        put(*second, "garage", 4);
    }
    const auto third = open({"garage", "main", "flat-1"});
    EXPECT_EQ(get(*third, "main"), 1);
    EXPECT_EQ(get(*third, "flat-1"), 0);
    EXPECT_EQ(get(*third, "garage"), 4);
}

TEST_F(FramFolderTest, SecondProcessIsRefused)
{
    const auto opened = open({"main"});
    const auto again = FramFolder::open(folder());
    ASSERT_FALSE(again);
    EXPECT_NE(again.error().english().find("is in use"), std::string::npos);
}

TEST_F(FramFolderTest, ForeignFileIsRefusedAndStays)
{
    const QByteArray foreign(20'000, 'x');
    {
        QFile written(file());
        ASSERT_TRUE(written.open(QIODevice::WriteOnly));
        written.write(foreign);
    }
    EXPECT_FALSE(FramFolder::open(folder()));
    QFile kept(file());
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_EQ(kept.readAll(), foreign);
}

TEST_F(FramFolderTest, FileThatIsCutOffIsRefusedSoThatNoEnergyStartsAtZero)
{
    {
        const auto opened = open({"main", "flat"});
    }
    QFile cut(file());
    ASSERT_TRUE(cut.resize(cut.size() - 100)); // within the slot of flat
    EXPECT_FALSE(FramFolder::open(folder()));
}

TEST_F(FramFolderTest, RoomThatWasNotFinishedIsMadeAgain)
{
    {
        const auto opened = open({"main"});
        put(*opened, "main", 7);
    }
    QFile grown(file());
    ASSERT_TRUE(grown.resize(grown.size() + 20'000));
    const auto again = open({"main", "flat"});
    EXPECT_EQ(get(*again, "main"), 7);
    EXPECT_EQ(get(*again, "flat"), 0);
}

} // namespace
} // namespace vmeter
