// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace vmeter {

/// Who may read a file besides its owner: as usual in the folder, or nobody.
enum class FileRights { usual, ownerOnly };

/// Writes a file as a whole: what was at `path` stays until the new content has been written. Returns an empty text, or
/// the system's reason why nothing was changed.
[[nodiscard]] QString writeWholeFile(
    const QString& path, const QByteArray& bytes, FileRights rights = FileRights::usual);

} // namespace vmeter
