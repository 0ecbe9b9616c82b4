// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/column_names.h"

#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

enum class Word {
    active, ///< "active" in front of power or energy
    reactive,
    apparent,
    power,
    energy,
    current,
    voltage,
    factor, ///< "factor" behind power
    cosine,
    use, ///< consumption: power or energy
    import,
    export_,
    total,
    phase, ///< "phase" in front of a number or letter
    reading,
    interval,
    time,
    date,
    end,
    other, ///< known, and no quantity of the meter
    filler,
};

struct WordRow {
    std::string_view text; ///< folded
    Word word;
};

constexpr std::array kWords{WordRow{"p", Word::power}, WordRow{"power", Word::power}, WordRow{"pwr", Word::power},
    WordRow{"pow", Word::power}, WordRow{"leistung", Word::power}, WordRow{"puissance", Word::power},
    WordRow{"puiss", Word::power}, WordRow{"load", Word::power}, WordRow{"demand", Word::power},
    WordRow{"last", Word::power}, WordRow{"lastgang", Word::power}, WordRow{"charge", Word::power},
    WordRow{"netzlast", Word::power}, WordRow{"wirkleistung", Word::active}, WordRow{"active", Word::active},
    WordRow{"act", Word::active}, WordRow{"actif", Word::active}, WordRow{"wirk", Word::active},
    WordRow{"real", Word::active}, WordRow{"q", Word::reactive}, WordRow{"reactive", Word::reactive},
    WordRow{"react", Word::reactive}, WordRow{"reactif", Word::reactive}, WordRow{"blindleistung", Word::reactive},
    WordRow{"blind", Word::reactive}, WordRow{"apparent", Word::apparent}, WordRow{"apparente", Word::apparent},
    WordRow{"aprt", Word::apparent}, WordRow{"scheinleistung", Word::apparent}, WordRow{"schein", Word::apparent},
    WordRow{"s", Word::apparent}, WordRow{"energy", Word::energy}, WordRow{"energie", Word::energy},
    WordRow{"wirkenergie", Word::energy}, WordRow{"wirkarbeit", Word::energy}, WordRow{"arbeit", Word::energy},
    WordRow{"e", Word::energy}, WordRow{"ea", Word::energy}, WordRow{"i", Word::current},
    WordRow{"current", Word::current}, WordRow{"curr", Word::current}, WordRow{"strom", Word::current},
    WordRow{"courant", Word::current}, WordRow{"intensite", Word::current}, WordRow{"intensity", Word::current},
    WordRow{"irms", Word::current}, WordRow{"amps", Word::current}, WordRow{"amperes", Word::current},
    WordRow{"u", Word::voltage}, WordRow{"v", Word::voltage}, WordRow{"voltage", Word::voltage},
    WordRow{"volt", Word::voltage}, WordRow{"volts", Word::voltage}, WordRow{"spannung", Word::voltage},
    WordRow{"tension", Word::voltage}, WordRow{"vrms", Word::voltage}, WordRow{"urms", Word::voltage},
    WordRow{"factor", Word::factor}, WordRow{"facteur", Word::factor}, WordRow{"leistungsfaktor", Word::cosine},
    WordRow{"pf", Word::cosine}, WordRow{"cosphi", Word::cosine}, WordRow{"cos", Word::cosine},
    WordRow{"phi", Word::filler}, WordRow{"dpf", Word::other}, WordRow{"use", Word::use}, WordRow{"usage", Word::use},
    WordRow{"consumption", Word::use}, WordRow{"consumed", Word::use}, WordRow{"verbrauch", Word::use},
    WordRow{"consommation", Word::use}, WordRow{"conso", Word::use}, WordRow{"import", Word::import},
    WordRow{"imported", Word::import}, WordRow{"imp", Word::import}, WordRow{"bezug", Word::import},
    WordRow{"netzbezug", Word::import}, WordRow{"soutirage", Word::import}, WordRow{"soutiree", Word::import},
    WordRow{"drawn", Word::import}, WordRow{"purchased", Word::import}, WordRow{"export", Word::export_},
    WordRow{"exported", Word::export_}, WordRow{"exp", Word::export_}, WordRow{"einspeisung", Word::export_},
    WordRow{"lieferung", Word::export_}, WordRow{"injection", Word::export_}, WordRow{"injectee", Word::export_},
    WordRow{"returned", Word::export_}, WordRow{"ret", Word::export_}, WordRow{"feedin", Word::export_},
    WordRow{"ruckspeisung", Word::export_}, WordRow{"total", Word::total}, WordRow{"totale", Word::total},
    WordRow{"sum", Word::total}, WordRow{"summe", Word::total}, WordRow{"somme", Word::total},
    WordRow{"gesamt", Word::total}, WordRow{"system", Word::total}, WordRow{"global", Word::total},
    WordRow{"globale", Word::total}, WordRow{"all", Word::total}, WordRow{"overall", Word::total},
    WordRow{"aggregate", Word::power}, WordRow{"mains", Word::total}, WordRow{"tot", Word::total},
    WordRow{"sigma", Word::total}, WordRow{"σ", Word::total}, WordRow{"3ph", Word::total}, WordRow{"net", Word::total},
    WordRow{"netto", Word::total}, WordRow{"phase", Word::phase}, WordRow{"ph", Word::phase},
    WordRow{"reading", Word::reading}, WordRow{"register", Word::reading}, WordRow{"zahlerstand", Word::reading},
    WordRow{"stand", Word::reading}, WordRow{"counter", Word::reading}, WordRow{"index", Word::reading},
    WordRow{"compteur", Word::reading}, WordRow{"cumul", Word::reading}, WordRow{"cumulative", Word::reading},
    WordRow{"cumulated", Word::reading}, WordRow{"cumule", Word::reading}, WordRow{"interval", Word::interval},
    WordRow{"intervall", Word::interval}, WordRow{"intervalle", Word::interval}, WordRow{"hh", Word::interval},
    WordRow{"time", Word::time}, WordRow{"timestamp", Word::time}, WordRow{"ts", Word::time}, WordRow{"t", Word::time},
    WordRow{"datetime", Word::time}, WordRow{"zeit", Word::time}, WordRow{"uhrzeit", Word::time},
    WordRow{"zeitstempel", Word::time}, WordRow{"horodate", Word::time}, WordRow{"horodatage", Word::time},
    WordRow{"heure", Word::time}, WordRow{"temps", Word::time}, WordRow{"unix", Word::time},
    WordRow{"epoch", Word::time}, WordRow{"hour", Word::time}, WordRow{"stunde", Word::time},
    WordRow{"anfang", Word::time}, WordRow{"start", Word::time}, WordRow{"von", Word::time},
    WordRow{"debut", Word::time}, WordRow{"beginn", Word::time}, WordRow{"localminute", Word::time},
    WordRow{"period", Word::time}, WordRow{"mtu", Word::time}, WordRow{"date", Word::date},
    WordRow{"datum", Word::date}, WordRow{"jour", Word::date}, WordRow{"day", Word::date}, WordRow{"tag", Word::date},
    WordRow{"end", Word::end}, WordRow{"ende", Word::end}, WordRow{"fin", Word::end}, WordRow{"bis", Word::end},
    WordRow{"stop", Word::end}, WordRow{"frequency", Word::other}, WordRow{"frequenz", Word::other},
    WordRow{"frequence", Word::other}, WordRow{"freq", Word::other}, WordRow{"f", Word::other},
    WordRow{"temperature", Word::other}, WordRow{"temperatur", Word::other}, WordRow{"temp", Word::other},
    WordRow{"thd", Word::other}, WordRow{"tarif", Word::other}, WordRow{"tariff", Word::other},
    WordRow{"status", Word::other}, WordRow{"cost", Word::other}, WordRow{"price", Word::other},
    WordRow{"max", Word::other}, WordRow{"min", Word::other}, WordRow{"maximum", Word::other},
    WordRow{"minimum", Word::other}, WordRow{"peak", Word::other}, WordRow{"remark", Word::other},
    WordRow{"neutral", Word::other}, WordRow{"n", Word::other}, WordRow{"in", Word::filler},
    WordRow{"of", Word::filler}, WordRow{"de", Word::filler}, WordRow{"la", Word::filler}, WordRow{"en", Word::filler},
    WordRow{"der", Word::filler}, WordRow{"average", Word::filler}, WordRow{"avg", Word::filler},
    WordRow{"mean", Word::filler}, WordRow{"mittel", Word::filler}, WordRow{"mittelwert", Word::filler},
    WordRow{"moyenne", Word::filler}, WordRow{"moy", Word::filler}, WordRow{"rms", Word::filler},
    WordRow{"electric", Word::filler}, WordRow{"electrical", Word::filler}, WordRow{"electricity", Word::filler},
    WordRow{"grid", Word::filler}, WordRow{"netz", Word::filler}, WordRow{"reseau", Word::filler},
    WordRow{"house", Word::filler}, WordRow{"haus", Word::filler}, WordRow{"household", Word::filler},
    WordRow{"meter", Word::filler}, WordRow{"value", Word::filler}, WordRow{"wert", Word::filler},
    WordRow{"valeur", Word::filler}, WordRow{"per", Word::filler}, WordRow{"local", Word::filler},
    WordRow{"utc", Word::filler}, WordRow{"unit", Word::filler}};

