// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/recording/bounded_file.h"

#include <filesystem>
#include <fstream>

namespace vmeter {

std::optional<std::string> readBoundedFile(const std::string& path, std::size_t most, std::string& error)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) {
        error = path + ": no such file";
        return std::nullopt;
    }
    const auto size = std::filesystem::file_size(path, failure);
    if (failure || size > most) {
        error = path + ": the file is too large: at most " + std::to_string(most >> 20) + " MiB can be read";
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) {
        error = path + ": the file cannot be read";
        return std::nullopt;
    }
    return bytes;
}

} // namespace vmeter
