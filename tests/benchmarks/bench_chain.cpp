// SPDX-License-Identifier: GPL-3.0-or-later
// How fast meter time can pass on one core. Counters: `meter_time`, seconds of the meter's life per second, and
// `per_set`, the time one sample set takes.
#include "core/meter.h"
#include "virtualhw/afe/virtual_afe.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/fram/fram_file.h"
#include "virtualhw/grid/grid_source.h"
#include "virtualhw/scenario/scenario_file.h"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

namespace {

Scenario scenarioFile(const std::string& name)
{
    const std::string path = VMETER_SCENARIOS "/" + name;
    const auto loaded = loadScenarioFile(path);
    if (const auto* errors = std::get_if<std::vector<ScenarioError>>(&loaded)) {
        throw std::runtime_error(errors->front().describe(path));
    }
    return std::get<Scenario>(loaded);
}

/// 230 V, 10 A, 60 degrees on all phases, no errors of the front end.
Scenario reference()
{
    return scenarioFile("reference_10a_60deg.yaml");
}

/// Call it once behind the loop, in which each iteration was one block.
void report(benchmark::State& state)
{
    const auto sets = static_cast<double>(state.iterations()) * static_cast<double>(kSetsPerBlock);
    state.counters["meter_time"] = benchmark::Counter(sets / kSampleRate, benchmark::Counter::kIsRate);
    state.counters["per_set"] = benchmark::Counter(sets, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// The sample path of the firmware alone, fed from memory with one second of samples over and over.
void samplePathOfCore(benchmark::State& state)
{
    const Scenario scenario = reference();
    VirtualAfe afe(scenario.afe, scenario.seed);
    GridSource grid(afe.path());
    grid.setInput(scenario.input, GridSource::Outlook::steady);
    AnalogBlock analog;
    std::vector<SampleBlock> second(kBlocksPerSecond);
    for (SampleBlock& block : second) {
        grid.fill(analog, 0, kSetsPerBlock);
        afe.convert(analog, block);
    }
    FramMemory fram;
    Meter meter(Model::e28);
    meter.powerOn(fram);
    std::size_t next = 0;
    for (auto _ : state) {
        meter.samples(second[next]);
        next = (next + 1) % second.size();
    }
    benchmark::DoNotOptimize(meter.state().measurements.system.activePower.value);
    report(state);
}
BENCHMARK(samplePathOfCore);

/// Waveform and front end alone; range(0) is the AfeProfile.
void gridAndAfe(benchmark::State& state)
{
    Scenario scenario = reference();
    scenario.afe.profile = static_cast<AfeProfile>(state.range(0));
    VirtualAfe afe(scenario.afe, scenario.seed);
    GridSource grid(afe.path());
    grid.setInput(scenario.input, GridSource::Outlook::steady);
    AnalogBlock analog;
    SampleBlock block;
    for (auto _ : state) {
        grid.fill(analog, 0, kSetsPerBlock);
        afe.convert(analog, block);
        benchmark::DoNotOptimize(block);
    }
    report(state);
}
BENCHMARK(gridAndAfe)
    ->ArgName("profile")
    ->Arg(static_cast<int>(AfeProfile::ideal))
    ->Arg(static_cast<int>(AfeProfile::standard));

void runBench(benchmark::State& state, const Scenario& scenario)
{
    FramMemory fram;
    Bench bench(Model::e28, scenario, fram);
    for (auto _ : state) {
        bench.advance();
    }
    benchmark::DoNotOptimize(bench.state().measurements.system.activePower.value);
    report(state);
}

void wholeChain(benchmark::State& state)
{
    runBench(state, reference());
}
BENCHMARK(wholeChain);

void wholeChainOfHouseholdDay(benchmark::State& state)
{
    runBench(state, scenarioFile("household_day.yaml"));
}
BENCHMARK(wholeChainOfHouseholdDay);

} // namespace

} // namespace vmeter
