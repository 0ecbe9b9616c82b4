// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/test_table.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/scenario/timeline_reader.h"
#include "virtualhw/scenario/value_reader.h"
#include "virtualhw/scenario/yaml_tree.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace vmeter {

namespace {

using namespace scenario_format;

constexpr std::array kFileKeys{"group"sv, "standard"sv, "curves"sv, "tests"sv};
constexpr std::array kCurveKeys{"name"sv, "limits"sv};
constexpr std::array kTestKeys{
    "id"sv, "title"sv, "standard"sv, "scenario"sv, "read"sv, "expect"sv, "limit"sv, "requires"sv, "curve"sv, "note"sv};
constexpr std::array kReadKeys{"quantity"sv, "by"sv, "settle"sv, "over"sv};
constexpr std::array kExpectKeys{"value"sv, "energy"sv, "formula"sv};
constexpr std::array kLimitKeys{
    "error"sv, "shift"sv, "within"sv, "at_least"sv, "at_most"sv, "equals"sv, "from"sv, "goal"sv, "source"sv};
constexpr std::array kRequireKeys{"still"sv, "also"sv, "first_pulse"sv, "next_pulse"sv, "led_on"sv, "over_range"sv,
    "power_cuts"sv, "tariffs_add_up"sv};
constexpr std::array kAlsoKeys{"quantity"sv, "expect"sv, "error"sv, "within"sv, "at_least"sv, "at_most"sv, "equals"sv};

constexpr std::array kWays{Word<ReadBy>{"pulse", ReadBy::pulse}, Word<ReadBy>{"registers", ReadBy::registers},
    Word<ReadBy>{"display", ReadBy::display}, Word<ReadBy>{"derived", ReadBy::derived}};
constexpr std::array kYes{Word<bool>{"yes", true}};
constexpr std::array kLimits{Word<Limit::Kind>{"error", Limit::Kind::error},
    Word<Limit::Kind>{"shift", Limit::Kind::shift}, Word<Limit::Kind>{"within", Limit::Kind::within},
    Word<Limit::Kind>{"at_least", Limit::Kind::atLeast}, Word<Limit::Kind>{"at_most", Limit::Kind::atMost},
    Word<Limit::Kind>{"equals", Limit::Kind::equals}};

constexpr double kDefaultSettle = 3; // s

/// Converts the map to text again for the scenario reader.
std::string yamlText(const YamlNode& node)
{
    std::string text;
    switch (node.kind) {
    case YamlNode::Kind::null:
        return "null";
    case YamlNode::Kind::scalar:
        return '"' + node.text + '"';
    case YamlNode::Kind::list:
        for (const YamlNode& item : node.items) {
            text += (text.empty() ? "" : ", ") + yamlText(item);
        }
        return '[' + text + ']';
    case YamlNode::Kind::map:
        for (std::size_t n = 0; n < node.items.size(); ++n) {
            text += (text.empty() ? "" : ", ") + node.keys[n].text + ": " + yamlText(node.items[n]);
        }
        return '{' + text + '}';
    }
    return text;
}

struct ValueAndUnit {
    double value = 0;
    std::string unit;
};

class TestReader {
public:
    explicit TestReader(Diagnostics& diagnostics)
        : m_diagnostics(diagnostics)
    {
    }

    std::vector<TypeTest> readFile(const Field& field)
    {
        const MapReader map(m_diagnostics, field, {kFileKeys});
        const std::string group = text(map.require("group", "group: active accuracy"));
        const std::string standard = text(map.require("standard", "standard: IEC 62053-21"));
        for (const Field& curve : list(map.find("curves"))) {
            m_curves.push_back(readCurve(curve));
        }
        std::vector<TypeTest> tests;
        for (const Field& test : list(map.require("tests", "tests: [...]"))) {
            tests.push_back(readTest(test, group, standard));
        }
        return tests;
    }

private:
    TypeTest readTest(const Field& field, const std::string& group, const std::string& standard) const
    {
        const MapReader map(m_diagnostics, field, {kTestKeys});
        TypeTest test;
        test.group = group;
        test.id = text(map.require("id", "id: ACT-01"));
        test.title = text(map.require("title", "title: balanced 5 A PF 1"));
        test.standard = map.find("standard") ? text(map.find("standard")) : standard;
        if (const auto curve = map.find("curve")) {
            test.curve = curveNamed(*curve);
        }
        test.note = text(map.find("note"));
        if (const auto scenario = map.find("scenario")) {
            readScenario(*scenario, test);
        }
        if (const auto read = map.require("read", "read: {quantity: dEa_imp, by: pulse, over: 60 s}")) {
            readReading(*read, test);
        }
        if (const auto expect = map.require("expect", "expect: {value: 10 Wh, formula: P T}")) {
            readExpectation(*expect, test);
        }
        if (const auto limit = map.require("limit", "limit: {error: 1 %, source: manual}")) {
            readLimit(*limit, test);
        }
        if (const auto conditions = map.find("requires")) {
            readRequirements(*conditions, test.requirements);
        }
        return test;
    }

