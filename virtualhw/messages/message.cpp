// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/messages/message.h"

#include <QCoreApplication>
#include <QStringList>

namespace vmeter {

namespace {

Message listed(std::span<const std::string_view> words, const Phrase& lastTwo)
{
    if (words.empty()) {
        return {};
    }
    QStringList all;
    for (const std::string_view word : words) {
        all.append(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    }
    const QString last = all.takeLast();
    return all.isEmpty() ? Message::verbatim(last) : lastTwo.with(all.join(QStringLiteral(", ")), last);
}

} // namespace

Message Message::verbatim(const QString& text)
{
    Message message;
    message.m_verbatim = text;
    for (QChar& character : message.m_verbatim) {
        if (character.category() == QChar::Other_Control) {
            character = u'?';
        }
    }
    return message;
}

Message Message::verbatim(std::string_view utf8)
{
    return verbatim(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
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
    return in(true).toStdString();
}

QString Message::translated() const
{
    return in(false);
}

QString Message::in(bool english) const
{
    if (m_phrase.isEmpty()) {
        return m_verbatim;
    }
    const QString text = english || m_phrase.m_context == nullptr
        ? QString::fromUtf8(m_phrase.m_text)
        : QCoreApplication::translate(
            m_phrase.m_context, m_phrase.m_text, m_phrase.m_disambiguation, static_cast<int>(m_phrase.m_count));
    // In one go: what a value says is not looked through for places.
    QString result;
    for (qsizetype n = 0; n < text.size(); ++n) {
        const QChar next = text[n] == u'%' && n + 1 < text.size() ? text[n + 1] : QChar();
        const auto value = static_cast<std::size_t>(next.digitValue() - 1);
        if (next.isDigit() && value < m_values.size()) {
            result += m_values[value].in(english);
            ++n;
        } else if (next == u'n' && m_phrase.m_count >= 0) {
            result += QString::number(static_cast<int>(m_phrase.m_count));
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