std::optional<Word> wordOf(std::string_view text)
{
    const auto* row
        = std::find_if(kWords.begin(), kWords.end(), [&](const WordRow& known) { return known.text == text; });
    return row == kWords.end() ? std::nullopt : std::optional(row->word);
}

/// A name taken apart.
struct NameParts {
    std::vector<std::string> words;   ///< folded
    std::vector<std::string> written; ///< the same as in the file: MW is not mW
    std::string unit;                 ///< in brackets, behind "in" or a slash, or of the line of units
    bool plus = false;                ///< "A+", "Ea-": import and export
    bool minus = false;
};

/// Words of a name: divided at what is no letter or digit, between letters and digits, and before a capital.
void divide(std::string_view name, NameParts& parts)
{
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) {
            parts.words.push_back(foldedText(word));
            parts.written.push_back(word);
            word.clear();
        }
    };
    for (std::size_t i = 0; i < name.size() && i < 200; ++i) {
        const char c = name[i];
        const bool letter = isAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80;
        if (!letter && !isAsciiDigit(c)) {
            finish();
            parts.plus = parts.plus || (c == '+' && i > 0 && name[i - 1] != ' ');
            parts.minus = parts.minus
                || (c == '-' && i > 0 && name[i - 1] != ' ' && (i + 1 == name.size() || name[i + 1] == ' '));
            continue;
        }
        if (!word.empty()) {
            const char before = word.back();
            const bool lowerBefore = before >= 'a' && before <= 'z';
            const bool capital = c >= 'A' && c <= 'Z';
            // "kWh" stays one word, "activePower" are two.
            if (isAsciiDigit(c) != isAsciiDigit(before) || (lowerBefore && capital && word.size() > 1)) {
                finish();
            }
        }
        word += c;
    }
    finish();
}

