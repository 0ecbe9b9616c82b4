// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QString>
#include <QTranslator>

namespace vmeter {

/// The language of the program, "en" or "fr", for the window and the terminal output. It can be changed while the
/// window is open; each widget then gets a LanguageChange event. There must be only one object, as there is one
/// application.
class Language {
public:
    /// Must be called after the application object exists, because that sets the system's locale. Numbers in files keep
    /// the decimal point.
    Language();

    /// The system's language if it is supported, else English.
    [[nodiscard]] static QString ofSystem();

    /// An unknown code gives English.
    void set(const QString& code);
    [[nodiscard]] const QString& code() const { return m_code; }

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_own; ///< texts of this program
    QTranslator m_qt;  ///< texts of Qt's dialogs, if installed
};

/// Translates `message` with the installed translators.
[[nodiscard]] QString translated(const Message& message);

} // namespace vmeter
