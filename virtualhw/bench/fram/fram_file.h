// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"

#include <memory>
#include <string>

namespace vmeter {

/// The FRAM chip as a file mapped into memory. A write is in the file's page at once: a killed process loses nothing
/// that it wrote, and the file is never rewritten or truncated. One process at a time holds it.
class FramFile : public Fram {
public:
    /// Opens or creates `fram.bin` in `directory`, which is created if need be. Null and `error` set (what failed,
    /// where, what to do) when the folder or file cannot be had or another process holds it.
    static std::unique_ptr<FramFile> open(const std::string& directory, Message& error);
    ~FramFile() override;
    FramFile(const FramFile&) = delete;
    FramFile& operator=(const FramFile&) = delete;

    void read(std::size_t address, std::span<uint8_t> bytes) const override;
    void write(std::size_t address, std::span<const uint8_t> bytes) override;

private:
    FramFile(FileDescriptor lock, uint8_t* bytes);

    FileDescriptor m_lock; ///< of fram.lock; the system releases it when the process ends
    uint8_t* m_bytes;      ///< kFramSize, mapped
};

} // namespace vmeter
