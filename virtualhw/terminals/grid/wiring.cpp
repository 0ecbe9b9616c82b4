// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/wiring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <utility>

namespace vmeter {

namespace {

constexpr double kDegreesPerTurn = 360;
constexpr std::size_t kTerminals = 4;
constexpr auto kNeutralTerminal = static_cast<std::size_t>(kNeutral);

// Nodes: the terminals, followed by one for each load conductor that is not connected.
constexpr std::size_t kNodes = 2 * kTerminals;

constexpr double kMeterInput = 1e-6; ///< siemens, between each phase and N [inferred]

// What the meter's own supply takes at 230 V (manual 13, rated burden, maximum). A supply of so low a power factor has
// a series capacitor. [inferred]
constexpr double kBurdenVolts = 230;
constexpr double kBurdenWatts = 0.5;
constexpr double kBurdenVoltAmperes = 7.5;

// Below this fraction of its rated voltage a regulated supply switches off. [inferred]
constexpr double kPowerHoldsFrom = 0.6;

// Iterations in which generators align their current with the voltage that they produce.
constexpr int kFeedRounds = 12;

Phasor fromTurn(double magnitude, double turn)
{
    return std::polar(magnitude, 2 * std::numbers::pi * turn);
}

double turnOf(Phasor phasor)
{
    return std::arg(phasor) / (2 * std::numbers::pi);
}

/// A load element with its nodes. Phasors are peak values.
struct Consumer {
    LoadElement element;
    std::size_t from = 0;
    std::size_t to = 0;
    Phasor nominal;        ///< its voltage with correct wiring
    double restTurn = 0;   ///< angle to use if the voltage is zero
    bool follows = true;   ///< false: the current does not depend on the voltage, as on a test bench
    bool floating = false; ///< connected to a node that no source feeds
    bool switchedOff = false;
    Phasor voltage{};
    Phasor current{};

    [[nodiscard]] bool feeds() const { return std::cos(element.phiDeg * std::numbers::pi / 180) < 0; }
    [[nodiscard]] Phasor lag() const { return fromTurn(1, -element.phiDeg / kDegreesPerTurn); }
    [[nodiscard]] Phasor admittance() const
    {
        return follows && !feeds() ? element.current / element.ratedVolts * lag() : Phasor{};
    }
    [[nodiscard]] double conductance() const { return admittance().real(); }
};

double lawFactor(const LoadElement& element, double volts)
{
    const double share = volts / element.ratedVolts;
    switch (element.law) {
    case CurrentLaw::impedance:
        return share;
    case CurrentLaw::power:
        return share < kPowerHoldsFrom ? 0 : 1 / share;
    case CurrentLaw::current:
        return volts > 0 ? 1 : 0;
    }
    return 0;
}

class Network {
public:
    explicit Network(const GridInput& input)
        : m_input(input)
    {
        for (std::size_t terminal = 0; terminal < kTerminals; ++terminal) {
            const auto load = static_cast<std::size_t>(input.wiring.loadAt[terminal]);
            m_nodeOfLoad[load] = input.wiring.loadOpen[terminal] ? kTerminals + load : terminal;
        }
        placeConsumers();
        m_harmonics.resize(m_consumers.size());
        solveFundamental();
    }

    [[nodiscard]] PerPhase<std::vector<SineComponent>> behind()
    {
        PerPhase<std::vector<SineComponent>> result;
        addBehind(result, 1, m_potential);
        for (const int order : orders()) {
            TerminalQuantities ignored;
            addBehind(result, order, addHarmonic(ignored, order));
        }
        return result;
    }

    [[nodiscard]] TerminalQuantities quantities()
    {
        TerminalQuantities result;
        setVoltages(result, 1, m_potential);
        for (const int order : orders()) {
            addHarmonic(result, order);
        }
        for (std::size_t i = 0; i < m_consumers.size(); ++i) {
            addCurrent(result, m_consumers[i], m_harmonics[i]);
        }
        return result;
    }

private:
    using Given = std::array<std::optional<Phasor>, kNodes>;

