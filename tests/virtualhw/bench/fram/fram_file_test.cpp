// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_file.h"

#include <QDir>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

using Bytes = std::array<uint8_t, 4>;

TEST(FramFile, KeepsWhatWasWritten)
{
    const QTemporaryDir folder;
    Message error;
    {
        const auto fram = FramFile::open(folder.path().toStdString(), error);
        ASSERT_NE(fram, nullptr) << error.english();
        fram->write(100, Bytes{1, 2, 3, 4});
    }
    const auto fram = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(fram, nullptr) << error.english();
    Bytes bytes{};
    fram->read(100, bytes);
    EXPECT_EQ(bytes, (Bytes{1, 2, 3, 4}));
    fram->read(104, bytes);
    EXPECT_EQ(bytes, Bytes{}) << "a new chip is blank";
}

TEST(FramFile, CreatesItsFolder)
{
    const QTemporaryDir folder;
    Message error;
    const auto fram = FramFile::open(folder.filePath(QStringLiteral("a/b")).toStdString(), error);
    EXPECT_NE(fram, nullptr) << error.english();
}

TEST(FramFile, WrittenBytesAreInTheFileAtOnce)
{
    const QTemporaryDir folder;
    Message error;
    const auto fram = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(fram, nullptr);
    fram->write(0, Bytes{'F', 'R', 'A', 'M'});
    QFile file(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.read(4), QByteArray("FRAM"));
    EXPECT_EQ(file.size(), 8192);
}

TEST(FramFile, IsHeldByOneMeterAtATime)
{
    const QTemporaryDir folder;
    Message error;
    const auto first = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(FramFile::open(folder.path().toStdString(), error), nullptr);
    EXPECT_THAT(error.english(), HasSubstr("in use"));
    EXPECT_THAT(error.english(), HasSubstr("--state"));
}

TEST(FramFile, LeavesAFileOfAnotherSizeAlone)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("something else");
    file.close();
    Message error;
    EXPECT_EQ(FramFile::open(folder.path().toStdString(), error), nullptr);
    EXPECT_THAT(error.english(), HasSubstr("14 bytes"));
    EXPECT_EQ(file.size(), 14);
}

TEST(FramFile, SaysWhichFolderCannotBeHad)
{
    Message error;
    EXPECT_EQ(FramFile::open("/dev/null/meter", error), nullptr);
    EXPECT_THAT(error.english(), HasSubstr("/dev/null/meter"));
}

} // namespace
} // namespace vmeter
