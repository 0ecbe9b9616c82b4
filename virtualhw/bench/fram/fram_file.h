// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"

#include <array>
#include <memory>
#include <string>
#include <utility>

namespace vmeter {

/// The FRAM chip as a file. A write is in the page cache at once, so a killed process loses nothing that it wrote. Only
/// one process at a time can open it. What the meter reads comes from a copy in memory: another program that truncates
/// or overwrites the file does not disturb the running meter, and a truncated file is written whole again.
class FramFile : public Fram {
public:
    /// Opens or creates `fram.bin` in `directory`, and creates the directory if it does not exist. Returns null and
    /// sets `error` (what failed, where, what to do) if the directory or file cannot be opened, another process uses
    /// it, or framProblem() finds that its content cannot be read; the content then stays as it is.
    static std::unique_ptr<FramFile> open(const std::string& directory, Message& error);
    ~FramFile() override;
    FramFile(const FramFile&) = delete;
    FramFile& operator=(const FramFile&) = delete;

    void read(std::size_t address, std::span<uint8_t> bytes) const override;
    void write(std::size_t address, std::span<const uint8_t> bytes) override;

private:
    FramFile(FileDescriptor lock, FileDescriptor file)
        : m_lock(std::move(lock))
        , m_file(std::move(file))
    {
    }
    void writeToFile(std::size_t address, std::size_t size);

    FileDescriptor m_lock; ///< of fram.lock; the system releases it when the process ends
    FileDescriptor m_file;
    bool m_isWhole = true; ///< false: a write failed, so the next one writes everything
    std::array<uint8_t, kFramSize> m_bytes{};
};

} // namespace vmeter
