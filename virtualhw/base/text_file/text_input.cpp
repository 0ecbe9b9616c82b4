// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/text_input.h"

#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <zlib.h>

namespace vmeter {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} << 10;

/// UTF-16 without a byte order mark: ASCII characters have a 0 in every other byte.
std::optional<TextEncoding> utf16In(std::string_view begin)
{
    if (begin.size() < 8) {
        return std::nullopt;
    }
    std::size_t zerosAtEven = 0;
    std::size_t zerosAtOdd = 0;
    const std::size_t size = std::min<std::size_t>(begin.size(), 200) & ~std::size_t{1};
    for (std::size_t i = 0; i < size; ++i) {
        zerosAtEven += i % 2 == 0 && begin[i] == '\0' ? 1U : 0U;
        zerosAtOdd += i % 2 == 1 && begin[i] == '\0' ? 1U : 0U;
    }
    if (zerosAtOdd * 4 > size && zerosAtEven == 0) {
        return TextEncoding::utf16Little;
    }
    return zerosAtEven * 4 > size && zerosAtOdd == 0 ? std::optional(TextEncoding::utf16Big) : std::nullopt;
}

} // namespace

struct TextInput::State {
    struct GzipClose {
        void operator()(gzFile opened) const { gzclose(opened); }
    };

    std::unique_ptr<gzFile_s, GzipClose> file; ///< null: memory
    std::string_view memory;
    std::size_t memoryAt = 0;
    std::size_t most = 0;
    std::optional<TextEncoding> given;
    std::optional<TextEncoding> encoding; ///< empty: decided line by line
    std::string raw;                      ///< of the last chunk, with what remained of the chunk before (UTF-16)
    std::string buffer;
    std::size_t at = 0;
    std::size_t total = 0;
    bool begun = false;
    bool ended = false;
    char lineEnd = '\n';
    std::size_t number = 0;
    std::string decoded;
    Message error;

    bool fill();
    std::size_t readSome(char* target, std::size_t count);
    void begin();
    std::optional<std::string_view> finished(std::string_view line);
    void fail(const Message& what)
    {
        error = what;
        ended = true;
        buffer.clear();
        at = 0;
    }
};

std::size_t TextInput::State::readSome(char* target, std::size_t count)
{
    if (file == nullptr) {
        const std::size_t size = std::min(count, memory.size() - memoryAt);
        std::copy_n(memory.data() + memoryAt, size, target);
        memoryAt += size;
        return size;
    }
    const int size = gzread(file.get(), target, static_cast<unsigned>(count));
    int number = Z_OK;
    gzerror(file.get(), &number);
    if (size < 0 || (number != Z_OK && number != Z_STREAM_END)) {
        fail(Phrase("Recording", "the file cannot be read to its end: it is cut or damaged"));
        return 0;
    }
    return static_cast<std::size_t>(size);
}

/// Decides on the encoding and the line ends at the first chunk.
void TextInput::State::begin()
{
    begun = true;
    encoding = given;
    std::size_t mark = 0;
    if (raw.starts_with("\xEF\xBB\xBF")) {
        encoding = TextEncoding::utf8;
        mark = 3;
    } else if (raw.starts_with("\xFF\xFE")) {
        encoding = TextEncoding::utf16Little;
        mark = 2;
    } else if (raw.starts_with("\xFE\xFF")) {
        encoding = TextEncoding::utf16Big;
        mark = 2;
    } else if (const auto wide = utf16In(raw)) {
        encoding = wide;
    }
    raw.erase(0, mark);
    if (raw.find('\n') == std::string::npos && raw.find('\r') != std::string::npos) {
        lineEnd = '\r';
    }
}

bool TextInput::State::fill()
{
    if (ended) {
        return false;
    }
    const std::size_t before = raw.size();
    raw.resize(before + kChunkBytes);
    const std::size_t size = readSome(raw.data() + before, kChunkBytes);
    if (!error.isEmpty()) {
        return false;
    }
    raw.resize(before + size);
    total += size;
    ended = size == 0;
    if (total > most) {
        fail(Phrase("Recording", "the file is too large: at most %1 MiB can be read").with(most >> 20));
        return false;
    }
    if (!begun) {
        begin();
    }
    buffer.erase(0, at);
    at = 0;
    if (encoding == TextEncoding::utf16Little || encoding == TextEncoding::utf16Big) {
        // A character of four bytes must not be cut.
        std::size_t whole = raw.size() & ~std::size_t{1};
        if (!ended && whole >= 2) {
            const char high = raw[whole - (encoding == TextEncoding::utf16Little ? 1 : 2)];
            whole -= (static_cast<unsigned char>(high) & 0xFCU) == 0xD8U ? 2U : 0U;
        }
        const auto text = toUtf8(std::string_view(raw).substr(0, whole), *encoding);
        if (!text) {
            fail(Phrase("Recording", "the file is no valid UTF-16"));
            return false;
        }
        buffer += *text;
        raw.erase(0, whole);
    } else {
        buffer += raw;
        raw.clear();
    }
    return size > 0;
}