    void addError(const Field& field, const std::string& message) const
    {
        m_diagnostics.add(field.node->at, field.path, Message::verbatim(message));
    }

    std::string text(const std::optional<Field>& field) const
    {
        return field ? std::string(readScalar(m_diagnostics, *field, Message::verbatim("a text")).value_or(""))
                     : std::string();
    }

    ValueAndUnit number(const std::optional<Field>& field) const
    {
        if (!field) {
            return {};
        }
        const std::string written = text(field); // parts refer to it
        const auto parts = splitNumber(written);
        if (!parts) {
            addError(*field, "a number, with its unit behind it, is expected here");
            return {};
        }
        return {parts->number, std::string(parts->rest)};
    }

    std::optional<Duration> time(const std::optional<Field>& field) const
    {
        const auto seconds = field ? readQuantity(m_diagnostics, *field, kInstant) : std::nullopt;
        return seconds ? std::optional(durationFromSeconds(*seconds)) : std::nullopt;
    }

    Readout readout(const std::optional<Field>& field) const
    {
        if (!field) {
            return {};
        }
        const auto named = readoutNamed(text(field));
        if (!named) {
            addError(
                *field, "'" + text(field) + "' is no quantity that can be read, such as dEa_imp, led_pulses or u1");
        }
        return named.value_or(Readout{});
    }

    std::vector<Field> list(const std::optional<Field>& field) const
    {
        return field ? readList(m_diagnostics, *field, Message::verbatim("a list")).value_or(std::vector<Field>{})
                     : std::vector<Field>{};
    }

    ErrorCurve readCurve(const Field& field) const
    {
        const MapReader map(m_diagnostics, field, {kCurveKeys});
        ErrorCurve curve;
        curve.name = text(map.require("name", "name: PF 1"));
        for (const Field& step : list(map.require("limits", "limits: [[0.5 A, 1 %]]"))) {
            const std::vector<Field> pair = list(step);
            if (pair.size() != 2) {
                addError(step, "a current and the limit from there on are expected here, like [0.5 A, 1 %]");
                continue;
            }
            curve.limits.push_back({number(pair[0]).value, number(pair[1]).value});
        }
        return curve;
    }

    std::optional<ErrorCurve> curveNamed(const Field& field) const
    {
        const std::string name = text(field);
        const auto found = std::find_if(
            m_curves.begin(), m_curves.end(), [&](const ErrorCurve& curve) { return curve.name == name; });
        if (found == m_curves.end()) {
            addError(field, "'" + name + "' is not among the curves of this group");
            return std::nullopt;
        }
        return *found;
    }

    void readScenario(const Field& field, TypeTest& test) const
    {
        std::string body = yamlText(*field.node);
        const bool isMap = field.node->kind == YamlNode::Kind::map;
        auto result = parseScenario(isMap ? "{version: 1, " + body.substr(1) : body);
        if (!result) {
            addError(field, result.error().front().field + ": " + result.error().front().message.english());
            return;
        }
        test.scenario = *std::move(result);
        test.ownFrontEnd = std::any_of(
            field.node->keys.begin(), field.node->keys.end(), [](const YamlNode& key) { return key.text == "afe"; });
        const auto hasRamp = [](const TimelineEntry& entry) { return entry.kind == TimelineEntry::Kind::ramp; };
        if (test.scenario.input.wiring != Wiring{}
            || std::any_of(test.scenario.timeline.begin(), test.scenario.timeline.end(), hasRamp)) {
            addError(field, "the reference meter knows neither wiring nor ramps");
        }
    }

    void readReading(const Field& field, TypeTest& test) const
    {
        const MapReader map(m_diagnostics, field, {kReadKeys});
        test.readout = readout(map.require("quantity", "quantity: dEa_imp"));
        if (const auto by = map.require("by", "by: pulse")) {
            test.by = readWord<ReadBy>(m_diagnostics, *by, Message::verbatim("a way of reading"), kWays)
                          .value_or(ReadBy::derived);
        }
        test.settle = time(map.find("settle")).value_or(durationFromSeconds(kDefaultSettle));
        test.over = time(map.find("over")).value_or(Duration{});
        if ((test.by == ReadBy::derived) != (test.over == Duration{})) {
            addError(field, "a test that is not derived from others reads for some time: over: 60 s");
        }
    }

