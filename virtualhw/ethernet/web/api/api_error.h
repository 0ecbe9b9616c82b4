// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace vmeter {

/// A request that the web site's JSON interface refuses. Nothing has been changed.
class WebApiError : public std::runtime_error {
public:
    /// `code` is the name of its text, "error_CODE" in resources/web/texts.json; `field` the field of the body that is
    /// wrong, if one is.
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
