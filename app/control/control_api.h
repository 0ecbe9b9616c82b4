// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/value_inbox.h"
#include "app/control/quota.h"
#include "app/control/request_guard.h"
#include "app/control/request_reader.h"
#include "app/control/status_json.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/traffic/traffic_log.h"
#include "virtualhw/ethernet/http/api_description.h"
#include "virtualhw/ethernet/http/http_message.h"
#include "virtualhw/ethernet/http/http_router.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vmeter {

class BenchRecordingManager;
class Training;

/// Objects and functions that the control API needs besides the simulation.
struct ControlApiOptions {
    QString version;
    ControlTokens tokens; ///< tokens of --control-token-file
    std::function<ServerAddresses()> addresses;
    /// Reason why the link is down although the meter has power; empty: the link is up.
    std::function<QString()> linkFault;
    const TrafficLog* traffic
        = nullptr; ///< log of the Modbus server; null: register accesses are not reported as events
    /// Renders the display as a PNG picture, `scale` pixels for each unit of the drawing. Called on several threads at
    /// the same time.
    std::function<QByteArray(const LcdFrame&, int scale)> paintLcd;
    Training* training = nullptr;                     ///< training of the simulation; null: none
    BenchRecordingManager* sessions = nullptr;        ///< of the simulation; null: none
    std::shared_ptr<coach::ValueInbox> coachValues{}; ///< for what a client shows; null: no coach judges it
};

/// The bench's control API (docs/interfaces.md, section 4): reads from snapshots and controls the bench by commands to
/// the simulation. A body is applied completely or not at all. Calls that let meter time pass respond when it has
/// passed; they end with 503 if the simulation stops meanwhile. When the client disconnects, its wait, step or load
/// ends.
class ControlApi {
public:
    ControlApi(Simulation& simulation, ControlApiOptions options);

    /// Handles one request; the handler of the HttpServer. May be called on several threads at the same time.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request) const;

    /// Decides about a request after its header; of the HttpServer. Refuses what RequestGuard refuses, before the body
    /// is received, and gives each path its own limit: 64 KiB, 1 MiB for a scenario, kLongestSession for a session, of
    /// which only one is received and loaded at a time.
    [[nodiscard]] HttpAdmission admit(const HttpRequest& request) const;

    /// Limits of the HttpServer: a body may be as large as a session file.
    static HttpLimits limits();

    /// Errors of the HTTP server itself in the form of the API.
    static HttpResponse errorPage(int status, const std::string& message);

private:
    /// Takes a place for a request that waits for meter time; throws ApiError 503 if too many of the same right wait.
    [[nodiscard]] std::shared_ptr<void> placeToWait(const HttpRequest& request) const;
    using Handler = std::function<HttpResponse(const HttpRequest&, const QueryReader&)>;
    void add(ApiCall call, Handler handler);
    void addChange(ApiCall call, HttpResponse (ControlApi::*change)(const HttpRequest&) const);
    void addReading(ApiCall call, QJsonObject (*read)(const Snapshot&));
    void addCalls();
    void addTimeCalls();
    void addDisplayCalls();
    void addInputCalls();
    void addFaultCalls();
    void addSessionCalls();
    void addCoachCalls();
    void addTrainingCalls();
    HttpResponse getDescription() const;
    HttpResponse getStatus(const HttpRequest& request) const;
    HttpResponse getLcd(const HttpRequest& request, const QueryReader& query) const;
    HttpResponse getEvents(const HttpRequest& request, const QueryReader& query) const;
    HttpResponse getLcdPicture(const QueryReader& query) const;
    HttpResponse getClients(const HttpRequest& request) const;
    HttpResponse getRegisters(const QueryReader& query) const;
    HttpResponse postKeys(const HttpRequest& request) const;
    HttpResponse putTime(const HttpRequest& request) const;
    HttpResponse postTimeStep(const HttpRequest& request) const;
    HttpResponse putScenario(const HttpRequest& request) const;
    HttpResponse patchInput(const HttpRequest& request) const;
    HttpResponse postPower(const HttpRequest& request) const;
    HttpResponse getFaults() const;
    HttpResponse postCoachValues(const HttpRequest& request) const;
    HttpResponse putFaults(const HttpRequest& request) const;
    HttpResponse postFault(const HttpRequest& request) const;
    HttpResponse deleteFault(const QueryReader& query) const;
    HttpResponse getSession() const;
    HttpResponse getTraining() const;
    HttpResponse getFaultPool() const;
    HttpResponse getTrainingRecord() const;
    HttpResponse postTraining(const HttpRequest& request) const;
    HttpResponse putSession(const HttpRequest& request) const;
    HttpResponse deleteSession() const;

    Simulation& m_simulation;
    const ControlApiOptions m_options;
    const RequestGuard m_guard;
    /// Viewers have places of their own, so that they cannot keep out an operator. All waits and streams together are
    /// fewer than the connections of HttpLimits, so that an operator can always set the speed.
    const Quota m_operatorWaits{32};
    const Quota m_viewerWaits{8};
    const Quota m_viewerStreams{12}; ///< of the 16 of HttpLimits
    const Quota m_sessionLoads{1};
    std::vector<ApiCall> m_calls; ///< what the router serves
    HttpRouter m_router;

    mutable std::mutex m_painting; ///< guards the last picture of the display
    mutable LcdFrame m_painted;
    mutable int m_paintedScale = 0; ///< 0: there is none yet
    mutable std::string m_picture;
};

} // namespace vmeter