    void readExpectation(const Field& field, TypeTest& test) const
    {
        const MapReader map(m_diagnostics, field, {kExpectKeys});
        const ValueAndUnit expected = number(map.require("value", "value: 10 Wh"));
        test.expected = expected.value;
        test.unit = expected.unit;
        if (const auto energy = map.find("energy")) {
            test.energyWh = number(energy).value;
        }
        test.formula = text(map.require("formula", "formula: P T"));
    }

    std::vector<Limit> limits(const MapReader& map, const std::string& unit) const
    {
        std::vector<Limit> found;
        for (const auto& word : kLimits) {
            const auto field = map.find(word.text);
            if (!field) {
                continue;
            }
            const bool percent = word.value == Limit::Kind::error || word.value == Limit::Kind::shift;
            const ValueAndUnit limit = number(field);
            const bool bare = limit.unit.empty() && !percent;
            if (!bare && limit.unit != (percent ? "%" : unit)) {
                addError(*field, "the limit's unit must be " + (percent ? "%" : unit));
            }
            found.push_back({word.value, limit.value});
        }
        if (found.empty()) {
            addError(map.map(), "a limit is missing: error, shift, within, at_least, at_most or equals");
        }
        return found;
    }

    void readLimit(const Field& field, TypeTest& test) const
    {
        const MapReader map(m_diagnostics, field, {kLimitKeys});
        test.limits = limits(map, test.unit);
        if (const auto goal = map.find("goal")) {
            test.goal = number(goal).value;
        }
        for (const Field& id : list(map.find("from"))) {
            test.references.push_back(text(id));
        }
        test.source = text(map.require("source", "source: manual"));
    }

    void readRequirements(const Field& field, Requirements& requirements) const
    {
        const MapReader map(m_diagnostics, field, {kRequireKeys});
        for (const Field& name : list(map.find("still"))) {
            if (text(name) == "all") {
                requirements.still = allRegisters();
            } else {
                requirements.still.push_back(readout(name));
            }
        }
        for (const Field& one : list(map.find("also"))) {
            const MapReader also(m_diagnostics, one, {kAlsoKeys});
            const ValueAndUnit expected = number(also.require("expect", "expect: 10 Wh"));
            requirements.also.push_back({readout(also.require("quantity", "quantity: dEa_imp_L1")), expected.value,
                limits(also, expected.unit)});
        }
        const auto quantity = [&](std::string_view key, double perUnit) -> std::optional<double> {
            const auto value = map.find(key);
            const auto seconds = value ? readQuantity(m_diagnostics, *value, kDuration) : std::nullopt;
            return seconds ? std::optional(*seconds * perUnit) : std::nullopt;
        };
        requirements.firstPulseSeconds = quantity("first_pulse", 1);
        requirements.nextPulseSeconds = quantity("next_pulse", 1);
        requirements.ledOnMilliseconds = quantity("led_on", 1000);
        for (const Field& phase : list(map.find("over_range"))) {
            if (const auto index = readWord<int>(m_diagnostics, phase, Message::verbatim("a phase"), kPhaseNames)) {
                requirements.overRange[static_cast<std::size_t>(*index)] = true;
            }
        }
        requirements.powerCuts = static_cast<uint64_t>(number(map.find("power_cuts")).value);
        if (const auto value = map.find("tariffs_add_up")) {
            requirements.tariffsAddUp
                = readWord<bool>(m_diagnostics, *value, Message::verbatim("an answer"), kYes).value_or(false);
        }
    }

    Diagnostics& m_diagnostics;
    std::vector<ErrorCurve> m_curves;
};

} // namespace

ScenarioResult<std::vector<TypeTest>> parseTestTable(std::string_view text)
{
    Diagnostics diagnostics(text);
    const auto tree = readYaml(text);
    if (!tree) {
        diagnostics.add(tree.error().at, "", tree.error().message);
        return tl::unexpected(diagnostics.release());
    }
    std::vector<TypeTest> tests = TestReader(diagnostics).readFile({&*tree, {}, ""});
    if (!diagnostics.empty()) {
        return tl::unexpected(diagnostics.release());
    }
    return tests;
}

std::vector<TypeTest> builtInTestTable()
{
    std::vector<TypeTest> table;
    const QDir folder(QStringLiteral(":/type_tests"));
    for (const QString& name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        file.open(QIODevice::ReadOnly);
        auto result = parseTestTable(file.readAll().toStdString());
        if (!result) {
            throw std::logic_error(result.error().front().describe(name.toStdString()).english());
        }
        auto& tests = *result;
        std::move(tests.begin(), tests.end(), std::back_inserter(table));
    }
    return table;
}

} // namespace vmeter