    /// Voltage of one order on a supply conductor, V peak, relative to N.
    [[nodiscard]] Phasor conductor(std::size_t index, int order) const
    {
        if (index == kNeutralTerminal) {
            return {};
        }
        const Supply& supply = m_input.supply;
        const double peak = supply.voltage[index] * std::numbers::sqrt2;
        const double turn = supply.voltageAngleDeg[index] / kDegreesPerTurn;
        if (order == 1) {
            return fromTurn(peak, turn);
        }
        Phasor sum;
        for (const Harmonic& harmonic : supply.voltageHarmonics[index]) {
            if (harmonic.order == order) {
                sum += fromTurn(peak * harmonic.percent / 100, order * turn + harmonic.angleDeg / kDegreesPerTurn);
            }
        }
        return sum;
    }

    [[nodiscard]] Given given(int order) const
    {
        Given result;
        for (std::size_t terminal = 0; terminal < kTerminals; ++terminal) {
            if (!m_input.wiring.open[terminal]) {
                result[terminal] = conductor(static_cast<std::size_t>(m_input.wiring.conductorAt[terminal]), order);
            }
        }
        return result;
    }

    [[nodiscard]] bool held(std::size_t node) const { return node < kTerminals && !m_input.wiring.open[node]; }

    void placeConsumers()
    {
        const auto place = [&](LoadElement element, bool follows) {
            const auto from = static_cast<std::size_t>(element.from);
            const auto to = static_cast<std::size_t>(element.to);
            Consumer consumer;
            consumer.from = m_nodeOfLoad[from];
            consumer.to = m_nodeOfLoad[to];
            consumer.nominal = conductor(from, 1) - conductor(to, 1);
            consumer.restTurn = from == kNeutralTerminal ? 0 : m_input.supply.voltageAngleDeg[from] / kDegreesPerTurn;
            consumer.follows = follows;
            consumer.floating = !held(consumer.from) || !held(consumer.to);
            consumer.element = std::move(element);
            m_consumers.push_back(std::move(consumer));
        };
        const Load& load = m_input.load;
        for (std::size_t phase = 0; phase < load.current.size(); ++phase) {
            const double volts = m_input.supply.voltage[phase];
            LoadElement element{static_cast<int>(phase), kNeutral, volts, load.current[phase], load.phiDeg[phase],
                load.currentHarmonics[phase], load.shape[phase], CurrentLaw::impedance};
            if (element.current != 0) {
                place(std::move(element), volts > 0);
            }
        }
        for (const Device& device : load.devices) {
            for (const LoadElement& element : device.elements) {
                place(element, true);
            }
        }
    }

    /// Admittance of the meter's own supply for one order.
    [[nodiscard]] static Phasor burden(int order)
    {
        constexpr double kSquare = kBurdenVolts * kBurdenVolts;
        const double reactive = std::sqrt(kBurdenVoltAmperes * kBurdenVoltAmperes - kBurdenWatts * kBurdenWatts);
        return {kBurdenWatts / kSquare, order * reactive / kSquare};
    }

    [[nodiscard]] std::vector<Branch> meterInputs(int order) const
    {
        std::vector<Branch> branches;
        if (m_input.poweredBy == PoweredBy::l1) {
            branches.push_back({0, kNeutralTerminal, burden(order), {}});
        }
        for (std::size_t phase = 0; phase < kNeutralTerminal; ++phase) {
            branches.push_back({phase, kNeutralTerminal, kMeterInput, {}});
            if (m_input.poweredBy == PoweredBy::any) {
                branches.push_back(
                    {phase, kNeutralTerminal, burden(order) / static_cast<double>(kNeutralTerminal), {}});
            }
            if (m_nodeOfLoad[phase] >= kTerminals) {
                branches.push_back({m_nodeOfLoad[phase], m_nodeOfLoad[kNeutralTerminal], kMeterInput, {}});
            }
        }
        return branches;
    }

