// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/condition_reader.h"

#include "core/registers/register_table.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/devices/device_catalogue.h"
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

std::optional<std::string> readText(Diagnostics& diagnostics, const std::optional<Field>& value)
{
    const auto text = value ? readScalar(diagnostics, *value, Phrase("Lesson", "what the glass shows")) : std::nullopt;
    return text ? std::optional(std::string(*text)) : std::nullopt;
}

std::optional<bool> readSwitch(Diagnostics& diagnostics, const std::optional<Field>& value)
{
    return value ? readWord<bool>(diagnostics, *value, Phrase("Lesson", "true or false"), kTrueFalse) : std::nullopt;
}

std::optional<double> readNumber(Diagnostics& diagnostics, const std::optional<Field>& value)
{
    return value ? readQuantity(diagnostics, *value, kAnyNumber) : std::nullopt;
}

uint32_t readIcons(Diagnostics& diagnostics, const std::optional<Field>& value)
{
    uint32_t icons = 0;
    const auto items
        = value ? readList(diagnostics, *value, Phrase("Lesson", "a list of marks like [L1, import]")) : std::nullopt;
    for (const Field& item : items.value_or(std::vector<Field>())) {
        if (const auto icon = readWord<Icon>(diagnostics, item, Phrase("Lesson", "a mark of the glass"), iconWords())) {
            icons |= uint32_t{1} << static_cast<unsigned>(*icon);
        }
    }
    return icons;
}

unsigned readPage(Diagnostics& diagnostics, const Field& value)
{
    return static_cast<unsigned>(readInteger(diagnostics, value, Phrase("Lesson", "a page"), 1, kMaxPages).value_or(1));
}

DisplayCondition readDisplay(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kDisplayKeys});
    DisplayCondition display;
    display.menu = readText(diagnostics, map.find("menu"));
    if (const auto page = map.find("page")) {
        display.page = readPage(diagnostics, *page);
    }
    display.main = readText(diagnostics, map.find("main"));
    if (const auto unit = map.find("unit")) {
        const auto icon = readWord<Icon>(
            diagnostics, *unit, Phrase("Lesson", "a unit of the glass"), iconWords().subspan(kFirstUnitIcon));
        display.unit = icon ? iconName(*icon) : "";
    }
    display.lit = readIcons(diagnostics, map.find("icons"));
    display.dark = readIcons(diagnostics, map.find("without"));
    display.blinking = readSwitch(diagnostics, map.find("blinking"));
    display.backlight = readSwitch(diagnostics, map.find("backlight"));
    return display;
}

std::optional<Ipv4> readAddress(Diagnostics& diagnostics, const std::optional<Field>& value)
{
    const auto text
        = value ? readScalar(diagnostics, *value, Phrase("Lesson", "an address like 192.168.0.7")) : std::nullopt;
    if (!text) {
        return std::nullopt;
    }
    const std::optional<Ipv4> address = parseIpv4(*text);
    if (!address) {
        diagnostics.add(value->node->at, value->path,
            Phrase("Lesson", "%1 is no address: write four numbers like 192.168.0.7").with(inQuotes(*text)));
    }
    return address;
}

SettingsCondition readSettingsCondition(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kSettingsKeys});
    SettingsCondition settings;
    settings.address = readAddress(diagnostics, map.find("address"));
    settings.netmask = readAddress(diagnostics, map.find("netmask"));
    settings.gateway = readAddress(diagnostics, map.find("gateway"));
    if (const auto unitId = map.find("unit_id")) {
        settings.unitId = static_cast<uint8_t>(
            readInteger(diagnostics, *unitId, Phrase("Lesson", "a unit id"), 1, kUnitIdMax).value_or(kFactoryUnitId));
    }
    return settings;
}

PartialCondition readPartial(Diagnostics& diagnostics, const Field& value)
{
    const MapReader map(diagnostics, value, {kPartialKeys});
    PartialCondition partial;
    if (const auto counter = map.require("counter", "counter: Ea+")) {
        partial.counter
            = readWord<PartialCounter>(diagnostics, *counter, Phrase("Lesson", "a partial counter"), counterWords())
                  .value_or(PartialCounter::activeImport);
    }
    partial.running = readSwitch(diagnostics, map.find("running"));
    partial.zeroed = readSwitch(diagnostics, map.find("zeroed"));
    if (!partial.running && !partial.zeroed && diagnostics.empty()) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Lesson", "the condition says nothing: write running or zeroed"));
    }
    return partial;
}