NameParts partsOf(std::string_view name, std::string_view unitLine)
{
    NameParts parts;
    // Texts in brackets: the unit is the first that is one.
    std::string head;
    std::vector<std::string_view> inBrackets;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t bracket = std::min(name.find_first_of("[({", at), name.size());
        (head += name.substr(at, bracket - at)) += ' ';
        if (bracket == name.size()) {
            break;
        }
        const std::size_t end = std::min(name.find_first_of("])}", bracket), name.size());
        const std::string_view inside = withoutBlanks(name.substr(bracket + 1, end - bracket - 1));
        if (parts.unit.empty() && unitNamed(inside)) {
            parts.unit = inside;
        } else {
            inBrackets.push_back(inside);
        }
        at = end + 1;
    }
    if (parts.unit.empty() && inBrackets.empty()) {
        const std::size_t slash = head.find_last_of("/,");
        const std::string_view behind
            = slash == std::string::npos ? std::string_view() : withoutBlanks(std::string_view(head).substr(slash + 1));
        if (unitNamed(behind)) {
            parts.unit = behind;
            head.resize(slash);
        }
    }
    divide(head, parts);
    for (const std::string_view inside : inBrackets) {
        NameParts more;
        divide(inside, more);
        const bool known = std::all_of(more.words.begin(), more.words.end(), [](const std::string& word) {
            return wordOf(word) || word == "l" || (word.size() == 1 && isAsciiDigit(word.front()));
        });
        if (known || !parts.unit.empty() || more.words.size() > 2
            || std::any_of(parts.written.begin(), parts.written.end(),
                [](const std::string& word) { return word.size() > 1 && unitNamed(word); })) {
            divide(inside, parts);
        } else {
            parts.unit = inside; // a unit that is not known: refused by name
        }
    }
    if (!unitLine.empty() && unitLine != "-") {
        std::string_view text = unitLine;
        if (text.size() > 2 && (text.front() == '[' || text.front() == '(')) {
            text = text.substr(1, text.size() - 2);
        }
        parts.unit = withoutBlanks(text);
    }
    return parts;
}

