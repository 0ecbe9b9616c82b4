// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace vmeter::testing {

/// An empty folder for the running test only.
inline std::filesystem::path testFolder()
{
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    const auto folder
        = std::filesystem::path(::testing::TempDir()) / (std::string(test->test_suite_name()) + '.' + test->name());
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

inline void writeFile(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// Appends a number of a binary COMTRADE file.
template <class T> void append(std::string& bytes, T value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value); // the tests run on little-endian machines
}

} // namespace vmeter::testing
