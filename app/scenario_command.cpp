// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scenario_command.h"

#include "app/terminal_output.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/site_file.h"
#include "virtualhw/training/lesson_file.h"

#include <cstddef>
#include <ostream>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace vmeter {

namespace {

constexpr int kAllRight = 0;
constexpr int kWrongUseOrInput = 2;

struct Verdict {
    std::vector<ScenarioError> errors{};
    std::vector<Message> notes{}; ///< notes for the user that are no errors
};

template <class T> Verdict verdictOn(ScenarioResult<T> result)
{
    if (!result) {
        return {std::move(result).error()};
    }
    if constexpr (std::is_same_v<T, Scenario>) {
        return {{}, std::move(result->notes)};
    } else {
        return {};
    }
}

Verdict verdictOnFile(const std::string& file)
{
    const ScenarioResult<std::string> text = readTextFile(file);
    if (text && isSite(*text)) {
        return verdictOn(loadSiteFile(file));
    }
    if (text) {
        switch (kindOf(*text)) {
        case TextKind::lesson:
            return verdictOn(parseLesson(*text));
        case TextKind::exam:
            return verdictOn(parseExam(*text));
        case TextKind::scenario:
            break;
        }
    }
    return verdictOn(loadScenarioFile(file));
}

} // namespace

int checkScenarios(std::span<const std::string> files, std::ostream& out, std::ostream& err)
{
    if (files.empty()) {
        printMessage(err, Phrase("Program", "no file to check: vmeter scenario check FILE..."));
        return kWrongUseOrInput;
    }
    std::size_t wrongFiles = 0;
    for (const std::string& file : files) {
        const Verdict verdict = verdictOnFile(file);
        wrongFiles += verdict.errors.empty() ? 0 : 1;
        for (const ScenarioError& error : verdict.errors) {
            printMessage(out, error.describe(file));
        }
        for (const Message& note : verdict.notes) {
            printMessage(err, Phrase("Program", "%1: note: %2").with(file, note));
        }
    }
    printMessage(err, Phrase("Program", "files checked: %1, with errors: %2").with(files.size(), wrongFiles));
    return wrongFiles == 0 ? kAllRight : kWrongUseOrInput;
}

} // namespace vmeter
