// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/message.h"

#include "virtualhw/base/utf8.h"

#include <cstddef>

namespace vmeter {

namespace {

Message listed(std::span<const std::string_view> words, const Phrase& lastTwo)
{
    if (words.empty()) {
        return {};
    }
    std::string allButLast;
    for (const std::string_view word : words.first(words.size() - 1)) {
        allButLast.append(allButLast.empty() ? "" : ", ").append(word);
    }
    return words.size() == 1 ? Message::verbatim(words.back()) : lastTwo.with(allButLast, words.back());
}

std::string inEnglish(const Phrase& phrase)
{
    return phrase.text();
}

} // namespace

Message Message::verbatim(std::string_view utf8)
{
    Message message;
    message.m_verbatim = oneLine(utf8);
    return message;
}

Message Message::lines(const std::vector<Message>& lines)
{
    Message message;
    for (const Message& line : lines) {
        message = message.isEmpty() ? line : Phrase(nullptr, "%1\n%2").with(message, line);
    }
    return message;
}

std::string Message::english() const
{
    return in(inEnglish);
}

std::string Message::in(Translator translator) const
{
    if (m_phrase.isEmpty()) {
        return m_verbatim;
    }
    const std::string text = m_phrase.context() == nullptr ? m_phrase.text() : translator(m_phrase);
    // All places are filled in one pass, so that a '%' in a value is not mistaken for a place.
    std::string result;
    for (std::size_t n = 0; n < text.size(); ++n) {
        const char next = text[n] == '%' && n + 1 < text.size() ? text[n + 1] : '\0';
        const auto value = static_cast<std::size_t>(next - '1');
        if (next >= '1' && next <= '9' && value < m_values.size()) {
            result += m_values[value].in(translator);
            ++n;
        } else if (next == 'n' && m_phrase.hasCount()) {
            result += std::to_string(m_phrase.count());
            ++n;
        } else {
            result += text[n];
        }
    }
    return result;
}

Message anyOf(std::span<const std::string_view> words)
{
    return listed(words, Phrase("Message", "%1 or %2"));
}

Message allOf(std::span<const std::string_view> words)
{
    return listed(words, Phrase("Message", "%1 and %2"));
}

} // namespace vmeter
