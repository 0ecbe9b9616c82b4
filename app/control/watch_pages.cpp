// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/watch_pages.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <string_view>

namespace vmeter {

namespace {

struct Page {
    std::string_view path;
    const char* file;
    const char* type;
};
constexpr const char* kScript = "text/javascript; charset=utf-8";
constexpr std::array kPages{
    Page{"/watch", ":/control/watch.html", "text/html; charset=utf-8"},
    Page{"/instructor", ":/control/watch.html", "text/html; charset=utf-8"},
    Page{"/watch.css", ":/control/watch.css", "text/css; charset=utf-8"},
    Page{"/watch.js", ":/control/watch.js", kScript},
    Page{"/bench.js", ":/control/bench.js", kScript},
    Page{"/deeds.js", ":/control/deeds.js", kScript},
    Page{"/instructor.js", ":/control/instructor.js", kScript},
    Page{"/texts.js", ":/control/texts.js", kScript},
    Page{"/wrongs.js", ":/control/wrongs.js", kScript},
};

constexpr const char* kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                                "img-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

} // namespace

std::optional<HttpResponse> watchPage(const HttpRequest& request)
{
    const auto page = std::ranges::find(kPages, std::string_view(request.path), &Page::path);
    if (page == kPages.end() || request.method != "GET") {
        return {};
    }
    QFile file(QString::fromLatin1(page->file));
    file.open(QIODevice::ReadOnly);
    return HttpResponse{200, page->type, file.readAll().toStdString(), {{"Content-Security-Policy", kPolicy}}, false};
}

} // namespace vmeter
