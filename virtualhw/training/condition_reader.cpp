// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/condition_reader.h"

#include "core/registers/register_table.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/devices/device_shelf.h"
#include "virtualhw/scenario/input_reader.h"
#include "virtualhw/scenario/timeline_reader.h"
#include "virtualhw/training/lesson_format.h"

#include <limits>

namespace vmeter::lesson_format {

namespace {

using namespace scenario_format;

constexpr KeySet kSet{
    kSetKeys, kScenarioKeys, Phrase("Scenario", "%1 belongs to a scenario and cannot be changed by hand")};

std::span<const Word<Icon>> iconWords()
{
    static const auto kWords = [] {
        std::array<Word<Icon>, kIcons> words{};
        for (std::size_t n = 0; n < kIcons; ++n) {
            const auto icon = static_cast<Icon>(n);
            words[n] = {iconName(icon), icon};
        }
        return words;
    }();
    return kWords;
}

std::span<const Word<PartialCounter>> counterWords()
{
    static constexpr auto kWords = [] {
        std::array<Word<PartialCounter>, kPartialCounters> words{};
        for (std::size_t n = 0; n < kPartialCounters; ++n) {
            words[n] = {kPartialNames[n], static_cast<PartialCounter>(n)};
        }
        return words;
    }();
    return kWords;
}

/// Names of the menus that an action can navigate to.
std::span<const Word<MenuId>> menuWords()
{
    static const auto kWords = [] {
        std::array<Word<MenuId>, kBrowsedMenus + 1> words{};
        for (std::size_t n = 0; n < words.size(); ++n) {
            const auto menu = static_cast<MenuId>(n);
            words[n] = {menuName(menu), menu};
        }
        return words;
    }();
    static_assert(static_cast<std::size_t>(MenuId::setup2) == kBrowsedMenus);
    return kWords;
}

std::optional<std::string> readText(Findings& findings, const std::optional<Field>& value)
{
    const auto text = value ? readScalar(findings, *value, Phrase("Lesson", "what the glass shows")) : std::nullopt;
    return text ? std::optional(std::string(*text)) : std::nullopt;
}

std::optional<bool> readSwitch(Findings& findings, const std::optional<Field>& value)
{
    return value ? readWord<bool>(findings, *value, Phrase("Lesson", "true or false"), kTrueFalse) : std::nullopt;
}

std::optional<double> readNumber(Findings& findings, const std::optional<Field>& value)
{
    return value ? readQuantity(findings, *value, kAnyNumber) : std::nullopt;
}

uint32_t readIcons(Findings& findings, const std::optional<Field>& value)
{
    uint32_t icons = 0;
    const auto items
        = value ? readList(findings, *value, Phrase("Lesson", "a list of marks like [L1, import]")) : std::nullopt;
    for (const Field& item : items.value_or(std::vector<Field>())) {
        if (const auto icon = readWord<Icon>(findings, item, Phrase("Lesson", "a mark of the glass"), iconWords())) {
            icons |= uint32_t{1} << static_cast<unsigned>(*icon);
        }
    }
    return icons;
}

unsigned readPage(Findings& findings, const Field& value)
{
    return static_cast<unsigned>(readInteger(findings, value, Phrase("Lesson", "a page"), 1, kMaxPages).value_or(1));
}

DisplayCondition readDisplay(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kDisplayKeys});
    DisplayCondition display;
    display.menu = readText(findings, map.find("menu"));
    if (const auto page = map.find("page")) {
        display.page = readPage(findings, *page);
    }
    display.main = readText(findings, map.find("main"));
    if (const auto unit = map.find("unit")) {
        const auto icon = readWord<Icon>(
            findings, *unit, Phrase("Lesson", "a unit of the glass"), iconWords().subspan(kFirstUnitIcon));
        display.unit = icon ? iconName(*icon) : "";
    }
    display.lit = readIcons(findings, map.find("icons"));
    display.dark = readIcons(findings, map.find("without"));
    display.blinking = readSwitch(findings, map.find("blinking"));
    display.backlight = readSwitch(findings, map.find("backlight"));
    return display;
}

std::optional<Ipv4> readAddress(Findings& findings, const std::optional<Field>& value)
{
    const auto text
        = value ? readScalar(findings, *value, Phrase("Lesson", "an address like 192.168.0.7")) : std::nullopt;
    if (!text) {
        return std::nullopt;
    }
    const std::optional<Ipv4> address = parseIpv4(*text);
    if (!address) {
        findings.add(value->node->at, value->path,
            Phrase("Lesson", "%1 is no address: write four numbers like 192.168.0.7").with(inQuotes(*text)));
    }
    return address;
}

SettingsCondition readSettingsCondition(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kSettingsKeys});
    SettingsCondition settings;
    settings.address = readAddress(findings, map.find("address"));
    settings.netmask = readAddress(findings, map.find("netmask"));
    settings.gateway = readAddress(findings, map.find("gateway"));
    if (const auto unitId = map.find("unit_id")) {
        settings.unitId = static_cast<uint8_t>(
            readInteger(findings, *unitId, Phrase("Lesson", "a unit id"), 1, kUnitIdMax).value_or(kFactoryUnitId));
    }
    return settings;
}

