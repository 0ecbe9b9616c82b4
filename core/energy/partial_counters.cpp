// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/partial_counters.h"

namespace vmeter {

void PartialCounters::add(Tariff tariff, EnergyKind kind, int64_t units)
{
    const auto book = [&](PartialCounter counter) {
        if (at(counter).running) {
            at(counter).energy.add(units);
        }
    };
    const bool firstTariff = tariff == Tariff::t1;
    switch (kind) {
    case EnergyKind::activeImport:
        book(PartialCounter::activeImport);
        book(firstTariff ? PartialCounter::activeImportT1 : PartialCounter::activeImportT2);
        break;
    case EnergyKind::activeExport:
        book(PartialCounter::activeExport);
        book(firstTariff ? PartialCounter::activeExportT1 : PartialCounter::activeExportT2);
        break;
    case EnergyKind::reactiveImportInductive:
    case EnergyKind::reactiveImportCapacitive:
        book(PartialCounter::reactiveImport);
        break;
    case EnergyKind::reactiveExportInductive:
    case EnergyKind::reactiveExportCapacitive:
        book(PartialCounter::reactiveExport);
        break;
    case EnergyKind::apparent:
        book(PartialCounter::apparent);
        break;
    }
}

void PartialCounters::zeroAll()
{
    for (Counter& counter : m_counters) {
        counter.energy = {};
    }
}

} // namespace vmeter
