// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

#include <algorithm>

namespace vmeter::coach {

namespace {

/// The meter renews its values once a second. A poll that is more than three times as fast is a mistake; a poll that is
/// up to three times as fast may be meant, to see a new value early.
constexpr double kTooFast = 0.3; // s
constexpr std::size_t kEnoughPolls = 20;

Finding judgePollRate(const Case& seen)
{
    if (!seen.knowsRegisters) {
        return notSeen({"a meter whose registers are known: other devices may have values that change faster",
            "un compteur dont les registres sont connus : les valeurs d'autres appareils peuvent changer plus vite"});
    }
    std::vector<Evidence> evidence;
    bool enough = false;
    for (const auto& [range, exchanges] : readTable(seen)) {
        std::vector<double> intervals;
        std::size_t equal = 0;
        for (std::size_t n = 1; n < exchanges.size(); ++n) {
            const bool answered = exchanges[n - 1]->hasData() && exchanges[n]->hasData();
            // A pause between two quiet times is no poll.
            constexpr double kPause = 120;
            const double interval = secondsBetween(exchanges[n - 1]->sent, exchanges[n]->sent);
            if (answered && interval < kPause) {
                intervals.push_back(interval);
                equal += exchanges[n - 1]->words == exchanges[n]->words ? 1 : 0;
            }
        }
        enough = enough || intervals.size() >= 3;
        if (intervals.size() < kEnoughPolls) {
            continue;
        }
        std::ranges::nth_element(intervals, intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2));
        const double median = intervals[intervals.size() / 2];
        if (median >= kTooFast || equal * 2 < intervals.size()) {
            continue;
        }
        const std::string every = std::to_string(static_cast<int>(median * 1000));
        const std::string percent = std::to_string(100 * equal / intervals.size());
        evidence.push_back(evidenceOf(*exchanges.front(),
            {rangeText(range) + " is read each " + every + " ms, and " + percent
                    + " % of the replies are the one before again.",
                rangeText(range) + " est lu toutes les " + every + " ms, et " + percent
                    + " % des réponses répètent la précédente."},
            seen.registers.findRow(range.address)));
    }
    return enough || !evidence.empty() ? mistakeIf(std::move(evidence)) : notSeen();
}

} // namespace

const Rule kPollRate{
    .name = "poll-rate",
    .judge = judgePollRate,
    .title
    = {"The meter is polled faster than its values change", "Le compteur est lu plus vite que ses valeurs ne changent"},
    .effect
    = {"Most replies repeat the one before. The meter has less time for other clients; some meters restart under such "
       "a load, and databases fill with copies.",
        "La plupart des réponses répètent la précédente. Le compteur a moins de temps pour d'autres clients ; certains "
        "redémarrent sous une telle charge, et les bases de données se remplissent de copies."},
    .cure = {"Poll instantaneous values once a second at most and energies once a minute. Wait between two polls also "
             "when the "
             "reply came at once.",
        "Lisez les valeurs instantanées une fois par seconde au plus et les énergies une fois par minute. Attendez "
        "entre deux "
        "relevés même quand la réponse est venue tout de suite."},
    .needs = {"at least four polls of the same registers", "au moins quatre relevés des mêmes registres"},
};

} // namespace vmeter::coach