PartialCondition readPartial(Findings& findings, const Field& value)
{
    const MapReader map(findings, value, {kPartialKeys});
    PartialCondition partial;
    if (const auto counter = map.require("counter", "counter: Ea+")) {
        partial.counter
            = readWord<PartialCounter>(findings, *counter, Phrase("Lesson", "a partial counter"), counterWords())
                  .value_or(PartialCounter::activeImport);
    }
    partial.running = readSwitch(findings, map.find("running"));
    partial.zeroed = readSwitch(findings, map.find("zeroed"));
    if (!partial.running && !partial.zeroed && findings.empty()) {
        findings.add(
            value.node->at, value.path, Phrase("Lesson", "the condition says nothing: write running or zeroed"));
    }
    return partial;
}

uint16_t readRegisterAddress(Findings& findings, const Field& value, const MeterModel& model)
{
    const auto address
        = readInteger(findings, value, Phrase("Lesson", "an address"), 0, std::numeric_limits<uint16_t>::max());
    if (address && model.registers.findRow(static_cast<uint16_t>(*address)) == nullptr) {
        findings.add(value.node->at, value.path,
            Phrase("Lesson", "there is no register %1; vmeter registers shows those there are").with(*address));
    }
    return static_cast<uint16_t>(address.value_or(0));
}

RegisterCondition readRegister(Findings& findings, const Field& value, const MeterModel& model)
{
    const MapReader map(findings, value, {kRegisterKeys});
    RegisterCondition condition;
    if (const auto address = map.require("address", "address: 50536")) {
        condition.address = readRegisterAddress(findings, *address, model);
    }
    condition.atLeast = readNumber(findings, map.find("at_least"));
    condition.atMost = readNumber(findings, map.find("at_most"));
    if (!condition.atLeast && !condition.atMost && findings.empty()) {
        findings.add(value.node->at, value.path,
            Phrase("Lesson", "the condition says nothing: write at_least or at_most, or both"));
    }
    return condition;
}

/// One map, or a list of them.
template <class T, class ReadOne> std::vector<T> readOneOrMore(Findings& findings, const Field& value, ReadOne readOne)
{
    if (value.node->kind != YamlNode::Kind::list) {
        return {readOne(findings, value)};
    }
    std::vector<T> result;
    const auto items = readList(findings, value, Phrase("Lesson", "a list"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        result.push_back(readOne(findings, item));
    }
    return result;
}

SampleCount readSpan(Findings& findings, const Field& value)
{
    const auto seconds = readQuantity(findings, value, kDuration);
    return seconds ? samplesFromSeconds(*seconds) : 0;
}

WriteAct readWrite(Findings& findings, const Field& value, const MeterModel& model)
{
    const MapReader map(findings, value, {kWriteKeys});
    WriteAct act;
    if (const auto address = map.require("address", "address: 40481")) {
        act.address = readRegisterAddress(findings, *address, model);
    }
    if (const auto word = map.require("value", "value: 2")) {
        act.word = static_cast<uint16_t>(
            readInteger(findings, *word, Phrase("Lesson", "a value"), 0, std::numeric_limits<uint16_t>::max())
                .value_or(0));
    }
    return act;
}

GoAct readGo(Findings& findings, const Field& value, const MeterModel& model)
{
    const MapReader map(findings, value, {kGoKeys});
    GoAct act;
    if (const auto menu = map.require("menu", "menu: rt")) {
        act.position.menu
            = readWord<MenuId>(findings, *menu, Phrase("Lesson", "a menu"), menuWords()).value_or(MenuId::tariff1);
    }
    if (const auto page = map.find("page")) {
        act.position.page = static_cast<uint8_t>(readInteger(findings, *page, Phrase("Lesson", "a page of this menu"),
                                                     1, model.menus.count(act.position.menu))
                                                     .value_or(1)
            - 1);
    }
    return act;
}

std::optional<TrainingAct> readAct(Findings& findings, std::string_view key, const Field& what, const MeterModel& model)
{
    if (key == "press") {
        TimelineEntry entry;
        readPress(findings, what, entry);
        return PressAct{entry.keys, entry.hold};
    }
    if (key == "go") {
        return readGo(findings, what, model);
    }
    if (key == "dial") {
        return DialAct{static_cast<uint8_t>(
            readInteger(findings, what, Phrase("Lesson", "an octet"), 0, std::numeric_limits<uint8_t>::max())
                .value_or(0))};
    }
    if (key == "choose") {
        return ChooseAct{readWord<SetupChoice>(findings, what, Phrase("Lesson", "a choice of ConF?"), kSetupChoices)
                             .value_or(SetupChoice::no)};
    }
    if (key == "wait") {
        return WaitAct{readSpan(findings, what)};
    }
    if (key == "set") {
        return SetAct{readInputChange(findings, what)};
    }
    if (key == "power") {
        return PowerAct{readWord<bool>(findings, what, Phrase("Lesson", "on or off"), kOnOff).value_or(true)};
    }
    if (key == "sealed") {
        return SealAct{readTrueFalse(findings, what)};
    }
    if (key == "write") {
        return readWrite(findings, what, model);
    }
    if (key == "answer") {
        const auto answer = readScalar(findings, what, Phrase("Lesson", "an answer"));
        return AnswerAct{std::string(answer.value_or(""))};
    }
    return NextAct{};
}

} // namespace

