// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/text_encoding.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// The lines of a text file, one after the other, as UTF-8. Uncompresses gzip. Needs the same memory for any length of
/// the file. The encoding is that of the byte order mark, UTF-16 where every other byte is 0, UTF-8 where a line is
/// valid, otherwise windows-1252, unless another is given.
class TextInput {
public:
    /// The longest line, in bytes.
    static constexpr std::size_t kMaxLineBytes = std::size_t{64} << 10;

    /// Opens a regular file of which at most `mostBytes` are read, after it is uncompressed. The error names the
    /// file.
    static Expected<TextInput> open(
        const std::string& path, std::size_t mostBytes, std::optional<TextEncoding> encoding);
    /// Reads from `text`, which must outlive this object.
    explicit TextInput(std::string_view text, std::optional<TextEncoding> encoding = {});
    TextInput(TextInput&&) noexcept;
    TextInput& operator=(TextInput&&) noexcept;
    ~TextInput();

    /// The next line, without its end; valid until the next call. Returns nothing after the last line, or if the file
    /// cannot be read on: then error() says why.
    std::optional<std::string_view> next();
    [[nodiscard]] std::size_t number() const;   ///< of the last returned line, from 1
    [[nodiscard]] const Message& error() const; ///< empty: none
    /// Begins again with the first line.
    void rewind();

private:
    struct State;
    explicit TextInput(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace vmeter
