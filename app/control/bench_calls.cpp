// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/bench_calls.h"

#include "app/control/api_error.h"
#include "app/control/request_reader.h"
#include "virtualhw/scenario/scenario_file.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>
#include <vector>

namespace vmeter {

namespace {

/// Joins all errors to one message, one for each line; `place` returns the text before each message.
template <class Place> ApiError scenarioError(const char* code, const std::vector<ScenarioError>& errors, Place place)
{
    std::string message;
    for (const auto& found : errors) {
        message += (message.empty() ? "" : "\n") + place(found) + found.message.english();
    }
    return {400, code, message, errors.empty() ? std::string() : errors.front().field};
}

/// Parses a JSON body. Errors name the path of the field, which helps more than its line. `code`: error code of a wrong
/// body.
template <class T> T accepted(ScenarioResult<T> parsed, const char* code)
{
    if (!parsed) {
        throw scenarioError(code, parsed.error(), [](const ScenarioError& found) {
            return found.field.empty() ? std::string() : shortened(found.field) + ": ";
        });
    }
    return *std::move(parsed);
}

/// Serialises a JSON object for the scenario reader again, because JSON may be indented with tabs but YAML may not.
std::string compactJson(const std::string& body)
{
    return QJsonDocument(readObject(body)).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

void replaceScenario(Simulation& simulation, const std::string& yaml)
{
    auto parsed = parseScenario(yaml);
    if (!parsed) {
        throw scenarioError("invalid_scenario", parsed.error(), [](const ScenarioError& found) {
            return "line " + std::to_string(found.line) + ", column " + std::to_string(found.column) + ": ";
        });
    }
    simulation.call(
        [scenario = *std::move(parsed)](Bench& bench) mutable { bench.apply(PlayScenario{std::move(scenario)}); });
}

void changeInput(Simulation& simulation, const std::string& json)
{
    const auto change = accepted(parseInputChange(compactJson(json)), "invalid_input");
    simulation.call([&change](Bench& bench) { bench.apply(ChangeInputs{change}); });
}

void replaceFaults(Simulation& simulation, const std::string& json)
{
    const auto faults = accepted(parseFaults(compactJson(json)), "invalid_fault");
    simulation.call([&faults](Bench& bench) { bench.apply(ReplaceFaults{faults}); });
}

uint32_t beginFault(Simulation& simulation, const std::string& json)
{
    const auto fault = accepted(parseFault(compactJson(json)), "invalid_fault");
    uint32_t id = 0;
    simulation.call([&](Bench& bench) { id = bench.apply(AddFault{fault}); });
    return id;
}

void endFault(Simulation& simulation, uint32_t id)
{
    bool ended = false;
    simulation.call([&](Bench& bench) {
        const auto& list = bench.faults();
        ended = list != nullptr && std::ranges::find(*list, id, &ActiveFault::id) != list->end();
        if (ended) {
            bench.apply(RemoveFault{id});
        }
    });
    if (!ended) {
        throw ApiError(
            404, "no_such_fault", "no fault of this id is in force; GET /v1/faults lists those that are", "id");
    }
}

MeterChange readMeterChange(const std::string& json)
{
    const QJsonObject body = readObject(json, {"input", "power", "faults"});
    const auto text
        = [](const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(); };
    MeterChange change;
    if (body.contains("input")) {
        if (!body.value("input").isObject()) {
            throw fieldError("input", "an object, as PATCH /v1/input takes it");
        }
        change.input = accepted(parseInputChange(text(body.value("input").toObject())), "invalid_input");
    }
    if (body.contains("power")) {
        change.power = readBool(body, "power");
    }
    if (body.contains("faults")) {
        change.faults = accepted(parseFaults(text({{"faults", body.value("faults")}})), "invalid_fault");
    }
    if (body.isEmpty()) {
        throw ApiError(400, "invalid_field", "the body must have input, power or faults");
    }
    return change;
}

void applyMeterChange(Bench& bench, const MeterChange& change)
{
    if (change.input) {
        bench.apply(ChangeInputs{*change.input});
    }
    if (change.power) {
        bench.apply(SwitchMains{*change.power});
    }
    if (change.faults) {
        bench.apply(ReplaceFaults{*change.faults});
    }
}

} // namespace vmeter
