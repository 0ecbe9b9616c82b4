// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace vmeter {

/// Error of a request to the control API; the response is {"error":{"code","message","field"}}.
class ApiError : public std::exception {
public:
    /// `code`: one word for programs. `message`: what was wrong and what would be right, for people. `field`: the part
    /// of the request; empty if no particular one.
    ApiError(int status, std::string code, std::string message, std::string field = {})
        : m_status(status)
        , m_code(std::move(code))
        , m_message(std::move(message))
        , m_field(std::move(field))
    {
    }

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const std::string& code() const { return m_code; }
    [[nodiscard]] const std::string& field() const { return m_field; }
    [[nodiscard]] const char* what() const noexcept override { return m_message.c_str(); }

private:
    int m_status;
    std::string m_code;
    std::string m_message;
    std::string m_field;
};

} // namespace vmeter
