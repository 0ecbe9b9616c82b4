// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/firmware/state_dump.h"

#include "core/registers/register_access.h"
#include "core/registers/register_table.h"
#include "tests/firmware/host.h"

#include <array>
#include <cstddef>

namespace vmeter::firmware {

namespace {

constexpr std::size_t kNumbersPerLine = 16;

class HexLines {
public:
    explicit HexLines(DumpForm form)
        : m_form(form)
    {
    }

    void begin(const char* name)
    {
        m_name = name;
        m_inLine = 0;
    }
    void add(uint64_t number)
    {
        digest(number);
        if (m_form == DumpForm::digest) {
            return;
        }
        if (m_inLine == 0) {
            print(m_name);
        }
        printHex(number);
        if (++m_inLine == kNumbersPerLine) {
            end();
        }
    }
    void end()
    {
        if (m_form == DumpForm::full && m_inLine != 0) {
            print("\n");
        }
        m_inLine = 0;
    }
    /// One item of one or more numbers.
    template <class... Numbers> void item(const char* name, Numbers... numbers)
    {
        begin(name);
        (add(static_cast<uint64_t>(numbers)), ...);
        end();
    }

    [[nodiscard]] uint64_t digest() const { return m_digest; }

private:
    /// FNV-1a over the bytes of the number.
    void digest(uint64_t number)
    {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            m_digest = (m_digest ^ ((number >> shift) & 0xFFU)) * 0x100000001B3U;
        }
    }
    static void printHex(uint64_t number)
    {
        std::array<char, 18> text{};
        std::size_t at = text.size() - 1;
        do {
            text[--at] = "0123456789abcdef"[number & 0xFU];
            number >>= 4;
        } while (number != 0);
        text[--at] = ' ';
        print(&text[at]);
    }

    DumpForm m_form;
    const char* m_name = "";
    std::size_t m_inLine = 0;
    uint64_t m_digest = 0xCBF29CE484222325U;
};

void dumpElement(HexLines& lines, const char* name, const ElementMeasurement& element)
{
    lines.item(name, element.voltage.value, element.current.value, element.activePower.value,
        element.reactivePower.value, element.apparentPower.value, element.powerFactor.millionths,
        element.powerFactor.exists);
}

void dumpMeasurements(HexLines& lines, const Measurements& measurements)
{
    for (const ElementMeasurement& phase : measurements.phase) {
        dumpElement(lines, "phase", phase);
    }
    dumpElement(lines, "system", measurements.system);
    lines.begin("line voltages");
    for (const Microvolts voltage : measurements.lineVoltage) {
        lines.add(static_cast<uint64_t>(voltage.value));
    }
    lines.add(static_cast<uint64_t>(measurements.systemLineVoltage.value));
    lines.end();
    lines.item("neutral", measurements.neutralCurrent.value);
    lines.item("frequency", measurements.frequency.value);
    lines.item("sequence", measurements.sequence);
    lines.item("missing", measurements.missing[0], measurements.missing[1], measurements.missing[2]);
    lines.item("over range", measurements.overRange[0], measurements.overRange[1], measurements.overRange[2]);
}

void dumpEnergies(HexLines& lines, const MeterState& state)
{
    for (std::size_t tariff = 0; tariff < kTariffs; ++tariff) {
        for (std::size_t element = 0; element < kElements; ++element) {
            lines.begin("energy");
            for (std::size_t kind = 0; kind < kEnergyKinds; ++kind) {
                const Energy& energy = state.energies.at(
                    static_cast<Tariff>(tariff), static_cast<Element>(element), static_cast<EnergyKind>(kind));
                lines.add(energy.whole);
                lines.add(static_cast<uint64_t>(energy.fraction));
            }
            lines.end();
        }
    }
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        const PartialCounters::Counter& partial = state.partials.at(static_cast<PartialCounter>(counter));
        lines.item("partial", partial.energy.whole, partial.energy.fraction, partial.running);
    }
    lines.item("tariff", state.tariff, state.tariffTime[0].samples, state.tariffTime[1].samples);
    lines.item("pulses", state.ledPulses, state.outputPulses, state.lastLedPulse.sinceStart.samples,
        state.lastOutputPulse.sinceStart.samples, state.led, state.pulseOutput);
}

void dumpDisplay(HexLines& lines, const LcdFrame& lcd)
{
    lines.begin("lcd main");
    for (const SegmentCell cell : lcd.main) {
        lines.add(cell);
    }
    lines.end();
    lines.begin("lcd label");
    for (const SegmentCell cell : lcd.label) {
        lines.add(cell);
    }
    lines.end();
    lines.item("lcd marks", lcd.icons, lcd.blinkingIcons, lcd.blinkingMain, lcd.blinkOn, lcd.backlight, lcd.powered);
}

void dumpRegisters(HexLines& lines, const MeterState& state)
{
    constexpr std::size_t kLongestBlock = 256;
    std::array<uint16_t, kLongestBlock> words{};
    for (const RegisterBlock& block : state.model->registers.blocks) {
        const std::span<uint16_t> asked(words.data(), block.words);
        const RegisterResult result = readRegisters(state, block.address, asked);
        lines.item("registers", block.address, result);
        lines.begin("  words");
        if (result == RegisterResult::ok) {
            for (const uint16_t word : asked) {
                lines.add(word);
            }
        }
        lines.end();
    }
}

} // namespace

void dumpFrame(const LcdFrame& frame)
{
    print("lcd ");
    print(labelText(frame).data());
    print(" ");
    print(mainText(frame).data());
    print(" ");
    print(unitText(frame));
    print("\n");
    HexLines lines(DumpForm::full);
    dumpDisplay(lines, frame);
}

void dumpNumbers(const char* name, std::initializer_list<uint64_t> numbers)
{
    HexLines lines(DumpForm::full);
    lines.begin(name);
    for (const uint64_t number : numbers) {
        lines.add(number);
    }
    lines.end();
}

void dumpState(const MeterState& state, std::span<const uint8_t> fram, DumpForm form)
{
    HexLines lines(form);
    lines.item("state", state.model->number, state.powered, state.uptime.sinceStart.samples, state.restarts);
    dumpMeasurements(lines, state.measurements);
    dumpEnergies(lines, state);
    dumpDisplay(lines, state.lcd);
    dumpRegisters(lines, state);
    lines.begin("fram");
    for (const uint8_t byte : fram) {
        lines.add(byte);
    }
    lines.end();
    dumpNumbers("digest", {lines.digest()});
}

} // namespace vmeter::firmware
