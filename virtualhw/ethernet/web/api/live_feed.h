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

/// Least time between two events to one client, so that blinking marks do not flash more than three times a second.
inline constexpr std::chrono::milliseconds kLivePeriod{250};
/// Longest time between two events. An event is sent after it even if nothing has changed, so that a page notices when
/// the meter stops.
inline constexpr std::chrono::seconds kLiveHeartbeat{2};

/// The live data of the pages as JSON: display, measurements, energies, state. The state of the pulse output is on the
/// display only (manual 4.6.1). Built only once for each snapshot. All
/// functions may be called from any thread.
class LiveFeed {
public:
    LiveFeed(WebMeter meter, WebClock clock)
        : m_meter(std::move(meter))
        , m_clock(std::move(clock))
    {
    }

    [[nodiscard]] std::shared_ptr<const std::string> text();

    /// Stream of server-sent events "live", until `admitted` returns false or the meter loses power. The feed must
    /// outlive the stream.
    HttpResponse stream(std::function<bool()> admitted);

private:
    const WebMeter m_meter;
    const WebClock m_clock;
    std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_shown;
    std::shared_ptr<const std::string> m_text;
};

} // namespace vmeter
