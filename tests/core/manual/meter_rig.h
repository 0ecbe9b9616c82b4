// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/storage/ram_fram.h"

#include <initializer_list>
#include <string>

namespace vmeter {

/// A new E28 under power, with its keys and a load of 55.2 kW: 3 x 230 V, 80 A.
class MeterRig {
public:
    MeterRig() { meter.powerOn(fram); }

    /// Lets whole seconds of a signal pass, from its begin.
    void run(test::TestSignal signal, int seconds)
    {
        for (uint32_t block = 0; block < static_cast<uint32_t>(seconds) * kBlocksPerSecond; ++block) {
            meter.samples(signal.next());
        }
    }
    void runLoad(int seconds) { run(test::TestSignal::balanced(230, 80, 0), seconds); }

    /// Presses the keys together, without load, and waits a moment.
    void press(std::initializer_list<Key> keys, int milliseconds = 100)
    {
        for (const Key key : keys) {
            meter.key(key, true);
        }
        idle(milliseconds);
        for (const Key key : keys) {
            meter.key(key, false);
        }
        idle(100);
    }
    /// Short presses, one after the other.
    void tap(Key key, int times = 1)
    {
        for (int time = 0; time < times; ++time) {
            press({key});
        }
    }

    [[nodiscard]] const MeterState& state() const { return meter.state(); }
    [[nodiscard]] const LcdFrame& lcd() const { return meter.state().lcd; }
    [[nodiscard]] std::string label() const { return labelText(lcd()).data(); }
    [[nodiscard]] std::string digits() const { return mainText(lcd()).data(); }
    /// To a tenth of a watt-hour.
    [[nodiscard]] double wattHours(PartialCounter counter) const
    {
        return static_cast<double>(state().partials.at(counter).energy.tenths()) / 10;
    }
    [[nodiscard]] double importedWattHours() const
    {
        return static_cast<double>(state().energies.total(Element::system, EnergyQuantity::activeImport).tenths()) / 10;
    }

    test::RamFram fram;
    Meter meter{kCountisE28};

private:
    void idle(int milliseconds)
    {
        for (int time = 0; time < milliseconds; time += 5) {
            meter.samples(m_idle.next());
        }
    }

    test::TestSignal m_idle = test::TestSignal::balanced(230, 0, 0);
};

} // namespace vmeter
