// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screens/screen_captions.h"

#include "core/menu/setup.h"

#include <cstddef>
#include <string>

namespace vmeter {

namespace {

struct Words {
    const char* en;
    const char* fr;
};

/// In the order of MenuId.
constexpr Words kMenus[] = {
    {"Tariff 1", "Tarif 1"},
    {"Tariff 2", "Tarif 2"},
    {"Total", "Total"},
    {"Partial meters", "Compteurs partiels"},
    {"Instantaneous", "Instantané"},
    {"Information", "Information"},
    {"Set-up", "Configuration"},
    {"SETUP 2", "SETUP 2"},
    {"SETUP 1", "SETUP 1"},
    {"Leaving SETUP 2", "Sortie de SETUP 2"},
};

/// In the order of EnergyQuantity.
constexpr Words kEnergies[] = {
    {"active energy imported", "énergie active importée"},
    {"active energy exported", "énergie active exportée"},
    {"reactive energy imported", "énergie réactive importée"},
    {"reactive energy exported", "énergie réactive exportée"},
    {"apparent energy", "énergie apparente"},
    {"inductive energy imported", "énergie inductive importée"},
    {"inductive energy exported", "énergie inductive exportée"},
    {"capacitive energy imported", "énergie capacitive importée"},
    {"capacitive energy exported", "énergie capacitive exportée"},
};

/// In the order of PartialCounter.
constexpr Words kPartials[kPartialCounters] = {
    {"active energy imported in T1", "énergie active importée en T1"},
    {"active energy imported in T2", "énergie active importée en T2"},
    {"active energy imported", "énergie active importée"},
    {"active energy exported in T1", "énergie active exportée en T1"},
    {"active energy exported in T2", "énergie active exportée en T2"},
    {"active energy exported", "énergie active exportée"},
    {"apparent energy", "énergie apparente"},
    {"reactive energy imported", "énergie réactive importée"},
    {"reactive energy exported", "énergie réactive exportée"},
};

/// In the order of PageValue; the words for energies are in the tables above.
constexpr Words kValues[] = {
    {},
    {},
    {},
    {"balance of active energy", "bilan d'énergie active"},
    {"balance of reactive energy", "bilan d'énergie réactive"},
    {"active power", "puissance active"},
    {"apparent power", "puissance apparente"},
    {"reactive power", "puissance réactive"},
    {"voltage between phases", "tension entre phases"},
    {"voltage to neutral", "tension simple"},
    {"current", "courant"},
    {"power factor", "facteur de puissance"},
    {"frequency", "fréquence"},
    {"version of the metrological firmware", "version du logiciel métrologique"},
    {"version of the other firmware", "version du logiciel non métrologique"},
    {"checksum of the metrological firmware", "somme de contrôle du logiciel métrologique"},
    {"checksum of the other firmware", "somme de contrôle du logiciel non métrologique"},
    {"communication port", "port de communication"},
    {"ENTER for 3 s opens SETUP 2", "ENTER pendant 3 s ouvre SETUP 2"},
};

/// In the order of Element.
constexpr const char* kElementNames[] = {"L1", "L2", "L3", "Σ"};

/// The pages of SETUP 2 between the first and the last one: four octets for each setting.
constexpr Words kAddresses[] = {
    {"IP address", "adresse IP"},
    {"netmask", "masque de réseau"},
    {"gateway", "passerelle"},
};
constexpr std::size_t kOctets = 4;

template <std::size_t Rows, class Index> constexpr Words wordsOf(const Words (&table)[Rows], Index index)
{
    return table[static_cast<std::size_t>(index)];
}

LocalizedText joined(Words words, const std::string& separator, Words more)
{
    return {words.en + separator + more.en, words.fr + separator + more.fr};
}

LocalizedText setup2Caption(uint8_t page)
{
    const Words menu = wordsOf(kMenus, MenuId::setup2);
    if (page == 0) {
        return joined(menu, ": ", {"factory settings of the network", "réseau aux valeurs d'usine"});
    }
    if (page == kSetup2Pages - 1) {
        return joined(menu, ": ", {"all partial meters to zero", "tous les compteurs partiels à zéro"});
    }
    const std::string octet = ", octet " + std::to_string((page - 1U) % kOctets + 1);
    LocalizedText caption = joined(menu, ": ", kAddresses[(page - 1U) / kOctets]);
    caption.en += octet;
    caption.fr += octet;
    return caption;
}

Words valueWords(const MenuPage& page)
{
    switch (page.value) {
    case PageValue::totalEnergy:
    case PageValue::tariffEnergy:
        return wordsOf(kEnergies, page.energy);
    case PageValue::partialEnergy:
        return wordsOf(kPartials, page.counter);
    default:
        return wordsOf(kValues, page.value);
    }
}

bool hasElement(MenuId menu)
{
    return menu < MenuId::information;
}

} // namespace

LocalizedText screenCaption(const MenuPages& menus, MenuPosition position)
{
    const Words menu = wordsOf(kMenus, position.menu);
    switch (position.menu) {
    case MenuId::setup2:
        return setup2Caption(position.page);
    case MenuId::setup1:
        return joined(menu, ": ", {"Modbus address", "adresse Modbus"});
    case MenuId::confirmation:
        return {menu.en, menu.fr};
    default:
        break;
    }
    const MenuPage& page = menus.at(position);
    LocalizedText caption = joined(menu, ": ", valueWords(page));
    if (hasElement(position.menu)) {
        const std::string element = std::string(", ") + kElementNames[static_cast<std::size_t>(page.element)];
        caption.en += element;
        caption.fr += element;
    }
    return caption;
}

} // namespace vmeter
