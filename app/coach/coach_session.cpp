// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/coach_session.h"

#include "app/coach/wire/traffic_events.h"
#include "app/terminal_output.h"
#include "core/storage/fram_layout.h"
#include "virtualhw/base/seconds.h"

#include <array>
#include <chrono>
#include <unistd.h>
#include <utility>

namespace vmeter {

namespace {

/// Interval between two reads of the traffic log, as of the capture.
constexpr std::chrono::milliseconds kTrafficInterval{10};
/// Reads of the log between two looks at the plan.
constexpr int kReadsPerStep = 5;

int64_t wallTime()
{
    return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

bool isPage(const std::string& source)
{
    return source.starts_with("http://") || source.starts_with("https://");
}

class SimulatedMeter : public coach::MeterControl {
public:
    explicit SimulatedMeter(Simulation& simulation)
        : m_simulation(simulation)
    {
    }

    void beginFault(const DeviceFault& fault) override { m_faults.push_back(m_simulation.apply(AddFault{fault})); }
    void endFaults() override
    {
        for (const uint32_t id : std::exchange(m_faults, {})) {
            m_simulation.apply(RemoveFault{id});
        }
    }
    void changeInputs(const InputChange& change) override { m_simulation.apply(ChangeInputs{change}); }
    void zeroPartials() override
    {
        for (std::size_t n = 0; n < kPartialCounters; ++n) {
            m_simulation.apply(ZeroPartial{static_cast<PartialCounter>(n)});
        }
    }
    [[nodiscard]] double meterTime() const override { return secondsOf(m_simulation.snapshot()->time); }

private:
    Simulation& m_simulation;
    std::vector<uint32_t> m_faults;
};

} // namespace

std::vector<coach::MappedValue> valuesAskedFor(const RegisterTable& registers)
{
    return coach::parseMapping("P: {value: P, unit: kW}\nP L1: {value: P.L1, unit: kW}\nI L1: {value: I.L1, unit: A}\n"
                               "Ea+: {value: Ea+, unit: kWh}\n",
        "", registers)
        .value();
}

void writeCoachMemory(Fram& fram)
{
    // 12 345.67 kWh imported, less of the others; a third of each is that of a phase.
    constexpr std::array<uint64_t, kEnergyKinds> kWattHours{
        12'345'670, 2'469'120, 1'851'830, 1'357'920, 987'650, 864'190, 15'432'090};
    PersistentData memory;
    for (std::size_t kind = 0; kind < kEnergyKinds; ++kind) {
        for (std::size_t element = 0; element < kElements; ++element) {
            const bool system = static_cast<Element>(element) == Element::system;
            memory.energies.at(Tariff::t1, static_cast<Element>(element), static_cast<EnergyKind>(kind)).whole
                = system ? kWattHours[kind] : kWattHours[kind] / 3;
        }
    }
    FramLayout().storePersistentData(fram, memory);
}

CoachSession::CoachSession(Simulation& simulation, const TrafficLog& traffic, CoachOptions options, coach::Plan plan,
    std::vector<coach::MappedValue> mapping)
    : m_simulation(simulation)
    , m_options(std::move(options))
    , m_meter(std::make_unique<SimulatedMeter>(simulation))
    , m_traffic(traffic, TrafficReader::From::oldest)
    , m_mapping(std::move(mapping))
    , m_values(m_mapping)
    , m_runner(std::move(plan), m_options.client, !m_mapping.empty(), *m_meter)
{
    for (const std::string& source : m_options.values) {
        if (!isPage(source)) {
            m_files.emplace_back(source);
        }
    }
}

CoachSession::~CoachSession()
{
    stop();
}

void CoachSession::start(std::function<void()> done, std::ostream& progress)
{
    for (const std::string& source : m_options.values) {
        if (isPage(source) && m_options.inbox) {
            m_pages.push_back(std::make_unique<coach::ValuePage>(source, *m_options.inbox));
        }
    }
    if (m_options.asks) {
        m_runner.awaitAnswers(m_mapping.size());
        m_interview = std::make_unique<Interview>(m_mapping, *m_options.inbox, STDIN_FILENO, progress);
    }
    m_thread = std::jthread([this, done = std::move(done), &progress](const std::stop_token& stop) {
        try {
            run(stop, done, progress);
        } catch (const SimulationStopped&) {
            done();
        }
    });
}

void CoachSession::stop()
{
    m_pages.clear();
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_interview.reset();
}

void CoachSession::run(const std::stop_token& stop, const std::function<void()>& done, std::ostream& progress)
{
    m_begin = wallTime();
    while (!stop.stop_requested() && !m_runner.isDone()) {
        for (int n = 0; n < kReadsPerStep; ++n) {
            readTraffic();
            std::this_thread::sleep_for(kTrafficInterval);
        }
        readValues();
        m_runner.advance(m_records.clients(), wallTime());
        printProgress(progress);
        askWhatIsShown();
    }
    readTraffic();
    readValues();
    m_end = wallTime();
    m_runner.stop(m_end);
    done();
}

void CoachSession::readTraffic()
{
    for (TrafficEntry entry; m_traffic.read(entry);) {
        m_records.process(coach::eventOf(entry));
    }
}

void CoachSession::readValues()
{
    if (m_mapping.empty()) {
        return;
    }
    const auto snapshot = m_simulation.snapshot();
    const int64_t now = wallTime();
    m_values.sample(snapshot->meter, now);
    std::vector<coach::ValueBatch> batches;
    for (coach::ValueFile& file : m_files) {
        file.read(batches);
    }
    if (m_options.inbox) {
        const std::vector<coach::ValueBatch> posted = m_options.inbox->release();
        batches.insert(batches.end(), posted.begin(), posted.end());
    }
    for (const coach::ValueBatch& batch : batches) {
        m_values.add(batch, now, secondsOf(snapshot->time));
        m_runner.countValues();
    }
}

void CoachSession::printProgress(std::ostream& progress)
{
    const auto& phases = m_runner.plan().phases;
    const std::size_t phase = m_runner.phaseIndex();
    if (!m_runner.hasBegun() || m_runner.isDone() || phase == m_shownPhase || phase >= phases.size()) {
        return;
    }
    m_shownPhase = phase;
    printMessage(progress,
        Phrase("Coach", "coach: phase %1 of %2, %3; about %4 s left")
            .with(phase + 1, phases.size(), nameOf(phases[phase].kind).name, static_cast<int>(m_runner.secondsLeft())));
    progress.flush();
}

/// Asks once a phase whose values cannot be mistaken, when the screen has had time to follow.
void CoachSession::askWhatIsShown()
{
    if (m_interview && m_runner.phaseIndex() != m_askedPhase && m_runner.wantsAnswers(wallTime())) {
        m_askedPhase = m_runner.phaseIndex();
        m_interview->ask();
    }
}

ExitCode CoachSession::finish(bool french, std::ostream& out, std::ostream& err)
{
    const auto& clients = m_records.clients();
    const auto marks = m_runner.marks();
    const RegisterTable& registers = m_simulation.snapshot()->meter.model->registers;
    // Values do not tell whose they are: they are those of the only client.
    std::map<std::string, std::vector<coach::ShownValue>> shown;
    if (!m_options.client.empty() || clients.size() == 1) {
        shown[m_options.client.empty() ? clients.begin()->first : m_options.client] = m_values.shown();
    } else if (!m_values.shown().empty()) {
        showError(err,
            Phrase("Coach", "several clients came: say by --client ADDR whose the values are; they were not judged"));
    }
    const coach::CoachReport report = coach::judge(
        {
            .plan = m_runner.plan().name,
            .duration = coach::secondsBetween(m_begin, m_end),
            .marks = {marks.begin(), marks.end()},
            .registers = &registers,
            .shown = std::move(shown),
            .only = m_options.only,
            .client = m_options.client,
        },
        clients);
    if (report.clients.empty()) {
        showError(
            err, Phrase("Coach", "no client came: let one poll the meter at the Modbus address of the first line"));
    }
    out << coach::reportText(report, french) << std::flush;
    if (!writeReports(m_options, report, french, err) || !writeDraft(m_options, clients, registers, err)) {
        return ExitCode::failed;
    }
    return report.clients.empty() ? ExitCode::noClient : report.hasMistakes() ? ExitCode::failed : ExitCode::done;
}

} // namespace vmeter
