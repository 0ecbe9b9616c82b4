// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <clocale>

namespace vmeter {

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
        return; // what the sources are written in
    }
    if (m_qt.load(QStringLiteral("qtbase_fr"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_own.load(QStringLiteral(":/translations/vmeter_fr.qm"))) {
        QCoreApplication::installTranslator(&m_own);
    }
}

} // namespace vmeter
