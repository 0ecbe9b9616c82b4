// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/bounded_file.h"

#include <filesystem>
#include <fstream>

namespace vmeter {

Expected<std::string> readBoundedFile(const std::string& path, std::size_t most)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) {
        return refused(Phrase("Recording", "%1: no such file").with(path));
    }
    const auto size = std::filesystem::file_size(path, failure);
    if (failure || size > most) {
        return refused(
            Phrase("Recording", "%1: the file is too large: at most %2 MiB can be read").with(path, most >> 20));
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) {
        return refused(Phrase("Recording", "%1: the file cannot be read").with(path));
    }
    return bytes;
}

} // namespace vmeter
