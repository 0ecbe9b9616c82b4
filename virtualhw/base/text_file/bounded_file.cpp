// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/bounded_file.h"

#include <filesystem>
#include <fstream>

namespace vmeter {

std::optional<std::string> readBoundedFile(const std::string& path, std::size_t most, Message& error)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) {
        error = Phrase("Recording", "%1: no such file").with(path);
        return std::nullopt;
    }
    const auto size = std::filesystem::file_size(path, failure);
    if (failure || size > most) {
        error = Phrase("Recording", "%1: the file is too large: at most %2 MiB can be read").with(path, most >> 20);
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) {
        error = Phrase("Recording", "%1: the file cannot be read").with(path);
        return std::nullopt;
    }
    return bytes;
}

} // namespace vmeter
