// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exit_code.h"
#include "virtualhw/base/message.h"

#include <exception>
#include <string>
#include <utility>

namespace vmeter {

/// Thrown if a run cannot start, with the reason. The meter is then unchanged.
class StartRefused : public std::exception {
public:
    StartRefused(ExitCode code, Message reason)
        : m_code(code)
        , m_reason(std::move(reason))
        , m_english(m_reason.english())
    {
    }

    [[nodiscard]] ExitCode code() const { return m_code; }
    [[nodiscard]] const Message& reason() const { return m_reason; }
    [[nodiscard]] const char* what() const noexcept override { return m_english.c_str(); }

private:
    ExitCode m_code;
    Message m_reason;
    std::string m_english;
};

} // namespace vmeter
