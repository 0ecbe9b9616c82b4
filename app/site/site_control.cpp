// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/site/site_control.h"

#include "app/control/api_answer.h"
#include "app/control/bench_calls.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/display/lcd_painter.h"

#include <QJsonArray>

#include <array>
#include <utility>

namespace vmeter {

namespace {

constexpr std::string_view kMeters = "/v1/meters";
constexpr std::string_view kMetrics = "/metrics";
constexpr std::size_t kLargestSiteBody = 64 * 1024; // bytes
constexpr int kMostPages = 1'000'000;
constexpr int kMostPerPage = 1000;
constexpr int kUsualPerPage = 100;

} // namespace

SiteControl::SiteControl(Site& site, SitePlaces places, ControlTokens tokens, std::function<QString()> controlAddress)
    : m_site(site)
    , m_places(std::move(places))
    , m_tokens(std::move(tokens))
    , m_guard(m_tokens)
    , m_controlAddress(std::move(controlAddress))
    , m_apis(site.size())
{
}

bool SiteControl::isOwn(const HttpRequest& request) const
{
    return request.path == kMeters || request.path == kMetrics;
}

SiteControl::Forwarded SiteControl::forwarded(const HttpRequest& request) const
{
    Forwarded result{0, request};
    const std::string prefix = std::string(kMeters) + '/';
    if (!request.path.starts_with(prefix)) {
        const std::lock_guard lock(m_mutex);
        result.number = m_chosen;
        return result;
    }
    const std::string rest = request.path.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    const auto number = m_site.find(rest.substr(0, slash));
    if (!number || slash == std::string::npos) {
        throw ApiError(404, "not_found",
            "no such meter in this part of the site, or no call behind its id; GET /v1/meters lists the meters, and "
            "/v1/meters/ID/status is a call");
    }
    result.number = *number;
    result.request.path = "/v1" + rest.substr(slash);
    return result;
}

ControlApi& SiteControl::apiOf(std::size_t number)
{
    const std::lock_guard lock(m_mutex);
    if (!m_apis[number]) {
        m_apis[number] = std::make_unique<ControlApi>(m_site.simulation(number),
            ControlApiOptions{.version = QString::fromLatin1(kProgramVersion),
                .tokens = m_tokens,
                .addresses =
                    [this, number] {
                        return ServerAddresses{QString::fromStdString(m_places.modbus(number)),
                            QString::fromStdString(m_places.web(number)), m_controlAddress()};
                    },
                .linkFault = {},
                .paintLcd = lcdPng});
    }
    return *m_apis[number];
}

HttpResponse SiteControl::handle(const HttpRequest& request)
{
    try {
        if (isOwn(request)) {
            m_guard.check(request);
            return own(request);
        }
        Forwarded meant = forwarded(request);
        return apiOf(meant.number).handle(meant.request);
    } catch (const ApiError& error) {
        return secured(errorAnswer(error));
    } catch (const SimulationStopped& stopped) {
        return secured(errorAnswer(ApiError(503, "unavailable", stopped.what())));
    }
}

HttpAdmission SiteControl::admit(const HttpRequest& request)
{
    try {
        if (!isOwn(request)) {
            Forwarded meant = forwarded(request);
            return apiOf(meant.number).admit(meant.request);
        }
        m_guard.check(request);
    } catch (const ApiError& error) {
        HttpAdmission admission;
        admission.refusal = secured(errorAnswer(error));
        return admission;
    }
    HttpAdmission admission;
    admission.bodyBytes = kLargestSiteBody;
    return admission;
}

HttpResponse SiteControl::own(const HttpRequest& request)
{
    if (request.path == kMetrics && request.method == "GET") {
        return secured({200, "text/plain; version=0.0.4; charset=utf-8", siteMetrics(m_site, m_places), {}, false});
    }
    if (request.path == kMeters && request.method == "GET") {
        return listMeters(request);
    }
    if (request.path == kMeters && request.method == "PATCH") {
        return changeMeters(request);
    }
    if (request.path == kMeters && request.method == "PUT") {
        return chooseMeter(request);
    }
    HttpResponse response = secured(errorAnswer(ApiError(405, "method_not_allowed", "this path has no such method")));
    response.headers.push_back({"Allow", request.path == kMetrics ? "GET" : "GET, PATCH, PUT"});
    return response;
}

HttpResponse SiteControl::listMeters(const HttpRequest& request)
{
    static const std::array<ApiParameter, 3> kParameters{
        ApiParameter{"where", "Which meters, such as state:missing,id:flat-*; all if left out."},
        ApiParameter{"page", "From 1.", ApiParameter::Range{1, kMostPages}, 1},
        ApiParameter{"per_page", "Meters of a page.", ApiParameter::Range{1, kMostPerPage}, kUsualPerPage}};
    const QueryReader query(request.query, kParameters);
    const MeterFilter filter(query.text("where").value_or(""));
    const auto perPage = static_cast<std::size_t>(query.integer("per_page"));
    const std::size_t first = (static_cast<std::size_t>(query.integer("page")) - 1) * perPage;
    QJsonArray list;
    std::size_t total = 0;
    for (std::size_t number = 0; number < m_site.size(); ++number) {
        if (filter.admits(m_site, number)) {
            if (total >= first && total < first + perPage) {
                list.append(siteMeterJson(m_site, number, m_places));
            }
            ++total;
        }
    }
    return secured(json({{"meters", list}, {"total", static_cast<qint64>(total)}}));
}

HttpResponse SiteControl::changeMeters(const HttpRequest& request)
{
    static const std::array<ApiParameter, 1> kParameters{ApiParameter{"where", "Which meters; all if left out."}};
    const QueryReader query(request.query, kParameters);
    const MeterFilter filter(query.text("where").value_or(""));
    const MeterChange change = readMeterChange(request.body);
    std::size_t changed = 0;
    std::optional<std::size_t> last;
    for (std::size_t number = 0; number < m_site.size(); ++number) {
        if (filter.admits(m_site, number)) {
            m_site.simulation(number).post([change](Bench& bench) { applyMeterChange(bench, change); });
            last = number;
            ++changed;
        }
    }
    if (last) {
        m_site.simulation(*last).call([](Bench&) {}); // the site runs the commands of all meters together
    }
    return secured(json({{"changed", static_cast<qint64>(changed)}}));
}

HttpResponse SiteControl::chooseMeter(const HttpRequest& request)
{
    const QJsonObject body = readObject(request.body, {"chosen"});
    const std::string id = body.value("chosen").toString().toStdString();
    const auto number = m_site.find(id);
    if (!number) {
        throw fieldError("chosen", "the id of a meter of this part of the site");
    }
    const std::lock_guard lock(m_mutex);
    m_chosen = *number;
    return secured(json({{"chosen", QString::fromStdString(id)}}));
}

} // namespace vmeter