    void solveFundamental()
    {
        const Given sources = given(1);
        const bool allHeld = std::all_of(
            sources.begin(), sources.begin() + kTerminals, [](const auto& potential) { return potential.has_value(); });
        const bool floats = !allHeld
            || std::any_of(m_nodeOfLoad.begin(), m_nodeOfLoad.end(), [](auto node) { return node >= kTerminals; });
        if (!floats) {
            for (std::size_t terminal = 0; terminal < kTerminals; ++terminal) {
                m_potential[terminal] = *sources[terminal];
            }
        } else {
            for (Consumer& consumer : m_consumers) {
                consumer.voltage = consumer.nominal;
            }
            settle(sources);
            bool changed = false;
            for (Consumer& consumer : m_consumers) {
                const double share = std::abs(consumer.voltage) / std::numbers::sqrt2 / consumer.element.ratedVolts;
                const bool feedsOutOfRange = consumer.feeds() && !(share >= kGeneratorFrom && share <= kGeneratorTo);
                if (consumer.floating && (!consumer.follows || feedsOutOfRange)) {
                    consumer.switchedOff = true;
                    changed = true;
                }
            }
            if (changed) {
                settle(sources);
            }
        }
        m_floats = floats;
        for (Consumer& consumer : m_consumers) {
            consumer.voltage = m_potential[consumer.from] - m_potential[consumer.to];
            consumer.current = fundamental(consumer);
        }
    }

    /// Computes the floating potentials from the present voltages of the consumers.
    void settle(const Given& sources)
    {
        const bool generators = std::any_of(m_consumers.begin(), m_consumers.end(),
            [](const Consumer& c) { return c.floating && c.feeds() && !c.switchedOff; });
        for (int round = 0; round < (generators ? kFeedRounds : 1); ++round) {
            std::vector<Branch> branches = meterInputs(1);
            for (const Consumer& consumer : m_consumers) {
                const Phasor source = consumer.feeds() ? fundamental(consumer) : Phasor{};
                branches.push_back({consumer.from, consumer.to, consumer.admittance(), source});
            }
            const std::vector<Phasor> found = nodePotentials(sources, branches);
            std::copy(found.begin(), found.end(), m_potential.begin());
            for (Consumer& consumer : m_consumers) {
                consumer.voltage = m_potential[consumer.from] - m_potential[consumer.to];
            }
        }
    }

    [[nodiscard]] static Phasor fundamental(const Consumer& consumer)
    {
        const LoadElement& element = consumer.element;
        const double peak = element.current * std::numbers::sqrt2;
        if (consumer.switchedOff || consumer.from == consumer.to) {
            return {};
        }
        if (!consumer.follows) {
            return fromTurn(peak, consumer.restTurn) * consumer.lag();
        }
        const double volts = std::abs(consumer.voltage) / std::numbers::sqrt2;
        if (volts == 0) {
            return {};
        }
        if (consumer.floating && !consumer.feeds()) {
            return consumer.admittance() * consumer.voltage;
        }
        const double factor = consumer.floating ? 1 : lawFactor(element, volts);
        return peak * factor * consumer.lag() * consumer.voltage / std::abs(consumer.voltage);
    }

    [[nodiscard]] std::set<int> orders() const
    {
        std::set<int> result;
        const auto insertOrders = [&](const std::vector<Harmonic>& harmonics) {
            for (const Harmonic& harmonic : harmonics) {
                result.insert(harmonic.order);
            }
        };
        for (const auto& harmonics : m_input.supply.voltageHarmonics) {
            insertOrders(harmonics);
        }
        for (const Consumer& consumer : m_consumers) {
            insertOrders(consumer.element.harmonics);
        }
        return result;
    }

    /// The harmonic of a consumer, relative to its fundamental.
    [[nodiscard]] static Phasor ownHarmonic(const Consumer& consumer, int order)
    {
        Phasor sum;
        for (const Harmonic& harmonic : consumer.element.harmonics) {
            if (harmonic.order == order) {
                sum += fromTurn(std::abs(consumer.current) * harmonic.percent / 100,
                    order * turnOf(consumer.current) + harmonic.angleDeg / kDegreesPerTurn);
            }
        }
        return sum;
    }

    void addBehind(
        PerPhase<std::vector<SineComponent>>& result, int order, const std::array<Phasor, kNodes>& potential) const
    {
        for (std::size_t phase = 0; phase < kNeutralTerminal; ++phase) {
            const Phasor voltage = potential[m_nodeOfLoad[phase]] - potential[m_nodeOfLoad[kNeutralTerminal]];
            if (voltage != Phasor{}) {
                result[phase].push_back({std::abs(voltage), static_cast<double>(order), turnOf(voltage)});
            }
        }
    }

