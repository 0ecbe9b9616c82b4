// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/html_text.h"
#include "virtualhw/ethernet/web/web_pages.h"

#include "core/display/lcd_frame.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <stdexcept>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

WebLanguage languageFor(const char* accepted, const char* cookie = "")
{
    HttpRequest request;
    request.headers = {{"Accept-Language", accepted}, {"Cookie", cookie}};
    return chooseLanguage(request);
}

TEST(WebPagesTest, LanguageIsTheOneTheBrowserPrefers)
{
    for (const auto* french : {"fr", "FR", "fr-CH, en;q=0.9", "de, fr;q=0.5", "en;q=0.3,fr;q=0.4", "  fr-FR"}) {
        EXPECT_EQ(languageFor(french), WebLanguage::fr) << french;
    }
    for (const auto* english :
        {"", "en", "en-GB,fr;q=0.9", "de", "*", "frr", "fr;q=0", "fr;q=x", ",,;", "en;q=0.4,fr;q=0.3"}) {
        EXPECT_EQ(languageFor(english), WebLanguage::en) << english;
    }
}

TEST(WebPagesTest, ChoiceKeptInTheCookieComesFirst)
{
    EXPECT_EQ(languageFor("en", "vmeter_language_80=fr"), WebLanguage::fr);
    EXPECT_EQ(languageFor("fr", "a=b; vmeter_language_80=en"), WebLanguage::en);
    EXPECT_EQ(languageFor("fr", "vmeter_language_80=xx"), WebLanguage::fr);
}

TEST(HtmlText, IsHarmlessInTextAndInAttributes)
{
    EXPECT_EQ(htmlEscaped("<a href=\"x\">'&'é</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;é&lt;/a&gt;");
    EXPECT_EQ(htmlEscaped(""), "");
}

TEST(HtmlText, AnElementEndsWithItsNameWithoutTheAttributes)
{
    EXPECT_EQ(htmlElement("td", "5 &lt; 6"), "<td>5 &lt; 6</td>");
    EXPECT_EQ(htmlElement("th scope=\"row\"", "<b>x</b>"), "<th scope=\"row\"><b>x</b></th>");
}

TEST(WebPagesTest, ValuesAreEscapedInPages)
{
    const WebPages pages;
    const auto page = pages.render(
        "login.html", WebLanguage::en, {{"language", "en"}, {"model", "<script>"}, {"message", "\"{{sign_in}}\""}});
    EXPECT_THAT(page, HasSubstr("<h1>&lt;script&gt;</h1>"));
    EXPECT_THAT(page, HasSubstr("&quot;{{sign_in}}&quot;")) << "a value is no template";
}

TEST(WebPagesTest, PagesAreInTheLanguageAskedFor)
{
    const WebPages pages;
    const WebPages::Values values{{"language", "fr"}, {"model", "COUNTIS E28"}, {"message", ""}};
    EXPECT_THAT(pages.render("login.html", WebLanguage::fr, values), HasSubstr("Mot de passe"));
    EXPECT_THAT(pages.render("login.html", WebLanguage::en, values), HasSubstr("Password"));
}

TEST(WebPagesTest, NoPlaceholderIsLeftWithoutText)
{
    const WebPages pages;
    const WebPages::Values values{{"language", "fr"}, {"model", "E28"}, {"message", ""}, {"user", "admin"}};
    for (const auto* file : {"login.html", "overview.html"}) {
        EXPECT_THAT(pages.render(file, WebLanguage::fr, values), Not(HasSubstr("{{"))) << file;
    }
}

TEST(WebPagesTest, PartsStandWhereThePageNamesThem)
{
    const WebPages pages;
    const auto page = pages.render("energies.html", WebLanguage::fr, {}, {{"energy_rows", "energy_rows.html"}});
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Apparente Eap</th>"));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(WebPagesTest, LanguageInTheAddressGoesBeforeTheSwitch)
{
    HttpRequest request;
    request.headers = {{"Cookie", "vmeter_language_80=en"}};
    request.query = "lang=fr";
    EXPECT_EQ(chooseLanguage(request), WebLanguage::fr);
    request.query = "lang=de";
    EXPECT_EQ(chooseLanguage(request), WebLanguage::en);
}

TEST(WebPagesTest, UnknownNamesAreErrorsOfTheProgram)
{
    const WebPages pages;
    EXPECT_THROW(static_cast<void>(pages.text("no_such_text", WebLanguage::en)), std::logic_error);
    EXPECT_THROW(static_cast<void>(pages.render("login.html", WebLanguage::en, {})), std::logic_error);
    EXPECT_THROW(static_cast<void>(pages.render("energies.html", WebLanguage::en, {})), std::logic_error) << "a part";
    EXPECT_THROW(static_cast<void>(WebPages::file("no_such_file")), std::logic_error);
}

TEST(WebPagesTest, EveryTextIsThereInBothLanguagesAndNoOther)
{
    const auto texts = QJsonDocument::fromJson(QByteArray::fromStdString(WebPages::file("texts.json"))).object();
    EXPECT_GT(texts.size(), 10);
    for (const auto& name : texts.keys()) {
        const auto text = texts[name].toObject();
        EXPECT_EQ(text.keys(), (QStringList{"en", "fr"})) << name.toStdString();
        EXPECT_FALSE(text["en"].toString().isEmpty()) << name.toStdString();
        EXPECT_FALSE(text["fr"].toString().isEmpty()) << name.toStdString();
    }
}

TEST(WebPagesTest, TheGlassIsThePictureOfTheFront)
{
    EXPECT_THAT(WebPages::file("overview.html"), HasSubstr("<img id=\"lcd\" src=\"/api/lcd.png\""));
}

constexpr const char* kFiles[]{"energies.html", "energy_rows.html", "forbidden.html", "forms.js", "layout.html",
    "lcd.js", "live.js", "login.html", "measurements.html", "navigation_admin.html", "navigation_user.html",
    "network.html", "overview.html", "settings.js", "style.css", "system.html", "tariff.html", "time.html",
    "trends.html", "trends.js", "users.html", "values.js"};

TEST(WebPagesTest, PagesLoadNothingFromElsewhereAndKeepToThePolicy)
{
    for (const auto* file : kFiles) {
        auto content = WebPages::file(file);
        content = std::regex_replace(content, std::regex("http://www\\.w3\\.org/2000/svg"), "");
        EXPECT_FALSE(std::regex_search(content, std::regex("https?://|url\\(|@import|src=\"//"))) << file;
        EXPECT_FALSE(std::regex_search(content, std::regex("\\sstyle=|\\son[a-z]+=\"|<style|innerHTML|eval\\(")))
            << file << " has something that the policy forbids";
    }
}

} // namespace
} // namespace vmeter