/// Phases by letter or number; `family` tells names apart that do not belong together.
struct PhaseName {
    std::string_view names;
    char family;
};
constexpr std::array kPhaseFamilies{
    PhaseName{"123", '1'}, PhaseName{"abc", 'a'}, PhaseName{"rst", 'r'}, PhaseName{"ryb", 'y'}};

/// One possible reading of a name.
struct Reading {
    std::optional<Measured> measured;
    std::string phaseLetter; ///< of a lone letter; empty: none
    ColumnMeaning meaning;
};

Reading readName(const NameParts& parts)
{
    Reading reading;
    ColumnMeaning& meaning = reading.meaning;
    meaning.certain = true;
    meaning.unitText = parts.unit;
    if (!parts.unit.empty()) {
        meaning.unit = unitNamed(parts.unit);
    }
    bool active = false;
    bool reactive = false;
    bool apparent = false;
    bool power = false;
    bool energy = false;
    bool other = false;
    bool phaseNext = false;
    bool dateOrTime = false;
    const auto& words = parts.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        const bool last = i + 1 == words.size();
        if (word == "l" && !last && words[i + 1].size() == 1
            && std::string_view("123").find(words[i + 1]) != std::string_view::npos) {
            phaseNext = true;
            continue;
        }
        if (word.size() == 1 && std::string_view("123").find(word) != std::string_view::npos && !meaning.phase) {
            // A number behind "L", "phase" or a quantity.
            meaning.phase = static_cast<std::size_t>(word.front() - '1');
            meaning.certain = meaning.certain && (phaseNext || i > 0);
            phaseNext = false;
            continue;
        }
        // A quantity and its phase in one word: PL1 is divided into pl and 1.
        if (word.size() == 2 && word.back() == 'l' && !last && wordOf(word.substr(0, 1)) && words[i + 1].size() == 1
            && std::string_view("123").find(words[i + 1]) != std::string_view::npos) {
            word.pop_back();
            phaseNext = true;
        }
        if (word == "a" && i == 0 && (parts.plus || parts.minus)) { // "A+", active energy
            energy = true;
            continue;
        }
        const bool letter = word.size() == 1 && std::string_view("abcrsty").find(word) != std::string_view::npos;
        if (letter && (phaseNext || i > 0 || (words.size() > 1 && word != "s" && word != "t"))
            && reading.phaseLetter.empty()) {
            reading.phaseLetter = word;
            phaseNext = false;
            continue;
        }
        // "PA", "UB": decided with the other columns.
        if (words.size() == 1 && word.size() == 2 && std::string_view("piuvqs").find(word[0]) != std::string_view::npos
            && std::string_view("abcrsty").find(word[1]) != std::string_view::npos && word != "va") {
            reading.phaseLetter = word.substr(1);
            word.resize(1);
        }
        // A unit as a word of the name; at its begin only one of two letters or more: "kWh".
        const bool unitYet = meaning.unit.has_value();
        const auto unit
            = !unitYet && (i > 0 || (word.size() > 1 && !wordOf(word))) ? unitNamed(parts.written[i]) : std::nullopt;
        if (last && unit && unit->measured != Measured::other && word != "p") {
            meaning.unit = unit;
            meaning.unitText = parts.written[i];
            continue;
        }
        const auto known = wordOf(word);
        if (!known) {
            // A unit in the middle, or a word that says nothing here.
            if (unit && unit->measured != Measured::other) {
                meaning.unit = unit;
                meaning.unitText = parts.written[i];
            } else {
                meaning.certain = false;
            }
            continue;
        }
        switch (*known) {
        case Word::active:
            active = true;
            break;
        case Word::reactive:
            reactive = true;
            break;
        case Word::apparent:
            apparent = true;
            break;
        case Word::power:
            power = true;
            break;
        case Word::energy:
            energy = true;
            break;
        case Word::current:
            reading.measured = Measured::current;
            break;
        case Word::voltage:
            reading.measured = Measured::voltage;
            break;
        case Word::factor:
        case Word::cosine:
            reading.measured = Measured::powerFactor;
            break;
        case Word::use:
            meaning.needsUnit = true;
            break;
        case Word::import:
            meaning.part = ColumnMeaning::Part::import;
            break;
        case Word::export_:
            meaning.part = ColumnMeaning::Part::export_;
            break;
        case Word::total:
            break;
        case Word::phase:
            phaseNext = true;
            break;
        case Word::reading:
            meaning.reading = true;
            break;
        case Word::interval:
            meaning.interval = true;
            break;
        case Word::time:
        case Word::date:
            dateOrTime = true;
            break;
        case Word::end:
            meaning.timeEnd = true;
            break;
        case Word::other:
            other = true;
            break;
        case Word::filler:
            break;
        }
    }
    if (phaseNext && !meaning.phase && reading.phaseLetter.empty()) {
        meaning.certain = false;
    }
    if (parts.plus || parts.minus) {
        meaning.part = parts.minus ? ColumnMeaning::Part::export_ : ColumnMeaning::Part::import;
    }
    const bool quantity = reading.measured || active || reactive || apparent || power || energy || meaning.needsUnit
        || meaning.reading || meaning.part != ColumnMeaning::Part::net;
    meaning.time = dateOrTime && !reading.measured && !power && !energy && !active && !reactive && !meaning.unit;
    meaning.timeEnd = meaning.timeEnd && !quantity;
    if (!reading.measured) {
        if (reactive) {
            reading.measured = energy ? Measured::reactiveEnergy : Measured::reactivePower;
        } else if (apparent) {
            reading.measured = Measured::apparentPower;
        } else if (energy || meaning.reading || meaning.interval) {
            reading.measured = Measured::activeEnergy;
        } else if (power || active) {
            reading.measured = Measured::activePower;
        }
    }
    // The unit decides between power and energy, and on the quantity of a name that does not tell it.
    if (meaning.unit && meaning.unit->measured != Measured::other && meaning.unit->measured != Measured::perUnit) {
        const Measured byUnit = meaning.unit->measured;
        const bool agree = reading.measured == byUnit || !reading.measured
            || (byUnit == Measured::activeEnergy && reading.measured == Measured::activePower)
            || (byUnit == Measured::activePower && reading.measured == Measured::activeEnergy)
            || (byUnit == Measured::reactiveEnergy && reading.measured == Measured::reactivePower)
            || (byUnit == Measured::reactivePower && reading.measured == Measured::activePower)
            || (byUnit == Measured::apparentPower && reading.measured == Measured::activePower && !active);
        if (agree) {
            meaning.certain = meaning.certain && quantity;
            reading.measured = byUnit;
        } else {
            meaning.unit.reset(); // refused by name
        }
    } else if (meaning.unit && meaning.unit->measured == Measured::other && reading.measured) {
        meaning.unit.reset();
    } else if (!quantity) {
        meaning.certain = false;
    }
    if (other || meaning.time) {
        reading.measured.reset();
        meaning.certain = false;
    }
    meaning.measured = reading.measured;
    return reading;
}

} // namespace

