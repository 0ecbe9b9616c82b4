// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDomDocument>
#include <QFile>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

QDomNodeList messages(QDomDocument& document)
{
    QFile file(QStringLiteral(VMETER_FRENCH));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(document.setContent(&file));
    return document.elementsByTagName(QStringLiteral("message"));
}

TEST(French, IsComplete)
{
    QDomDocument document;
    const QDomNodeList all = messages(document);
    EXPECT_GT(all.size(), 50);
    for (int i = 0; i < all.size(); ++i) {
        const QDomElement message = all.at(i).toElement();
        const QDomElement translation = message.firstChildElement(QStringLiteral("translation"));
        const std::string source = message.firstChildElement(QStringLiteral("source")).text().toStdString();
        EXPECT_FALSE(translation.hasAttribute(QStringLiteral("type"))) << source;
        EXPECT_FALSE(translation.text().isEmpty()) << source;
    }
}

TEST(French, NamesTheSameSectionsOfTheManual)
{
    QDomDocument document;
    const QDomNodeList all = messages(document);
    for (int i = 0; i < all.size(); ++i) {
        const QString source = all.at(i).firstChildElement(QStringLiteral("source")).text();
        const QString french = all.at(i).firstChildElement(QStringLiteral("translation")).text();
        const auto section = source.indexOf(QStringLiteral("\nManual "));
        if (section >= 0) {
            EXPECT_TRUE(french.endsWith(QStringLiteral("\nNotice ") + source.mid(section + 8))) << source.toStdString();
        }
    }
}

} // namespace
} // namespace vmeter
