// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/control_api.h"

#include "app/control/api_answer.h"
#include "app/control/bench_calls.h"
#include "app/control/client_calls.h"
#include "app/control/display_condition.h"
#include "app/control/event_feed.h"
#include "app/control/fault_json.h"
#include "app/control/input_json.h"
#include "app/control/register_json.h"
#include "app/control/request_reader.h"
#include "app/control/session_calls.h"
#include "app/control/status_json.h"
#include "app/control/training_calls.h"
#include "app/control/watch_pages.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/ethernet/http/event_stream.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/scenario/yaml_tree.h"
#include "virtualhw/session/session_size.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace vmeter {

namespace {

constexpr int kShortPressMs = 100; // duration of a press without hold_ms
constexpr int kLongestPressMs = 60'000;
constexpr double kLongestStep = 31'536'000; // seconds: a year
constexpr double kSlowest = 1e-3;           // apart from 0; with a lower speed a block of 5 ms would take hours
constexpr double kFastest = 1e6;
constexpr std::size_t kLargestBody = 64 * 1024; // bytes

constexpr const char* kBytes = "application/octet-stream";

struct ErrorCode {
    int status;
    const char* code;
};
/// Error codes for errors of the HTTP layer.
constexpr std::array kErrorCodes{
    ErrorCode{400, "bad_request"},
    ErrorCode{404, "not_found"},
    ErrorCode{405, "method_not_allowed"},
    ErrorCode{408, "timeout"},
    ErrorCode{413, "body_too_large"},
    ErrorCode{417, "expectation_failed"},
    ErrorCode{431, "header_too_large"},
    ErrorCode{500, "internal_error"},
    ErrorCode{501, "not_implemented"},
    ErrorCode{503, "unavailable"},
    ErrorCode{505, "version_not_supported"},
};

std::vector<Key> readKeys(const QJsonObject& body)
{
    const auto refused = fieldError("keys", "a list of one to three different names out of set, up, enter");
    std::vector<Key> keys;
    for (const auto& item : body.value("keys").toArray()) {
        const auto name = item.toString().toStdString();
        const auto known = std::ranges::find(kKeyNames, std::string_view(name));
        const auto key = static_cast<Key>(known - kKeyNames.begin());
        if (known == kKeyNames.end() || std::ranges::find(keys, key) != keys.end()) {
            throw refused;
        }
        keys.push_back(key);
    }
    if (keys.empty()) {
        throw refused;
    }
    return keys;
}

Speed readSpeed(const QJsonObject& body)
{
    const auto speed = body.value("speed");
    if (speed.toString() == "max") {
        return {Speed::kMax};
    }
    const double factor = speed.toDouble(-1);
    if (factor != Speed::kPaused && !(factor >= kSlowest && factor <= kFastest)) {
        throw fieldError("speed", "0 (paused), a factor from 0.001 to 1000000, or \"max\"");
    }
    return {factor};
}

Duration readDuration(const QJsonObject& body)
{
    const auto seconds = body.value("seconds");
    if (!seconds.isDouble() || !(seconds.toDouble() > 0) || seconds.toDouble() > kLongestStep) {
        throw fieldError("seconds", "a number above 0, up to 31536000");
    }
    return std::max(Duration{1}, durationFromSeconds(seconds.toDouble()));
}

QJsonObject faultListJson(const Snapshot& now)
{
    return {{"meter_time_s", secondsOf(now.time)}, {"faults", faultsJson(now.faults.get())}};
}

/// Body of GET /v1/lcd.
QJsonObject lcdJson(const MeterState& meter, MenuPosition page)
{
    QJsonObject lcd = lcdTextJson(meter.lcd);
    const QJsonObject value = shownValueJson(meter, page);
    for (const QString& key : value.keys()) {
        lcd.insert(key, value[key]);
    }
    return lcd;
}

} // namespace

ControlApi::ControlApi(Simulation& simulation, ControlApiOptions options)
    : m_simulation(simulation)
    , m_options(std::move(options))
    , m_guard(m_options.tokens)
    , m_router(errorPage)
{
    addCalls();
}

