// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/manual/golden_pages.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace vmeter {

MeterState goldenState()
{
    MeterState state;
    state.powered = true;
    state.tariff = Tariff::t2;
    for (std::size_t tariff = 0; tariff < kTariffs; ++tariff) {
        for (std::size_t element = 0; element < kElements; ++element) {
            for (std::size_t kind = 0; kind < kEnergyKinds; ++kind) {
                const uint64_t kilowattHours = (tariff + 1) * 100 + (element + 1) * 10 + kind + 1;
                state.energies.at(
                    static_cast<Tariff>(tariff), static_cast<Element>(element), static_cast<EnergyKind>(kind))
                    = {kilowattHours * 1'000 + 252, 0};
            }
        }
    }
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        state.partials.at(static_cast<PartialCounter>(counter)).energy = {(801 + counter) * 1'000 + 549, 0};
    }
    state.partials.toggle(PartialCounter::activeImportT2);
    state.partials.toggle(PartialCounter::reactiveExport);

    const auto power = [](int64_t watts, int64_t vars, int64_t voltAmperes) {
        ElementMeasurement values;
        values.activePower = {watts * 1'000'000};
        values.reactivePower = {vars * 1'000'000};
        values.apparentPower = {voltAmperes * 1'000'000};
        return values;
    };
    Measurements& measurements = state.measurements;
    measurements.phase = {power(11'504, 8'624, 14'378), power(-3'456, 2'006, 3'996), power(0, -1'500, 1'500)};
    measurements.system = power(8'048, 9'130, 19'874);
    measurements.system.voltage = {75'700'000};
    measurements.system.current = {69'670'000};
    measurements.system.powerFactor = {800'000, true};
    measurements.systemLineVoltage = {151'300'000};
    measurements.frequency = {50'000'000};
    measurements.sequence = PhaseSequence::clockwise123;
    return state;
}

namespace {

std::string line(std::size_t page, const LcdFrame& frame)
{
    const auto padded = [](std::string text, std::size_t width) {
        text.resize(std::max(text.size(), width), ' ');
        return text;
    };
    const std::string number = std::to_string(page);
    std::string text = std::string(number.size() < 2 ? " " : "") + number + " | "
        + padded(labelText(frame).data(), kLabelDigits) + " | " + padded(mainText(frame).data(), kMainDigits + 1)
        + " | " + padded(unitText(frame), 5) + " | " + marksOf(frame);
    return text;
}

/// The lines of golden/<name>.txt that are neither empty nor comments.
std::vector<std::string> goldenLines(const std::string& name)
{
    std::ifstream file(std::string(VMETER_MANUAL_GOLDEN_DIR) + "/" + name + ".txt");
    EXPECT_TRUE(file.is_open()) << name;
    std::vector<std::string> lines;
    for (std::string text; std::getline(file, text);) {
        if (!text.empty() && text.front() != '#') {
            lines.push_back(text);
        }
    }
    return lines;
}

} // namespace

void expectGoldenPages(MenuRig& rig, const std::string& name)
{
    const auto expected = goldenLines(name);
    const LcdFrame first = rig.frame();
    for (std::size_t page = 0; page < expected.size(); ++page) {
        EXPECT_EQ(line(page + 1, rig.frame()), expected[page]) << "golden/" << name << ".txt";
        rig.tap(Key::up);
    }
    EXPECT_EQ(line(1, rig.frame()), line(1, first)) << "UP on the last page of " << name << " leads to the first";
}

} // namespace vmeter
