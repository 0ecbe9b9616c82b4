// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QString>
#include <QTranslator>

namespace vmeter {

/// The language of the program, "en" or "fr": of its window, switched while that is open (every widget gets a
/// LanguageChange event), and of what it says on the terminal. There is one at a time, as there is one application.
class Language {
public:
    /// After the application is made, which takes the system's locale: numbers in files keep their point nevertheless.
    Language();

    /// The system's language if the window speaks it, else English.
    [[nodiscard]] static QString ofSystem();

    /// An unknown code gives English.
    void set(const QString& code);
    [[nodiscard]] const QString& code() const { return m_code; }

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_own; ///< our own texts
    QTranslator m_qt;  ///< Qt's dialogs, where the system has them in French
};

/// `message` in the language whose translators are installed.
[[nodiscard]] QString translated(const Message& message);

} // namespace vmeter
