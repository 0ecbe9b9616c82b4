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

} // namespace

Expected<Scenario> findScenario(const std::string& nameOrFile)
{
    const std::string wanted(nameOrFile.empty() ? kDefault : nameOrFile);
    const auto orDescribed = [&](ScenarioResult<Scenario> result) {
        return std::move(result).map_error(
            [&](const std::vector<ScenarioError>& errors) { return describe(errors, wanted); });
    };
    std::error_code failure;
    if (std::filesystem::exists(wanted, failure)) {
        return orDescribed(loadScenarioFile(wanted));
    }
    const EmbeddedFile* ready = findEmbeddedFile(readyScenarioFiles(), wanted + std::string(kEnding));
    if (ready == nullptr) {
        return refused(Phrase("Scenario", "%1: no such file, and no built-in scenario of that name; there are: %2")
                           .with(wanted, readyNames()));
    }
    return orDescribed(parseScenario(ready->text));
}

} // namespace vmeter
