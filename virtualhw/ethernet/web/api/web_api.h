// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/trend_recorder.h"
#include "virtualhw/ethernet/http/api_description.h"
#include "virtualhw/ethernet/http/http_router.h"
#include "virtualhw/ethernet/web/access/web_gate.h"
#include "virtualhw/ethernet/web/api/api_error.h"
#include "virtualhw/ethernet/web/api/live_feed.h"
#include "virtualhw/ethernet/web/web_meter.h"
#include "virtualhw/ethernet/web/web_pages.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

namespace vmeter {

/// Draws the display as a PNG file, `scale` times the smallest size.
using PaintLcd = std::function<QByteArray(const LcdFrame& frame, int scale)>;

/// The web site's JSON interface, described by GET /api/openapi.json. It also checks the rights: each call except
/// the sign-in needs a web login; a change needs its CSRF token (header X-CSRF-Token) and, except for the user's own
/// password, the role `admin`. Changes are made as with keys and Modbus writes, so they are saved in FRAM and shown on
/// the display.
class WebApi {
public:
    WebApi(WebMeter meter, WebGate& gate, std::shared_ptr<const TrendRecorder> trends, const WebPages& texts,
        WebClock clock, PaintLcd paintLcd);

    /// Adds the paths under /api.
    void addTo(HttpRouter& router);

private:
    /// A request that has passed the checks.
    struct Call {
        const HttpRequest& request;
        const WebSession& session;
        std::shared_ptr<const Snapshot> now;
    };
    using Answer = std::function<HttpResponse(const Call&)>;
    using Change = std::function<void(const Call&)>;

    void addReading(HttpRouter& router);
    void addSettings(HttpRouter& router);
    void addAccess(HttpRouter& router);
    void addOpen(HttpRouter& router, ApiCall call, std::function<HttpResponse(const HttpRequest&)> answer);
    void add(HttpRouter& router, WebRole role, ApiCall call, Answer answer);
    void addChange(HttpRouter& router, ApiCall call, Change change);
    void addJson(HttpRouter& router, WebRole role, ApiCall call, std::function<QJsonObject(const Call&)> json);
    [[nodiscard]] WebSession admit(const HttpRequest& request, WebRole role);
    [[nodiscard]] HttpResponse guarded(const HttpRequest& request, const std::function<HttpResponse()>& answer) const;
    [[nodiscard]] HttpResponse refusal(const HttpRequest& request, const WebApiError& error) const;

    HttpResponse signIn(const HttpRequest& request);
    HttpResponse changePassword(const Call& call);
    void changePartial(const Call& call);
    void write(uint16_t address, std::span<const uint16_t> words, const WebApiError& refused);

    const WebMeter m_meter;
    WebGate& m_gate;
    const std::shared_ptr<const TrendRecorder> m_trends;
    const WebPages& m_texts;
    LiveFeed m_feed;
    std::vector<ApiCall> m_calls; ///< what addTo() has added
    const PaintLcd m_paintLcd;
};

} // namespace vmeter
