// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energy_registers.h"

namespace vmeter {

SignedEnergy difference(const Energy& a, const Energy& b)
{
    const bool negative = a.whole < b.whole || (a.whole == b.whole && a.fraction < b.fraction);
    const Energy& larger = negative ? b : a;
    const Energy& smaller = negative ? a : b;
    Energy magnitude{larger.whole - smaller.whole, larger.fraction - smaller.fraction};
    if (magnitude.fraction < 0) {
        magnitude.fraction += kEnergyUnitsPerWh;
        --magnitude.whole;
    }
    return {magnitude, negative};
}

Energy EnergyRegisters::tariff(Tariff tariff, Element element, EnergyQuantity quantity) const
{
    const auto kind = [&](EnergyKind wanted) { return at(tariff, element, wanted); };
    switch (quantity) {
    case EnergyQuantity::activeImport:
        return kind(EnergyKind::activeImport);
    case EnergyQuantity::activeExport:
        return kind(EnergyKind::activeExport);
    case EnergyQuantity::reactiveImport:
        return kind(EnergyKind::reactiveImportInductive) + kind(EnergyKind::reactiveImportCapacitive);
    case EnergyQuantity::reactiveExport:
        return kind(EnergyKind::reactiveExportInductive) + kind(EnergyKind::reactiveExportCapacitive);
    case EnergyQuantity::apparent:
        return kind(EnergyKind::apparent);
    case EnergyQuantity::reactiveImportInductive:
        return kind(EnergyKind::reactiveImportInductive);
    case EnergyQuantity::reactiveExportInductive:
        return kind(EnergyKind::reactiveExportInductive);
    case EnergyQuantity::reactiveImportCapacitive:
        return kind(EnergyKind::reactiveImportCapacitive);
    case EnergyQuantity::reactiveExportCapacitive:
        return kind(EnergyKind::reactiveExportCapacitive);
    }
    return {};
}

Energy EnergyRegisters::total(Element element, EnergyQuantity quantity) const
{
    return tariff(Tariff::t1, element, quantity) + tariff(Tariff::t2, element, quantity);
}

uint64_t EnergyRegisters::steps() const
{
    uint64_t steps = 0;
    for (const auto& tariff : m_energy) {
        for (const auto& element : tariff) {
            for (const Energy& energy : element) {
                steps += energy.whole / 10;
            }
        }
    }
    return steps;
}

SignedEnergy EnergyRegisters::activeBalance() const
{
    return difference(
        total(Element::system, EnergyQuantity::activeImport), total(Element::system, EnergyQuantity::activeExport));
}

SignedEnergy EnergyRegisters::reactiveBalance() const
{
    return difference(
        total(Element::system, EnergyQuantity::reactiveImport), total(Element::system, EnergyQuantity::reactiveExport));
}

} // namespace vmeter
