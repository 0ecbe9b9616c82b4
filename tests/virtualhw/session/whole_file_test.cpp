// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/whole_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>

namespace vmeter {
namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

TEST(WholeFile, ReplacesWhatWasThere)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    ASSERT_EQ(writeWholeFile(path, "first"), QString());
    ASSERT_EQ(writeWholeFile(path, "second"), QString());
    EXPECT_EQ(contentOf(path), "second");
}

TEST(WholeFile, CanBeForItsOwnerOnly)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    ASSERT_EQ(writeWholeFile(path, "secret", FileRights::ownerOnly), QString());
    constexpr auto kOthers
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    EXPECT_EQ(QFile::permissions(path) & kOthers, QFileDevice::Permissions());
}

TEST(WholeFile, AFolderThatIsNotThereIsAReason)
{
    const QTemporaryDir folder;
    EXPECT_NE(writeWholeFile(folder.filePath(QStringLiteral("no/a")), "x"), QString());
}

TEST(WholeFile, WhatHasNoRoomLeavesTheOldContent)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    ASSERT_EQ(writeWholeFile(path, "old"), QString());
    // A limit of the system in place of a full disk: less than what stays in memory until it is flushed.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{100, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString problem = writeWholeFile(path, QByteArray(1000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(problem, QString());
    EXPECT_EQ(contentOf(path), "old");
}

} // namespace
} // namespace vmeter
