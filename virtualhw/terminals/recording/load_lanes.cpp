// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_lanes.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <numbers>

namespace vmeter {

namespace {

using Part = ColumnMeaning::Part;

class LaneFiller {
public:
    LaneFiller(LoadProfile& profile, const std::vector<LoadColumn>& columns, std::optional<double> phiDeg)
        : m_profile(profile)
        , m_columns(columns)
        , m_phiDeg(phiDeg)
    {
    }

    void fill()
    {
        using M = Measured;
        const bool anyCurrent = std::any_of(
            m_columns.begin(), m_columns.end(), [](const LoadColumn& column) { return column.measured == M::current; });
        const bool anyApparent = std::any_of(m_columns.begin(), m_columns.end(),
            [](const LoadColumn& column) { return column.measured == M::apparentPower; });
        const bool anyActive = std::any_of(m_columns.begin(), m_columns.end(), [](const LoadColumn& column) {
            return column.measured == M::activePower || column.measured == M::activeEnergy;
        });
        m_profile.powers = anyActive || anyApparent || !anyCurrent;
        if (anyActive && (anyCurrent || anyApparent)) {
            note(Phrase("Recording", "the active powers count; apparent powers and currents are not used"));
        }
        if (anyActive) {
            m_profile.active = lanesOf({M::activePower, M::activeEnergy}, true);
        } else if (anyApparent) {
            m_profile.active = lanesOf({M::apparentPower}, true);
        } else if (anyCurrent) {
            m_profile.active = lanesOf({M::current}, false);
        }
        m_profile.reactive = lanesOf({M::reactivePower, M::reactiveEnergy}, true);
        if (!anyActive && (anyApparent || anyCurrent)) {
            applyPowerFactor();
        }
        const auto volts = lanesOf({M::voltage}, false);
        if (std::any_of(
                volts.begin(), volts.end(), [](const LoadProfile::Lane& lane) { return lane.column.has_value(); })) {
            m_profile.volts = volts;
        }
        const auto phases = std::count_if(m_profile.active.begin(), m_profile.active.end(),
            [](const LoadProfile::Lane& lane) { return lane.column.has_value(); });
        if (phases > 0 && phases < 3) {
            note(Phrase("Recording", "%n phases have a load; nothing is drawn from the others", nullptr, phases));
        }
    }

private:
    void note(const Message& what) { m_profile.notes.push_back(what); }

    /// The column that is read for a quantity of a phase, or of all phases together.
    [[nodiscard]] std::optional<std::size_t> columnFor(
        std::initializer_list<Measured> kinds, std::optional<std::size_t> phase, Part part = Part::net) const
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const LoadColumn& column = m_columns[i];
            if (!column.check && column.phase == phase && column.part == part
                && std::find(kinds.begin(), kinds.end(), column.measured) != kinds.end()) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// The net column of import and export, which becomes the column of import; nothing if there is neither.
    std::optional<LoadProfile::Lane> netLane(std::initializer_list<Measured> kinds, std::optional<std::size_t> phase)
    {
        if (const auto net = columnFor(kinds, phase)) {
            return LoadProfile::Lane{net, 1};
        }
        const auto drawn = columnFor(kinds, phase, Part::import);
        const auto fed = columnFor(kinds, phase, Part::export_);
        if (drawn && fed) {
            std::vector<float>& target = m_profile.columns[*drawn];
            const std::vector<float>& minus = m_profile.columns[*fed];
            for (std::size_t row = 0; row < target.size(); ++row) {
                target[row] -= minus[row];
            }
            m_profile.columns[*fed] = {};
            return LoadProfile::Lane{drawn, 1};
        }
        return drawn ? std::optional(LoadProfile::Lane{drawn, 1})
            : fed    ? std::optional(LoadProfile::Lane{fed, -1})
                     : std::nullopt;
    }

    /// Lanes of the three phases of one kind of column; a total is shared among them.
    PerPhase<LoadProfile::Lane> lanesOf(std::initializer_list<Measured> kinds, bool shared)
    {
        PerPhase<LoadProfile::Lane> lanes;
        const auto total = netLane(kinds, std::nullopt);
        for (std::size_t phase = 0; phase < lanes.size(); ++phase) {
            if (total) {
                lanes[phase] = {total->column, shared ? total->factor / 3 : total->factor};
            } else if (const auto own = netLane(kinds, phase)) {
                lanes[phase] = *own;
            }
        }
        return lanes;
    }

    /// Divides apparent powers or currents into the parts in phase and 90 degrees behind.
    void applyPowerFactor()
    {
        std::map<std::size_t, std::size_t> reactiveOf; // of a column of apparent powers
        for (std::size_t phase = 0; phase < m_profile.active.size(); ++phase) {
            LoadProfile::Lane& active = m_profile.active[phase];
            if (!active.column) {
                continue;
            }
            auto factor = columnFor({Measured::powerFactor}, phase);
            factor = factor ? factor : columnFor({Measured::powerFactor}, std::nullopt);
            if (!factor) {
                const double phi = m_phiDeg.value_or(0) * std::numbers::pi / 180;
                m_profile.reactive[phase] = {active.column, active.factor * static_cast<float>(std::sin(phi))};
                active.factor *= static_cast<float>(std::cos(phi));
                continue;
            }
            auto done = reactiveOf.find(*active.column);
            if (done == reactiveOf.end()) {
                std::vector<float>& values = m_profile.columns[*active.column];
                const std::vector<float>& factors = m_profile.columns[*factor];
                std::vector<float> reactive(values.size());
                for (std::size_t row = 0; row < values.size(); ++row) {
                    const auto cosine = static_cast<double>(factors[row]);
                    reactive[row] = static_cast<float>(
                        std::fabs(static_cast<double>(values[row])) * std::sqrt(std::max(0.0, 1 - cosine * cosine)));
                    values[row] = static_cast<float>(static_cast<double>(values[row]) * cosine);
                }
                m_profile.columns.push_back(std::move(reactive));
                done = reactiveOf.emplace(*active.column, m_profile.columns.size() - 1).first;
            }
            m_profile.reactive[phase] = {done->second, active.factor};
        }
        if (columnFor({Measured::powerFactor}, std::nullopt) || columnFor({Measured::powerFactor}, 0)) {
            note(Phrase("Recording", "the power factors are taken as inductive; a negative one feeds back"));
        } else if (!m_phiDeg) {
            note(Phrase("Recording", "currents without an angle are in phase with their voltages"));
        }
    }

    LoadProfile& m_profile;
    const std::vector<LoadColumn>& m_columns;
    const std::optional<double> m_phiDeg;
};

} // namespace

void assignLanes(LoadProfile& profile, const LoadColumns& columns, std::optional<double> phiDeg)
{
    LaneFiller(profile, columns.values, phiDeg).fill();
}

} // namespace vmeter
