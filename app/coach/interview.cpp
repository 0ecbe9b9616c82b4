// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/interview.h"

#include "app/terminal_output.h"
#include "virtualhw/base/message.h"

#include <array>
#include <charconv>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace vmeter {

namespace {

constexpr int kPollMs = 200; // so that the program ends within a second

} // namespace

std::optional<double> typedNumber(std::string_view line)
{
    constexpr std::array<std::string_view, 3> kBlanks{" ", "\u00A0", "\u202F"};
    std::string text;
    while (!line.empty()) {
        std::size_t taken = 0;
        for (const std::string_view blank : kBlanks) {
            taken = line.starts_with(blank) ? blank.size() : taken;
        }
        if (line.starts_with("\u2212")) { // the sign of typographers
            text += '-';
            taken = std::string_view("\u2212").size();
        } else if (taken == 0) {
            text += line.front() == ',' ? '.' : line.front();
            taken = 1;
        }
        line.remove_prefix(taken);
    }
    const std::string_view digits = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
    double number = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const std::string_view unit(parsed.ptr, static_cast<std::size_t>(digits.data() + digits.size() - parsed.ptr));
    // "1,234.5" is not understood, rather than taken for 1.234.
    const bool isUnit = unit.find_first_of(".0123456789") == std::string_view::npos;
    return parsed.ec == std::errc() && isUnit ? std::optional(number) : std::nullopt;
}

Interview::Interview(
    const std::vector<coach::MappedValue>& values, coach::ValueInbox& inbox, int answers, std::ostream& questions)
    : m_values(values)
    , m_inbox(inbox)
    , m_answers(answers)
    , m_questions(questions)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

void Interview::ask()
{
    const std::lock_guard lock(m_mutex);
    m_asked = true;
    m_wake.notify_one();
}

void Interview::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_asked; });
            m_asked = false;
        }
        for (const coach::MappedValue& value : m_values) {
            askFor(value, stop);
        }
    }
}

void Interview::askFor(const coach::MappedValue& value, const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        if (!m_ended) {
            const std::string what = value.unit.empty() ? value.name : value.name + " (" + value.unit + ")";
            printMessage(m_questions,
                Phrase("Coach", "What does your screen show for %1? Type the number; Enter if it shows none.")
                    .with(what));
            m_questions.flush();
        }
        const std::optional<std::string> line = nextLine(stop);
        if (!line || line->find_first_not_of(" \t\r") == std::string::npos) {
            m_inbox.add({});
            return;
        }
        if (const std::optional<double> number = typedNumber(*line)) {
            m_inbox.add({.values = {{value.name, *number}}});
            return;
        }
        printMessage(m_questions, Phrase("Coach", "'%1' is no number; type it like 1234.5").with(*line));
    }
}

std::optional<std::string> Interview::nextLine(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        if (const std::size_t end = m_typed.find('\n'); end != std::string::npos) {
            const std::string line = m_typed.substr(0, end);
            m_typed.erase(0, end + 1);
            return line;
        }
        if (m_ended) {
            return std::nullopt;
        }
        pollfd readable{m_answers, POLLIN, 0};
        if (poll(&readable, 1, kPollMs) <= 0) {
            continue;
        }
        std::array<char, 256> bytes{};
        const ssize_t count = read(m_answers, bytes.data(), bytes.size());
        m_ended = count <= 0;
        m_typed.append(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return std::nullopt;
}

} // namespace vmeter
