// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/plan/mark.h"
#include "app/coach/values/shown_value.h"
#include "app/coach/wire/client_record.h"
#include "core/registers/register_table.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter::coach {

enum class Verdict : uint8_t { right, mistake, notSeen };

/// One thing that shows a mistake.
struct Evidence {
    const Exchange* exchange = nullptr; ///< refers to the client's record; null: none
    double meterTime = 0;               ///< seconds
    const RegisterRow* row = nullptr;   ///< null: none
    std::optional<double> shown{};      ///< what the client showed, in its own unit
    std::optional<double> truth{};      ///< what was true, in the same unit
    LocalizedText words{};              ///< what happened, in a sentence
};

/// What a rule found.
struct Finding {
    Verdict verdict = Verdict::notSeen;
    std::vector<Evidence> evidence{}; ///< of a mistake: never empty, at most kMostEvidence
    LocalizedText needs{};            ///< of `notSeen`: what would show it; empty: as the rule says
};

inline constexpr std::size_t kMostEvidence = 5;

/// What rules judge: everything that is known of one client. Nothing of it comes from inside the client.
struct Case {
    const ClientRecord& client;
    std::span<const Mark> marks;       ///< by their begin
    std::span<const ShownValue> shown; ///< by time; empty: the client's values are not known
    const RegisterTable& registers;    ///< of the meter
    bool live = true;                  ///< false: a capture, without marks of faults
    bool knowsRegisters = true;        ///< false: the meter of the capture has another register table
    bool hasValues = false;            ///< values of the client are watched and mapped

    /// Exchanges in times without any fault. Of a capture: all.
    [[nodiscard]] std::vector<const Exchange*> quiet() const;
    /// The marks of one kind.
    [[nodiscard]] std::vector<const Mark*> marksOf(PhaseKind kind) const;
};

/// A mistake that clients make, and how it is found. Each has a file of its own in this folder, and its line in
/// rules().
struct Rule {
    std::string_view name; ///< docs/interfaces.md, section 2.6
    Finding (*judge)(const Case& seen);
    LocalizedText title;  ///< in a few words, as a heading
    LocalizedText effect; ///< what the mistake does in the field
    LocalizedText cure;   ///< what to do
    LocalizedText needs;  ///< what would show it, if it could not be seen
};

/// All rules, in the order of the report.
std::span<const Rule* const> rules();
/// Null: there is no rule of this name.
const Rule* ruleNamed(std::string_view name);

Finding right();
Finding notSeen(LocalizedText needs = {});
Finding mistake(std::vector<Evidence> evidence);
/// Mistake if there is evidence, else right.
Finding mistakeIf(std::vector<Evidence> evidence);

/// Evidence with an exchange.
Evidence evidenceOf(const Exchange& exchange, LocalizedText words, const RegisterRow* row = nullptr);

} // namespace vmeter::coach
