// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

class Message;

/// A text of the program, in English, with places %1 to %9 for values and %n for the count. lupdate finds the texts by
/// this name, which takes the arguments of QCoreApplication::translate(); all are literals but the count (no cast:
/// lupdate would pass over the text).
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

    /// With what stands in its places; a value may be a number, a text that is the same in all languages (a name, a
    /// word of a file), or a phrase or message of its own.
    template <class... Values> [[nodiscard]] Message with(const Values&... values) const;

    [[nodiscard]] constexpr bool isEmpty() const { return m_text == nullptr; }

private:
    friend class Message;

    static constexpr long kNoCount = -1;

    const char* m_context = nullptr;
    const char* m_text = nullptr;
    const char* m_disambiguation = nullptr;
    long m_count = kNoCount;
};

/// What the bench has to say to a person, in no language yet: it may be said in any thread, while the window changes
/// its language. Whoever shows it to the person asks for it in the language of the program; logs and the control API,
/// which scripts read, in English.
class Message {
public:
    Message() = default;
    Message(const Phrase& phrase) // a phrase is a message without values
        : m_phrase(phrase)
    {
    }

    /// The same in all languages: the name of a file, a word of it, what the system says. It is one line whatever is in
    /// it: control characters become '?'.
    static Message verbatim(const QString& text);
    static Message verbatim(std::string_view utf8);
    static Message verbatim(const char* utf8) { return verbatim(std::string_view(utf8)); }

    /// Several, one in a line.
    static Message lines(const std::vector<Message>& lines);

    [[nodiscard]] std::string english() const;
    /// In the language whose translators are installed.
    [[nodiscard]] QString translated() const;

    [[nodiscard]] bool isEmpty() const { return m_phrase.isEmpty() && m_verbatim.isEmpty(); }
    friend bool operator==(const Message& a, const Message& b) { return a.english() == b.english(); }

private:
    friend class Phrase;

    static Message valueOf(const Message& message) { return message; }
    static Message valueOf(const Phrase& phrase) { return phrase; }
    static Message valueOf(const QString& text) { return verbatim(text); }
    static Message valueOf(std::string_view utf8) { return verbatim(utf8); }
    static Message valueOf(const char* utf8) { return verbatim(utf8); }
    static Message valueOf(std::integral auto number) { return verbatim(QString::number(number)); }

    [[nodiscard]] QString in(bool english) const;

    Phrase m_phrase;
    QString m_verbatim; ///< where there is no phrase
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
