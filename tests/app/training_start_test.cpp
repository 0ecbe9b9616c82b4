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
    const Expected<uint64_t> missing = readSeedFile(path);
    ASSERT_FALSE(missing);
    EXPECT_TRUE(missing.error().english().starts_with("--seed-file " + path.toStdString()));
    const auto read = [&](const char* text) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        return readSeedFile(path);
    };
    EXPECT_EQ(read("42\n").value_or(0), 42U);
    EXPECT_EQ(read("18446744073709551615").value_or(0), 18446744073709551615U);
    for (const char* wrong : {"", "-1", "4 2", "x", "18446744073709551616"}) {
        const Expected<uint64_t> seed = read(wrong);
        ASSERT_FALSE(seed) << wrong;
        EXPECT_NE(seed.error().english().find("whole number"), std::string::npos) << wrong;
    }
}

} // namespace
} // namespace vmeter
