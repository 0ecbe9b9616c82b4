// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/control_api.h"
#include "app/site/site_meters.h"

#include <memory>
#include <mutex>
#include <vector>

namespace vmeter {

/// The control API of a site (docs/interfaces.md, section 4.7): `/v1/meters`, `/metrics`, and for each meter the
/// control API of a single one under `/v1/meters/ID/`. The paths of a single meter without an id mean the chosen meter,
/// at first the first of the slice.
class SiteControl {
public:
    /// `site` must outlive this object.
    SiteControl(Site& site, SitePlaces places, ControlTokens tokens, std::function<QString()> controlAddress);

    /// Handles one request; the handler of the HttpServer. May be called on several threads at the same time.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request);
    /// Decides about a request after its header.
    [[nodiscard]] HttpAdmission admit(const HttpRequest& request);

private:
    /// A request to one meter; `request` has the path that the API of a single meter knows.
    struct Forwarded {
        std::size_t number = 0;
        HttpRequest request;
    };
    [[nodiscard]] bool isOwn(const HttpRequest& request) const;
    [[nodiscard]] Forwarded forwarded(const HttpRequest& request) const;
    [[nodiscard]] ControlApi& apiOf(std::size_t number);
    [[nodiscard]] HttpResponse own(const HttpRequest& request);
    [[nodiscard]] HttpResponse listMeters(const HttpRequest& request);
    [[nodiscard]] HttpResponse changeMeters(const HttpRequest& request);
    [[nodiscard]] HttpResponse chooseMeter(const HttpRequest& request);

    Site& m_site;
    const SitePlaces m_places;
    const ControlTokens m_tokens;
    const RequestGuard m_guard;
    const std::function<QString()> m_controlAddress;
    mutable std::mutex m_mutex;                      ///< guards the following
    std::vector<std::unique_ptr<ControlApi>> m_apis; ///< of each meter; made for the first request
    std::size_t m_chosen = 0;
};

} // namespace vmeter
