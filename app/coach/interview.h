// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/shown_value.h"
#include "app/coach/values/value_inbox.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace vmeter {

/// The number that a person types: decimal point or comma, blanks between thousands, perhaps a unit behind it. Nothing:
/// it is no number.
std::optional<double> typedNumber(std::string_view line);

/// Asks a person at the terminal what the client's screen shows. An answer is a value of the client; no answer to a
/// question is a batch without values. It has a thread of its own, because a person takes time.
class Interview {
public:
    /// `answers`: descriptor whose lines are the answers. The others must outlive this object.
    Interview(
        const std::vector<coach::MappedValue>& values, coach::ValueInbox& inbox, int answers, std::ostream& questions);

    /// Asks for each value, one after another.
    void ask();

private:
    void run(const std::stop_token& stop);
    void askFor(const coach::MappedValue& value, const std::stop_token& stop);
    /// The next line; nothing: there are no more, or the interview ends.
    std::optional<std::string> nextLine(const std::stop_token& stop);

    const std::vector<coach::MappedValue>& m_values;
    coach::ValueInbox& m_inbox;
    int m_answers;
    std::ostream& m_questions;
    std::string m_typed;  ///< read, and not yet a whole line
    bool m_ended = false; ///< the answers have an end
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_asked = false;
    std::jthread m_thread; ///< the last member: it stops before the others go
};

} // namespace vmeter
