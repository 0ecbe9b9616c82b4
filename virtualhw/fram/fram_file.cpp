// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/fram/fram_file.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace vmeter {

void FramMemory::read(std::size_t address, std::span<uint8_t> bytes) const
{
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(address), bytes.size(), bytes.begin());
}

void FramMemory::write(std::size_t address, std::span<const uint8_t> bytes)
{
    std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(address));
}

FramFile::FramFile(const QString& path, const QString& lockPath)
    : m_lock(lockPath)
    , m_file(path)
{
    // A lock is stale only when its process has gone, however old it is.
    m_lock.setStaleLockTime(0);
}

std::unique_ptr<FramFile> FramFile::open(const QString& directory, Message& error)
{
    const QDir folder(directory);
    if (!folder.mkpath(QStringLiteral("."))) {
        error = Phrase("Fram", "cannot create the folder %1; choose another with --state DIR, or use --no-state")
                    .with(directory);
        return nullptr;
    }
    const QString path = folder.filePath(QStringLiteral("fram.bin"));
    std::unique_ptr<FramFile> fram(new FramFile(path, folder.filePath(QStringLiteral("fram.lock"))));
    if (!fram->m_lock.tryLock(0)) {
        qint64 process = 0;
        QString host;
        QString program;
        fram->m_lock.getLockInfo(&process, &host, &program);
        error = Phrase(
            "Fram", "%1 is in use by process %2; stop it, choose another folder with --state DIR, or use --no-state")
                    .with(path, process);
        return nullptr;
    }
    if (!QFile::exists(path)) {
        // Appears complete or not at all.
        QSaveFile fresh(path);
        if (!fresh.open(QIODevice::WriteOnly) || fresh.write(QByteArray(kFramSize, '\0')) != qint64{kFramSize}
            || !fresh.commit()) {
            error = Phrase("Fram", "cannot write %1: %2").with(path, fresh.errorString());
            return nullptr;
        }
    }
    if (!fram->m_file.open(QIODevice::ReadWrite)) {
        error = Phrase("Fram", "cannot open %1: %2").with(path, fram->m_file.errorString());
        return nullptr;
    }
    if (fram->m_file.size() != qint64{kFramSize}) {
        error = Phrase("Fram",
            "%1 is no image of this meter's FRAM: it has %2 bytes, not %3; move it away to start with a new meter")
                    .with(path, fram->m_file.size(), kFramSize);
        return nullptr;
    }
    fram->m_bytes = fram->m_file.map(0, kFramSize);
    if (fram->m_bytes == nullptr) {
        error = Phrase("Fram", "cannot map %1: %2").with(path, fram->m_file.errorString());
        return nullptr;
    }
    return fram;
}

FramFile::~FramFile() = default;

void FramFile::read(std::size_t address, std::span<uint8_t> bytes) const
{
    std::copy_n(m_bytes + address, bytes.size(), bytes.begin());
}

void FramFile::write(std::size_t address, std::span<const uint8_t> bytes)
{
    std::copy(bytes.begin(), bytes.end(), m_bytes + address);
}

} // namespace vmeter
