// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_start.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(SeedFile, HoldsANumberAndNothingElse)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("seed"));
    Message error;
    EXPECT_FALSE(readSeedFile(path, error));
    EXPECT_TRUE(error.english().starts_with("--seed-file " + path.toStdString())) << error.english();
    const auto read = [&](const char* text) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        return readSeedFile(path, error);
    };
    EXPECT_EQ(read("42\n"), 42U);
    EXPECT_EQ(read("18446744073709551615"), 18446744073709551615U);
    for (const char* wrong : {"", "-1", "4 2", "x", "18446744073709551616"}) {
        EXPECT_FALSE(read(wrong)) << wrong;
        EXPECT_NE(error.english().find("whole number"), std::string::npos) << error.english();
    }
}

} // namespace
} // namespace vmeter
