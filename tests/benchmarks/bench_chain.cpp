// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how fast meter time can pass on one core, for each part, and the memory of a meter. Counters: `meter_time`,
// seconds of meter time per second, and `per_set`, the time for one sample set. Results are in README.md in the same
// folder.
#include "core/meter.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/terminals/afe/virtual_afe.h"
#include "virtualhw/terminals/grid/grid_source.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

namespace {

constexpr auto kIdeal = static_cast<int>(AfeProfile::ideal);
constexpr auto kDefault = static_cast<int>(AfeProfile::standard);

Scenario scenarioFile(const std::string& name)
{
    const std::string path = VMETER_SCENARIOS "/" + name;
    const auto loaded = loadScenarioFile(path);
    if (!loaded) {
        throw std::runtime_error(loaded.error().front().describe(path).english());
    }
    return *loaded;
}

/// 230 V, 10 A, 60 degrees on all phases.
Scenario pureSine(int profile)
{
    Scenario scenario = scenarioFile("reference_10a_60deg.yaml");
    scenario.afe.profile = static_cast<AfeProfile>(profile);
    return scenario;
}

/// The same with ten harmonics on every channel.
Scenario tenHarmonics(int profile)
{
    std::vector<Harmonic> harmonics;
    for (const int order : {2, 3, 4, 5, 7, 9, 11, 13, 15, 17}) {
        harmonics.push_back({.order = order, .percent = 30.0 / order, .angleDeg = 10.0 * order});
    }
    Scenario scenario = pureSine(profile);
    scenario.input.supply.voltageHarmonics.fill(harmonics);
    scenario.input.load.currentHarmonics.fill(harmonics);
    return scenario;
}

/// One second of samples, which is used again and again.
std::vector<SampleBlock> recordedSecond()
{
    const Scenario scenario = pureSine(kIdeal);
    VirtualAfe afe(scenario.afe, scenario.seed);
    GridSource grid(afe.path());
    grid.setInput(scenario.input, GridSource::TableMode::steady);
    AnalogBlock analog;
    std::vector<SampleBlock> second(kBlocksPerSecond);
    for (SampleBlock& block : second) {
        grid.fill(analog, 0, kSetsPerBlock);
        afe.convert(analog, block);
    }
    return second;
}

/// Must be called once after the loop; each iteration must be one block.
void report(benchmark::State& state)
{
    const auto sets = static_cast<double>(state.iterations()) * static_cast<double>(kSetsPerBlock);
    state.counters["meter_time"] = benchmark::Counter(sets / kSampleRate, benchmark::Counter::kIsRate);
    state.counters["per_set"] = benchmark::Counter(sets, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Calls `consume` with one block in each iteration and reports the counters.
template <class Take> void runOnSecond(benchmark::State& state, Take consume)
{
    const std::vector<SampleBlock> second = recordedSecond();
    std::size_t next = 0;
    for (auto _ : state) {
        consume(second[next]);
        next = (next + 1) % second.size();
    }
    report(state);
}

// ---- the core ------------------------------------------------------------------------------------------------------

using SumBlock = BlockSums(const SampleBlock&, const DcEstimate&, const Oscillator::Block&);

void sums(benchmark::State& state, SumBlock* sum)
{
    Oscillator::Block oscillator;
    Oscillator().next(oscillator);
    runOnSecond(state, [&](const SampleBlock& block) { benchmark::DoNotOptimize(sum(block, {}, oscillator)); });
}

/// The sums of products, as on the microcontroller.
void sumsScalar(benchmark::State& state)
{
    sums(state, sumBlockScalar);
}
BENCHMARK(sumsScalar);

/// The same sums with the phases as lanes of a vector.
void sumsVector(benchmark::State& state)
{
    if (!hasVectorSums()) {
        state.SkipWithError("this machine has no AVX2");
        return;
    }
    sums(state, sumBlockVector);
}
BENCHMARK(sumsVector);

/// Samples to powers and measurements, without registers, display and storage.
void metrologyAlone(benchmark::State& state)
{
    Metrology metrology;
    metrology.powerOn({}, kCountisE28.ratings);
    runOnSecond(state, [&](const SampleBlock& block) { benchmark::DoNotOptimize(metrology.process(block)); });
}
BENCHMARK(metrologyAlone);

/// The whole firmware.
void coreAlone(benchmark::State& state)
{
    FramMemory fram;
    Meter meter(kCountisE28);
    meter.powerOn(fram);
    runOnSecond(state, [&](const SampleBlock& block) { meter.samples(block); });
    benchmark::DoNotOptimize(meter.state().measurements.system.activePower.value);
}
BENCHMARK(coreAlone);

// ---- the simulated environment --------------------------------------------------------------------------------------

void waveformAlone(benchmark::State& state, const Scenario& scenario)
{
    VirtualAfe afe(scenario.afe, scenario.seed);
    GridSource grid(afe.path());
    grid.setInput(scenario.input, GridSource::TableMode::steady);
    AnalogBlock analog;
    for (auto _ : state) {
        grid.fill(analog, 0, kSetsPerBlock);
        benchmark::DoNotOptimize(analog);
    }
    report(state);
}
BENCHMARK_CAPTURE(waveformAlone, sine, pureSine(kIdeal));
BENCHMARK_CAPTURE(waveformAlone, tenHarmonics, tenHarmonics(kIdeal));

void afeAlone(benchmark::State& state, const Scenario& scenario)
{
    VirtualAfe afe(scenario.afe, scenario.seed);
    GridSource grid(afe.path());
    grid.setInput(scenario.input, GridSource::TableMode::steady);
    AnalogBlock analog;
    SampleBlock block;
    grid.fill(analog, 0, kSetsPerBlock);
    for (auto _ : state) {
        afe.convert(analog, block);
        benchmark::DoNotOptimize(block);
    }
    report(state);
}
BENCHMARK_CAPTURE(afeAlone, ideal, pureSine(kIdeal));
BENCHMARK_CAPTURE(afeAlone, default, pureSine(kDefault));

// ---- all of it -----------------------------------------------------------------------------------------------------

void wholeChain(benchmark::State& state, const Scenario& scenario)
{
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    for (auto _ : state) {
        bench.advance();
    }
    benchmark::DoNotOptimize(bench.state().measurements.system.activePower.value);
    report(state);
}
BENCHMARK_CAPTURE(wholeChain, sine_ideal, pureSine(kIdeal));
BENCHMARK_CAPTURE(wholeChain, tenHarmonics_ideal, tenHarmonics(kIdeal));
BENCHMARK_CAPTURE(wholeChain, sine_default, pureSine(kDefault));
BENCHMARK_CAPTURE(wholeChain, tenHarmonics_default, tenHarmonics(kDefault));
BENCHMARK_CAPTURE(wholeChain, householdDay, scenarioFile("household_day.yaml"));

/// Heap bytes that are allocated now.
std::size_t heapInUse()
{
    const struct mallinfo2 heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// Not a time measurement: memory of one meter with its hardware, in bytes.
void memory(benchmark::State& state)
{
    const Scenario scenario = pureSine(kDefault);
    FramMemory fram;
    std::size_t heap = 0;
    for (auto _ : state) {
        const std::size_t before = heapInUse();
        Bench bench(kCountisE28, scenario, fram);
        bench.advance();
        heap = heapInUse() - before;
    }
    state.counters["Meter"] = sizeof(Meter);
    state.counters["Bench"] = sizeof(Bench);
    state.counters["Bench_heap"] = static_cast<double>(heap);
}
BENCHMARK(memory)->Iterations(1);

} // namespace

} // namespace vmeter
