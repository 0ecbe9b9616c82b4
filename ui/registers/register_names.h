// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <QCoreApplication>
#include <QString>

namespace vmeter {

/// Names of the register table in the language of the window.
class RegisterNames {
    Q_DECLARE_TR_FUNCTIONS(vmeter::RegisterNames)

public:
    /// Name of `row`; "reserved" for a row without a meaning.
    static QString of(const RegisterRow& row);

    /// Short: "Ea+ T1", "V1"; the name where the quantity has no symbol.
    static QString symbol(const RegisterRow& row);

private:
    static QString translated(const QString& name);
};

} // namespace vmeter
