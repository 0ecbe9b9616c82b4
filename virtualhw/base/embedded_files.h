// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace vmeter {

/// A file of the source tree that is compiled into the program; embed_files() of scripts/embed_files.cmake makes the
/// table.
struct EmbeddedFile {
    std::string_view name; ///< without its folder: "kettle.yaml"
    std::string_view text;
};
using EmbeddedFiles = std::span<const EmbeddedFile>; ///< ordered by name

/// The file of that name, or null.
inline const EmbeddedFile* findEmbeddedFile(EmbeddedFiles files, std::string_view name)
{
    for (const EmbeddedFile& file : files) {
        if (file.name == name) {
            return &file;
        }
    }
    return nullptr;
}

} // namespace vmeter
