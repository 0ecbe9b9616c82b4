// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/whole_file.h"

#include <QSaveFile>

namespace vmeter {

QString writeWholeFile(const QString& path, const QByteArray& bytes, FileRights rights)
{
    QSaveFile file(path);
    const bool open = file.open(QIODevice::WriteOnly)
        && (rights == FileRights::usual || file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    // commit() does not notice that a full disk has not taken what was still in memory.
    const bool written = open && file.write(bytes) == bytes.size() && file.flush() && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace vmeter
