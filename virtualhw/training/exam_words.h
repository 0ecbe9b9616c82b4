// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vmeter {

/// A text of an exam's result in both languages. The instructor chooses the language, independent of the window.
struct ExamWords {
    const char* en;
    const char* fr;
    [[nodiscard]] QString in(bool french) const { return QString::fromUtf8(french ? fr : en); }
};

} // namespace vmeter
