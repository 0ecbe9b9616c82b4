// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scenario_command.h"

#include "virtualhw/scenario/scenario_file.h"

#include <cstddef>
#include <ostream>
#include <variant>
#include <vector>

namespace vmeter {

namespace {

constexpr int kAllRight = 0;
constexpr int kWrongUseOrInput = 2;

} // namespace

int checkScenarios(std::span<const std::string> files, std::ostream& out, std::ostream& err)
{
    if (files.empty()) {
        err << "no file to check: vmeter scenario check FILE...\n";
        return kWrongUseOrInput;
    }
    std::size_t wrongFiles = 0;
    for (const std::string& file : files) {
        const auto result = loadScenarioFile(file);
        if (const auto* errors = std::get_if<std::vector<ScenarioError>>(&result)) {
            ++wrongFiles;
            for (const ScenarioError& error : *errors) {
                out << error.describe(file) << '\n';
            }
            continue;
        }
        for (const std::string& note : std::get<Scenario>(result).notes) {
            err << file << ": note: " << note << '\n';
        }
    }
    err << "files checked: " << files.size() << ", with errors: " << wrongFiles << '\n';
    return wrongFiles == 0 ? kAllRight : kWrongUseOrInput;
}

} // namespace vmeter
