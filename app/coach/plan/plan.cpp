// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/plan/plan.h"

#include "virtualhw/scenario/yaml_tree.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace vmeter::coach {

namespace {

using scenario_format::YamlNode;

using enum PhaseKind;

/// About a minute and a half with a client that polls once a second. The first late replies come before all other
/// faults, and the probe behind the last: what they show would be lost with the connection.
const std::vector<Phase> kQuickPhases{
    {observe, 8, 8, 0},
    {import, 4, 3, 0},
    {exported, 4, 3, 0},
    {high, 4, 3, 0},
    {missing, 4, 3, 0},
    {import, 5, 4, 0},
    {exception, 5, 3, 0},
    {late, 0, 3, 0.4},
    {late, 0, 2, 0.7},
    {late, 0, 1, 1.5},
    {late, 0, 1, 3.2},
    {late, 0, 1, 6.5},
    {probe, 0, 3, 0.4},
    {lost, 5, 1, 0},
    {wrongTransaction, 0, 1, 0},
    {wrongUnit, 0, 1, 0},
    {wrongLength, 0, 1, 0},
    {split, 0, 2, 0},
    {reset, 0, 1, 0},
    {unplugged, 6, 0, 0},
    {restart, 3, 0, 0},
    {observe, 3, 3, 0},
};

/// Longer faults, and counters that jump.
std::vector<Phase> fullPhases()
{
    std::vector<Phase> phases = kQuickPhases;
    const auto lastLate = std::ranges::find(phases, probe, &Phase::kind);
    phases.insert(lastLate, {late, 0, 1, 13});
    phases.insert(phases.end(),
        {{frozen, 20, 3, 0}, {lost, 15, 1, 0}, {unplugged, 30, 0, 0}, {restart, 15, 0, 0}, {partialReset, 5, 3, 0},
            {observe, 10, 5, 0}});
    return phases;
}

std::string placeOf(const std::string& file, const YamlNode& node)
{
    return file + ":" + std::to_string(node.at.line + 1) + ":" + std::to_string(node.at.column + 1);
}

tl::unexpected<Message> wrongAt(const std::string& file, const YamlNode& node, const Message& right)
{
    return refused(Phrase(nullptr, "%1: %2").with(placeOf(file, node), right));
}

std::optional<double> numberOf(const YamlNode& node)
{
    double number = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [rest, error] = std::from_chars(node.text.data(), end, number);
    constexpr double kLargest = 3600;
    const bool isNumber = node.kind == YamlNode::Kind::scalar && error == std::errc() && rest == end;
    return isNumber && number >= 0 && number <= kLargest ? std::optional(number) : std::nullopt;
}

const Phrase kNumberIsRight("Coach", "must be a number from 0 to 3600, in seconds or as a count");

/// One entry of `phases`: {phase: NAME, seconds: N, count: N, delay: N}.
Expected<Phase> readPhase(const YamlNode& node, const std::string& file)
{
    Phase phase;
    bool named = false;
    if (node.kind != YamlNode::Kind::map) {
        return wrongAt(file, node, Phrase("Coach", "must be a map such as {phase: late, delay: 0.7, count: 2}"));
    }
    for (std::size_t n = 0; n < node.items.size(); ++n) {
        const std::string& key = node.keys[n].text;
        const YamlNode& value = node.items[n];
        if (key == "phase") {
            const auto row = std::ranges::find(kPhaseNames, std::string_view(value.text), &PhaseName::name);
            if (row == kPhaseNames.end()) {
                std::vector<std::string_view> names;
                for (const PhaseName& name : kPhaseNames) {
                    names.push_back(name.name);
                }
                return wrongAt(file, value, Phrase("Coach", "must be %1").with(anyOf(names)));
            }
            phase.kind = row->kind;
            named = true;
            continue;
        }
        const std::optional<double> number = numberOf(value);
        if (key != "seconds" && key != "count" && key != "delay") {
            return wrongAt(file, node.keys[n], Phrase("Coach", "must be phase, seconds, count or delay"));
        }
        if (!number) {
            return wrongAt(file, value, kNumberIsRight);
        }
        if (key == "seconds") {
            phase.seconds = *number;
        } else if (key == "delay") {
            phase.delay = *number;
        } else {
            phase.count = static_cast<uint32_t>(*number);
        }
    }
    if (!named) {
        return wrongAt(file, node, Phrase("Coach", "must name its phase, such as phase: observe"));
    }
    if ((phase.kind == late || phase.kind == probe) && phase.delay <= 0) {
        return wrongAt(file, node, Phrase("Coach", "must have a delay in seconds, such as delay: 0.7"));
    }
    return phase;
}

} // namespace

Expected<Plan> parsePlan(const std::string& text, const std::string& file)
{
    const auto tree = scenario_format::readYaml(text);
    if (!tree) {
        YamlNode at;
        at.at = tree.error().at;
        return wrongAt(file, at, tree.error().message);
    }
    if (tree->kind != YamlNode::Kind::map) {
        return wrongAt(file, *tree, Phrase("Coach", "must be a map with the key phases"));
    }
    Plan plan;
    plan.name = file;
    for (std::size_t n = 0; n < tree->items.size(); ++n) {
        const std::string& key = tree->keys[n].text;
        const YamlNode& value = tree->items[n];
        if (key == "wait" || key == "patience") {
            const std::optional<double> number = numberOf(value);
            if (!number) {
                return wrongAt(file, value, kNumberIsRight);
            }
            (key == "wait" ? plan.wait : plan.patience) = *number;
        } else if (key == "phases" && value.kind == YamlNode::Kind::list) {
            for (const YamlNode& item : value.items) {
                const Expected<Phase> phase = readPhase(item, file);
                if (!phase) {
                    return refused(phase.error());
                }
                plan.phases.push_back(*phase);
            }
        } else {
            return wrongAt(file, tree->keys[n], Phrase("Coach", "must be wait, patience or phases, which is a list"));
        }
    }
    if (plan.phases.empty()) {
        return wrongAt(
            file, *tree, Phrase("Coach", "must have phases, such as phases: [{phase: observe, seconds: 8}]"));
    }
    return plan;
}

Expected<Plan> findPlan(const std::string& nameOrFile)
{
    if (nameOrFile.empty() || nameOrFile == "quick") {
        return Plan{"quick", kQuickPhases};
    }
    if (nameOrFile == "full") {
        return Plan{"full", fullPhases()};
    }
    std::ifstream file(nameOrFile, std::ios::binary);
    if (!file) {
        return refused(
            Phrase("Coach", "--plan %1: must be quick, full or the name of a file that can be read").with(nameOrFile));
    }
    return parsePlan({std::istreambuf_iterator<char>(file), {}}, nameOrFile);
}

double expectedSeconds(const Phase& phase, double interval)
{
    constexpr double kBack = 2; // polls until a client is taken to be back
    const double polls = phase.count + (nameOf(phase.kind).isFault ? kBack : 0);
    return std::max(phase.seconds, phase.count * phase.delay) + polls * interval;
}

} // namespace vmeter::coach
