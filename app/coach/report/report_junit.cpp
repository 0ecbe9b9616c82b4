// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/report/coach_report.h"
#include "app/coach/report/escaped.h"

namespace vmeter::coach {

/// The form that CI servers read: a test suite a client, a test case a rule; what was not seen is skipped.
std::string reportJunit(const CoachReport& report)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vmeter coach\">\n";
    for (const ClientVerdict& client : report.clients) {
        xml += "  <testsuite name=\"" + escaped(client.client->address) + "\" tests=\""
            + std::to_string(client.rules.size()) + "\" failures=\"" + std::to_string(client.count(Verdict::mistake))
            + "\" errors=\"0\" skipped=\"" + std::to_string(client.count(Verdict::notSeen)) + "\" time=\""
            + std::to_string(report.duration) + "\">\n";
        for (const RuleVerdict& rule : client.rules) {
            xml += "    <testcase classname=\"coach\" name=\"" + escaped(std::string(rule.rule->name))
                + "\" time=\"0\"";
            switch (rule.finding.verdict) {
            case Verdict::right:
                xml += "/>\n";
                continue;
            case Verdict::notSeen:
                xml += "><skipped message=\"needs: " + escaped(rule.finding.needs.en) + "\"/></testcase>\n";
                continue;
            case Verdict::mistake:
                break;
            }
            std::string text;
            for (const Evidence& evidence : rule.finding.evidence) {
                text += evidence.words.en + "\n";
                if (evidence.exchange != nullptr) {
                    text += "> " + hexText(evidence.exchange->request) + "\n< " + hexText(evidence.exchange->reply)
                        + "\n";
                }
            }
            xml += ">\n      <failure message=\"" + escaped(rule.rule->title.en) + "\">"
                + escaped(text + rule.rule->effect.en + "\n" + rule.rule->cure.en) + "</failure>\n    </testcase>\n";
        }
        xml += "  </testsuite>\n";
    }
    return xml + "</testsuites>\n";
}

} // namespace vmeter::coach