LocalizedText readBothLanguages(Findings& findings, const Field& value, std::size_t maxCharacters)
{
    LocalizedText text = readLocalizedText(findings, value, maxCharacters);
    const auto& keys = value.node->keys;
    const bool isInBoth = std::ranges::all_of(
        kTextKeys, [&](std::string_view key) { return std::ranges::find(keys, key, &YamlNode::text) != keys.end(); });
    if (!isInBoth || text.en.empty() || text.fr.empty()) {
        findings.add(value.node->at, value.path,
            Phrase("Lesson", "a trainee reads this in English or in French: write {en: ..., fr: ...}"));
    }
    return text;
}

Condition readCondition(Findings& findings, const Field& value, const MeterModel& model)
{
    const MapReader map(findings, value, {kConditionKeys});
    if (value.node->kind == YamlNode::Kind::map && value.node->items.empty()) {
        findings.add(
            value.node->at, value.path, Phrase("Lesson", "the condition says nothing: write for example {tariff: 2}"));
    }
    Condition condition;
    if (const auto display = map.find("display")) {
        condition.display = readDisplay(findings, *display);
    }
    if (const auto settings = map.find("settings")) {
        condition.settings = readSettingsCondition(findings, *settings);
    }
    if (const auto partial = map.find("partial")) {
        condition.partials = readOneOrMore<PartialCondition>(findings, *partial, readPartial);
    }
    if (const auto registers = map.find("register")) {
        condition.registers = readOneOrMore<RegisterCondition>(
            findings, *registers, [&](Findings& found, const Field& one) { return readRegister(found, one, model); });
    }
    if (const auto tariff = map.find("tariff")) {
        condition.tariff = readWord<Tariff>(findings, *tariff, Phrase("Lesson", "a tariff"), kTariffNames);
    }
    if (const auto input = map.find("input")) {
        condition.input = readInputChange(findings, *input);
    }
    if (const auto wiring = map.find("wiring")) {
        condition.wiredRight = readWord<bool>(findings, *wiring, Phrase("Lesson", "right or wrong"), kWirings);
    }
    condition.powered = readSwitch(findings, map.find("powered"));
    condition.sealed = readSwitch(findings, map.find("sealed"));
    if (const auto lasting = map.find("lasting")) {
        condition.lasting = readSpan(findings, *lasting);
    }
    return condition;
}

void readSettings(Findings& findings, const Field& value, Settings& settings)
{
    const SettingsCondition wanted = readSettingsCondition(findings, value);
    settings.network.address = wanted.address.value_or(settings.network.address);
    settings.network.netmask = wanted.netmask.value_or(settings.network.netmask);
    settings.network.gateway = wanted.gateway.value_or(settings.network.gateway);
    settings.unitId = wanted.unitId.value_or(settings.unitId);
}

std::vector<TrainingAct> readActs(Findings& findings, const Field& value, bool atOnce, const MeterModel& model)
{
    const auto items
        = readList(findings, value, Phrase("Lesson", "a list of acts like - press: {keys: [up], for: 0.2 s}"));
    std::vector<TrainingAct> acts;
    if (items && items->size() > kMaxActs) {
        findings.add(value.node->at, value.path, Phrase("Lesson", "at most %1 acts").with(kMaxActs));
        return acts;
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(findings, item, {kActKeys});
        if (item.node->kind == YamlNode::Kind::map && item.node->items.size() != 1) {
            findings.add(item.node->at, item.path, Phrase("Lesson", "an act is one thing: %1").with(anyOf(kActKeys)));
            continue;
        }
        for (const std::string_view key : kActKeys) {
            const auto what = map.find(key);
            if (what && atOnce && takesTime(key)) {
                findings.add(
                    what->keyAt, what->path, Phrase("Lesson", "%1 takes time: it belongs to show").with(inQuotes(key)));
            } else if (what) {
                if (auto act = readAct(findings, key, *what, model)) {
                    acts.push_back(std::move(*act));
                }
            }
        }
    }
    return acts;
}

InputChange readInputChange(Findings& findings, const Field& value)
{
    return readSet(findings, MapReader(findings, value, kSet), DeviceShelf{});
}

bool readTrueFalse(Findings& findings, const Field& value)
{
    return readSwitch(findings, value).value_or(false);
}

} // namespace vmeter::lesson_format
