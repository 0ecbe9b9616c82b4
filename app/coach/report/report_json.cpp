// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/report/coach_report.h"
#include "virtualhw/base/qt_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace vmeter::coach {

namespace {

double thousandths(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

QJsonObject evidenceJson(const Evidence& evidence)
{
    QJsonObject json{{"meter_time_s", thousandths(evidence.meterTime)}, {"words", toQString(evidence.words.en)}};
    if (evidence.exchange != nullptr) {
        json["request"] = toQString(hexText(evidence.exchange->request));
        json["reply"] = toQString(hexText(evidence.exchange->reply));
    }
    if (evidence.row != nullptr) {
        json["register"] = evidence.row->address;
        json["name"] = toQString(evidence.row->name.view());
    }
    if (evidence.shown) {
        json["shown"] = *evidence.shown;
    }
    if (evidence.truth) {
        json["true"] = *evidence.truth;
    }
    return json;
}

QJsonObject ruleJson(const RuleVerdict& verdict)
{
    QJsonArray evidence;
    for (const Evidence& item : verdict.finding.evidence) {
        evidence.append(evidenceJson(item));
    }
    QJsonObject json{{"rule", toQString(verdict.rule->name)},
        {"verdict", toQString(verdictName(verdict.finding.verdict))}, {"evidence", evidence}};
    if (verdict.finding.verdict == Verdict::notSeen) {
        json["needs"] = toQString(verdict.finding.needs.en);
    }
    if (verdict.finding.verdict == Verdict::mistake) {
        json["effect"] = toQString(verdict.rule->effect.en);
        json["cure"] = toQString(verdict.rule->cure.en);
    }
    return json;
}

} // namespace

std::string reportJson(const CoachReport& report)
{
    QJsonArray clients;
    for (const ClientVerdict& client : report.clients) {
        QJsonArray rules;
        for (const RuleVerdict& rule : client.rules) {
            rules.append(ruleJson(rule));
        }
        clients.append(QJsonObject{{"address", toQString(client.client->address)},
            {"requests", static_cast<double>(client.client->requests())}, {"rules", rules}});
    }
    const QJsonObject json{
        {"plan", toQString(report.plan)}, {"duration_s", thousandths(report.duration)}, {"clients", clients}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace vmeter::coach