void ControlApi::add(ApiCall call, Handler handler)
{
    // What the guard and the reader of the query answer to any call.
    for (const int status : {400, 401, 403}) {
        call.errors.push_back(status);
    }
    if (!call.body.empty()) {
        for (const int status : {413, 415, 503}) {
            call.errors.push_back(status);
        }
    }
    m_router.add(call.method, call.path,
        [parameters = call.parameters, handler = std::move(handler)](
            const HttpRequest& request) { return handler(request, QueryReader(request.query, parameters)); });
    m_calls.push_back(std::move(call));
}

void ControlApi::addChange(ApiCall call, HttpResponse (ControlApi::*change)(const HttpRequest&) const)
{
    add(std::move(call),
        [this, change](const HttpRequest& request, const QueryReader&) { return (this->*change)(request); });
}

void ControlApi::addReading(ApiCall call, QJsonObject (*read)(const Snapshot&))
{
    add(std::move(call),
        [this, read](const HttpRequest&, const QueryReader&) { return json(read(*m_simulation.snapshot())); });
}

HttpResponse ControlApi::handle(const HttpRequest& request) const
{
    try {
        auto page = watchPage(request);
        m_guard.check(request, !page);
        return secured(page ? std::move(*page) : m_router.route(request));
    } catch (const ApiError& refused) {
        return secured(errorAnswer(refused));
    } catch (const WaitEnded& ended) {
        return secured(ended.reason() == WaitEnded::Reason::paused
                ? errorAnswer(
                    409, "paused", "the speed was set to 0, which ended the step before its time was over", {})
                : errorPage(503, "the client has closed the connection"));
    } catch (const SimulationStopped& stopped) {
        return secured(errorPage(503, std::string(stopped.what()) + ", or another bench has been put in its place"));
    }
}

HttpAdmission ControlApi::admit(const HttpRequest& request) const
{
    HttpAdmission admission;
    admission.bodyBytes = kLargestBody;
    if (request.method == "GET") {
        return admission; // has no body that matters; handle() checks it
    }
    try {
        m_guard.check(request);
        if (request.method == "PUT" && request.path == "/v1/scenario") {
            admission.bodyBytes = scenario_format::kMaxTextBytes;
        } else if (request.method == "PUT" && request.path == "/v1/session") {
            admission.bodyBytes = kLongestSession;
            admission.place = m_sessionLoads.take();
            if (!admission.place) {
                throw ApiError(409, "busy", "another session is being loaded: wait until it is");
            }
        }
    } catch (const ApiError& refused) {
        admission.refusal = secured(errorAnswer(refused));
    }
    return admission;
}

std::shared_ptr<void> ControlApi::placeToWait(const HttpRequest& request) const
{
    auto place = (m_guard.canControl(request) ? m_operatorWaits : m_viewerWaits).take();
    if (!place) {
        throw ApiError(503, "too_many_waits",
            "as many requests wait for meter time as may with such a token; ask again when one has ended");
    }
    return place;
}

HttpLimits ControlApi::limits()
{
    HttpLimits limits;
    limits.bodyBytes = kLongestSession;
    return limits;
}

HttpResponse ControlApi::errorPage(int status, const std::string& message)
{
    const auto known = std::ranges::find(kErrorCodes, status, &ErrorCode::status);
    return errorAnswer(status, known == kErrorCodes.end() ? "error" : known->code, message, {});
}

HttpResponse ControlApi::getDescription() const
{
    const std::string_view frame = findEmbeddedFile(controlFiles(), "api_frame.json")->text;
    return json(apiDescription(
        QJsonDocument::fromJson(QByteArray(frame.data(), static_cast<qsizetype>(frame.size()))).object(), m_calls));
}

