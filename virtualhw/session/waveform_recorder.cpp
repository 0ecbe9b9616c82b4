// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/waveform_recorder.h"

#include "core/energy/energy_registers.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/scenario/scenario_format.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <iomanip>

namespace vmeter {

namespace {

constexpr std::array<const char*, kRecordedLanes> kNames{"V1", "V2", "V3", "I1", "I2", "I3"};
constexpr std::array<const char*, kPhases> kPhaseLetters{"A", "B", "C"};

struct NamedEnergy {
    const char* name;
    EnergyQuantity quantity;
};
constexpr std::array kEnergies{
    NamedEnergy{"Ea+ [Wh]", EnergyQuantity::activeImport},
    NamedEnergy{"Ea- [Wh]", EnergyQuantity::activeExport},
    NamedEnergy{"Er+ [varh]", EnergyQuantity::reactiveImport},
    NamedEnergy{"Er- [varh]", EnergyQuantity::reactiveExport},
    NamedEnergy{"Er+ind [varh]", EnergyQuantity::reactiveImportInductive},
    NamedEnergy{"Er+cap [varh]", EnergyQuantity::reactiveImportCapacitive},
    NamedEnergy{"Er-ind [varh]", EnergyQuantity::reactiveExportInductive},
    NamedEnergy{"Er-cap [varh]", EnergyQuantity::reactiveExportCapacitive},
    NamedEnergy{"Eap [VAh]", EnergyQuantity::apparent},
};

void writeLittleEndian(std::ofstream& file, uint32_t word)
{
    for (int shift = 0; shift < 32; shift += 8) {
        file.put(static_cast<char>(word >> shift & 0xFF));
    }
}

double secondsOf(SampleCount time)
{
    return static_cast<double>(time) / kSampleRate;
}

void writeElement(std::ofstream& file, const ElementMeasurement& element)
{
    file << ',' << si(element.voltage) << ',' << si(element.current) << ',' << si(element.activePower) << ','
         << si(element.reactivePower) << ',' << si(element.apparentPower) << ',';
    if (element.powerFactor.exists) {
        file << element.powerFactor.millionths / 1e6;
    }
}

} // namespace

WaveformRecorder::WaveformRecorder(const RecordingOrder& order)
    : m_order(order)
{
}

WaveformRecorder::~WaveformRecorder()
{
    finish();
}

std::unique_ptr<WaveformRecorder> WaveformRecorder::open(const RecordingOrder& order, Message& error)
{
    const std::filesystem::path folder(order.folder);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    for (const char* name :
        {"waveform.cfg", "waveform.dat", "measurements.csv", "energies.csv", "playback.yaml", "session.vms"}) {
        if (std::filesystem::exists(folder / name, failure)) {
            error = Phrase("Recording", "%1 holds a recording already (%2): choose another folder")
                        .with(order.folder, name);
            return nullptr;
        }
    }
    std::unique_ptr<WaveformRecorder> recorder(new WaveformRecorder(order));
    recorder->m_waveform.open(folder / "waveform.dat", std::ios::binary);
    recorder->m_measurements.open(folder / "measurements.csv");
    recorder->m_energies.open(folder / "energies.csv");
    if (!recorder->m_waveform || !recorder->m_measurements || !recorder->m_energies) {
        error = Phrase("Recording", "%1 cannot be written").with(order.folder);
        recorder->m_finished = true;
        return nullptr;
    }
    std::ofstream& measurements = recorder->m_measurements;
    measurements << "time [s]";
    for (const char* element : {"1", "2", "3", ""}) {
        for (const auto& [letter, unit] : {std::pair("V", "V"), std::pair("I", "A"), std::pair("P", "W"),
                 std::pair("Q", "var"), std::pair("S", "VA"), std::pair("PF", "1")}) {
            measurements << ',' << letter << element << " [" << unit << ']';
        }
    }
    measurements << ",IN [A],f [Hz]\n" << std::setprecision(10);
    std::ofstream& energies = recorder->m_energies;
    energies << "time [s],tariff";
    for (const char* column : {"sum", "L1", "L2", "L3", "T1", "T2"}) {
        for (const NamedEnergy& energy : kEnergies) {
            energies << ',' << column << ' ' << energy.name;
        }
    }
    energies << '\n' << std::setprecision(15);
    return recorder;
}

void WaveformRecorder::sourceChanged(const GridInput& input, GridSource::TableMode tableMode, bool live)
{
    m_lineHz = input.supply.frequencyHz;
    m_terminals.setInput(input, tableMode, live);
}

void WaveformRecorder::sourceStarted(const TerminalSource& source, const Scenario& scenario, uint64_t seed)
{
    m_seed = seed;
    m_profile = scenario.afe.profile;
    m_poweredBy = scenario.poweredBy;
    m_tariff = scenario.tariff;
    m_terminals = source;
    m_terminals.setPath(AnalogPath{});
}

void WaveformRecorder::samplesDrawn(std::size_t count, SampleCount scenarioTime, SampleCount meterTime)
{
    if (meterTime >= m_order.from + m_order.duration) {
        completeWaveform();
        return;
    }
    m_terminals.fill(m_block, 0, count, scenarioTime);
    for (std::size_t n = 0; n < count; ++n) {
        if (meterTime + n >= m_order.from && meterTime + n - m_order.from < m_order.duration) {
            writeSet(m_block.set[n]);
        }
    }
}

void WaveformRecorder::writeSet(const std::array<float, kLanes>& set)
{
    writeLittleEndian(m_waveform, static_cast<uint32_t>(m_sets + 1));
    writeLittleEndian(m_waveform, static_cast<uint32_t>(m_sets * kMicrosecondsPerSample));
    for (const std::size_t first : {std::size_t{0}, kCurrentLane}) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            writeLittleEndian(m_waveform, std::bit_cast<uint32_t>(set[first + phase]));
        }
    }
    ++m_sets;
}

