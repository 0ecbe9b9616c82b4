// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screens/screen_walk.h"

#include "app/screens/screen_captions.h"
#include "core/storage/fram_layout.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <cstdio>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace vmeter {

namespace {

// ---- the meter that is shown ---------------------------------------------------------------------------------------

/// Energies of L1, L2 and L3 in each tariff, Wh, varh or VAh; the energy of the system is their sum.
struct CountedEnergy {
    EnergyKind kind;
    PerPhase<uint64_t> tariff[kTariffs];
};

/// Chosen so that the example values of manual 10 appear where possible: tAr.1 6.22 kWh, tot L1 8.32 kWh, balances 8.54
/// kWh and 8.32 kvarh.
constexpr CountedEnergy kCounted[] = {
    {EnergyKind::activeImport, {{2080, 2020, 2120}, {6240, 6110, 6330}}},
    {EnergyKind::activeExport, {{1360, 1350, 1380}, {4100, 4070, 4100}}},
    {EnergyKind::reactiveImportInductive, {{1210, 1190, 1220}, {1700, 1650, 1720}}},
    {EnergyKind::reactiveImportCapacitive, {{410, 400, 420}, {500, 490, 510}}},
    {EnergyKind::reactiveExportInductive, {{300, 310, 290}, {400, 390, 410}}},
    {EnergyKind::reactiveExportCapacitive, {{150, 140, 160}, {180, 190, 180}}},
    {EnergyKind::apparent, {{3970, 3880, 4030}, {11150, 11010, 11260}}},
};

/// Wh, varh, VAh, in the order of PartialCounter; 8.54 kWh as in manual 10.4.
constexpr uint64_t kShownPartials[kPartialCounters] = {3100, 5440, 8540, 400, 920, 1320, 9870, 2470, 310};

/// Amperes at 230 V: 11.50 kW on L1, 69.67 A on the mean (manual 10.5).
constexpr PerPhase<double> kAmperes = {62.52, 74.00, 72.49};
constexpr double kPowerFactorAngle = 36.869898; // degrees: cos is 0.800

constexpr uint8_t kShownMalfunction = 1;

PersistentData sampleMemory()
{
    PersistentData memory;
    for (const CountedEnergy& counted : kCounted) {
        for (std::size_t t = 0; t < kTariffs; ++t) {
            const auto tariff = static_cast<Tariff>(t);
            Energy& system = memory.energies.at(tariff, Element::system, counted.kind);
            for (std::size_t phase = 0; phase < kPhases; ++phase) {
                const Energy energy{counted.tariff[t][phase], 0};
                memory.energies.at(tariff, static_cast<Element>(phase), counted.kind) = energy;
                system = system + energy;
            }
        }
    }
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        memory.partials.at(static_cast<PartialCounter>(counter)).energy = {kShownPartials[counter], 0};
    }
    return memory;
}

/// 230 V, 50 Hz, sequence 123, no current.
Scenario sampleSupply()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {};
    return scenario;
}

// ---- key presses ------------------------------------------------------------------------------------------

constexpr Duration kTap = Duration::milliseconds(100);
constexpr Duration kHold = kLongPress + kTap;
constexpr Duration kSettled = Duration::seconds(3); // two seconds of measurement and the refresh of the display

class Walk {
public:
    Walk()
    {
        FramLayout().storePersistentData(m_fram, sampleMemory());
        m_bench.emplace(kCountisE28, sampleSupply(), m_fram);
        wait(kSettled);
    }

    std::vector<Screen> everything()
    {
        // Energies first, without load, so that they do not change.
        for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
            const auto id = static_cast<MenuId>(menu);
            if (id == MenuId::realTime) {
                switchLoad(kAmperes);
            }
            pages(id);
            if (id != MenuId::setupQuestion) {
                press({Key::enter}, kTap);
            }
        }
        setup2();
        setup1();
        displayTest();
        diagnostics();
        return std::move(m_screens);
    }