HttpResponse ControlApi::getStatus(const HttpRequest& request) const
{
    const auto servers = m_options.addresses ? m_options.addresses() : ServerAddresses{};
    auto status
        = statusJson(*m_simulation.snapshot(), servers, m_options.linkFault ? m_options.linkFault() : QString());
    status.insert("version", m_options.version);
    const auto loading = loadingShare(m_options.sessions);
    status.insert("loading", loading ? QJsonValue(*loading) : QJsonValue());
    const bool canControl = m_guard.canControl(request);
    status.insert("access", canControl ? "work" : "look");
    return json(canControl ? status : redactForViewer(status));
}

HttpResponse ControlApi::getLcd(const HttpRequest& request, const QueryReader& query) const
{
    const auto until = query.text("until");
    const int timeout = query.integer("timeout_s");
    if (!until) {
        const std::shared_ptr<const Snapshot> now = m_simulation.snapshot();
        return json(lcdJson(now->meter, now->page));
    }
    const auto place = placeToWait(request);
    const auto wait = m_simulation.waitForDisplay(
        displayCondition(*until), Duration::seconds(static_cast<unsigned>(timeout)), request.clientGone);
    using Outcome = Simulation::DisplayWait::Outcome;
    const std::string shown
        = mainText(wait.lcd).data() + std::string(" ") + unitText(wait.lcd) + ", menu " + labelText(wait.lcd).data();
    if (wait.outcome == Outcome::timeOver) {
        throw ApiError(408, "timeout",
            "the display did not come to " + *until + " within " + std::to_string(timeout)
                + " s of meter time; it shows " + shown,
            "until");
    }
    if (wait.outcome == Outcome::paused) {
        throw ApiError(409, "paused",
            "meter time stands still, so the display cannot come to " + *until + "; it shows " + shown
                + "; set a speed with PUT /v1/time, or step with POST /v1/time/step",
            "until");
    }
    MeterState meter = m_simulation.snapshot()->meter;
    meter.lcd = wait.lcd;
    return json(lcdJson(meter, wait.page));
}

HttpResponse ControlApi::getEvents(const HttpRequest& request, const QueryReader& query) const
{
    auto types = eventTypes(query.text("types").value_or(""));
    std::shared_ptr<void> place;
    if (!m_guard.canControl(request)) {
        types.erase("fault");
        place = m_viewerStreams.take();
        if (!place) {
            throw ApiError(503, "too_many_streams", "as many viewers get events as may; ask again when one has gone");
        }
    }
    auto feed = eventFeed(m_simulation.events(), m_options.traffic, std::move(types));
    return eventStream([feed = std::move(feed), place = std::move(place)] { return feed(); });
}

HttpResponse ControlApi::getLcdPicture(const QueryReader& query) const
{
    if (!m_options.paintLcd) {
        throw ApiError(404, "not_available", "this program was built without a painter for the display");
    }
    const int scale = query.integer("scale");
    // One at a time, and the last one is kept: the largest pictures need as much memory as all the rest of the program.
    const LcdFrame lcd = m_simulation.snapshot()->meter.lcd;
    const std::lock_guard lock(m_painting);
    if (m_paintedScale != scale || !(m_painted == lcd)) {
        m_picture = m_options.paintLcd(lcd, scale).toStdString();
        m_painted = lcd;
        m_paintedScale = scale;
    }
    return {200, "image/png", m_picture, {}, false};
}

HttpResponse ControlApi::getClients(const HttpRequest& request) const
{
    const auto place = placeToWait(request);
    const auto servers = m_options.addresses ? m_options.addresses() : ServerAddresses{};
    return json({{"clients", shownByClients(servers.modbus, *m_simulation.snapshot())}});
}

HttpResponse ControlApi::getRegisters(const QueryReader& query) const
{
    const int address = query.integer("address");
    const int count = query.integer("count");
    const auto now = m_simulation.snapshot();
    return json(registersJson(now->meter, static_cast<uint16_t>(address), static_cast<uint16_t>(count)));
}