void WaveformRecorder::blockEnded(const Bench& bench)
{
    const SampleCount time = bench.time();
    const MeterState& state = bench.state();
    if (time < m_nextRow) {
        return;
    }
    m_nextRow = time - time % kSampleRate + kSampleRate;
    if (time % kSampleRate == 0 && state.powered) {
        writeMeasurements(time, state);
        writeEnergies(time, state);
    }
}

void WaveformRecorder::writeMeasurements(SampleCount time, const MeterState& state)
{
    const Measurements& now = state.measurements;
    m_measurements << secondsOf(time);
    for (const ElementMeasurement& phase : now.phase) {
        writeElement(m_measurements, phase);
    }
    writeElement(m_measurements, now.system);
    m_measurements << ',' << si(now.neutralCurrent) << ',' << si(now.frequency) << std::endl;
}

void WaveformRecorder::writeEnergies(SampleCount time, const MeterState& state)
{
    m_energies << secondsOf(time) << ',' << (state.tariff == Tariff::t1 ? 1 : 2);
    for (const Element element : {Element::system, Element::l1, Element::l2, Element::l3}) {
        for (const NamedEnergy& energy : kEnergies) {
            m_energies << ',' << shownWattHours(state.energies.total(element, energy.quantity));
        }
    }
    for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
        for (const NamedEnergy& energy : kEnergies) {
            m_energies << ',' << shownWattHours(state.energies.tariff(tariff, Element::system, energy.quantity));
        }
    }
    m_energies << std::endl; // flushes: a killed program loses at most one second
}

SampleCount WaveformRecorder::untilSampleNeeded(SampleCount time, SampleCount limit) const
{
    if (time >= m_order.from + m_order.duration) {
        return limit;
    }
    return time < m_order.from ? std::min(limit, m_order.from - time) : 0;
}

void WaveformRecorder::completeWaveform()
{
    if (!m_waveform.is_open()) {
        return;
    }
    m_waveform.close();
    if (m_sets > 0) {
        writeConfiguration();
        writePlayback();
    }
}

void WaveformRecorder::writeConfiguration()
{
    // IEEE C37.111-2013, 7.4
    std::ofstream file(std::filesystem::path(m_order.folder) / "waveform.cfg", std::ios::binary);
    file << std::setprecision(10) << "vmeter,terminals,2013\r\n6,6A,0D\r\n";
    for (std::size_t lane = 0; lane < kRecordedLanes; ++lane) {
        file << lane + 1 << ',' << kNames[lane] << ',' << kPhaseLetters[lane % kPhases] << ",,"
             << (lane < kPhases ? "V" : "A") << ",1,0,0,-3.4e38,3.4e38,1,1,P\r\n";
    }
    file << m_lineHz << "\r\n1\r\n" << kSampleRate << ',' << m_sets << "\r\n";
    // Meter time has no date, so a fixed one is written.
    for (int line = 0; line < 2; ++line) {
        file << "01/01/2000,00:00:00.000000\r\n";
    }
    file << "FLOAT32\r\n1\r\n0,0\r\nF,0\r\n";
}

void WaveformRecorder::writePlayback() const
{
    const auto profile = std::find_if(scenario_format::kProfiles.begin(), scenario_format::kProfiles.end(),
        [&](const auto& word) { return word.value == m_profile; });
    std::ofstream file(std::filesystem::path(m_order.folder) / "playback.yaml");
    file << "version: 1\nname: {en: A recording, fr: Un enregistrement}\nseed: " << m_seed << "\nafe: " << profile->text
         << "\npowered_by: " << (m_poweredBy == PoweredBy::any ? "any" : "l1");
    if (m_tariff) {
        file << "\ntariff: " << (*m_tariff == Tariff::t1 ? 1 : 2);
    }
    file << "\nwaveform: {file: waveform.cfg}\n";
}

Message WaveformRecorder::finish()
{
    if (m_finished) {
        return {};
    }
    m_finished = true;
    completeWaveform();
    m_measurements.close();
    m_energies.close();
    const bool failed = m_waveform.fail() || m_measurements.fail() || m_energies.fail();
    return failed ? Phrase("Recording", "%1: the recording could not be written completely").with(m_order.folder)
                  : Message();
}

} // namespace vmeter
