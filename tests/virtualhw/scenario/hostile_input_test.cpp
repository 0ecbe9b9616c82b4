// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/base/utf8.h"
#include "virtualhw/scenario/yaml_tree.h"

#include <gmock/gmock.h>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using scenario_format::kMaxTextBytes;
using scenario_format::kMaxYamlNodes;
using ::testing::ElementsAre;

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

TEST(HostileInput, TextOverOneMebibyteIsRefusedUnread)
{
    const std::string largest = "version: 1\n#" + std::string(kMaxTextBytes - 12, 'x');
    EXPECT_THAT(scenarioErrors(largest), ElementsAre());
    EXPECT_THAT(scenarioErrors(largest + "x"), ElementsAre("1:1: the text is too large: at most 1048576 bytes"));
    EXPECT_THAT(
        scenarioErrors(std::string(10'000'000, '[')), ElementsAre("1:1: the text is too large: at most 1048576 bytes"));
}

TEST(HostileInput, NoMoreThanTheLimitIsReadOfAnEndlessFile)
{
    EXPECT_THAT(
        errorsOf(loadScenarioFile("/dev/zero")), ElementsAre("1:1: the text is too large: at most 1048576 bytes"));
}

TEST(HostileInput, DeepNestingIsRefusedAtTheSeventeenthLevel)
{
    EXPECT_THAT(scenarioErrors("a: " + repeated("[", 500'000) + repeated("]", 500'000)),
        ElementsAre("1:19: nested too deeply: at most 16 levels"));
    EXPECT_THAT(scenarioErrors(repeated("- ", 500'000)), ElementsAre("1:33: nested too deeply: at most 16 levels"));
    EXPECT_THAT(
        scenarioErrors("a: " + repeated("{a: ", 250'000)), ElementsAre("1:64: nested too deeply: at most 16 levels"));
}

TEST(HostileInput, AliasesThatExplodeAreRefusedAtTheFirstAnchor)
{
    EXPECT_THAT(scenarioErrors("version: 1\n"
                               "name: &a [x, x, x, x, x, x, x, x, x, x]\n"
                               "description: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                               "timeline: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"),
        ElementsAre("2:7: anchors (&name) are not used in scenarios; write each value where it belongs"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: *a\n"),
        ElementsAre("2:7: not valid YAML: the referenced anchor is not defined"));
}

TEST(HostileInput, TagsAreRefused)
{
    EXPECT_THAT(scenarioErrors("version: !!int 1"), ElementsAre("1:10: tags (!name) are not used in scenarios"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: !python/object {current: 5 A}"),
        ElementsAre("2:7: tags (!name) are not used in scenarios"));
}

TEST(HostileInput, TooManyValuesAreRefused)
{
    // There are five values before the first item, which is in column 12; the first item beyond the limit is the
    // 99,996th.
    EXPECT_THAT(scenarioErrors("version: 1\ntimeline: [" + repeated("1,", kMaxYamlNodes) + "]"),
        ElementsAre("2:200002: too many values: a scenario has at most 100000"));
}

TEST(HostileInput, DevicesThatMultiplyAreRefused)
{
    const std::string stages = "[" + repeated("{for: 1},", 20) + "]";
    std::string text = "version: 1\ndevices: {a: {current: 1, start: " + stages + "}}\ntimeline:\n";
    for (int n = 0; n < 1000; ++n) {
        text += "  - {at: " + std::to_string(100 * n) + ", start: [a]}\n  - {at: " + std::to_string(100 * n + 50)
            + ", stop: [a]}\n";
    }
    const auto errors = scenarioErrors(text);
    ASSERT_FALSE(errors.empty());
    EXPECT_THAT(errors.front(), ::testing::HasSubstr("too many starts and stops: with their stages at most 20000"));
    EXPECT_THAT(scenarioErrors("version: 1\ndevices: {a: {current: 1, start: [" + repeated("{for: 1},", 21) + "]}}"),
        ElementsAre("2:34: too many stages: at most 20"));
    std::string many = "version: 1\nload: {devices: [";
    for (int n = 0; n < 5000; ++n) {
        many += "{device: kettle, name: k" + std::to_string(n) + "},";
    }
    EXPECT_THAT(scenarioErrors(many + "]}"),
        ElementsAre("2:17: too many devices: at most 200 run at once; times gives one several"));
}

TEST(HostileInput, ExchangesOfDevicesBySetAreQuick)
{
    // Each names 200 devices that may have to be stopped; 90,000 values in total.
    std::string names;
    for (int n = 0; n < 150; ++n) {
        names += "{device: kettle, name: k" + std::to_string(n) + "},";
    }
    std::string text = "version: 1\ntimeline:\n";
    for (int n = 0; n < 100; ++n) {
        text += "  - {at: " + std::to_string(n) + ", set: {load: {devices: [" + names + "]}}}\n";
    }
    EXPECT_THAT(scenarioErrors(text), ElementsAre());
}

TEST(HostileInput, FilesThatAreNamedMustBeFiles)
{
    for (const std::string_view name : {"/dev/zero", "/", "missing.cff"}) {
        const auto folder = ::testing::TempDir();
        const auto waveform
            = errorsOf(parseScenario("version: 1\nwaveform: {file: " + std::string(name) + "}", folder));
        ASSERT_EQ(waveform.size(), 1U) << name;
        EXPECT_THAT(waveform.front(), ::testing::StartsWith("2:11: "));
        const auto profile = errorsOf(parseScenario("version: 1\nprofile: {file: " + std::string(name) + "}", folder));
        ASSERT_EQ(profile.size(), 1U) << name;
        EXPECT_THAT(profile.front(), ::testing::HasSubstr("no such file"));
    }
}

TEST(HostileInput, OnlyTheFirstFiftyErrorsAreKept)
{
    const auto errors = scenarioErrors("version: 1\ntimeline:\n" + repeated("  - nonsense\n", 40'000));
    ASSERT_EQ(errors.size(), 50U);
    EXPECT_EQ(errors.front(),
        "3:5: here stands a single value; expected: a map with the keys at, set, ramp, over, start, stop, press, "
        "power, fault and what");
}

TEST(HostileInput, HugeAndMissingNumbersAreRefused)
{
    const std::string digits(300, '9');
    EXPECT_THAT(scenarioErrors("version: 1\nload: {current: " + digits + " A}"),
        ElementsAre("2:17: '9999999999999999999999999999999999999999...' is out of range: a current is 0 A to 5000 A"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {current: 1e99999 A}"),
        ElementsAre("2:17: '1e99999 A' is not a number that can be read here: write a current like 1 A"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {current: [.nan, 1, 2]}"),
        ElementsAre("2:18: '.nan' is not a number that can be read here: write a current like 1 A"));
    EXPECT_THAT(scenarioErrors("version: 1\nseed: 18446744073709551616"),
        ElementsAre(
            "2:7: '18446744073709551616' does not fit: a seed is a whole number from 0 to 18446744073709551615"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {current: A}"),
        ElementsAre("2:17: 'A' is not a number that can be read here: write a current like 1 A"));
    EXPECT_THAT(
        scenarioErrors("version: 1\nload: {current: }"), ElementsAre("2:17: here stands nothing; expected: a current"));
}

TEST(HostileInput, BrokenYamlIsRefusedWhereItBreaks)
{
    EXPECT_THAT(scenarioErrors("version: 1\nload: {current: 5 A\n"),
        ElementsAre("3:1: not valid YAML: end of map flow not found"));
    EXPECT_THAT(scenarioErrors("version: 1\n  load: 5\n"), ElementsAre("2:7: not valid YAML: illegal map value"));
    EXPECT_THAT(scenarioErrors("version: 1\nload:\n\tcurrent: 5 A\n"),
        ElementsAre("3:1: a TAB cannot indent a line in YAML; put spaces in its place"));
    EXPECT_THAT(scenarioErrors("version: 1\nload:\n  \tcurrent: 5 A\n"),
        ElementsAre("3:3: a TAB cannot indent a line in YAML; put spaces in its place"));
    EXPECT_THAT(scenarioErrors("version: 1\n---\nversion: 1\n"),
        ElementsAre("2:1: a scenario is one YAML document; here a second one begins"));
    EXPECT_THAT(scenarioErrors("? [version]\n: 1\n"), ElementsAre("1:3: a key must be a word"));
    EXPECT_THAT(scenarioErrors(""), ElementsAre("1:1: the text is empty"));
    EXPECT_THAT(scenarioErrors("# nothing\n"), ElementsAre("1:1: the text is empty"));
}

TEST(HostileInput, TextThatIsNotUtf8IsRefusedAtItsFirstWrongByte)
{
    constexpr std::string_view kMessage = ": not a text in UTF-8: the byte here is no part of a printable character";
    const auto expected
        = [&](std::string_view place) { return ElementsAre(std::string(place) + std::string(kMessage)); };
    EXPECT_THAT(scenarioErrors("version: 1\nname: \xE9t\xE9\n"), expected("2:7"));        // Latin-1
    EXPECT_THAT(scenarioErrors("version: 1\nname: \xC3\xA9\xC0\xAF\n"), expected("2:8")); // overlong
    EXPECT_THAT(scenarioErrors("version: 1\nname: \xED\xA0\x80\n"), expected("2:7"));     // a surrogate
    EXPECT_THAT(scenarioErrors("version: 1\nname: \xF4\x90\x80\x80\n"), expected("2:7")); // over U+10FFFF
    EXPECT_THAT(scenarioErrors("version: 1\nname: a\x1b[31m\n"), expected("2:8"));        // an escape sequence
    EXPECT_THAT(scenarioErrors(std::string_view("v\0e\0r\0", 6)), expected("1:2"));       // UTF-16
}

TEST(HostileInput, NamesAreShortAndPrintable)
{
    EXPECT_THAT(scenarioErrors("version: 1\nname: " + std::string(101, 'x')),
        ElementsAre("2:7: the text is too long: at most 100 characters"));
    EXPECT_THAT(scenarioErrors("version: 1\nname: " + repeated("é", 100)), ElementsAre());
    EXPECT_THAT(scenarioErrors("version: 1\nname: \"a\\eb\""),
        ElementsAre("2:7: the text contains a character that cannot be shown"));
}

TEST(HostileInput, MessagesStayOnOneLine)
{
    EXPECT_THAT(scenarioErrors("version: 1\n\"a\\nb.yaml:1:1\": 5"),
        ElementsAre(
            "2:1: 'a?b.yaml:1:1' is not a key known here; write version, name, description, group, seed, afe, supply, "
            "load, wiring, powered_by, tariff, sealed, devices, profile, waveform, timeline or repeat"));
}

TEST(Utf8, EveryEncodedCharacterIsTakenAndNothingElse)
{
    for (const std::string_view text : {"", "a\tb\r\n", "é", "€", "😀", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBF"}) {
        EXPECT_EQ(validUtf8Prefix(text), text.size());
    }
    for (const std::string_view text :
        {"\x80", "\xC3", "\xC1\x81", "\xE2\x82", "\xE0\x80\x80", "\xF8\x88\x80\x80\x80", "\x7F"}) {
        EXPECT_EQ(validUtf8Prefix(text), 0U);
    }
}

} // namespace
} // namespace vmeter
