// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/rules/register_reads.h"
#include "app/coach/rules/rule_list.h"

namespace vmeter::coach {

namespace {

constexpr uint16_t kMostWords = 125; // Modbus Application Protocol V1.1b3, 6.3
/// Small reads that one request could replace. Fewer are no burden.
constexpr std::size_t kManyReads = 5;
constexpr uint16_t kSmallRead = 4; // words

/// Reads of neighbouring values that fit into one request.
struct Group {
    uint32_t begin = 0;
    uint32_t end = 0;
    std::vector<const Exchange*> reads;
};

std::vector<Group> groupsOf(const Case& seen, const ReadTable& reads)
{
    std::vector<Group> groups;
    const RegisterBlock* block = nullptr;
    for (const auto& [range, exchanges] : reads) {
        const RegisterBlock* own = seen.registers.findBlock(range.address);
        const bool small = range.count <= kSmallRead && isWhole(seen.registers, range);
        if (!small || exchanges.size() < 2) {
            continue;
        }
        if (groups.empty() || own != block || range.end() - groups.back().begin > kMostWords) {
            groups.push_back({range.address, range.end(), {}});
            block = own;
        }
        groups.back().end = std::max(groups.back().end, range.end());
        groups.back().reads.push_back(exchanges.front());
    }
    return groups;
}

Finding judgeRequestSize(const Case& seen)
{
    const ReadTable reads = readTable(seen);
    std::vector<Evidence> evidence;
    for (const auto& [range, exchanges] : reads) {
        if (range.count > kMostWords && exchanges.size() >= habit(seen) && exchanges.front()->exception != 0) {
            const std::string count = std::to_string(range.count);
            evidence.push_back(evidenceOf(*exchanges.front(),
                {"The client asks for " + count + " words; a request may have 125 at most.",
                    "Le client demande " + count + " mots ; une requête peut en avoir 125 au plus."}));
        }
    }
    if (seen.knowsRegisters) {
        for (const Group& group : groupsOf(seen, reads)) {
            if (group.reads.size() >= kManyReads) {
                const std::string count = std::to_string(group.reads.size());
                const std::string one = std::to_string(group.begin) + " + " + std::to_string(group.end - group.begin);
                evidence.push_back(evidenceOf(*group.reads.front(),
                    {count + " requests for neighbouring values; one read of " + one + " has them all.",
                        count + " requêtes pour des valeurs voisines ; une lecture de " + one + " les a toutes."}));
            }
        }
    }
    return reads.empty() ? notSeen() : mistakeIf(std::move(evidence));
}

} // namespace

const Rule kRequestSize{
    .name = "request-size",
    .judge = judgeRequestSize,
    .title = {"Requests are too large or too small", "Requêtes trop grandes ou trop petites"},
    .effect
    = {"More than 125 words are refused with exception 3. A request for each value makes the values of one poll belong "
       "to different moments, and the meter and a gateway before it have many times the work.",
        "Plus de 125 mots sont refusés par l'exception 3. Une requête par valeur fait appartenir les valeurs d'un même "
        "relevé à "
        "des instants différents, et donne au compteur et à la passerelle plusieurs fois le travail."},
    .cure = {"Read neighbouring values as one block of at most 125 words, such as 50512 + 62 for all instantaneous "
             "values, and "
             "take the numbers out of it.",
        "Lisez les valeurs voisines en un bloc de 125 mots au plus, par exemple 50512 + 62 pour toutes les valeurs "
        "instantanées, et prenez-y les nombres."},
    .needs = {"reads of registers", "des lectures de registres"},
};

} // namespace vmeter::coach
