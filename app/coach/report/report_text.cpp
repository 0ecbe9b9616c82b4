// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/report/coach_report.h"

#include <array>
#include <cstdio>

namespace vmeter::coach {

namespace {

std::string secondsText(double seconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f s", seconds);
    return text.data();
}

void appendMistake(std::string& text, const RuleVerdict& verdict, bool french)
{
    const Rule& rule = *verdict.rule;
    text += std::string(french ? "ERREUR    " : "MISTAKE   ") + std::string(rule.name) + ": "
        + inLanguage(rule.title, french) + "\n";
    for (const Evidence& evidence : verdict.finding.evidence) {
        text += "    " + secondsText(evidence.meterTime) + "  " + inLanguage(evidence.words, french) + "\n";
        if (evidence.exchange != nullptr) {
            text += "        > " + hexText(evidence.exchange->request) + "\n";
            if (!evidence.exchange->reply.empty()) {
                text += "        < " + hexText(evidence.exchange->reply) + "\n";
            }
        }
    }
    text += "    " + inLanguage(rule.effect, french) + "\n    " + (french ? "Remède : " : "Cure: ")
        + inLanguage(rule.cure, french) + "\n";
}

} // namespace

std::string reportText(const CoachReport& report, bool french)
{
    std::string text;
    for (const ClientVerdict& client : report.clients) {
        text += (french ? "Client " : "Client ") + client.client->address + ": "
            + counted(client.client->requests(), {"request", "requête"}, french) + ", "
            + counted(client.count(Verdict::mistake), {"mistake", "erreur"}, french) + ", "
            + std::to_string(client.count(Verdict::right)) + (french ? " justes, " : " right, ")
            + std::to_string(client.count(Verdict::notSeen)) + (french ? " non vues\n" : " not seen\n");
        for (const RuleVerdict& verdict : client.rules) {
            if (verdict.finding.verdict == Verdict::mistake) {
                appendMistake(text, verdict, french);
            }
        }
        for (const RuleVerdict& verdict : client.rules) {
            if (verdict.finding.verdict == Verdict::right) {
                text += std::string(french ? "juste     " : "right     ") + std::string(verdict.rule->name) + "\n";
            }
        }
        for (const RuleVerdict& verdict : client.rules) {
            if (verdict.finding.verdict == Verdict::notSeen) {
                text += std::string(french ? "non vu    " : "not seen  ") + std::string(verdict.rule->name)
                    + (french ? " (il faut : " : " (needs: ") + inLanguage(verdict.finding.needs, french) + ")\n";
            }
        }
    }
    return text;
}

} // namespace vmeter::coach
