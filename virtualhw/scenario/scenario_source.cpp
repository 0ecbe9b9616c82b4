// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_source.h"

#include "virtualhw/scenario/scenario_file.h"

#include <filesystem>
#include <string_view>

namespace vmeter {

namespace {

constexpr std::string_view kDefault = "household_day";
constexpr std::string_view kEnding = ".yaml";

std::string readyNames()
{
    std::string names;
    for (const EmbeddedFile& file : readyScenarioFiles()) {
        names.append(names.empty() ? "" : ", ").append(file.name.substr(0, file.name.size() - kEnding.size()));
    }
    return names;
}

std::optional<Scenario> scenarioIn(ScenarioResult<Scenario> result, const std::string& name, Message& error)
{
    if (auto* errors = std::get_if<std::vector<ScenarioError>>(&result)) {
        error = describe(*errors, name);
        return std::nullopt;
    }
    return std::get<Scenario>(std::move(result));
}

} // namespace

std::optional<Scenario> findReadyScenario(const std::string& name, Message& error)
{
    const EmbeddedFile* ready = findEmbeddedFile(readyScenarioFiles(), name + std::string(kEnding));
    if (ready == nullptr) {
        error = Phrase("Scenario", "%1: no built-in scenario of that name; there are: %2").with(name, readyNames());
        return std::nullopt;
    }
    return scenarioIn(parseScenario(ready->text), name, error);
}

std::optional<Scenario> findScenario(const std::string& nameOrFile, Message& error)
{
    const std::string wanted(nameOrFile.empty() ? kDefault : nameOrFile);
    std::error_code failure;
    if (std::filesystem::exists(wanted, failure)) {
        return scenarioIn(loadScenarioFile(wanted), wanted, error);
    }
    std::optional<Scenario> ready = findReadyScenario(wanted, error);
    if (!ready) {
        error = Phrase("Scenario", "%1: no such file, and no built-in scenario of that name; there are: %2")
                    .with(wanted, readyNames());
    }
    return ready;
}

} // namespace vmeter
