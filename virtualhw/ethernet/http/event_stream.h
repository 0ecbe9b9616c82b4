// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// One server-sent event (WHATWG HTML, 9.2.6) as it goes on the wire. `type` has no line ends; `data` may have several
/// lines; `id`, for the client to name in Last-Event-ID when it comes back, has no line ends and is left out when
/// empty.
std::string eventText(std::string_view type, std::string_view data, std::string_view id = {});

/// Without anything to send for so long, a comment keeps proxies from closing the connection and finds out whether the
/// client is still there.
inline constexpr std::chrono::seconds kEventStreamSilence{15};

/// The answer with events that `next` gives: as HttpStream does, texts made by eventText(). It has to
/// be kept out of caches ("Cache-Control: no-store") like everything else that is live.
HttpResponse eventStream(
    HttpStream next, std::function<std::chrono::steady_clock::time_point()> clock = std::chrono::steady_clock::now);

} // namespace vmeter
