// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

class Message;

/// A text of the program in English, with places %1 to %9 for values and %n for the count. lupdate finds the texts by
/// this class name. The arguments are those of QCoreApplication::translate(); all must be literals except the count
/// (without a cast: lupdate would ignore the text).
class Phrase {
public:
    constexpr Phrase() = default;
    constexpr Phrase(const char* context, const char* text, const char* disambiguation = nullptr, long count = kNoCount)
        : m_context(context)
        , m_text(text)
        , m_disambiguation(disambiguation)
        , m_count(count)
    {
    }

    /// Returns the message with these values in its places. A value is an integer, a text that is not translated (a
    /// name, a word of a file), or another phrase or message.
    template <class... Values> [[nodiscard]] Message with(const Values&... values) const;

    [[nodiscard]] constexpr bool isEmpty() const { return m_text == nullptr; }

    // Used by translators.
    [[nodiscard]] constexpr const char* context() const { return m_context; } ///< null: not translated
    [[nodiscard]] constexpr const char* text() const { return m_text; }
    [[nodiscard]] constexpr const char* disambiguation() const { return m_disambiguation; }
    [[nodiscard]] constexpr bool hasCount() const { return m_count != kNoCount; }
    [[nodiscard]] constexpr long count() const { return m_count; } ///< -1 without one

private:
    static constexpr long kNoCount = -1;

    const char* m_context = nullptr;
    const char* m_text = nullptr;
    const char* m_disambiguation = nullptr;
    long m_count = kNoCount;
};

/// A text type with UTF-8 in it, such as QString.
template <class Text>
concept ConvertibleText = requires(const Text& text)
{
    {
        text.toStdString()
        } -> std::same_as<std::string>;
};

/// A text for a person, not translated yet, so the thread that makes it need not know the person's language. The window
/// and the terminal show translated(message) (virtualhw/base/language.h); logs and the control API, which scripts read,
/// use english().
class Message {
public:
    Message() = default;
    Message(const Phrase& phrase) // a phrase is a message without values
        : m_phrase(phrase)
    {
    }

    /// A text that is not translated: a file name, a word of a file, a message of the system. It is converted to one
    /// line of valid UTF-8: control characters become '?', invalid bytes become U+FFFD.
    static Message verbatim(std::string_view utf8);
    template <ConvertibleText Text> static Message verbatim(const Text& text) { return verbatim(text.toStdString()); }

    /// Joins several messages, one for each line.
    static Message lines(const std::vector<Message>& lines);

    [[nodiscard]] std::string english() const;

    /// Function that returns the text of a phrase in its language, still with the places.
    using Translator = std::string (*)(const Phrase& phrase);
    [[nodiscard]] std::string in(Translator translator) const;

    [[nodiscard]] bool isEmpty() const { return m_phrase.isEmpty() && m_verbatim.empty(); }
    friend bool operator==(const Message& a, const Message& b) { return a.english() == b.english(); }

private:
    friend class Phrase;

    static Message valueOf(const Message& message) { return message; }
    static Message valueOf(const Phrase& phrase) { return phrase; }
    static Message valueOf(std::string_view utf8) { return verbatim(utf8); }
    static Message valueOf(const char* utf8) { return verbatim(std::string_view(utf8)); }
    static Message valueOf(const ConvertibleText auto& text) { return verbatim(text); }
    static Message valueOf(std::integral auto number) { return verbatim(std::to_string(number)); }

    Phrase m_phrase;
    std::string m_verbatim; ///< UTF-8; used if there is no phrase
    std::vector<Message> m_values;
};

template <class... Values> Message Phrase::with(const Values&... values) const
{
    static_assert(sizeof...(values) <= 9);
    Message message(*this);
    message.m_values = {Message::valueOf(values)...};
    return message;
}

/// "A, B or C" and "A, B and C".
Message anyOf(std::span<const std::string_view> words);
Message allOf(std::span<const std::string_view> words);

} // namespace vmeter
