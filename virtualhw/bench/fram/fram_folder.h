// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/expected.h"
#include "virtualhw/base/file_descriptor.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// The FRAM chips of many meters in one file, `meters.bin` of a folder: for each meter a header with its name and the
/// kFramSize bytes of its chip (docs/interfaces.md, section 7.6). The file is mapped into memory, so a write is in the
/// page cache at once, and a killed process loses nothing that it wrote. All its blocks are on the disk before a meter
/// starts. Only one process at a time can open it.
class FramFolder {
public:
    /// Opens or creates the file, and the folder if it does not exist.
    static Expected<std::unique_ptr<FramFolder>> open(const std::string& folder);
    ~FramFolder();
    FramFolder(const FramFolder&) = delete;
    FramFolder& operator=(const FramFolder&) = delete;

    /// Adds blank chips for those of `names` that have none; what is there for other names stays. Returns why a meter
    /// must not be started: the disk is full, or framProblem() of its chip; empty if all may. Must be called once.
    [[nodiscard]] Message makeRoom(const std::vector<std::string>& names);

    /// The chip of one of the names of makeRoom(). This object must outlive it.
    [[nodiscard]] std::unique_ptr<Fram> fram(const std::string& name) const;

private:
    FramFolder(std::string path, FileDescriptor lock, FileDescriptor file);
    Message map(std::size_t slots);
    [[nodiscard]] Message readHeaders();
    [[nodiscard]] std::span<uint8_t> slot(std::size_t number) const;

    std::string m_path;
    FileDescriptor m_lock;
    FileDescriptor m_file;
    std::span<uint8_t> m_bytes; ///< of the whole file
    std::map<std::string, std::size_t, std::less<>> m_slots;
    std::size_t m_used = 0; ///< number of the slot behind the last one with a name
};

} // namespace vmeter
