// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <map>
#include <string>
#include <string_view>

namespace vmeter {

enum class WebLanguage { en, fr };
const char* languageCode(WebLanguage language); ///< "en", "fr"

/// Language for a request, in this order: the query ("lang=fr"), the cookie that the language switch set, the
/// preference of the browser, English.
WebLanguage chooseLanguage(const HttpRequest& request);
inline constexpr const char* kLanguageCookie = "vmeter_language";

/// The files of the web site (resources/web), compiled into the program.
EmbeddedFiles webFiles();

/// The pages of the web site.
class WebPages {
public:
    WebPages();

    /// Returns the page `file` with each "{{name}}" replaced: by the value in `values`, or else by the text of that
    /// name in `language` (resources/web/texts.json). Both are escaped. Throws std::logic_error for an unknown name.
    /// "{{>name}}" is replaced by the file of that name in `parts`, rendered likewise.
    using Values = std::map<std::string, std::string, std::less<>>;
    using Parts = std::map<std::string, std::string, std::less<>>;
    [[nodiscard]] std::string render(
        const std::string& name, WebLanguage language, const Values& values, const Parts& parts = {}) const;

    /// Returns the text of that name. Throws std::logic_error if there is none.
    [[nodiscard]] const std::string& text(std::string_view name, WebLanguage language) const;

    /// Returns a file unchanged. Throws std::logic_error if there is none.
    [[nodiscard]] static std::string file(const std::string& name);

private:
    struct Text {
        std::string en;
        std::string fr;
    };
    std::map<std::string, Text, std::less<>> m_texts;
};

} // namespace vmeter
