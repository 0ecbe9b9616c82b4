// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of the control API: what each takes and gives, and which function handles it.
#include "app/control/control_api.h"
#include "app/control/input_json.h"
#include "app/control/status_json.h"
#include "virtualhw/ethernet/web/meter_json.h"

#include <limits>

namespace vmeter {

namespace {

constexpr int kMostRegisters = 125;  // as in Modbus
constexpr int kDefaultWait = 30;     // seconds
constexpr int kLongestWait = 86'400; // likewise
constexpr int kDefaultScale = 4;
constexpr int kLargestScale = 16;

constexpr const char* kJsonType = "application/json";
constexpr const char* kBytesType = "application/octet-stream";

} // namespace

void ControlApi::addCalls()
{
    addTimeCalls();
    addDisplayCalls();
    addInputCalls();
    addFaultCalls();
    addSessionCalls();
    addCoachCalls();
    addTrainingCalls();
    add({.method = "GET",
            .path = "/v1/status",
            .summary = "Model, meter time, speed, scenario, addresses, link, faults",
            .answer = {{kJsonType, "Status"}}},
        [this](const HttpRequest& request, const QueryReader&) { return getStatus(request); });
    addReading({.method = "GET",
                   .path = "/v1/measurements",
                   .summary = "Instantaneous values, in SI units and full resolution",
                   .answer = {{kJsonType, "Measurements"}}},
        measurementsJson);
    addReading({.method = "GET",
                   .path = "/v1/energies",
                   .summary = "Every energy register with its residual, and pulse counts",
                   .answer = {{kJsonType, "Energies"}}},
        energiesJson);
    add({.method = "GET",
            .path = "/v1/registers",
            .summary = "Registers as Modbus reads them, and what they mean",
            .parameters
            = {{"address", "Of the first register, as printed in the table. Decimal, or hexadecimal with 0x.",
                   ApiParameter::Range{0, 0xFFFF}},
                {"count", "Words.", ApiParameter::Range{1, kMostRegisters}, 1}},
            .answer = {{kJsonType, "Registers"}}},
        [this](const HttpRequest&, const QueryReader& query) { return getRegisters(query); });
    add({.method = "GET",
            .path = "/v1/clients",
            .summary = "What users of other programs see of this meter, beside the truth",
            .description = "Reads the meter over Modbus TCP as OpenEMS, mbmd (evcc), Home Assistant and a plain poller "
                           "do. Their requests are those of any client: a fault of replies strikes them too.",
            .answer = {{kJsonType, "Clients"}},
            .errors = {409, 503}},
        [this](const HttpRequest& request, const QueryReader&) { return getClients(request); });
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
            .answer = {{kJsonType, "ApiDescription"}}},
        [this](const HttpRequest&, const QueryReader&) { return getDescription(); });
}

void ControlApi::addTimeCalls()
{
    addReading(
        {.method = "GET", .path = "/v1/time", .summary = "Meter time and speed", .answer = {{kJsonType, "Time"}}},
        timeJson);
    addChange({.method = "PUT",
                  .path = "/v1/time",
                  .summary = "Set the speed",
                  .description = "0 also ends the steps that are under way. During an exam it is refused (409 exam): "
                                 "time is that of the clock, without a pause.",
                  .body = {{kJsonType, "SpeedChange"}},
                  .answer = {{kJsonType, "Time"}},
                  .errors = {409}},
        &ControlApi::putTime);
    addChange({.method = "POST",
                  .path = "/v1/time/step",
                  .summary = "Let meter time pass, as fast as possible",
                  .description = "Steps at the same time overlap: they begin at the same meter time. The speed 0 ends "
                                 "all steps (409 paused); a step whose client has gone ends too.",
                  .body = {{kJsonType, "TimeStep"}},
                  .answered = "It has passed.",
                  .answer = {{kJsonType, "Time"}},
                  .errors = {409}},
        &ControlApi::postTimeStep);
}

