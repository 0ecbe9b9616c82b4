// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_identity.h"
#include "core/meter_model.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// Largest number of meters of a site.
inline constexpr std::size_t kMaxSiteMeters = 32'768;

/// One meter of a site.
struct SiteMeter {
    std::string id; ///< unique in its site
    LocalizedText name;
    const MeterModel* model = &kCountisE28;   ///< never null
    std::optional<std::size_t> parent;        ///< index of the meter that feeds this one, which is smaller
    std::shared_ptr<const Scenario> scenario; ///< never null; its supply is not used
    uint64_t seed = 1;
    Duration shift{}; ///< scenario time at which the scenario begins
    MeterIdentity identity;
    std::vector<DeviceFault> faults; ///< in force from the start
};

/// How the clients of a site tell its meters apart.
struct SiteAddresses {
    enum class Kind {
        addresses, ///< each meter has an IP address, from `base` on, with the same ports
        units,     ///< each meter has a unit id, behind one address
        ports,     ///< each meter has a port of its own, from `modbusPort` on, at one address
    };
    Kind kind = Kind::ports;
    uint32_t base = 0x7F000001; ///< IPv4, most significant byte first; of the first meter, or of all
    uint16_t modbusPort = 0;    ///< of the first meter, or of all; 0: any free one
    uint16_t webPort = 0;       ///< with `addresses`; 0: no web pages
    uint8_t firstUnit = 1;      ///< with `units`

    /// The IPv4 address of meter `index`.
    [[nodiscard]] uint32_t addressOf(std::size_t index) const
    {
        return kind == Kind::addresses ? base + static_cast<uint32_t>(index) : base;
    }
    [[nodiscard]] uint16_t modbusPortOf(std::size_t index) const
    {
        return static_cast<uint16_t>(kind == Kind::ports && modbusPort != 0 ? modbusPort + index : modbusPort);
    }
};

/// A site as its file says it: a tree of meters under one supply.
struct SiteDescription {
    LocalizedText name;
    uint64_t seed = 1;
    std::optional<uint64_t> specimens; ///< number of different front ends; empty: each meter has one of its own
    SiteAddresses addresses;
    std::shared_ptr<const Scenario> supply; ///< never null: the supply is that of this scenario and its timeline
    std::vector<SiteMeter> meters;          ///< a meter stands before those that it feeds
};

} // namespace vmeter
