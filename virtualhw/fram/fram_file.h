// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/messages/message.h"

#include <QFile>
#include <QLockFile>
#include <QString>

#include <array>
#include <memory>
#include <optional>

namespace vmeter {

/// The FRAM chip in memory only: forgotten with the program.
class FramMemory : public Fram {
public:
    void read(std::size_t address, std::span<uint8_t> bytes) const override;
    void write(std::size_t address, std::span<const uint8_t> bytes) override;

private:
    std::array<uint8_t, kFramSize> m_bytes{};
};

/// The FRAM chip as a file mapped into memory: every write is in the file's page at once, so a killed process loses
/// nothing that was written, and the file is never rewritten or truncated. One process at a time.
class FramFile : public Fram {
public:
    /// Opens or creates `fram.bin` in `directory` (created if need be). Null and `error` set (what failed, where, what
    /// to do) when it cannot be had or another process holds it.
    static std::unique_ptr<FramFile> open(const QString& directory, Message& error);
    ~FramFile() override;

    void read(std::size_t address, std::span<uint8_t> bytes) const override;
    void write(std::size_t address, std::span<const uint8_t> bytes) override;

private:
    FramFile(const QString& path, const QString& lockPath);
    QLockFile m_lock;
    QFile m_file;
    uint8_t* m_bytes = nullptr;
};

} // namespace vmeter
