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

/// All errors in one message, a line each; `place` gives what stands before the message.
template <class Place> ApiError scenarioError(const char* code, const std::vector<ScenarioError>& errors, Place place)
{
    std::string message;
    for (const auto& found : errors) {
        message += (message.empty() ? "" : "\n") + place(found) + found.message.english();
    }
    return {400, code, message, errors.empty() ? std::string() : errors.front().field};
}

/// What a body in JSON says; of its errors the path of a field says more than its line. `code`: where it is wrong.
template <class T> T accepted(ScenarioResult<T> parsed, const char* code)
{
    if (const auto* errors = std::get_if<std::vector<ScenarioError>>(&parsed)) {
        throw scenarioError(code, *errors,
            [](const ScenarioError& found) { return found.field.empty() ? std::string() : found.field + ": "; });
    }
    return std::get<T>(std::move(parsed));
}

/// A JSON object for the reader of scenarios: written anew, because JSON may be indented with tabs and YAML may not.
std::string compactJson(const std::string& body)
{
    return QJsonDocument(readObject(body)).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

void replaceScenario(Simulation& simulation, const std::string& yaml)
{
    auto parsed = parseScenario(yaml);
    if (const auto* errors = std::get_if<std::vector<ScenarioError>>(&parsed)) {
        throw scenarioError("invalid_scenario", *errors, [](const ScenarioError& found) {
            return "line " + std::to_string(found.line) + ", column " + std::to_string(found.column) + ": ";
        });
    }
    simulation.call([scenario = std::get<Scenario>(std::move(parsed))](
                        Bench& bench) mutable { bench.apply(PlayScenario{std::move(scenario)}); });
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

} // namespace vmeter
