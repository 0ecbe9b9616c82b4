// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/control_api.h"

#include "app/control/api_error.h"
#include "app/control/bench_calls.h"
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
#include "virtualhw/session/bench_recording.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <vector>

namespace vmeter {

namespace {

constexpr int kShortPressMs = 100; // duration of a press without hold_ms
constexpr int kLongestPressMs = 60'000;
constexpr double kLongestStep = 31'536'000; // seconds: a year
constexpr double kSlowest = 1e-3;           // apart from 0; with a lower speed a block of 5 ms would take hours
constexpr double kFastest = 1e6;
constexpr int kMostRegisters = 125;             // as in Modbus
constexpr int kDefaultWait = 30;                // seconds
constexpr int kLongestWait = 86'400;            // likewise
constexpr std::size_t kLargestBody = 64 * 1024; // bytes
constexpr int kDefaultScale = 4;
constexpr int kLargestScale = 16;

constexpr const char* kJson = "application/json";
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

HttpResponse json(const QJsonObject& body, int status = 200)
{
    return {
        status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString() + "\n", {}, false};
}

HttpResponse error(int status, const std::string& code, const std::string& message, const std::string& field)
{
    const QJsonObject description{
        {"code", QString::fromStdString(code)},
        {"message", QString::fromStdString(message)},
        {"field", field.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(shortened(field)))},
    };
    return json({{"error", description}}, status);
}

HttpResponse error(const ApiError& refused)
{
    auto response = error(refused.status(), refused.code(), refused.what(), refused.field());
    if (refused.status() == 401) {
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    return response;
}

/// Adds the header fields of all responses.
HttpResponse secured(HttpResponse response)
{
    response.headers.push_back({"Cache-Control", "no-store"});
    response.headers.push_back({"X-Content-Type-Options", "nosniff"});
    response.headers.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
    return response;
}

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

void ControlApi::addCalls()
{
    addTimeCalls();
    addDisplayCalls();
    addInputCalls();
    addFaultCalls();
    addSessionCalls();
    addTrainingCalls();
    add({.method = "GET",
            .path = "/v1/status",
            .summary = "Model, meter time, speed, scenario, addresses, link, faults",
            .answer = {{kJson, "Status"}}},
        [this](const HttpRequest& request, const QueryReader&) { return getStatus(request); });
    addReading({.method = "GET",
                   .path = "/v1/measurements",
                   .summary = "Instantaneous values, in SI units and full resolution",
                   .answer = {{kJson, "Measurements"}}},
        measurementsJson);
    addReading({.method = "GET",
                   .path = "/v1/energies",
                   .summary = "Every energy register with its residual, and pulse counts",
                   .answer = {{kJson, "Energies"}}},
        energiesJson);
    add({.method = "GET",
            .path = "/v1/registers",
            .summary = "Registers as Modbus reads them, and what they mean",
            .parameters
            = {{"address", "Of the first register, as printed in the table. Decimal, or hexadecimal with 0x.",
                   ApiParameter::Range{0, 0xFFFF}},
                {"count", "Words.", ApiParameter::Range{1, kMostRegisters}, 1}},
            .answer = {{kJson, "Registers"}}},
        [this](const HttpRequest&, const QueryReader& query) { return getRegisters(query); });
    add({.method = "GET",
            .path = "/v1/events",
            .summary = "What happens, as it happens",
            .description = "Where a client is too slow, an event `lost` says how many it has not got. Faults are not "
                           "told to who may only look.",
            .parameters = {{"types",
                "Which, with commas between; all if left out: lcd, led, pulse, key, tariff, fault, register."}},
            .answer = {{"text/event-stream", "EventStream"}},
            .errors = {503}},
        [this](const HttpRequest& request, const QueryReader& query) { return getEvents(request, query); });
    add({.method = "GET",
            .path = "/v1/openapi.json",
            .summary = "This description",
            .answer = {{kJson, "ApiDescription"}}},
        [this](const HttpRequest&, const QueryReader&) { return json(description()); });
}

QJsonObject ControlApi::description() const
{
    const std::string_view frame = findEmbeddedFile(controlFiles(), "api_frame.json")->text;
    return apiDescription(
        QJsonDocument::fromJson(QByteArray(frame.data(), static_cast<qsizetype>(frame.size()))).object(), m_calls);
}

void ControlApi::addTimeCalls()
{
    addReading({.method = "GET", .path = "/v1/time", .summary = "Meter time and speed", .answer = {{kJson, "Time"}}},
        timeJson);
    addChange({.method = "PUT",
                  .path = "/v1/time",
                  .summary = "Set the speed",
                  .description = "0 also ends the steps that are under way. During an exam it is refused (409 exam): "
                                 "time is that of the clock, without a pause.",
                  .body = {{kJson, "SpeedChange"}},
                  .answer = {{kJson, "Time"}},
                  .errors = {409}},
        &ControlApi::putTime);
    addChange({.method = "POST",
                  .path = "/v1/time/step",
                  .summary = "Let meter time pass, as fast as possible",
                  .description = "Steps at the same time overlap: they begin at the same meter time. The speed 0 ends "
                                 "all steps (409 paused); a step whose client has gone ends too.",
                  .body = {{kJson, "TimeStep"}},
                  .answered = "It has passed.",
                  .answer = {{kJson, "Time"}},
                  .errors = {409}},
        &ControlApi::postTimeStep);
}

void ControlApi::addDisplayCalls()
{
    addChange({.method = "POST",
                  .path = "/v1/keys",
                  .summary = "Press keys together, and release them",
                  .description = "While paused it advances meter time by the press.",
                  .body = {{kJson, "PressedKeys"}},
                  .answered = "The release has been handled.",
                  .answer = {{kJson, "Time"}}},
        &ControlApi::postKeys);
    add({.method = "GET",
            .path = "/v1/lcd",
            .summary = "What the display shows, or wait until it shows something",
            .description = "Without `until` it answers at once. The wait ends when the client closes the connection.",
            .parameters = {{"until",
                               "Conditions with commas between, such as unit:kvarh,icon:L1. Parts: menu (or label), "
                               "main, unit, icon."},
                {"timeout_s", "Meter time, s.", ApiParameter::Range{1, kLongestWait}, kDefaultWait}},
            .answer = {{kJson, "Lcd"}},
            .errors = {408, 409, 503}},
        [this](const HttpRequest& request, const QueryReader& query) { return getLcd(request, query); });
    add({.method = "GET",
            .path = "/v1/lcd.png",
            .summary = "The same frame as a picture",
            .parameters
            = {{"scale", "Pixels for a unit of the drawing.", ApiParameter::Range{1, kLargestScale}, kDefaultScale}},
            .answered = "The glass.",
            .answer = {{"image/png", "Picture"}},
            .errors = {404}},
        [this](const HttpRequest&, const QueryReader& query) { return getLcdPicture(query); });
}

void ControlApi::addInputCalls()
{
    addChange({.method = "PUT",
                  .path = "/v1/scenario",
                  .summary = "Replace the scenario",
                  .description = "Its time starts at 0; energies, settings and meter time go on. It cannot name "
                                 "recordings: those are files.",
                  .body = {{"application/yaml", "ScenarioText"}, {kJson, "ScenarioObject"}},
                  .answer = {{kJson, "ScenarioPlayed"}}},
        &ControlApi::putScenario);
    addReading(
        {.method = "GET", .path = "/v1/input", .summary = "What is at the terminals", .answer = {{kJson, "Input"}}},
        inputJson);
    addChange({.method = "PATCH",
                  .path = "/v1/input",
                  .summary = "Change the inputs by hand",
                  .body = {{kJson, "InputChange"}},
                  .answer = {{kJson, "Time"}}},
        &ControlApi::patchInput);
    addChange({.method = "POST",
                  .path = "/v1/power",
                  .summary = "Mains off or on",
                  .body = {{kJson, "MainsSwitch"}},
                  .answer = {{kJson, "MainsState"}}},
        &ControlApi::postPower);
}

void ControlApi::addFaultCalls()
{
    add({.method = "GET", .path = "/v1/faults", .summary = "Faults in force", .answer = {{kJson, "FaultList"}}},
        [this](const HttpRequest&, const QueryReader&) {
            m_simulation.call([](Bench&) {}); // counts the replies that were spoiled before
            return json(faultListJson(*m_simulation.snapshot()));
        });
    addChange({.method = "PUT",
                  .path = "/v1/faults",
                  .summary = "End all faults and begin these",
                  .body = {{kJson, "FaultsChange"}},
                  .answer = {{kJson, "FaultList"}}},
        &ControlApi::putFaults);
    addChange({.method = "POST",
                  .path = "/v1/faults",
                  .summary = "Begin one fault beside those in force",
                  .body = {{kJson, "Fault"}},
                  .answer = {{kJson, "FaultBegun"}}},
        &ControlApi::postFault);
    add({.method = "DELETE",
            .path = "/v1/faults",
            .summary = "End one fault",
            .parameters = {{"id", "As the list has it.", ApiParameter::Range{1, std::numeric_limits<int>::max()}}},
            .answer = {{kJson, "FaultList"}},
            .errors = {404, 503}},
        [this](const HttpRequest&, const QueryReader& query) { return deleteFault(query); });
}

void ControlApi::addSessionCalls()
{
    add({.method = "GET",
            .path = "/v1/session",
            .summary = "The session of the running bench up to now",
            .answered = "A session file: `vmeter replay` checks it.",
            .answer = {{kBytes, "SessionFile"}},
            .errors = {404, 409, 500, 503}},
        [this](const HttpRequest&, const QueryReader&) { return getSession(); });
    addChange({.method = "PUT",
                  .path = "/v1/session",
                  .summary = "Load a session in place of the running bench",
                  .description
                  = "It is lived again while the running bench goes on (`loading` of GET /v1/status), then takes its "
                    "place at its own meter time, with the same speed and servers. Nothing has changed when it fails: "
                    "400 invalid_session; 409 session_differs, busy, recording (--record writes the running bench), "
                    "training or cancelled.",
                  .body = {{kBytes, "SessionFile"}},
                  .answer = {{kJson, "SessionLoaded"}},
                  .errors = {404, 409}},
        &ControlApi::putSession);
    add({.method = "DELETE",
            .path = "/v1/session",
            .summary = "Stop loading a session",
            .answered = "What was being loaded is refused as cancelled; nothing else changes.",
            .answer = {{kJson, "Time"}},
            .errors = {404}},
        [this](const HttpRequest&, const QueryReader&) { return deleteSession(); });
}

void ControlApi::addTrainingCalls()
{
    add({.method = "GET",
            .path = "/v1/training",
            .summary = "The lesson or exam under way",
            .answered = "What is under way.",
            .answer = {{kJson, "Training"}}},
        [this](const HttpRequest&, const QueryReader&) { return json(trainingJson(m_options.training)); });
    add({.method = "GET",
            .path = "/v1/training/faults",
            .summary = "The pool of faults of the exam under way",
            .answered = "In the order of their numbers, from 1; none where no exam is under way.",
            .answer = {{kJson, "FaultPool"}}},
        [this](const HttpRequest&, const QueryReader&) { return json(poolJson(m_options.training)); });
    addChange({.method = "POST",
                  .path = "/v1/training",
                  .summary = "Begin a lesson or an exam, and what a trainee does beside the meter",
                  .body = {{kJson, "TrainingCommand"}},
                  .answered = "What is under way.",
                  .answer = {{kJson, "Training"}},
                  .errors = {404, 409, 500}},
        &ControlApi::postTraining);
    add({.method = "GET",
            .path = "/v1/training/record",
            .summary = "The record of what has ended, for vmeter replay",
            .answered = "A session file.",
            .answer = {{kBytes, "SessionFile"}},
            .errors = {409}},
        [this](const HttpRequest&, const QueryReader&) {
            return HttpResponse{200, kBytes, trainingRecord(m_options.training).toStdString(),
                {{"Content-Disposition", "attachment; filename=\"record.vms\""}}, false};
        });
}

HttpResponse ControlApi::handle(const HttpRequest& request) const
{
    try {
        auto page = watchPage(request);
        m_guard.check(request, !page);
        return secured(page ? std::move(*page) : m_router.route(request));
    } catch (const ApiError& refused) {
        return secured(error(refused));
    } catch (const WaitEnded& ended) {
        return secured(ended.reason() == WaitEnded::Reason::paused
                ? error(409, "paused", "the speed was set to 0, which ended the step before its time was over", {})
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
        admission.refusal = secured(error(refused));
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
    return error(status, known == kErrorCodes.end() ? "error" : known->code, message, {});
}

HttpResponse ControlApi::getStatus(const HttpRequest& request) const
{
    const auto servers = m_options.addresses ? m_options.addresses() : ServerAddresses{};
    auto status
        = statusJson(*m_simulation.snapshot(), servers, m_options.linkFault ? m_options.linkFault() : QString());
    status.insert("version", m_options.version);
    const auto loading = m_options.sessions != nullptr ? m_options.sessions->loading() : std::nullopt;
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

HttpResponse ControlApi::postTraining(const HttpRequest& request) const
{
    doTraining(m_options.training, readObject(request.body, {"do", "lesson", "candidate", "seed", "answer", "fault"}));
    return json(trainingJson(m_options.training));
}

HttpResponse ControlApi::getSession() const
{
    return {200, "application/octet-stream", savedSession(m_options.sessions),
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