HttpResponse ControlApi::postKeys(const HttpRequest& request) const
{
    const auto body = readObject(request.body, {"keys", "hold_ms"});
    auto keys = readKeys(body);
    const int hold = body.contains("hold_ms") ? readInteger(body, "hold_ms", 1, kLongestPressMs) : kShortPressMs;
    const auto place = placeToWait(request);
    m_simulation.press(std::move(keys), Duration::milliseconds(static_cast<uint64_t>(hold)), request.clientGone);
    return json(timeJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::putTime(const HttpRequest& request) const
{
    const auto speed = readSpeed(readObject(request.body, {"speed"}));
    if (m_simulation.snapshot()->timeLocked) {
        throw ApiError(409, "exam",
            "an exam is under way: it takes place in real time, without a pause; end it with POST /v1/training "
            "{\"do\": \"end\"}",
            "speed");
    }
    m_simulation.setSpeed(speed);
    return json(timeJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::postTimeStep(const HttpRequest& request) const
{
    const Duration duration = readDuration(readObject(request.body, {"seconds"}));
    const auto place = placeToWait(request);
    m_simulation.step(duration, request.clientGone);
    return json(timeJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::putScenario(const HttpRequest& request) const
{
    replaceScenario(m_simulation, request.body);
    const auto now = m_simulation.snapshot();
    auto answer = timeJson(*now);
    answer.insert("scenario", localizedJson(now->scenarioName));
    return json(answer);
}

HttpResponse ControlApi::patchInput(const HttpRequest& request) const
{
    changeInput(m_simulation, request.body);
    return json(timeJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::postPower(const HttpRequest& request) const
{
    const bool on = readBool(readObject(request.body, {"on"}), "on");
    m_simulation.call([on](Bench& bench) { bench.apply(SwitchMains{on}); });
    auto answer = timeJson(*m_simulation.snapshot());
    answer.insert("on", on);
    return json(answer);
}

HttpResponse ControlApi::getFaults() const
{
    m_simulation.call([](Bench&) {}); // counts the replies that were corrupted before
    return json(faultListJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::postCoachValues(const HttpRequest& request) const
{
    return json(QJsonObject{{"values", takeShownValues(m_options.coachValues.get(), request.body)}});
}

HttpResponse ControlApi::putFaults(const HttpRequest& request) const
{
    replaceFaults(m_simulation, request.body);
    return json(faultListJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::postFault(const HttpRequest& request) const
{
    const uint32_t id = beginFault(m_simulation, request.body);
    auto answer = faultListJson(*m_simulation.snapshot());
    answer.insert("id", static_cast<qint64>(id));
    return json(answer);
}

HttpResponse ControlApi::deleteFault(const QueryReader& query) const
{
    endFault(m_simulation, static_cast<uint32_t>(query.integer("id")));
    return json(faultListJson(*m_simulation.snapshot()));
}

HttpResponse ControlApi::getTraining() const
{
    return json(trainingJson(m_options.training));
}

HttpResponse ControlApi::getFaultPool() const
{
    return json(poolJson(m_options.training));
}

HttpResponse ControlApi::getTrainingRecord() const
{
    return {200, kBytes, trainingRecord(m_options.training).toStdString(),
        {{"Content-Disposition", "attachment; filename=\"record.vms\""}}, false};
}

HttpResponse ControlApi::postTraining(const HttpRequest& request) const
{
    doTraining(m_options.training, readObject(request.body, {"do", "lesson", "candidate", "seed", "answer", "fault"}));
    return json(trainingJson(m_options.training));
}

HttpResponse ControlApi::getSession() const
{
    return {200, kBytes, savedSession(m_options.sessions),
        {{"Content-Disposition", "attachment; filename=\"session.vms\""}}, false};
}

HttpResponse ControlApi::putSession(const HttpRequest& request) const
{
    const std::size_t checked = loadBenchRecording(m_options.sessions, request.body, request.clientGone);
    const auto now = m_simulation.snapshot();
    auto answer = timeJson(*now);
    answer.insert("scenario", localizedJson(now->scenarioName));
    answer.insert("checked", static_cast<qint64>(checked));
    return json(answer);
}

HttpResponse ControlApi::deleteSession() const
{
    abandonLoading(m_options.sessions);
    return json(timeJson(*m_simulation.snapshot()));
}

} // namespace vmeter