uint16_t readRegisterAddress(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const auto address
        = readInteger(diagnostics, value, Phrase("Lesson", "an address"), 0, std::numeric_limits<uint16_t>::max());
    if (address && model.registers.findRow(static_cast<uint16_t>(*address)) == nullptr) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Lesson", "there is no register %1; vmeter registers shows those there are").with(*address));
    }
    return static_cast<uint16_t>(address.value_or(0));
}

RegisterCondition readRegister(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const MapReader map(diagnostics, value, {kRegisterKeys});
    RegisterCondition condition;
    if (const auto address = map.require("address", "address: 50536")) {
        condition.address = readRegisterAddress(diagnostics, *address, model);
    }
    condition.atLeast = readNumber(diagnostics, map.find("at_least"));
    condition.atMost = readNumber(diagnostics, map.find("at_most"));
    if (!condition.atLeast && !condition.atMost && diagnostics.empty()) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Lesson", "the condition says nothing: write at_least or at_most, or both"));
    }
    return condition;
}

/// One map, or a list of them.
template <class T, class ReadOne>
std::vector<T> readOneOrMore(Diagnostics& diagnostics, const Field& value, ReadOne readOne)
{
    if (value.node->kind != YamlNode::Kind::list) {
        return {readOne(diagnostics, value)};
    }
    std::vector<T> result;
    const auto items = readList(diagnostics, value, Phrase("Lesson", "a list"));
    for (const Field& item : items.value_or(std::vector<Field>())) {
        result.push_back(readOne(diagnostics, item));
    }
    return result;
}

Duration readSpan(Diagnostics& diagnostics, const Field& value)
{
    const auto seconds = readQuantity(diagnostics, value, kDuration);
    return seconds ? durationFromSeconds(*seconds) : Duration{};
}

WriteAction readWrite(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const MapReader map(diagnostics, value, {kWriteKeys});
    WriteAction action;
    if (const auto address = map.require("address", "address: 40481")) {
        action.address = readRegisterAddress(diagnostics, *address, model);
    }
    if (const auto word = map.require("value", "value: 2")) {
        action.word = static_cast<uint16_t>(
            readInteger(diagnostics, *word, Phrase("Lesson", "a value"), 0, std::numeric_limits<uint16_t>::max())
                .value_or(0));
    }
    return action;
}

NavigateAction readGo(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const MapReader map(diagnostics, value, {kGoKeys});
    NavigateAction action;
    if (const auto menu = map.require("menu", "menu: rt")) {
        action.position.menu
            = readWord<MenuId>(diagnostics, *menu, Phrase("Lesson", "a menu"), menuWords()).value_or(MenuId::tariff1);
    }
    if (const auto page = map.find("page")) {
        action.position.page
            = static_cast<uint8_t>(readInteger(diagnostics, *page, Phrase("Lesson", "a page of this menu"), 1,
                                       model.menus.count(action.position.menu))
                                       .value_or(1)
                - 1);
    }
    return action;
}

std::optional<TrainingAction> readAction(
    Diagnostics& diagnostics, std::string_view key, const Field& what, const MeterModel& model)
{
    if (key == "press") {
        TimelineEntry entry;
        readPress(diagnostics, what, entry);
        return PressAction{entry.keys, entry.hold};
    }
    if (key == "go") {
        return readGo(diagnostics, what, model);
    }
    if (key == "dial") {
        return DialAction{static_cast<uint8_t>(
            readInteger(diagnostics, what, Phrase("Lesson", "an octet"), 0, std::numeric_limits<uint8_t>::max())
                .value_or(0))};
    }
    if (key == "choose") {
        return ChooseAction{
            readWord<SetupChoice>(diagnostics, what, Phrase("Lesson", "a choice of ConF?"), kSetupChoices)
                .value_or(SetupChoice::no)};
    }
    if (key == "wait") {
        return WaitAction{readSpan(diagnostics, what)};
    }
    if (key == "set") {
        return SetAction{readInputChange(diagnostics, what)};
    }
    if (key == "power") {
        return PowerAction{readWord<bool>(diagnostics, what, Phrase("Lesson", "on or off"), kOnOff).value_or(true)};
    }
    if (key == "sealed") {
        return SealAction{readTrueFalse(diagnostics, what)};
    }
    if (key == "write") {
        return readWrite(diagnostics, what, model);
    }
    if (key == "answer") {
        const auto answer = readScalar(diagnostics, what, Phrase("Lesson", "an answer"));
        return AnswerAction{std::string(answer.value_or(""))};
    }
    return NextAction{};
}

} // namespace

