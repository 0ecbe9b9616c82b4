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

Expected<Scenario> orDescribed(ScenarioResult<Scenario> result, const std::string& name)
{
    return std::move(result).map_error(
        [&](const std::vector<ScenarioError>& errors) { return describe(errors, name); });
}

const EmbeddedFile* readyFile(const std::string& name)
{
    return findEmbeddedFile(readyScenarioFiles(), name + std::string(kEnding));
}

} // namespace

Expected<Scenario> findReadyScenario(const std::string& name)
{
    const EmbeddedFile* ready = readyFile(name);
    if (ready == nullptr) {
        return refused(
            Phrase("Scenario", "%1: no built-in scenario of that name; there are: %2").with(name, readyNames()));
    }
    return orDescribed(parseScenario(ready->text), name);
}

Expected<Scenario> findScenario(const std::string& nameOrFile)
{
    const std::string wanted(nameOrFile.empty() ? kDefault : nameOrFile);
    std::error_code failure;
    if (std::filesystem::exists(wanted, failure)) {
        return orDescribed(loadScenarioFile(wanted), wanted);
    }
    if (readyFile(wanted) == nullptr) {
        return refused(Phrase("Scenario", "%1: no such file, and no built-in scenario of that name; there are: %2")
                           .with(wanted, readyNames()));
    }
    return findReadyScenario(wanted);
}

} // namespace vmeter
