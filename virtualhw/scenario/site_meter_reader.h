// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/site/site_description.h"
#include "virtualhw/scenario/value_reader.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vmeter::scenario_format {

/// Reads the name of a built-in scenario, or of a file in `folder`. Its errors are added at `value`.
Scenario readNamedScenario(Diagnostics& diagnostics, const Field& value, const std::optional<std::string>& folder);

/// Reads the meters of a site into its description.
class SiteMeterReader {
public:
    /// All arguments must outlive this object.
    SiteMeterReader(Diagnostics& diagnostics, SiteDescription& site, const std::optional<std::string>& folder)
        : m_diagnostics(diagnostics)
        , m_site(site)
        , m_folder(folder)
    {
    }

    /// A map by name of what meters have in common.
    void readTemplates(const Field& value);
    /// A list of meters, with those that they feed.
    void readMeters(const Field& value) { readMeters(value, std::nullopt, 1); }

private:
    /// A number, or two: the seed of the meter draws one between them.
    struct Range {
        double from = 0;
        double to = 0;
        [[nodiscard]] double drawn(uint64_t seed) const;
    };

    /// What a meter and its templates say.
    struct Said {
        LocalizedText name;
        const MeterModel* model = &kCountisE28;
        std::shared_ptr<const Scenario> scenario; ///< null: no load
        InputChange change;
        std::optional<AfeParameters> afe;
        Range shift{};
        Range scale{1, 1};
        std::vector<DeviceFault> faults;
        std::optional<uint8_t> unitId;
    };

    void readMeters(const Field& value, std::optional<std::size_t> parent, int depth);
    void readMeter(const Field& value, std::optional<std::size_t> parent, int depth);
    void readSaid(const MapReader& map, Said& said);
    [[nodiscard]] std::shared_ptr<const Scenario> scenarioNamed(const Field& value);
    [[nodiscard]] std::optional<Range> readRange(const Field& value, const QuantityKind& kind);
    [[nodiscard]] std::optional<std::string> readId(const MapReader& map);
    void add(const Field& at, std::string id, const Said& said, std::optional<std::size_t> parent,
        std::optional<uint64_t> seed);

    Diagnostics& m_diagnostics;
    SiteDescription& m_site;
    const std::optional<std::string>& m_folder;
    std::map<std::string, Said, std::less<>> m_templates;
    std::map<std::string, std::shared_ptr<const Scenario>, std::less<>> m_scenarios;
    std::set<std::string, std::less<>> m_ids;
};

} // namespace vmeter::scenario_format
