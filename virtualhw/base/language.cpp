// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <clocale>

namespace vmeter {

namespace {

std::string installedTranslation(const Phrase& phrase)
{
    return QCoreApplication::translate(
        phrase.context(), phrase.text(), phrase.disambiguation(), static_cast<int>(phrase.count()))
        .toStdString();
}

} // namespace

Language::Language()
{
    std::setlocale(LC_NUMERIC, "C");
}

QString Language::ofSystem()
{
    return QLocale::system().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
}

void Language::set(const QString& code)
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    m_code = code == QStringLiteral("fr") ? code : QStringLiteral("en");
    QLocale::setDefault(QLocale(m_code));
    if (m_code == QStringLiteral("en")) {
        return; // the sources are in English
    }
    if (m_qt.load(QStringLiteral("qtbase_fr"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_own.load(QStringLiteral(":/translations/vmeter_fr.qm"))) {
        QCoreApplication::installTranslator(&m_own);
    }
}

QString translated(const Message& message)
{
    return QString::fromStdString(message.in(installedTranslation));
}

} // namespace vmeter
