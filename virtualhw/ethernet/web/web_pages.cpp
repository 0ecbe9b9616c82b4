// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_pages.h"

#include "virtualhw/base/html_text.h"
#include "virtualhw/base/text_lines.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace vmeter {

namespace {

/// Weight of an Accept-Language item such as "fr-CH;q=0.8"; 1 if the item has none.
double weight(std::string_view item)
{
    const auto mark = item.find(";q=");
    if (mark == std::string_view::npos) {
        return 1;
    }
    double weight = 0;
    std::from_chars(item.data() + mark + 3, item.data() + item.size(), weight);
    return weight;
}

bool isLanguage(std::string_view item, std::string_view code)
{
    return equalIgnoringCase(item.substr(0, code.size()), code)
        && (item.size() == code.size() || item[code.size()] == '-' || item[code.size()] == ';');
}

} // namespace

const char* languageCode(WebLanguage language)
{
    return language == WebLanguage::fr ? "fr" : "en";
}

WebLanguage chooseLanguage(const HttpRequest& request)
{
    const auto query = formFields(request.query).value_or(HttpFields{});
    const auto asked = std::ranges::find(query, "lang", &HttpFields::value_type::first);
    for (const auto language : {WebLanguage::en, WebLanguage::fr}) {
        if (asked != query.end() && asked->second == languageCode(language)) {
            return language;
        }
    }
    for (const auto language : {WebLanguage::en, WebLanguage::fr}) {
        if (request.cookie(cookieName(kLanguageCookie, request)) == languageCode(language)) {
            return language;
        }
    }
    auto chosen = WebLanguage::en;
    double heaviest = 0;
    auto rest = request.header("Accept-Language").value_or("");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const auto item = withoutBlanks(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        for (const auto language : {WebLanguage::en, WebLanguage::fr}) {
            if (isLanguage(item, languageCode(language)) && weight(item) > heaviest) {
                chosen = language;
                heaviest = weight(item);
            }
        }
    }
    return chosen;
}

WebPages::WebPages()
{
    const auto texts = QJsonDocument::fromJson(QByteArray::fromStdString(file("texts.json"))).object();
    for (auto entry = texts.begin(); entry != texts.end(); ++entry) {
        const auto text = entry.value().toObject();
        m_texts[entry.key().toStdString()]
            = {text.value("en").toString().toStdString(), text.value("fr").toString().toStdString()};
    }
}

std::string WebPages::render(
    const std::string& name, WebLanguage language, const Values& values, const Parts& parts) const
{
    const auto page = file(name);
    std::string rendered;
    std::size_t done = 0;
    for (auto begin = page.find("{{"); begin != std::string::npos; begin = page.find("{{", done)) {
        const auto end = page.find("}}", begin);
        if (end == std::string::npos) {
            throw std::logic_error(name + ": \"{{\" without \"}}\"");
        }
        const auto placeholder = std::string_view(page).substr(begin + 2, end - begin - 2);
        rendered.append(page, done, begin - done);
        if (placeholder.starts_with('>')) {
            const auto part = parts.find(placeholder.substr(1));
            if (part == parts.end()) {
                throw std::logic_error(name + ": no part \"" + std::string(placeholder) + "\"");
            }
            rendered += render(part->second, language, values, parts);
        } else {
            const auto value = values.find(placeholder);
            rendered += htmlEscaped(value != values.end() ? value->second : text(placeholder, language));
        }
        done = end + 2;
    }
    return rendered.append(page, done);
}

const std::string& WebPages::text(std::string_view name, WebLanguage language) const
{
    const auto found = m_texts.find(name);
    if (found == m_texts.end()) {
        throw std::logic_error("texts.json has no \"" + std::string(name) + "\"");
    }
    return language == WebLanguage::fr ? found->second.fr : found->second.en;
}

std::string WebPages::file(const std::string& name)
{
    const EmbeddedFile* found = findEmbeddedFile(webFiles(), name);
    if (found == nullptr) {
        throw std::logic_error("no file " + name + " in resources/web");
    }
    return std::string(found->text);
}

} // namespace vmeter
