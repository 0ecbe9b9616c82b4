// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"
#include "virtualhw/ethernet/web/access/web_sessions.h"
#include "virtualhw/ethernet/web/web_meter.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace vmeter {

/// Between two events of one client at least; few enough that blinking marks cannot flash above three times a second.
inline constexpr std::chrono::milliseconds kLivePeriod{250};
/// After so long an event comes although nothing has changed, so that a page notices when the meter falls silent.
inline constexpr std::chrono::seconds kLiveHeartbeat{2};

/// What the pages show live, as JSON: display, measurements, energies, state. Made once for each snapshot, however many
/// ask. All functions may be called from any thread.
class LiveFeed {
public:
    LiveFeed(WebMeter meter, WebClock clock)
        : m_meter(std::move(meter))
        , m_clock(std::move(clock))
    {
    }

    [[nodiscard]] std::shared_ptr<const std::string> text();

    /// Server-sent events "live" as long as `admitted` says so and the meter has power. The feed outlives the stream.
    HttpResponse stream(std::function<bool()> admitted);

private:
    const WebMeter m_meter;
    const WebClock m_clock;
    std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_shown;
    std::shared_ptr<const std::string> m_text;
};

} // namespace vmeter
