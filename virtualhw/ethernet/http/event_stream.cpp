// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/event_stream.h"

#include <algorithm>
#include <utility>

namespace vmeter {

std::string eventText(std::string_view type, std::string_view data, std::string_view id)
{
    std::string text;
    if (!id.empty()) {
        text.append("id: ").append(id).append("\n");
    }
    text.append("event: ").append(type).append("\n");
    do {
        const auto end = std::min(data.find('\n'), data.size());
        text.append("data: ").append(data.substr(0, end)).append("\n");
        data.remove_prefix(std::min(end + 1, data.size()));
    } while (!data.empty());
    return text + "\n";
}

HttpResponse eventStream(HttpStream next, std::function<std::chrono::steady_clock::time_point()> clock)
{
    HttpResponse response{200, "text/event-stream", {}, {}, false};
    response.stream = [next = std::move(next), last = clock(), clock]() mutable {
        auto piece = next();
        const auto now = clock();
        if (piece && piece->empty() && now - last >= kEventStreamSilence) {
            piece = ": nothing new\n\n";
        }
        if (piece && !piece->empty()) {
            last = now;
        }
        return piece;
    };
    return response;
}

} // namespace vmeter
