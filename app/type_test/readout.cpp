// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/readout.h"

#include "virtualhw/base/si.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

struct EnergyName {
    std::string_view name;
    EnergyQuantity quantity;
};
constexpr std::array kReadEnergies{
    EnergyName{"dEa_imp", EnergyQuantity::activeImport},
    EnergyName{"dEa_exp", EnergyQuantity::activeExport},
    EnergyName{"dEr_ind_imp", EnergyQuantity::reactiveImportInductive},
    EnergyName{"dEr_cap_imp", EnergyQuantity::reactiveImportCapacitive},
    EnergyName{"dEr_ind_exp", EnergyQuantity::reactiveExportInductive},
    EnergyName{"dEr_cap_exp", EnergyQuantity::reactiveExportCapacitive},
    EnergyName{"dEap", EnergyQuantity::apparent},
};

struct KindName {
    std::string_view name;
    ReadoutKind kind;
};
constexpr std::array kOthers{
    KindName{"balance", ReadoutKind::balance},
    KindName{"all_registers", ReadoutKind::changedRegisters},
    KindName{"led_pulses", ReadoutKind::ledPulses},
    KindName{"s0_pulses", ReadoutKind::outputPulses},
    KindName{"led_freq", ReadoutKind::ledFrequency},
    KindName{"s0_timing", ReadoutKind::outputTiming},
    KindName{"led_vs_register", ReadoutKind::ledAgainstRegister},
    KindName{"s0_vs_register", ReadoutKind::outputAgainstRegister},
    KindName{"err", ReadoutKind::error},
    KindName{"err_shift_after", ReadoutKind::errorShift},
    KindName{"err_diff", ReadoutKind::errorDifference},
    KindName{"composite", ReadoutKind::compositeError},
    KindName{"u1", ReadoutKind::voltage1},
    KindName{"i1", ReadoutKind::current1},
    KindName{"p1", ReadoutKind::activePower1},
    KindName{"u12", ReadoutKind::lineVoltage12},
    KindName{"in", ReadoutKind::neutralCurrent},
    KindName{"pf", ReadoutKind::powerFactor},
    KindName{"f", ReadoutKind::frequency},
    KindName{"seq", ReadoutKind::sequence},
    KindName{"missing", ReadoutKind::missing},
    KindName{"overrange_flag", ReadoutKind::overRange},
};

struct PartName {
    std::string_view suffix;
    Element element;
    std::optional<Tariff> tariff;
};
constexpr std::array kReadParts{
    PartName{"", Element::system, std::nullopt},
    PartName{"_L1", Element::l1, std::nullopt},
    PartName{"_L2", Element::l2, std::nullopt},
    PartName{"_L3", Element::l3, std::nullopt},
    PartName{"_T1", Element::system, Tariff::t1},
    PartName{"_T2", Element::system, Tariff::t2},
};

} // namespace

std::optional<Readout> readoutNamed(std::string_view name)
{
    for (const KindName& other : kOthers) {
        if (name == other.name) {
            return Readout{std::string(name), other.kind, {}, Element::system, std::nullopt};
        }
    }
    for (const EnergyName& energy : kReadEnergies) {
        if (!name.starts_with(energy.name)) {
            continue;
        }
        const auto part = std::find_if(kReadParts.begin(), kReadParts.end(),
            [&](const PartName& one) { return name.substr(energy.name.size()) == one.suffix; });
        if (part != kReadParts.end()) {
            return Readout{std::string(name), ReadoutKind::energy, energy.quantity, part->element, part->tariff};
        }
    }
    return std::nullopt;
}

const std::vector<Readout>& allRegisters()
{
    static const std::vector<Readout> registers = [] {
        std::vector<Readout> all;
        for (const EnergyName& energy : kReadEnergies) {
            for (const Element element : {Element::l1, Element::l2, Element::l3, Element::system}) {
                for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
                    all.push_back(
                        Readout{std::string(energy.name), ReadoutKind::energy, energy.quantity, element, tariff});
                }
            }
        }
        return all;
    }();
    return registers;
}

double registerValue(const Readout& readout, const EnergyRegisters& registers)
{
    const Energy energy = readout.tariff ? registers.tariff(*readout.tariff, readout.element, readout.energy)
                                         : registers.total(readout.element, readout.energy);
    return wattHours(energy);
}

} // namespace vmeter
