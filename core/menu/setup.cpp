// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/setup.h"

#include "core/display/glyphs.h"
#include "core/display/number_format.h"
#include "core/settings/network_rules.h"

#include <iterator>

namespace vmeter {

namespace {

struct SetupPage {
    enum class Kind : uint8_t { restoreFactory, octet, zeroPartials };
    const char* label;
    Kind kind = Kind::octet;
    Ipv4 NetworkSettings::*field = nullptr; ///< of an octet
    uint8_t octet = 0;                      ///< 0 .. 3
};

/// Manual 9.1.2, in its order. "rES ALL PAr" is read as label, digits and the mark PAR. [inferred]
constexpr SetupPage kPages[kSetup2Pages] = {
    {"Eth", SetupPage::Kind::restoreFactory},
    {"IP1", SetupPage::Kind::octet, &NetworkSettings::address, 0},
    {"IP2", SetupPage::Kind::octet, &NetworkSettings::address, 1},
    {"IP3", SetupPage::Kind::octet, &NetworkSettings::address, 2},
    {"IP4", SetupPage::Kind::octet, &NetworkSettings::address, 3},
    {"nEt1", SetupPage::Kind::octet, &NetworkSettings::netmask, 0},
    {"nEt2", SetupPage::Kind::octet, &NetworkSettings::netmask, 1},
    {"nEt3", SetupPage::Kind::octet, &NetworkSettings::netmask, 2},
    {"nEt4", SetupPage::Kind::octet, &NetworkSettings::netmask, 3},
    {"GAtE1", SetupPage::Kind::octet, &NetworkSettings::gateway, 0},
    {"GAtE2", SetupPage::Kind::octet, &NetworkSettings::gateway, 1},
    {"GAtE3", SetupPage::Kind::octet, &NetworkSettings::gateway, 2},
    {"GAtE4", SetupPage::Kind::octet, &NetworkSettings::gateway, 3},
    {"rES", SetupPage::Kind::zeroPartials},
};

constexpr const char* kChoices[] = {"Y", "n", "C"}; ///< in the order of Setup2::Choice; manual 14

constexpr unsigned kHundredsValues = 3; ///< the first digit of an octet is 0, 1 or 2
constexpr unsigned kOctetMax = 255;
constexpr std::size_t kFirstOctetCell = kMainDigits - kOctetDigits;

constexpr uint8_t cellBit(std::size_t cell)
{
    return static_cast<uint8_t>(1U << cell);
}

std::array<uint8_t, kOctetDigits> digitsOf(uint8_t octet)
{
    return {static_cast<uint8_t>(octet / 100), static_cast<uint8_t>(octet / 10 % 10), static_cast<uint8_t>(octet % 10)};
}

uint16_t valueOf(const std::array<uint8_t, kOctetDigits>& digits)
{
    return static_cast<uint16_t>(digits[0] * 100 + digits[1] * 10 + digits[2]);
}

/// First letters of the pages with the error. [inferred]
constexpr const char* kMisfitNames[]{"", "nEt", "IP", "GAtE"};

} // namespace

void Setup2::open(const NetworkSettings& inForce)
{
    *this = {};
    m_draft = inForce;
}

void Setup2::up()
{
    switch (m_mode) {
    case Mode::page:
        m_page = static_cast<uint8_t>((m_page + 1U) % kSetup2Pages);
        break;
    case Mode::digit:
        m_digits[m_digit] = static_cast<uint8_t>((m_digits[m_digit] + 1U) % (m_digit == 0 ? kHundredsValues : 10U));
        break;
    case Mode::leaving:
        m_choice = static_cast<Choice>((static_cast<unsigned>(m_choice) + 1U) % std::size(kChoices));
        break;
    }
}

Setup2::Outcome Setup2::enter()
{
    switch (m_mode) {
    case Mode::page:
        enterPage();
        return Outcome::stay;
    case Mode::digit:
        acceptDigit();
        return Outcome::stay;
    case Mode::leaving:
        break;
    }
    if (m_choice == Choice::yes && !isUsable(m_draft)) {
        return Outcome::stay; // [inferred] refused: "ConF?" keeps naming the error
    }
    m_mode = Mode::page;
    switch (m_choice) {
    case Choice::yes:
        return Outcome::saveAndLeave;
    case Choice::no:
        return Outcome::leave;
    case Choice::goOn:
        break;
    }
    return Outcome::stay;
}

void Setup2::enterPage()
{
    const SetupPage& page = kPages[m_page];
    switch (page.kind) {
    case SetupPage::Kind::restoreFactory:
        m_draft = NetworkSettings{};
        m_restoreFactory = true;
        break;
    case SetupPage::Kind::octet:
        m_digits = digitsOf((m_draft.*page.field).octet[page.octet]);
        m_digit = 0;
        m_mode = Mode::digit;
        break;
    case SetupPage::Kind::zeroPartials:
        m_zeroPartials = true;
        break;
    }
}

void Setup2::acceptDigit()
{
    if (m_digit + 1U < kOctetDigits) {
        ++m_digit;
        return;
    }
    const uint16_t octet = valueOf(m_digits);
    if (octet > kOctetMax) {
        m_digit = 0; // [inferred] refused: the digits do not change and the first one blinks again
        return;
    }
    const SetupPage& page = kPages[m_page];
    (m_draft.*page.field).octet[page.octet] = static_cast<uint8_t>(octet);
    m_draft.dhcp = false; // [inferred] an entered address is meant to be used, and there is no page for DHCP
    m_mode = Mode::page;
}

void Setup2::askToLeave()
{
    m_mode = Mode::leaving;
    m_choice = Choice::yes;
}

void Setup2::show(LcdFrame& frame) const
{
    frame.light(Icon::setup);
    if (m_mode == Mode::leaving) {
        showLeaving(frame);
        return;
    }
    const SetupPage& page = kPages[m_page];
    writeText(frame.label, page.label, Align::left);
    switch (page.kind) {
    case SetupPage::Kind::restoreFactory:
        writeText(frame.main, "SdEF", Align::right);
        frame.blinkingMain = m_restoreFactory ? 0xF0 : 0; // [inferred] blinks: requested, executed on Y
        break;
    case SetupPage::Kind::octet: {
        const bool editing = m_mode == Mode::digit;
        frame.main = formatThreeDigits(editing ? valueOf(m_digits) : (m_draft.*page.field).octet[page.octet]);
        frame.blinkingMain = editing ? cellBit(kFirstOctetCell + m_digit) : uint8_t{0};
        break;
    }
    case SetupPage::Kind::zeroPartials:
        writeText(frame.main, "ALL", Align::right);
        frame.light(Icon::partial);
        frame.blinkingMain = m_zeroPartials ? 0xE0 : 0; // [inferred] as above
        break;
    }
}

/// The choice blinks at the right; the error in the draft is at the left. [inferred]
void Setup2::showLeaving(LcdFrame& frame) const
{
    writeText(frame.label, "ConF?", Align::left);
    writeText(frame.main, kMisfitNames[static_cast<std::size_t>(networkMisfit(m_draft))], Align::left);
    writeText(frame.main, kChoices[static_cast<std::size_t>(m_choice)], Align::right);
    frame.blinkingMain = cellBit(kMainDigits - 1);
}

} // namespace vmeter
