// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/site/site.h"

#include <QJsonObject>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// What lists and metrics say of the servers of a meter of the slice.
struct SitePlaces {
    std::function<std::string(std::size_t number)> modbus; ///< "ADDRESS:PORT"
    std::function<std::string(std::size_t number)> web;    ///< likewise; empty: none
    std::function<uint64_t(std::size_t number)> requests;  ///< by Modbus
};

/// State of a meter in one word: off, unplugged, malfunction, fault, missing or ok; the first that is true.
std::string_view stateWord(const Snapshot& now);

/// An item of `meters` of GET /v1/meters (docs/interfaces.md, section 4.7).
QJsonObject siteMeterJson(Site& site, std::size_t number, const SitePlaces& places);

/// Selects meters of a site: `KEY:VALUE` with commas between, all of which must hold.
class MeterFilter {
public:
    /// Throws ApiError (400) if the text is wrong. Empty: all meters.
    explicit MeterFilter(std::string_view where);

    [[nodiscard]] bool admits(Site& site, std::size_t number) const;

private:
    struct Term {
        std::size_t key = 0;
        std::string value;
    };
    std::vector<Term> m_terms;
};

/// The meters of the slice as Prometheus text, version 0.0.4.
std::string siteMetrics(Site& site, const SitePlaces& places);

} // namespace vmeter
