// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/html_text.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

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

} // namespace
} // namespace vmeter
