// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/html_text.h"

namespace vmeter {

std::string htmlEscaped(std::string_view text)
{
    std::string html;
    html.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string htmlElement(std::string_view tag, std::string_view content)
{
    std::string html;
    html.append("<").append(tag).append(">").append(content);
    return html.append("</").append(tag.substr(0, tag.find(' '))).append(">");
}

} // namespace vmeter
