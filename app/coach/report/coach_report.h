// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/rules/rule.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vmeter::coach {

struct RuleVerdict {
    const Rule* rule = nullptr; ///< never null
    Finding finding;
};

/// The verdict on one client.
struct ClientVerdict {
    const ClientRecord* client = nullptr; ///< never null
    std::vector<RuleVerdict> rules;

    [[nodiscard]] std::size_t count(Verdict verdict) const;
};

/// All that a run of the coach came to. Refers to the records that were judged.
struct CoachReport {
    std::string plan; ///< "quick", "full", a file's name, or "capture"
    double duration = 0;
    std::vector<Mark> marks;
    std::vector<ClientVerdict> clients;
    const RegisterTable* registers = nullptr; ///< of the meter; never null

    [[nodiscard]] bool hasMistakes() const;
};

/// What is judged, besides the clients' records.
struct JudgedRun {
    std::string plan;
    double duration = 0;
    std::vector<Mark> marks;
    bool live = true;
    const RegisterTable* registers = nullptr;               ///< never null
    std::map<std::string, std::vector<ShownValue>> shown{}; ///< by address of the client
    bool hasValues = false;
    std::vector<std::string> only{}; ///< names of rules; empty: all
    std::string client{};            ///< address; empty: all
};

/// Judges each client by each rule. `clients` must outlive the report.
CoachReport judge(const JudgedRun& run, const std::map<std::string, ClientRecord>& clients);

/// docs/interfaces.md, section 2.6.
std::string reportJson(const CoachReport& report);
/// For CI servers: a test case a rule.
std::string reportJunit(const CoachReport& report);
/// A page for the browser and for A4, without any other file.
std::string reportHtml(const CoachReport& report, bool french);
/// For the terminal.
std::string reportText(const CoachReport& report, bool french);

/// "mistake", "right", "not seen".
std::string_view verdictName(Verdict verdict);
/// Bytes as "00 01 0A".
std::string hexText(const std::vector<uint8_t>& bytes);
const std::string& inLanguage(const LocalizedText& text, bool french);
/// "1 mistake", "2 mistakes"; a plural has an s in both languages, and 0 is singular in French.
std::string counted(uint64_t number, const LocalizedText& singular, bool french);

} // namespace vmeter::coach
