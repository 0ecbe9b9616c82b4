// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/report/coach_report.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

/// True if the client's successful reads agree with the meter's table: a capture may be of any other meter.
bool readsLike(const ClientRecord& client, const RegisterTable& registers)
{
    std::size_t inside = 0;
    std::size_t outside = 0;
    for (const Exchange& exchange : client.exchanges) {
        if (exchange.isRead && exchange.hasData()) {
            const RegisterBlock* block = registers.findBlock(exchange.address);
            const bool known = block != nullptr && block->contains(exchange.address, exchange.count);
            ++(known ? inside : outside);
        }
    }
    return outside == 0 && inside > 0;
}

} // namespace

std::string counted(uint64_t number, const LocalizedText& singular, bool french)
{
    const bool one = number == 1 || (french && number == 0);
    return std::to_string(number) + " " + inLanguage(singular, french) + (one ? "" : "s");
}

std::size_t ClientVerdict::count(Verdict verdict) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(rules, [&](const RuleVerdict& rule) { return rule.finding.verdict == verdict; }));
}

bool CoachReport::hasMistakes() const
{
    return std::ranges::any_of(clients, [](const ClientVerdict& client) { return client.count(Verdict::mistake) > 0; });
}

CoachReport judge(const JudgedRun& run, const std::map<std::string, ClientRecord>& clients)
{
    CoachReport report{
        .plan = run.plan, .duration = run.duration, .marks = run.marks, .clients = {}, .registers = run.registers};
    for (const auto& [address, client] : clients) {
        if (client.exchanges.empty() || (!run.client.empty() && run.client != address)) {
            continue;
        }
        const auto shown = run.shown.find(address);
        const Case seen{
            .client = client,
            .marks = run.marks,
            .shown = shown == run.shown.end() ? std::span<const ShownValue>() : std::span(shown->second),
            .registers = *run.registers,
            .live = run.live,
            .knowsRegisters = run.live || readsLike(client, *run.registers),
            .hasValues = run.hasValues,
        };
        ClientVerdict verdict{.client = &client, .rules = {}};
        for (const Rule* rule : rules()) {
            if (run.only.empty() || std::ranges::find(run.only, rule->name) != run.only.end()) {
                Finding finding = rule->judge(seen);
                if (finding.verdict == Verdict::notSeen && finding.needs.en.empty()) {
                    finding.needs = rule->needs;
                }
                verdict.rules.push_back({rule, std::move(finding)});
            }
        }
        report.clients.push_back(std::move(verdict));
    }
    return report;
}

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::right:
        return "right";
    case Verdict::mistake:
        return "mistake";
    case Verdict::notSeen:
        break;
    }
    return "not seen";
}

std::string hexText(const std::vector<uint8_t>& bytes)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr unsigned kNibble = 4;
    std::string text;
    for (const uint8_t byte : bytes) {
        text += text.empty() ? "" : " ";
        text += kDigits[byte >> kNibble];
        text += kDigits[byte & 0x0F];
    }
    return text;
}

const std::string& inLanguage(const LocalizedText& text, bool french)
{
    return french && !text.fr.empty() ? text.fr : text.en;
}

} // namespace vmeter::coach
