// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/report/coach_report.h"
#include "app/coach/report/escaped.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace vmeter::coach {

namespace {

constexpr const char* kStyle = R"(
body{font:15px/1.45 "DejaVu Sans",Verdana,sans-serif;color:#1b1f24;margin:2em auto;max-width:62em;padding:0 1em}
h1{font-size:1.6em;margin:0 0 .2em}h2{font-size:1.25em;margin:1.6em 0 .4em;border-bottom:2px solid #d5dae0}h3{font-size:1.05em;margin:1.2em 0 .3em}
table{border-collapse:collapse;width:100%;font-size:.9em}th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #d5dae0;vertical-align:top}
.mistake{color:#a4161a;font-weight:bold}.right{color:#1b6e3a}.unseen{color:#5b6470}
.card{border:1px solid #d5dae0;border-left:5px solid #a4161a;border-radius:3px;padding:.2em 1em .8em;margin:.8em 0;break-inside:avoid}
code{font:12px/1.4 "DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.bytes{margin:.2em 0;background:#f3f5f7;padding:.3em .5em}
svg text{font:11px "DejaVu Sans",Verdana,sans-serif}
@page{size:A4;margin:16mm}@media print{body{margin:0;max-width:none;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}}
)";

std::string tenthsText(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

/// The texts of the page in one language.
class Page {
public:
    Page(const CoachReport& report, bool french)
        : m_report(report)
        , m_french(french)
    {
    }

    std::string html()
    {
        m_html = std::string("<!DOCTYPE html>\n<html lang=\"") + (m_french ? "fr" : "en")
            + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
            + say("Verdict on the Modbus clients", "Verdict sur les clients Modbus") + "</title><style>" + kStyle
            + "</style></head><body>\n<h1>" + say("Verdict on the Modbus clients", "Verdict sur les clients Modbus")
            + "</h1>\n<p>" + say("Plan", "Plan") + " " + escaped(m_report.plan) + ", " + tenthsText(m_report.duration)
            + " s.</p>\n";
        for (const ClientVerdict& client : m_report.clients) {
            addClient(client);
        }
        return m_html + "</body></html>\n";
    }

private:
    [[nodiscard]] const char* say(const char* english, const char* french) const { return m_french ? french : english; }
    [[nodiscard]] std::string in(const LocalizedText& text) const { return escaped(inLanguage(text, m_french)); }

    void addClient(const ClientVerdict& client)
    {
        m_html += "<h2>" + std::string(say("Client ", "Client ")) + escaped(client.client->address) + "</h2>\n<p>"
            + counted(client.client->requests(), {"request", "requête"}, m_french) + ", "
            + counted(client.client->connections.size(), {"connection", "connexion"}, m_french)
            + ". <b class=\"mistake\">" + counted(client.count(Verdict::mistake), {"mistake", "erreur"}, m_french)
            + "</b>, <b class=\"right\">" + std::to_string(client.count(Verdict::right)) + say(" right", " justes")
            + "</b>, " + std::to_string(client.count(Verdict::notSeen)) + say(" not seen.", " non vues.") + "</p>\n";
        addRules(client);
        for (const RuleVerdict& rule : client.rules) {
            if (rule.finding.verdict == Verdict::mistake) {
                addMistake(rule);
            }
        }
        addTimeline(*client.client);
        addPollingMap(*client.client);
    }

    void addRules(const ClientVerdict& client)
    {
        m_html += std::string("<table><tr><th>") + say("Rule", "Règle") + "</th><th>" + say("Mistake", "Erreur")
            + "</th><th>" + say("Verdict", "Verdict") + "</th></tr>\n";
        for (const RuleVerdict& rule : client.rules) {
            m_html += "<tr><td><code>" + std::string(rule.rule->name) + "</code></td><td>" + in(rule.rule->title)
                + "</td><td>";
            switch (rule.finding.verdict) {
            case Verdict::mistake:
                m_html += std::string("<span class=\"mistake\">✗ ") + say("mistake", "erreur") + "</span>";
                break;
            case Verdict::right:
                m_html += std::string("<span class=\"right\">✓ ") + say("right", "juste") + "</span>";
                break;
            case Verdict::notSeen:
                m_html += std::string("<span class=\"unseen\">") + say("not seen; needs ", "non vu ; il faut ")
                    + in(rule.finding.needs) + "</span>";
                break;
            }
            m_html += "</td></tr>\n";
        }
        m_html += "</table>\n";
    }

    void addMistake(const RuleVerdict& rule)
    {
        m_html += "<div class=\"card\"><h3>" + in(rule.rule->title) + " <code>" + std::string(rule.rule->name)
            + "</code></h3>\n";
        for (const Evidence& evidence : rule.finding.evidence) {
            m_html += "<p>" + tenthsText(evidence.meterTime) + " s: " + in(evidence.words);
            if (evidence.row != nullptr) {
                m_html += " (" + std::to_string(evidence.row->address) + ", "
                    + escaped(std::string(evidence.row->name.view())) + ")";
            }
            m_html += "</p>\n";
            if (evidence.exchange != nullptr) {
                m_html += "<div class=\"bytes\"><code>→ " + hexText(evidence.exchange->request) + "</code>";
                if (!evidence.exchange->reply.empty()) {
                    m_html += "<br><code>← " + hexText(evidence.exchange->reply) + "</code>";
                }
                m_html += "</div>\n";
            }
        }
        m_html += std::string("<p><b>") + say("In the field: ", "Sur le terrain : ") + "</b>" + in(rule.rule->effect)
            + "</p><p><b>" + say("Cure: ", "Remède : ") + "</b>" + in(rule.rule->cure) + "</p></div>\n";
    }

    /// The phases as bars, and below them the client's requests: answered, refused, unanswered.
    void addTimeline(const ClientRecord& client)
    {
        constexpr double kWidth = 900;
        constexpr std::size_t kMostTicks = 3000;
        if (m_report.marks.empty() || client.exchanges.empty()) {
            return;
        }
        const int64_t begin = m_report.marks.front().begin;
        const double length = std::max(1.0, secondsBetween(begin, m_report.marks.back().end));
        const auto x = [&](int64_t time) {
            return tenthsText(std::clamp(secondsBetween(begin, time) / length, 0.0, 1.0) * kWidth);
        };
        m_html += std::string("<h3>") + say("What happened when", "Ce qui s'est passé et quand")
            + "</h3>\n<svg viewBox=\"0 -45 900 195\" width=\"100%\" role=\"img\" aria-label=\""
            + say("phases of the plan and requests of the client", "phases du plan et requêtes du client") + "\">\n";
        double labelEnd = -1;
        for (const Mark& mark : m_report.marks) {
            const bool fault = nameOf(mark.kind).isFault;
            const double left = std::clamp(secondsBetween(begin, mark.begin) / length, 0.0, 1.0) * kWidth;
            const double width = std::max(1.0, secondsBetween(mark.begin, mark.faultEnd) / length * kWidth);
            m_html += "<rect x=\"" + tenthsText(left) + "\" y=\"70\" width=\"" + tenthsText(width)
                + "\" height=\"20\" fill=\"" + (fault ? "#e9b44c" : "#9fc5e8") + "\"/>\n";
            constexpr double kLabelHeight = 12;
            if (left > labelEnd) {
                m_html += "<text transform=\"translate(" + tenthsText(left + kLabelHeight) + " 66) rotate(-60)\">"
                    + std::string(nameOf(mark.kind).name) + "</text>\n";
                labelEnd = left + kLabelHeight;
            }
        }
        const std::size_t step = client.exchanges.size() / kMostTicks + 1;
        for (std::size_t n = 0; n < client.exchanges.size(); n += step) {
            const Exchange& exchange = client.exchanges[n];
            const char* color = !exchange.answered ? "#a4161a" : exchange.exception != 0 ? "#b35c00" : "#1b6e3a";
            const char* y = !exchange.answered ? "118" : exchange.exception != 0 ? "108" : "98";
            m_html += "<rect x=\"" + x(exchange.sent) + "\" y=\"" + y + "\" width=\"1.2\" height=\"8\" fill=\"" + color
                + "\"/>";
        }
        m_html += "\n<text x=\"0\" y=\"144\">0 s</text><text x=\"900\" y=\"144\" text-anchor=\"end\">"
            + tenthsText(length) + " s</text></svg>\n<p>"
            + say("Blue: no fault. Yellow: a fault. Below, each request: green answered, orange refused with an "
                  "exception, red "
                  "without reply.",
                "Bleu : sans défaut. Jaune : un défaut. Dessous, chaque requête : vert répondue, orange refusée par "
                "une exception, rouge "
                "sans réponse.")
            + "</p>\n";
    }

    /// What is read how often, and which values of the meter's blocks in use are never read.
    void addPollingMap(const ClientRecord& client)
    {
        struct Reads {
            std::size_t count = 0;
            int64_t first = 0;
            int64_t last = 0;
        };
        std::map<std::pair<uint16_t, uint16_t>, Reads> ranges;
        for (const Exchange& exchange : client.exchanges) {
            if (exchange.isRead) {
                Reads& reads = ranges[{exchange.address, exchange.count}];
                reads.first = reads.count++ == 0 ? exchange.sent : reads.first;
                reads.last = exchange.sent;
            }
        }
        m_html += std::string("<h3>") + say("What is read", "Ce qui est lu") + "</h3>\n<table><tr><th>"
            + say("Address + words", "Adresse + mots") + "</th><th>" + say("Reads", "Lectures") + "</th><th>"
            + say("Each", "Toutes les") + "</th><th>" + say("Values", "Valeurs") + "</th></tr>\n";
        constexpr std::size_t kMostRanges = 100;
        std::size_t shown = 0;
        for (const auto& [range, reads] : ranges) {
            const double each
                = reads.count > 1 ? secondsBetween(reads.first, reads.last) / static_cast<double>(reads.count - 1) : 0;
            m_html += "<tr><td>" + std::to_string(range.first) + " + " + std::to_string(range.second) + "</td><td>"
                + std::to_string(reads.count) + "</td><td>" + (reads.count > 1 ? tenthsText(each) + " s" : "")
                + "</td><td>" + valuesOf(range.first, range.second) + "</td></tr>\n";
            if (++shown == kMostRanges) {
                break; // a scanner
            }
        }
        m_html += "</table>\n";
        addNeverRead(ranges);
    }

    template <class Ranges> void addNeverRead(const Ranges& ranges)
    {
        std::string never;
        for (const RegisterRow& row : m_report.registers->rows) {
            const bool number = row.type != RegisterType::reserved && row.type != RegisterType::text
                && row.type != RegisterType::text16;
            const bool inUse = std::ranges::any_of(ranges, [&](const auto& range) {
                return m_report.registers->findBlock(range.first.first) == &m_report.registers->blockOf(row);
            });
            const bool read = std::ranges::any_of(ranges, [&](const auto& range) {
                return range.first.first <= row.address
                    && uint32_t{range.first.first} + range.first.second >= uint32_t{row.address} + row.words;
            });
            if (number && inUse && !read) {
                never += (never.empty() ? "" : ", ") + std::to_string(row.address) + " "
                    + escaped(std::string(row.name.view()));
            }
        }
        if (!never.empty()) {
            m_html += std::string("<p>") + say("Never read in the same blocks: ", "Jamais lu dans les mêmes blocs : ")
                + never + ".</p>\n";
        }
    }

    /// Names of the values in a range: the first and the last, and how many lie between.
    [[nodiscard]] std::string valuesOf(uint16_t address, uint16_t count) const
    {
        std::vector<std::string> names;
        for (const RegisterRow& row : m_report.registers->rows) {
            if (row.type != RegisterType::reserved && row.address >= address
                && uint32_t{row.address} + row.words <= uint32_t{address} + count) {
                names.push_back(escaped(std::string(row.name.view())));
            }
        }
        constexpr std::size_t kAll = 3;
        if (names.empty()) {
            return say("none as a whole", "aucune en entier");
        }
        if (names.size() <= kAll) {
            std::string text = names.front();
            for (std::size_t n = 1; n < names.size(); ++n) {
                text += ", " + names[n];
            }
            return text;
        }
        return std::to_string(names.size()) + say(" values, ", " valeurs, ") + names.front() + " … " + names.back();
    }

    const CoachReport& m_report;
    bool m_french;
    std::string m_html;
};

} // namespace

std::string reportHtml(const CoachReport& report, bool french)
{
    return Page(report, french).html();
}

} // namespace vmeter::coach
