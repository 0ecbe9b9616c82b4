// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/fram/fram_file.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using Bytes = std::array<uint8_t, 4>;

TEST(FramFile, KeepsWhatWasWritten)
{
    const QTemporaryDir folder;
    QString error;
    {
        const auto fram = FramFile::open(folder.path(), error);
        ASSERT_NE(fram, nullptr) << error.toStdString();
        fram->write(100, Bytes{1, 2, 3, 4});
    }
    const auto fram = FramFile::open(folder.path(), error);
    ASSERT_NE(fram, nullptr) << error.toStdString();
    Bytes bytes{};
    fram->read(100, bytes);
    EXPECT_EQ(bytes, (Bytes{1, 2, 3, 4}));
    fram->read(104, bytes);
    EXPECT_EQ(bytes, Bytes{}) << "a new chip is blank";
}

TEST(FramFile, CreatesItsFolder)
{
    const QTemporaryDir folder;
    QString error;
    const auto fram = FramFile::open(folder.filePath(QStringLiteral("a/b")), error);
    EXPECT_NE(fram, nullptr) << error.toStdString();
}

TEST(FramFile, WrittenBytesAreInTheFileAtOnce)
{
    const QTemporaryDir folder;
    QString error;
    const auto fram = FramFile::open(folder.path(), error);
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
    QString error;
    const auto first = FramFile::open(folder.path(), error);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(FramFile::open(folder.path(), error), nullptr);
    EXPECT_TRUE(error.contains(QStringLiteral("in use"))) << error.toStdString();
    EXPECT_TRUE(error.contains(QStringLiteral("--state"))) << error.toStdString();
}

TEST(FramFile, LeavesAFileOfAnotherSizeAlone)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("something else");
    file.close();
    QString error;
    EXPECT_EQ(FramFile::open(folder.path(), error), nullptr);
    EXPECT_TRUE(error.contains(QStringLiteral("14 bytes"))) << error.toStdString();
    EXPECT_EQ(file.size(), 14);
}

TEST(FramFile, SaysWhichFolderCannotBeHad)
{
    QString error;
    EXPECT_EQ(FramFile::open(QStringLiteral("/dev/null/meter"), error), nullptr);
    EXPECT_TRUE(error.contains(QStringLiteral("/dev/null/meter"))) << error.toStdString();
}

} // namespace
} // namespace vmeter