void ControlApi::addDisplayCalls()
{
    addChange({.method = "POST",
                  .path = "/v1/keys",
                  .summary = "Press keys together, and release them",
                  .description = "While paused it advances meter time by the press.",
                  .body = {{kJsonType, "PressedKeys"}},
                  .answered = "The release has been handled.",
                  .answer = {{kJsonType, "Time"}}},
        &ControlApi::postKeys);
    add({.method = "GET",
            .path = "/v1/lcd",
            .summary = "What the display shows, or wait until it shows something",
            .description = "Without `until` it answers at once. The wait ends when the client closes the connection.",
            .parameters = {{"until",
                               "Conditions with commas between, such as unit:kvarh,icon:L1. Parts: menu (or label), "
                               "main, unit, icon."},
                {"timeout_s", "Meter time, s.", ApiParameter::Range{1, kLongestWait}, kDefaultWait}},
            .answer = {{kJsonType, "Lcd"}},
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
                  .body = {{"application/yaml", "ScenarioText"}, {kJsonType, "ScenarioObject"}},
                  .answer = {{kJsonType, "ScenarioPlayed"}}},
        &ControlApi::putScenario);
    addReading(
        {.method = "GET", .path = "/v1/input", .summary = "What is at the terminals", .answer = {{kJsonType, "Input"}}},
        inputJson);
    addChange({.method = "PATCH",
                  .path = "/v1/input",
                  .summary = "Change the inputs by hand",
                  .body = {{kJsonType, "InputChange"}},
                  .answer = {{kJsonType, "Time"}}},
        &ControlApi::patchInput);
    addChange({.method = "POST",
                  .path = "/v1/power",
                  .summary = "Mains off or on",
                  .body = {{kJsonType, "MainsSwitch"}},
                  .answer = {{kJsonType, "MainsState"}}},
        &ControlApi::postPower);
}

void ControlApi::addFaultCalls()
{
    add({.method = "GET", .path = "/v1/faults", .summary = "Faults in force", .answer = {{kJsonType, "FaultList"}}},
        [this](const HttpRequest&, const QueryReader&) { return getFaults(); });
    addChange({.method = "PUT",
                  .path = "/v1/faults",
                  .summary = "End all faults and begin these",
                  .body = {{kJsonType, "FaultsChange"}},
                  .answer = {{kJsonType, "FaultList"}}},
        &ControlApi::putFaults);
    addChange({.method = "POST",
                  .path = "/v1/faults",
                  .summary = "Begin one fault beside those in force",
                  .body = {{kJsonType, "Fault"}},
                  .answer = {{kJsonType, "FaultBegun"}}},
        &ControlApi::postFault);
    add({.method = "DELETE",
            .path = "/v1/faults",
            .summary = "End one fault",
            .parameters = {{"id", "As the list has it.", ApiParameter::Range{1, std::numeric_limits<int>::max()}}},
            .answer = {{kJsonType, "FaultList"}},
            .errors = {404, 503}},
        [this](const HttpRequest&, const QueryReader& query) { return deleteFault(query); });
}

void ControlApi::addCoachCalls()
{
    addChange({.method = "POST",
                  .path = "/v1/coach/values",
                  .summary = "What the judged client shows",
                  .description = "For `vmeter coach --mapping FILE`. What is no number says nothing.",
                  .body = {{kJsonType, "CoachValues"}},
                  .answer = {{kJsonType, "CoachValuesTaken"}},
                  .errors = {409}},
        &ControlApi::postCoachValues);
}

void ControlApi::addSessionCalls()
{
    add({.method = "GET",
            .path = "/v1/session",
            .summary = "The session of the running bench up to now",
            .answered = "A session file: `vmeter replay` checks it.",
            .answer = {{kBytesType, "SessionFile"}},
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
                  .body = {{kBytesType, "SessionFile"}},
                  .answer = {{kJsonType, "SessionLoaded"}},
                  .errors = {404, 409}},
        &ControlApi::putSession);
    add({.method = "DELETE",
            .path = "/v1/session",
            .summary = "Stop loading a session",
            .answered = "What was being loaded is refused as cancelled; nothing else changes.",
            .answer = {{kJsonType, "Time"}},
            .errors = {404}},
        [this](const HttpRequest&, const QueryReader&) { return deleteSession(); });
}

void ControlApi::addTrainingCalls()
{
    add({.method = "GET",
            .path = "/v1/training",
            .summary = "The lesson or exam under way",
            .answered = "What is under way.",
            .answer = {{kJsonType, "Training"}}},
        [this](const HttpRequest&, const QueryReader&) { return getTraining(); });
    add({.method = "GET",
            .path = "/v1/training/faults",
            .summary = "The pool of faults of the exam under way",
            .answered = "In the order of their numbers, from 1; none where no exam is under way.",
            .answer = {{kJsonType, "FaultPool"}}},
        [this](const HttpRequest&, const QueryReader&) { return getFaultPool(); });
    addChange({.method = "POST",
                  .path = "/v1/training",
                  .summary = "Begin a lesson or an exam, and what a trainee does beside the meter",
                  .body = {{kJsonType, "TrainingCommand"}},
                  .answered = "What is under way.",
                  .answer = {{kJsonType, "Training"}},
                  .errors = {404, 409, 500}},
        &ControlApi::postTraining);
    add({.method = "GET",
            .path = "/v1/training/record",
            .summary = "The record of what has ended, for vmeter replay",
            .answered = "A session file.",
            .answer = {{kBytesType, "SessionFile"}},
            .errors = {409}},
        [this](const HttpRequest&, const QueryReader&) { return getTrainingRecord(); });
}

} // namespace vmeter