    /// Returns the potentials of the nodes.
    std::array<Phasor, kNodes> addHarmonic(TerminalQuantities& result, int order)
    {
        const Given sources = given(order);
        std::array<Phasor, kNodes> potential{};
        std::vector<Branch> branches;
        for (const Consumer& consumer : m_consumers) {
            // The given current already contains the effect of the voltage's harmonic.
            const Phasor nominal = conductor(static_cast<std::size_t>(consumer.element.from), order)
                - conductor(static_cast<std::size_t>(consumer.element.to), order);
            const double conductance = consumer.floating ? consumer.conductance() : 0;
            branches.push_back({consumer.from, consumer.to, conductance,
                ownHarmonic(consumer, order) - (consumer.floating ? conductance * nominal : Phasor{})});
        }
        if (m_floats) {
            std::vector<Branch> all = meterInputs(order);
            all.insert(all.end(), branches.begin(), branches.end());
            const std::vector<Phasor> found = nodePotentials(sources, all);
            std::copy(found.begin(), found.end(), potential.begin());
        } else {
            for (std::size_t terminal = 0; terminal < kTerminals; ++terminal) {
                potential[terminal] = *sources[terminal];
            }
        }
        setVoltages(result, order, potential);
        for (std::size_t i = 0; i < branches.size(); ++i) {
            const Branch& branch = branches[i];
            const Phasor current = branch.source + branch.admittance * (potential[branch.from] - potential[branch.to]);
            if (current != Phasor{}) {
                m_harmonics[i].emplace_back(order, current);
            }
        }
        return potential;
    }

    static void setVoltages(TerminalQuantities& result, int order, const std::array<Phasor, kNodes>& potential)
    {
        for (std::size_t phase = 0; phase < kNeutralTerminal; ++phase) {
            const Phasor voltage = potential[phase] - potential[kNeutralTerminal];
            if (voltage != Phasor{}) {
                result.voltage[phase].push_back({std::abs(voltage), static_cast<double>(order), turnOf(voltage)});
            }
        }
    }

    using Harmonics = std::vector<std::pair<int, Phasor>>;

    void addCurrent(TerminalQuantities& result, const Consumer& consumer, const Harmonics& harmonics) const
    {
        if (consumer.current == Phasor{} && harmonics.empty()) {
            return;
        }
        for (std::size_t terminal = 0; terminal < kNeutralTerminal; ++terminal) {
            const int load = m_input.wiring.loadAt[terminal];
            const bool leaves = load == consumer.element.from;
            if ((!leaves && load != consumer.element.to) || m_input.wiring.loadOpen[terminal]) {
                continue;
            }
            const double sign = leaves != m_input.wiring.reversed[terminal] ? 1 : -1;
            CurrentPart& part = partFor(result.current[terminal], consumer.element.shape, sign);
            const double turned = part.sign == sign ? 1 : -1;
            add(part, 1, turned * consumer.current);
            for (const auto& [order, current] : harmonics) {
                add(part, order, turned * current);
            }
        }
    }

    /// Sines are added to one part; each shape is a separate part.
    static CurrentPart& partFor(std::vector<CurrentPart>& parts, CurrentShape shape, double sign)
    {
        const auto sines = std::find_if(
            parts.begin(), parts.end(), [](const CurrentPart& part) { return part.shape == CurrentShape::sine; });
        if (shape == CurrentShape::sine && sines != parts.end()) {
            return *sines;
        }
        return parts.emplace_back(CurrentPart{{}, shape, sign});
    }

    static void add(CurrentPart& part, int order, Phasor current)
    {
        const auto same = std::find_if(part.components.begin(), part.components.end(),
            [order](const SineComponent& component) { return component.order == order; });
        if (same == part.components.end()) {
            part.components.push_back({std::abs(current), static_cast<double>(order), turnOf(current)});
            return;
        }
        const Phasor sum = fromTurn(same->peak, same->turn) + current;
        same->peak = std::abs(sum);
        same->turn = turnOf(sum);
    }