LocalizedText readBothLanguages(Diagnostics& diagnostics, const Field& value, std::size_t maxCharacters)
{
    LocalizedText text = readLocalizedText(diagnostics, value, maxCharacters);
    const auto& keys = value.node->keys;
    const bool isInBoth = std::ranges::all_of(
        kTextKeys, [&](std::string_view key) { return std::ranges::find(keys, key, &YamlNode::text) != keys.end(); });
    if (!isInBoth || text.en.empty() || text.fr.empty()) {
        diagnostics.add(value.node->at, value.path,
            Phrase("Lesson", "a trainee reads this in English or in French: write {en: ..., fr: ...}"));
    }
    return text;
}

Condition readCondition(Diagnostics& diagnostics, const Field& value, const MeterModel& model)
{
    const MapReader map(diagnostics, value, {kConditionKeys});
    if (value.node->kind == YamlNode::Kind::map && value.node->items.empty()) {
        diagnostics.add(
            value.node->at, value.path, Phrase("Lesson", "the condition says nothing: write for example {tariff: 2}"));
    }
    Condition condition;
    if (const auto display = map.find("display")) {
        condition.display = readDisplay(diagnostics, *display);
    }
    if (const auto settings = map.find("settings")) {
        condition.settings = readSettingsCondition(diagnostics, *settings);
    }
    if (const auto partial = map.find("partial")) {
        condition.partials = readOneOrMore<PartialCondition>(diagnostics, *partial, readPartial);
    }
    if (const auto registers = map.find("register")) {
        condition.registers = readOneOrMore<RegisterCondition>(diagnostics, *registers,
            [&](Diagnostics& found, const Field& one) { return readRegister(found, one, model); });
    }
    if (const auto tariff = map.find("tariff")) {
        condition.tariff = readWord<Tariff>(diagnostics, *tariff, Phrase("Lesson", "a tariff"), kTariffNames);
    }
    if (const auto input = map.find("input")) {
        condition.input = readInputChange(diagnostics, *input);
    }
    if (const auto wiring = map.find("wiring")) {
        condition.wiredRight = readWord<bool>(diagnostics, *wiring, Phrase("Lesson", "right or wrong"), kWirings);
    }
    condition.powered = readSwitch(diagnostics, map.find("powered"));
    condition.sealed = readSwitch(diagnostics, map.find("sealed"));
    if (const auto lasting = map.find("lasting")) {
        condition.lasting = readSpan(diagnostics, *lasting);
    }
    return condition;
}

void readSettings(Diagnostics& diagnostics, const Field& value, Settings& settings)
{
    const SettingsCondition wanted = readSettingsCondition(diagnostics, value);
    settings.network.address = wanted.address.value_or(settings.network.address);
    settings.network.netmask = wanted.netmask.value_or(settings.network.netmask);
    settings.network.gateway = wanted.gateway.value_or(settings.network.gateway);
    settings.unitId = wanted.unitId.value_or(settings.unitId);
}

std::vector<TrainingAction> readActions(
    Diagnostics& diagnostics, const Field& value, bool atOnce, const MeterModel& model)
{
    const auto items
        = readList(diagnostics, value, Phrase("Lesson", "a list of acts like - press: {keys: [up], for: 0.2 s}"));
    std::vector<TrainingAction> actions;
    if (items && items->size() > kMaxActions) {
        diagnostics.add(value.node->at, value.path, Phrase("Lesson", "at most %1 acts").with(kMaxActions));
        return actions;
    }
    for (const Field& item : items.value_or(std::vector<Field>())) {
        const MapReader map(diagnostics, item, {kActionKeys});
        if (item.node->kind == YamlNode::Kind::map && item.node->items.size() != 1) {
            diagnostics.add(
                item.node->at, item.path, Phrase("Lesson", "an act is one thing: %1").with(anyOf(kActionKeys)));
            continue;
        }
        for (const std::string_view key : kActionKeys) {
            const auto what = map.find(key);
            if (what && atOnce && takesTime(key)) {
                diagnostics.add(
                    what->keyAt, what->path, Phrase("Lesson", "%1 takes time: it belongs to show").with(inQuotes(key)));
            } else if (what) {
                if (auto action = readAction(diagnostics, key, *what, model)) {
                    actions.push_back(std::move(*action));
                }
            }
        }
    }
    return actions;
}

InputChange readInputChange(Diagnostics& diagnostics, const Field& value)
{
    return readSet(diagnostics, MapReader(diagnostics, value, kSet), DeviceCatalogue{});
}

bool readTrueFalse(Diagnostics& diagnostics, const Field& value)
{
    return readSwitch(diagnostics, value).value_or(false);
}

} // namespace vmeter::lesson_format