private:
    void wait(Duration duration)
    {
        for (Duration passed; passed < duration; passed += kBlockTime) {
            m_bench->advance();
        }
    }
    void press(std::initializer_list<Key> keys, Duration hold)
    {
        m_bench->apply(PressKeys{keys, hold});
        wait(hold + kTap);
    }
    void switchLoad(const PerPhase<double>& amperes)
    {
        InputChange change;
        change.current = amperes;
        change.phiDeg = PerPhase<double>{kPowerFactorAngle, kPowerFactorAngle, kPowerFactorAngle};
        m_bench->apply(ChangeInputs{change});
        wait(kSettled);
    }

    void addScreen(std::string name, LocalizedText caption)
    {
        LcdFrame frame = m_bench->state().lcd;
        frame.backlight = true;
        frame.blinkOn = true;
        m_screens.push_back({std::move(name), std::move(caption), frame});
    }
    /// Captures all pages of the present menu, starting with the first one.
    void pages(MenuId menu)
    {
        const MenuPages& menus = m_bench->state().model->menus;
        for (uint8_t page = 0; page < menus.count(menu); ++page) {
            char name[24];
            std::snprintf(name, sizeof name, "%s-%02d", menuName(menu), page + 1);
            addScreen(name, screenCaption(menus, {menu, page}));
            press({Key::up}, kTap);
        }
    }

    void setup2()
    {
        press({Key::enter}, kHold);
        pages(MenuId::setup2);
        press({Key::enter}, kHold);
        struct Choice {
            const char* name;
            LocalizedText meaning;
        };
        const Choice choices[] = {
            {"ConF-Y", {": save and leave", " : enregistrer et sortir"}},
            {"ConF-N", {": leave without saving", " : sortir sans enregistrer"}},
            {"ConF-C", {": go on", " : continuer"}},
        };
        for (const Choice& choice : choices) {
            const LocalizedText caption = screenCaption(kCountisE28.menus, {MenuId::confirmation, 0});
            addScreen(choice.name, {caption.en + choice.meaning.en, caption.fr + choice.meaning.fr});
            press({Key::up}, kTap);
        }
        press({Key::up}, kTap); // N
        press({Key::enter}, kTap);
    }

    void setup1()
    {
        press({Key::set}, kHold);
        pages(MenuId::setup1);
        press({Key::enter}, kHold);
    }

    void displayTest()
    {
        const std::vector both{Key::up, Key::enter};
        m_bench->apply(PressKeys{both, kDisplayTestPress + 2 * kTap});
        wait(kDisplayTestPress + kTap);
        addScreen("display-test", {"Display test", "Test de l'afficheur"});
        wait(2 * kTap);
    }

    void diagnostics()
    {
        press({Key::enter}, kTap); // the first page of tAr.1
        InputChange change;
        change.wiring.conductorAt = PerConductor<int>{0, 2, 1, 3};
        change.current = PerPhase<double>{};
        m_bench->apply(ChangeInputs{change});
        wait(kSettled);
        addScreen("sequence-132", {"Phase sequence 132", "Ordre des phases 132"});

        change.wiring.conductorAt = PerConductor<int>{0, 1, 2, 3};
        change.wiring.open = PerConductor<bool>{false, true, false, false};
        m_bench->apply(ChangeInputs{change});
        wait(kSettled);
        addScreen("phase-missing", {"A phase is missing", "Une phase manque"});

        change.wiring.open = PerConductor<bool>{};
        m_bench->apply(ChangeInputs{change});
        wait(kSettled);
        m_bench->apply(SetMalfunction{kShownMalfunction});
        addScreen(
            "malfunction", {"Malfunction: the meter must be replaced", "Dysfonctionnement : compteur à remplacer"});
    }

    FramMemory m_fram;
    std::optional<Bench> m_bench;
    std::vector<Screen> m_screens;
};

} // namespace

std::vector<Screen> walkScreens()
{
    return Walk().everything();
}

} // namespace vmeter