/// The line as UTF-8.
std::optional<std::string_view> TextInput::State::finished(std::string_view line)
{
    ++number;
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    if (!line.empty() && line.back() == '\x1A') { // ends DOS text files
        line.remove_suffix(1);
    }
    if (line.size() > kMaxLineBytes) {
        fail(Phrase("Recording", "line %1: the line is too long: at most %2 bytes").with(number, kMaxLineBytes));
        return std::nullopt;
    }
    if (std::memchr(line.data(), '\0', line.size()) != nullptr) {
        fail(Phrase("Recording", "line %1: this is no text").with(number));
        return std::nullopt;
    }
    if (hasHighBytes(line)) {
        const bool wide = encoding == TextEncoding::utf16Little || encoding == TextEncoding::utf16Big;
        const bool valid = validUtf8Prefix(line) == line.size();
        if (!wide && ((encoding && encoding != TextEncoding::utf8) || !valid)) {
            auto text = toUtf8(line, encoding.value_or(TextEncoding::windows1252));
            if (!text) {
                fail(Phrase("Recording", "line %1: a character is not of this encoding; give another one as encoding")
                         .with(number));
                return std::nullopt;
            }
            decoded = std::move(*text);
            return decoded;
        }
    }
    return line;
}

TextInput::TextInput(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

TextInput::TextInput(std::string_view text, std::optional<TextEncoding> encoding)
    : m_state(std::make_unique<State>())
{
    m_state->memory = text;
    m_state->most = text.size();
    m_state->given = encoding;
}

TextInput::TextInput(TextInput&&) noexcept = default;
TextInput& TextInput::operator=(TextInput&&) noexcept = default;
TextInput::~TextInput() = default;

Expected<TextInput> TextInput::open(
    const std::string& path, std::size_t mostBytes, std::optional<TextEncoding> encoding)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) {
        return refused(Phrase("Recording", "%1: no such file").with(path));
    }
    auto state = std::make_unique<State>();
    state->file.reset(gzopen(path.c_str(), "rb"));
    if (!state->file) {
        return refused(Phrase("Recording", "%1: the file cannot be read").with(path));
    }
    gzbuffer(state->file.get(), kChunkBytes);
    state->most = mostBytes;
    state->given = encoding;
    return TextInput(std::move(state));
}

std::optional<std::string_view> TextInput::next()
{
    State& s = *m_state;
    std::size_t searched = 0;
    while (true) {
        const std::string_view rest = std::string_view(s.buffer).substr(s.at);
        const std::size_t end = s.begun ? rest.find(s.lineEnd, searched) : std::string_view::npos;
        if (end != std::string_view::npos) {
            s.at += end + 1;
            return s.finished(rest.substr(0, end));
        }
        searched = rest.size();
        if (searched > 2 * kMaxLineBytes) {
            s.fail(Phrase("Recording", "line %1: the line is too long: at most %2 bytes")
                       .with(s.number + 1, kMaxLineBytes));
        }
        if (!s.fill()) {
            break;
        }
    }
    if (!s.error.isEmpty() || s.at >= s.buffer.size()) {
        return std::nullopt;
    }
    const std::string_view last = std::string_view(s.buffer).substr(s.at);
    s.at = s.buffer.size();
    return s.finished(last);
}

std::size_t TextInput::number() const
{
    return m_state->number;
}

const Message& TextInput::error() const
{
    return m_state->error;
}

void TextInput::rewind()
{
    State& s = *m_state;
    if (s.file != nullptr) {
        gzrewind(s.file.get());
    }
    s.memoryAt = 0;
    s.raw.clear();
    s.buffer.clear();
    s.at = 0;
    s.total = 0;
    s.begun = false;
    s.ended = false;
    s.lineEnd = '\n';
    s.number = 0;
    s.error = {};
}

} // namespace vmeter
