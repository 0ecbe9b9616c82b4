// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_names.h"

#include "core/meter_model.h"
#include "virtualhw/base/language.h"
#include "virtualhw/base/qt_text.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class RegisterNamesTest : public ::testing::Test {
protected:
    static std::string nameOf(uint16_t address)
    {
        return RegisterNames::of(*kCountisE28.registers.findRow(address)).toStdString();
    }

    Language m_language;
};

TEST_F(RegisterNamesTest, AreThoseOfTheTableInEnglish)
{
    m_language.set(QStringLiteral("en"));
    for (const RegisterRow& row : kCountisE28.registers.rows) {
        if (row.type != RegisterType::reserved) {
            EXPECT_EQ(RegisterNames::of(row), toQString(row.name.view()));
        }
    }
}

TEST_F(RegisterNamesTest, AreFrenchInFrench)
{
    m_language.set(QStringLiteral("fr"));
    EXPECT_EQ(nameOf(50520), "Tension simple V1");
    EXPECT_EQ(nameOf(50514), "Tension composée U12");
    EXPECT_EQ(nameOf(19843), "Ea+ totale, L1, partie entière");
    m_language.set(QStringLiteral("en"));
}

TEST_F(RegisterNamesTest, NoneIsForgottenInFrench)
{
    m_language.set(QStringLiteral("fr"));
    const QRegularExpression english(
        QStringLiteral(
            "\\b(total|tariff|whole|residual|voltage|current|power|phase-|clock|number|reset|product|version x|"
            "three|energy|time|address|enable|block|steps|frequency|sequence|of)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (const RegisterRow& row : kCountisE28.registers.rows) {
        const QString name = RegisterNames::of(row);
        EXPECT_FALSE(english.match(name).hasMatch()) << name.toStdString();
        EXPECT_FALSE(name.contains(u'%')) << name.toStdString();
    }
    m_language.set(QStringLiteral("en"));
}

} // namespace
} // namespace vmeter
