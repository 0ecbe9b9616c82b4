// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// Formats one server-sent event (WHATWG HTML, 9.2.6). `type` must not contain line ends; `data` may have several
/// lines. The client sends `id` in Last-Event-ID when it reconnects; it must not contain line ends and is omitted if
/// empty.
std::string eventText(std::string_view type, std::string_view data, std::string_view id = {});

/// If there was nothing to send for this time, a comment is sent: it keeps proxies from closing the connection and
/// shows whether the client is still connected.
inline constexpr std::chrono::seconds kEventStreamSilence{15};

/// Response that streams events. `next` works like HttpStream and returns texts made by eventText(). The caller must
/// add "Cache-Control: no-store".
HttpResponse eventStream(
    HttpStream next, std::function<std::chrono::steady_clock::time_point()> clock = std::chrono::steady_clock::now);

} // namespace vmeter