std::vector<ColumnMeaning> meaningsOf(const std::vector<std::string>& names, const std::vector<std::string>& units)
{
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < names.size(); ++i) {
        readings.push_back(readName(partsOf(names[i], i < units.size() ? std::string_view(units[i]) : "")));
    }
    std::vector<ColumnMeaning> meanings;
    for (const Reading& reading : readings) {
        ColumnMeaning meaning = reading.meaning;
        if (!reading.phaseLetter.empty()) {
            bool found = false;
            for (const PhaseName& family : kPhaseFamilies) {
                const std::size_t phase = family.names.find(reading.phaseLetter);
                if (phase == std::string_view::npos || found) {
                    continue;
                }
                // Reactive power needs all three letters: QC is more often a quality mark.
                std::array<bool, 3> seen{};
                bool numbers = false;
                for (const Reading& other : readings) {
                    if (other.measured != reading.measured) {
                        continue;
                    }
                    const std::size_t at
                        = other.phaseLetter.empty() ? std::string_view::npos : family.names.find(other.phaseLetter);
                    if (at != std::string_view::npos) {
                        seen[at] = true;
                    }
                    numbers = numbers || (&other != &reading && other.meaning.phase);
                }
                const auto count = std::count(seen.begin(), seen.end(), true);
                if (count == 3 || (reading.measured != Measured::reactivePower && (count >= 2 || numbers))) {
                    meaning.phase = phase;
                    found = true;
                }
            }
            if (!found) {
                const auto unit = meaning.unitText.empty() ? unitNamed(reading.phaseLetter) : std::nullopt;
                if (unit && reading.measured == unit->measured) { // "I_A"
                    meaning.unit = unit;
                    meaning.unitText = reading.phaseLetter;
                } else {
                    meaning.measured.reset();
                    meaning.certain = false;
                }
            }
        }
        meanings.push_back(std::move(meaning));
    }
    return meanings;
}

} // namespace vmeter