    const GridInput& m_input;
    std::array<std::size_t, kTerminals> m_nodeOfLoad{};
    std::vector<Consumer> m_consumers;
    std::vector<Harmonics> m_harmonics; ///< harmonics of each consumer
    std::array<Phasor, kNodes> m_potential{};
    bool m_floats = false;
};

} // namespace

TerminalQuantities atTerminals(const GridInput& input)
{
    return Network(input).quantities();
}

PerPhase<std::vector<SineComponent>> voltagesBehind(const GridInput& input)
{
    return Network(input).behind();
}

namespace {

Phasor phasorOf(const SineComponent& component)
{
    return fromTurn(component.peak, component.turn);
}

/// A component of a sum starts with the numbers of its only part, so that the sum over one meter is that meter's
/// current to the last bit.
void addSine(std::vector<SineComponent>& sum, const SineComponent& more, double sign)
{
    const auto same = std::ranges::find(sum, more.order, &SineComponent::order);
    if (same == sum.end()) {
        const Phasor current = sign * phasorOf(more);
        sum.push_back(sign > 0 ? more : SineComponent{std::abs(current), more.order, turnOf(current)});
        return;
    }
    const Phasor current = phasorOf(*same) + sign * phasorOf(more);
    same->peak = std::abs(current);
    same->turn = turnOf(current);
}

/// True if both are the same sines but for their size.
bool cutAlike(const CurrentPart& a, const CurrentPart& b)
{
    return a.shape == b.shape && a.sign == b.sign
        && std::ranges::equal(a.components, b.components, [](const SineComponent& one, const SineComponent& other) {
               return one.order == other.order && one.turn == other.turn;
           });
}

void addShape(std::vector<CurrentPart>& sum, CurrentPart more)
{
    const auto alike = std::ranges::find_if(sum, [&](const CurrentPart& part) { return cutAlike(part, more); });
    if (alike == sum.end()) {
        sum.push_back(std::move(more));
        return;
    }
    for (std::size_t n = 0; n < more.components.size(); ++n) {
        alike->components[n].peak += more.components[n].peak;
    }
}

} // namespace

void addCurrents(std::vector<CurrentPart>& sum, const std::vector<CurrentPart>& more, double sign)
{
    for (const CurrentPart& part : more) {
        if (part.shape != CurrentShape::sine) {
            addShape(sum, {part.components, part.shape, part.sign * sign});
            continue;
        }
        auto sines = std::ranges::find(sum, CurrentShape::sine, &CurrentPart::shape);
        if (sines == sum.end()) {
            sines = sum.insert(sum.begin(), CurrentPart{});
        }
        for (const SineComponent& component : part.components) {
            addSine(sines->components, component, sign * part.sign * sines->sign);
        }
    }
}

ConductorCurrents drawnCurrents(const TerminalQuantities& terminals, const Wiring& wiring)
{
    ConductorCurrents drawn;
    const auto neutral = static_cast<std::size_t>(wiring.conductorAt[kNeutralTerminal]);
    for (std::size_t terminal = 0; terminal < kNeutralTerminal; ++terminal) {
        const double sign = wiring.reversed[terminal] ? -1 : 1;
        addCurrents(drawn[static_cast<std::size_t>(wiring.conductorAt[terminal])], terminals.current[terminal], sign);
        addCurrents(drawn[neutral], terminals.current[terminal], -sign);
    }
    return drawn;
}

void addBelow(TerminalQuantities& terminals, const ConductorCurrents& below, const Wiring& wiring)
{
    for (std::size_t terminal = 0; terminal < kNeutralTerminal; ++terminal) {
        if (!wiring.loadOpen[terminal]) {
            addCurrents(terminals.current[terminal], below[static_cast<std::size_t>(wiring.loadAt[terminal])],
                wiring.reversed[terminal] ? -1 : 1);
        }
    }
}

PerPhase<TerminalPhasors> fundamentals(const TerminalQuantities& terminals)
{
    PerPhase<TerminalPhasors> result;
    const auto rms = [](const SineComponent& component) {
        return component.order == 1 ? fromTurn(component.peak / std::numbers::sqrt2, component.turn) : Phasor{};
    };
    for (std::size_t phase = 0; phase < result.size(); ++phase) {
        for (const SineComponent& component : terminals.voltage[phase]) {
            result[phase].voltage += rms(component);
        }
        for (const CurrentPart& part : terminals.current[phase]) {
            for (const SineComponent& component : part.components) {
                result[phase].current += part.sign * rms(component);
            }
        }
    }
    return result;
}

} // namespace vmeter
