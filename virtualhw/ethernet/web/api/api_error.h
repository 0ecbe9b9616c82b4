// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace vmeter {

/// Error of a request to the web site's JSON interface. Nothing has been changed.
class WebApiError : public std::runtime_error {
public:
    /// `code`: its text is "error_CODE" in resources/web/texts.json. `field`: the wrong field of the body, if any.
    WebApiError(int status, const std::string& code, std::string field = {})
        : std::runtime_error(code)
        , m_status(status)
        , m_field(std::move(field))
    {
    }

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] std::string code() const { return what(); }
    [[nodiscard]] const std::string& field() const { return m_field; }

private:
    int m_status;
    std::string m_field;
};

} // namespace vmeter
