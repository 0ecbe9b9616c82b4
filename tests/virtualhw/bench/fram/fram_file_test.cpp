// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_file.h"

#include "core/storage/fram_layout.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

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

TEST(FramFile, AFileThatSomebodyTruncatesOrOverwritesDoesNotDisturbTheMeter)
{
    const QTemporaryDir folder;
    Message error;
    const auto fram = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(fram, nullptr);
    fram->write(0, Bytes{'F', 'R', 'A', 'M'});
    QFile file(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(file.resize(0));
    Bytes bytes{};
    fram->read(0, bytes);
    EXPECT_EQ(bytes, (Bytes{'F', 'R', 'A', 'M'}));
    fram->write(8000, Bytes{1, 2, 3, 4});
    EXPECT_EQ(file.size(), 8192);
    EXPECT_EQ(file.readAll().first(4), QByteArray("FRAM")) << "the whole image is there again";
    file.seek(0);
    ASSERT_EQ(file.write("lost"), 4);
    file.flush();
    fram->read(0, bytes);
    EXPECT_EQ(bytes, (Bytes{'F', 'R', 'A', 'M'}));
}

TEST(FramFile, AnImageThatOthersCouldReadIsForItsOwnerFromThenOn)
{
    const QTemporaryDir folder;
    Message error;
    FramFile::open(folder.path().toStdString(), error).reset();
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_EQ(::chmod(path.constData(), 0644), 0);
    ASSERT_NE(FramFile::open(folder.path().toStdString(), error), nullptr);
    struct stat status { };
    ASSERT_EQ(::stat(path.constData(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
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
    EXPECT_THAT(error.english(), HasSubstr("/dev/null/meter: Not a directory; choose another"));
}

QByteArray contentOf(const QTemporaryDir& folder, const char* name = "fram.bin")
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void overwrite(const QTemporaryDir& folder, const char* name, const QByteArray& content)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_EQ(file.write(content), content.size());
}

std::string refusalOf(const QTemporaryDir& folder)
{
    Message error;
    EXPECT_EQ(FramFile::open(folder.path().toStdString(), error), nullptr);
    return error.english();
}

/// A state folder of a meter that has saved its energies and an own password twice.
void live(const QTemporaryDir& folder)
{
    Message error;
    const auto fram = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(fram, nullptr) << error.english();
    FramLayout layout;
    WebPasswords passwords;
    passwords[0].own = true;
    for (int n = 0; n < 2; ++n) {
        layout.storePersistentData(*fram, {});
        layout.storeWebPasswords(*fram, passwords);
    }
}

TEST(FramFile, LeavesAnImageAloneWhoseEnergiesCannotBeRead)
{
    const QTemporaryDir folder;
    live(folder);
    QByteArray damaged = contentOf(folder);
    damaged[400] = static_cast<char>(damaged[400] ^ 4); // in slot 0
    overwrite(folder, "fram.bin", damaged);
    {
        Message error;
        EXPECT_NE(FramFile::open(folder.path().toStdString(), error), nullptr) << "slot 1 is good";
    }
    damaged[2000] = static_cast<char>(damaged[2000] ^ 4); // in slot 1
    overwrite(folder, "fram.bin", damaged);
    const std::string refusal = refusalOf(folder);
    EXPECT_THAT(refusal, HasSubstr(folder.filePath(QStringLiteral("fram.bin")).toStdString()));
    EXPECT_THAT(refusal, HasSubstr("neither copy of the energies and settings can be read"));
    EXPECT_THAT(refusal, HasSubstr("move it away to start with a new meter"));
    EXPECT_EQ(contentOf(folder), damaged);
}

TEST(FramFile, DoesNotFallBackToTheFactoryPasswords)
{
    const QTemporaryDir folder;
    live(folder);
    QByteArray damaged = contentOf(folder);
    damaged[7700] = static_cast<char>(damaged[7700] ^ 1);
    damaged[7840] = static_cast<char>(damaged[7840] ^ 1);
    overwrite(folder, "fram.bin", damaged);
    EXPECT_THAT(refusalOf(folder), HasSubstr("neither copy of the web passwords can be read"));
    EXPECT_EQ(contentOf(folder), damaged);
}

TEST(FramFile, LeavesAnImageOfANewerVersionAlone)
{
    const QTemporaryDir folder;
    live(folder);
    QByteArray newer = contentOf(folder);
    for (const int slot : {256, 256 + 12 + 1536}) {
        ASSERT_EQ(newer.mid(slot + 4, 4), QByteArray("\x01TER", 4));
        newer[slot + 4] = 2; // "RET" 2
    }
    overwrite(folder, "fram.bin", newer);
    EXPECT_THAT(refusalOf(folder), HasSubstr("a newer version of vmeter has written it, use that version"));
    EXPECT_EQ(contentOf(folder), newer);
}

TEST(FramFile, ALockFileThatNobodyHoldsIsNoLock)
{
    for (const char* content : {"", "1\n", "no number", "1234567\nvmeter\nanother-host\n"}) {
        const QTemporaryDir folder;
        overwrite(folder, "fram.lock", content);
        Message error;
        EXPECT_NE(FramFile::open(folder.path().toStdString(), error), nullptr) << content << ": " << error.english();
    }
}

TEST(FramFile, NamesNoProcessThatIsNotHere)
{
    for (const char* content : {"", "no number", "4194305\n"}) { // one more than the largest number of a process
        const QTemporaryDir folder;
        overwrite(folder, "fram.lock", content);
        QFile lock(folder.filePath(QStringLiteral("fram.lock")));
        ASSERT_TRUE(lock.open(QIODevice::ReadWrite));
        ASSERT_EQ(::flock(lock.handle(), LOCK_EX | LOCK_NB), 0);
        EXPECT_THAT(refusalOf(folder), HasSubstr("in use by another process, perhaps in a container")) << content;
    }
}

TEST(FramFile, NamesTheProcessThatHoldsIt)
{
    const QTemporaryDir folder;
    Message error;
    const auto first = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(first, nullptr);
    EXPECT_THAT(refusalOf(folder), HasSubstr("in use by process " + std::to_string(::getpid()) + ";"));
}

TEST(FramFile, OnAFullDiskNothingHalfWrittenStays)
{
    const QTemporaryDir folder;
    // A limit of the file size fails as a full disk does: some bytes are written, then none.
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{5000, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string refusal = refusalOf(folder);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    EXPECT_THAT(refusal, HasSubstr("cannot write"));
    EXPECT_THAT(refusal, HasSubstr("File too large"));
    EXPECT_THAT(refusal, HasSubstr("--no-state"));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("fram.lock")});
    Message error;
    EXPECT_NE(FramFile::open(folder.path().toStdString(), error), nullptr) << "there is room again";
}

TEST(FramFile, HasNoHoles)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("fram.bin")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(file.resize(8192));
    struct stat status { };
    ASSERT_EQ(::fstat(file.handle(), &status), 0);
    ASSERT_EQ(status.st_blocks, 0) << "all of it is a hole";
    Message error;
    const auto fram = FramFile::open(folder.path().toStdString(), error);
    ASSERT_NE(fram, nullptr) << error.english();
    ASSERT_EQ(::fstat(file.handle(), &status), 0);
    EXPECT_GE(status.st_blocks * 512, 8192);
}

TEST(FramFile, OnlyItsOwnerReadsThePasswords)
{
    const QTemporaryDir folder;
    live(folder);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_EQ(QFileInfo(folder.filePath(QStringLiteral("fram.bin"))).permissions() & others, QFile::Permissions());
}

} // namespace
} // namespace vmeter
