// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/meaning.h"

#include "core/registers/value_links.h"
#include "virtualhw/base/text_file/text_encoding.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

namespace vmeter {

namespace {

/// Letters, digits and signs of a symbol, in lower case: "Ea+ T1 L1" and "ea_import_t1_l1" are the same.
std::string bareSymbol(std::string_view text)
{
    std::string bare;
    std::string folded = foldedText(text);
    for (const auto& [word, sign] :
        {std::pair{std::string_view("_import"), '+'}, std::pair{std::string_view("_export"), '-'}}) {
        if (const std::size_t at = folded.find(word); at != std::string::npos) {
            folded.replace(at, word.size(), 1, sign);
        }
    }
    for (const char c : folded) {
        if (isAsciiLetter(c) || isAsciiDigit(c) || c == '+' || c == '-') {
            bare += c;
        }
    }
    return bare;
}

/// "P.L1" of the control API is "P1" here, "P.sum" is "P".
std::string withoutPath(std::string_view text)
{
    std::string bare(text);
    if (const std::size_t sum = bare.find(".sum"); sum != std::string::npos) {
        bare.erase(sum, 4);
    }
    const std::size_t phase = bare.find(".L");
    const bool energy = bare.starts_with("E");
    if (phase != std::string::npos && !energy) {
        bare.erase(phase, 2);
    }
    return bare;
}

// ---- words of a name
// -------------------------------------------------------------------------------------------------

/// The words of a name: "WirkleistungL2_kW" is "wirkleistung", "l2", "kw".
std::vector<std::string> wordsIn(std::string_view text)
{
    std::string separated;
    char before = ' ';
    for (const char c : text) {
        const bool lowerBefore = before >= 'a' && before <= 'z';
        const bool upper = c >= 'A' && c <= 'Z';
        separated += lowerBefore && upper ? std::string(" ") + c : std::string(1, c);
        before = c;
    }
    std::vector<std::string> words(1);
    for (const char c : foldedText(separated)) {
        if (isAsciiLetter(c) || isAsciiDigit(c) || c == '+') {
            words.back() += c;
        } else if (c == '-' && !words.back().empty() && (words.back() == "ea" || words.back() == "er")) {
            words.back() += '-';
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

class NameReader {
public:
    NameReader(std::string_view text, RegisterUnit unit)
        : m_words(wordsIn(text))
        , m_text(foldedText(text))
        , m_unit(unit)
    {
    }

    [[nodiscard]] std::optional<RegisterSource> read() const
    {
        RegisterSource source;
        if (const auto energy = energyValue()) {
            return energy;
        }
        const auto value = measuredValue();
        if (!value) {
            return std::nullopt;
        }
        source.value = *value;
        source.element = source.value == RegisterValue::lineVoltage ? pairOf() : elementOf();
        return source;
    }

private:
    [[nodiscard]] bool has(std::initializer_list<std::string_view> words) const
    {
        return std::ranges::any_of(
            words, [&](std::string_view word) { return std::ranges::find(m_words, word) != m_words.end(); });
    }
    /// As a part of any word.
    [[nodiscard]] bool contains(std::initializer_list<std::string_view> parts) const
    {
        return std::ranges::any_of(
            parts, [&](std::string_view part) { return m_text.find(part) != std::string::npos; });
    }
    /// A letter alone or with a number of a phase: "u", "u1", "ul1".
    [[nodiscard]] bool hasLetter(std::string_view letter) const
    {
        return std::ranges::any_of(m_words, [&](const std::string& word) {
            if (!word.starts_with(letter)) {
                return false;
            }
            const std::string_view rest = std::string_view(word).substr(letter.size());
            return rest.empty() || (rest.size() <= 4 && std::ranges::all_of(rest, [](char c) {
                return isAsciiDigit(c) || c == 'l';
            }) && isAsciiDigit(rest.back()));
        });
    }

    /// 1, 2 and 3 of words such as "l1", "l1l2", "phase 2", "phase b"; if there is none, of "u12", "v1" and lone
    /// numbers.
    [[nodiscard]] std::string phaseDigits() const
    {
        std::string strong;
        std::string weak;
        for (std::size_t n = 0; n < m_words.size(); ++n) {
            const std::string& word = m_words[n];
            const std::string before = n > 0 ? m_words[n - 1] : std::string();
            const std::string_view letters = std::string_view(word).substr(0, word.find_first_of("123"));
            const bool behindPhase = before == "phase" || before == "ph" || before == "l";
            const bool lastBehindUnit = n + 1 == m_words.size()
                && isOneOf(before, {"vln", "amps", "volts", "kw", "kvar", "kva", "pf"}); // "Amps A"
            if ((behindPhase || (lastBehindUnit && strong.empty())) && word.size() == 1) {
                strong += phaseLetter(word.front());
            } else if (letters == "l" || letters == "ph" || letters == "phase") {
                strong += digitsOf(word);
            } else if (word.size() <= 4
                && isOneOf(letters, {"", "v", "u", "i", "p", "q", "s", "pf", "ul", "vl", "il"})) {
                weak += word == "16" || word == "32" ? "" : digitsOf(word);
            }
        }
        return strong.empty() ? weak : strong;
    }

    [[nodiscard]] static bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
    {
        return std::ranges::find(words, text) != words.end();
    }

    [[nodiscard]] static std::string digitsOf(const std::string& word)
    {
        std::string digits;
        std::ranges::copy_if(word, std::back_inserter(digits), [](char c) { return c >= '1' && c <= '3'; });
        return digits;
    }

    /// Phases are also called A, B, C and R, S, T.
    [[nodiscard]] static std::string phaseLetter(char c)
    {
        const std::size_t at = std::string_view("123abcrst").find(c);
        return at == std::string_view::npos ? "" : std::string(1, static_cast<char>('1' + at % 3));
    }

    [[nodiscard]] Element elementOf() const
    {
        const std::string digits = phaseDigits();
        if (digits.empty()
            || has({"total", "sum", "system", "totale", "gesamt", "summe", "mean", "average", "moyenne"})) {
            return Element::system;
        }
        return static_cast<Element>(digits.front() - '1');
    }

    [[nodiscard]] Element pairOf() const
    {
        const std::string digits = phaseDigits();
        if (digits.size() < 2) {
            return Element::system;
        }
        const std::string_view pair = std::string_view(digits).substr(0, 2);
        if (pair == "12" || pair == "21") {
            return Element::l1;
        }
        return pair == "23" || pair == "32" ? Element::l2 : Element::l3;
    }

    [[nodiscard]] bool isReactive() const
    {
        return contains({"reactive", "blind", "reactif", "kvar"})
            || has({"q", "kvar", "var", "kvarh", "varh", "er+", "er-"}) || m_unit == RegisterUnit::var
            || m_unit == RegisterUnit::varh;
    }
    [[nodiscard]] bool isApparent() const
    {
        return contains({"apparent", "schein", "kva"}) || has({"kva", "va", "kvah", "eap"})
            || m_unit == RegisterUnit::VA || m_unit == RegisterUnit::VAh;
    }

    [[nodiscard]] std::optional<RegisterValue> measuredValue() const
    {
        if (contains({"power factor", "powerfactor", "power_factor", "leistungsfaktor", "facteur de puissance", "cos"})
            || hasLetter("pf")) {
            return RegisterValue::powerFactor;
        }
        if (contains({"freq", "frequenz"}) || has({"f", "hz"}) || m_unit == RegisterUnit::Hz) {
            return RegisterValue::frequency;
        }
        if (contains({"sequence", "drehfeld"})) {
            return RegisterValue::phaseSequence;
        }
        const bool current = contains({"current", "strom", "courant", "intensite", "ampere"}) || has({"amps", "amp"})
            || hasLetter("i");
        const bool voltage
            = contains({"volt", "spannung", "tension"}) || has({"vln", "vll"}) || hasLetter("v") || hasLetter("u");
        const bool power = contains({"power", "leistung", "puissance", "watt"}) || hasLetter("p") || hasLetter("q")
            || hasLetter("s");
        if (power || (!current && !voltage)) {
            if (isReactive() || hasLetter("q")) {
                return RegisterValue::reactivePower;
            }
            if (isApparent() || (hasLetter("s") && !contains({"active", "wirk"}))) {
                return RegisterValue::apparentPower;
            }
            if (power || contains({"kw"}) || m_unit == RegisterUnit::W) {
                return RegisterValue::activePower;
            }
        }
        if (current || (!voltage && m_unit == RegisterUnit::A)) {
            const bool neutral = contains({"neutral", "neutre"}) || has({"in", "n"});
            return neutral ? RegisterValue::neutralCurrent : RegisterValue::current;
        }
        if (voltage || m_unit == RegisterUnit::V) {
            const bool line = phaseDigits().size() >= 2
                || contains({"phase-phase", "phase to phase", "line to line", "line-line", "l-l", "aussenleiter",
                    "compose", "vll", "ph-ph", "phase_phase"});
            return line ? RegisterValue::lineVoltage : RegisterValue::voltage;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<RegisterSource> energyValue() const
    {
        const bool unit = m_unit == RegisterUnit::Wh || m_unit == RegisterUnit::varh || m_unit == RegisterUnit::VAh;
        if (!unit
            && !(contains({"energ", "arbeit", "zaehler", "zahler", "kwh", "kvarh", "kvah", "1.8.", "2.8."})
                || has({"ea+", "ea-", "er+", "er-", "eap", "index"}))) {
            return std::nullopt;
        }
        const bool out = contains({"export", "einspeis", "liefer", "inject", "reverse", "produc", "abgabe", "negative",
                             "2.8.", "generat", "sold"})
            || has({"ea-", "er-", "out", "a-"});
        RegisterSource source;
        source.value = RegisterValue::totalEnergy;
        source.element = elementOf();
        source.quantity = isApparent() ? EnergyQuantity::apparent
            : isReactive()             ? (out ? EnergyQuantity::reactiveExport : EnergyQuantity::reactiveImport)
                                       : (out ? EnergyQuantity::activeExport : EnergyQuantity::activeImport);
        if (contains({"balance", "net ", "bilanz", "solde"})) {
            source.value = isReactive() ? RegisterValue::reactiveBalance : RegisterValue::activeBalance;
        }
        const bool first = has({"t1", "ht", "hp", "peak", "1.8.1", "2.8.1"}) || contains({"tariff 1", "tarif 1"});
        const bool second = has({"t2", "nt", "hc"}) || contains({"tariff 2", "tarif 2", "1.8.2", "2.8.2"});
        if (contains({"partial", "partiel", "teil"})) {
            source.value = RegisterValue::partialEnergy;
            source.counter = partialOf(source.quantity, second, first || second);
        } else if (first || second) {
            source.value = RegisterValue::tariffEnergy;
            source.tariff = second ? Tariff::t2 : Tariff::t1;
            source.element = contains({"l1", "l2", "l3", "phase"}) ? source.element : Element::system;
        }
        return source;
    }

    [[nodiscard]] static PartialCounter partialOf(EnergyQuantity quantity, bool second, bool tariff)
    {
        switch (quantity) {
        case EnergyQuantity::activeExport:
            return !tariff ? PartialCounter::activeExport
                : second   ? PartialCounter::activeExportT2
                           : PartialCounter::activeExportT1;
        case EnergyQuantity::reactiveImport:
            return PartialCounter::reactiveImport;
        case EnergyQuantity::reactiveExport:
            return PartialCounter::reactiveExport;
        case EnergyQuantity::apparent:
            return PartialCounter::apparent;
        default:
            return !tariff ? PartialCounter::activeImport
                : second   ? PartialCounter::activeImportT2
                           : PartialCounter::activeImportT1;
        }
    }

    std::vector<std::string> m_words;
    std::string m_text; ///< folded
    RegisterUnit m_unit;
};

/// The register whose name or address the text is; null: it is none.
const RegisterRow* registerNamed(const RegisterTable& table, std::string_view text)
{
    for (const RegisterRow& row : table.rows) {
        const bool number = row.words <= 2 && row.type != RegisterType::text && row.type != RegisterType::reserved;
        if (number && (row.name.view() == text || std::to_string(row.address) == text)) {
            return &row;
        }
    }
    return nullptr;
}

} // namespace

std::optional<RegisterSource> valueNamed(const RegisterTable& table, std::string_view text)
{
    const std::string wanted = bareSymbol(withoutPath(text));
    for (const RegisterRow& row : table.rows) {
        const LinkText symbol = valueSymbol(row.source);
        const bool named = !symbol.view().empty() && bareSymbol(symbol.view()) == wanted;
        if (named && !wanted.empty()) {
            return row.source;
        }
    }
    return std::nullopt;
}

std::optional<TagMeaning> meaningOf(const RegisterTable& table, const Tag& tag)
{
    if (const RegisterRow* const row = registerNamed(table, tag.value)) {
        return TagMeaning{row->source, row};
    }
    for (const std::string_view text : {std::string_view(tag.value), std::string_view(tag.name)}) {
        if (const auto source = valueNamed(table, text)) {
            return TagMeaning{*source};
        }
    }
    const RegisterUnit unit = tagUnitNamed(tag.unit).value_or(TagUnit{}).base;
    for (const std::string_view text :
        {std::string_view(tag.value), std::string_view(tag.name), std::string_view(tag.description)}) {
        const auto source = text.empty() ? std::nullopt : NameReader(text, unit).read();
        if (source) {
            return TagMeaning{*source};
        }
    }
    return std::nullopt;
}

} // namespace vmeter
