// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/reactions.h"
#include "app/coach/rules/rule_list.h"

#include <algorithm>
#include <cmath>

namespace vmeter::coach {

namespace {

/// A time-out below this is shorter than what gateways and radio links need now and then.
constexpr double kTooShort = 0.65; // s
/// Requests a second without reply that are a storm, whatever the client's rhythm is.
constexpr double kStorm = 10;
constexpr double kStormFactor = 5; ///< beyond the client's own rhythm

std::string tenths(double seconds)
{
    const auto value = static_cast<int>(std::lround(seconds * 10));
    return std::to_string(value / 10) + "." + std::to_string(value % 10);
}

/// Requests a second in times without faults.
double quietRate(const Case& seen)
{
    double seconds = 0;
    for (const Mark& mark : seen.marks) {
        seconds += nameOf(mark.kind).isFault ? 0 : secondsBetween(mark.begin, mark.end);
    }
    return seconds > 0 ? static_cast<double>(seen.quiet().size()) / seconds : 0;
}

/// The replies that the client did not wait for although they were hardly late.
std::vector<Evidence> tooShort(const Case& seen)
{
    std::vector<Evidence> evidence;
    for (const Mark* mark : seen.marksOf(PhaseKind::late)) {
        for (const Exchange& exchange : seen.client.between(mark->begin, mark->end)) {
            const auto reaction = isStruck(exchange) ? givenUp(seen.client, exchange) : std::nullopt;
            if (!reaction || secondsBetween(exchange.sent, reaction->time) >= kTooShort) {
                continue;
            }
            const std::string after = tenths(secondsBetween(exchange.sent, reaction->time));
            evidence.push_back(evidenceOf(exchange,
                {"The client gave up after " + after + " s on a reply that was " + tenths(mark->delay) + " s late.",
                    "Le client a renoncé au bout de " + after + " s à une réponse en retard de " + tenths(mark->delay)
                        + " s."}));
        }
    }
    // Once may be an accident of a busy computer.
    return evidence.size() >= 2 ? evidence : std::vector<Evidence>();
}

void addStorms(const Case& seen, std::vector<Evidence>& evidence)
{
    for (const Mark* mark : seen.marksOf(PhaseKind::lost)) {
        const auto lost = seen.client.between(mark->begin, mark->faultEnd);
        const double seconds = secondsBetween(mark->begin, mark->faultEnd);
        const double rate = seconds > 0 ? static_cast<double>(lost.size()) / seconds : 0;
        if (seconds >= 2 && rate > std::max(kStorm, kStormFactor * quietRate(seen))) {
            const std::string perSecond = std::to_string(static_cast<int>(rate));
            evidence.push_back(evidenceOf(lost.front(),
                {"While replies were lost the client sent " + perSecond + " requests a second.",
                    "Pendant que les réponses se perdaient, le client a envoyé " + perSecond
                        + " requêtes par seconde."}));
        }
    }
}

void addEndlessWaits(const Case& seen, std::vector<Evidence>& evidence)
{
    for (const Mark* mark : seen.marksOf(PhaseKind::lost)) {
        const auto lost = seen.client.between(mark->begin, mark->faultEnd);
        if (mark->patient || lost.empty() || !seen.client.between(mark->faultEnd, mark->end).empty()) {
            continue;
        }
        const Exchange& last = lost.back();
        const Connection* connection = seen.client.connection(last.connection);
        if (connection != nullptr && !connection->ended && !last.answered) {
            const std::string waited = std::to_string(static_cast<int>(secondsBetween(last.sent, mark->end)));
            evidence.push_back(evidenceOf(last,
                {"The reply to this request was lost, and the client waited for it for " + waited
                        + " s without an end.",
                    "La réponse à cette requête s'est perdue, et le client l'a attendue " + waited + " s, sans fin."}));
        }
    }
}

Finding judgeTimeoutRetry(const Case& seen)
{
    std::vector<Evidence> evidence = tooShort(seen);
    addStorms(seen, evidence);
    addEndlessWaits(seen, evidence);
    if (!evidence.empty()) {
        return mistake(std::move(evidence));
    }
    const auto late = seen.marksOf(PhaseKind::late);
    const bool seenLate = std::ranges::any_of(late, [&](const Mark* mark) {
        return mark->delay >= kTooShort && std::ranges::any_of(seen.client.between(mark->begin, mark->end), isStruck);
    });
    return seenLate && !seen.marksOf(PhaseKind::lost).empty() ? right() : notSeen();
}

} // namespace

const Rule kTimeoutRetry{
    .name = "timeout-retry",
    .judge = judgeTimeoutRetry,
    .title = {"Time-out or retries do not fit", "Délai d'attente ou répétitions inadaptés"},
    .effect
    = {"With a time-out of half a second or less, replies that only come through a busy gateway or a radio link count "
       "as "
       "failures although they arrive. Without any time-out one lost reply ends all readings. Retries without a pause "
       "keep an overloaded device overloaded.",
        "Avec un délai d'une demi-seconde ou moins, des réponses qui passent par une passerelle chargée ou une liaison "
        "radio "
        "comptent comme pannes alors qu'elles arrivent. Sans délai, une seule réponse perdue arrête tous les relevés. "
        "Des "
        "répétitions sans pause maintiennent la surcharge."},
    .cure
    = {"Wait for a reply for one to three seconds. After that close the connection, open a new one and ask again at "
       "the "
       "next poll; after several failures ask less often, but at least once a minute. libmodbus waits 0.5 s unless "
       "modbus_set_response_timeout() says otherwise.",
        "Attendez une réponse une à trois secondes. Ensuite fermez la connexion, ouvrez-en une nouvelle et redemandez "
        "au relevé "
        "suivant ; après plusieurs échecs demandez moins souvent, mais au moins une fois par minute. libmodbus attend "
        "0,5 s "
        "sauf réglage par modbus_set_response_timeout()."},
    .needs = {"late and lost replies (phases late and lost of the plan)",
        "des réponses en retard et perdues (phases late et lost du plan)"},
};

} // namespace vmeter::coach
