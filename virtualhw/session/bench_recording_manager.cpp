// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording_manager.h"

#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/replay.h"

#include <QScopeGuard>

#include <array>
#include <exception>
#include <utility>

namespace vmeter {

namespace {

constexpr double kNotLoading = -1;
constexpr auto kTraining = Phrase("Session", "a lesson or exam is running: end it first");

using Reason = BenchRecordingFailure::Reason;

struct Refused final : std::exception {
    explicit Refused(BenchRecordingFailure why)
        : failure(std::move(why))
    {
    }
    BenchRecordingFailure failure;
};

/// Throws if the running bench must not be replaced by a loaded one.
void checkReplaceable(const Bench& bench)
{
    if (bench.owner() != BenchOwner::user) {
        throw Refused({Reason::otherBench, kTraining});
    }
    if (!bench.isReplaceable()) {
        throw Refused({Reason::recording,
            Phrase("Session",
                "--record writes this bench, and another would not fit in: start without --record, or with --load and "
                "--record")});
    }
}

} // namespace

/// FRAM of a bench during its replay: in memory until the bench is installed, then backed by the FRAM of the replaced
/// bench.
class BenchRecordingManager::HeldFram final : public Fram {
public:
    void read(std::size_t address, std::span<uint8_t> bytes) const override
    {
        m_home != nullptr ? m_home->read(address, bytes) : m_memory.read(address, bytes);
    }
    void write(std::size_t address, std::span<const uint8_t> bytes) override
    {
        m_home != nullptr ? m_home->write(address, bytes) : m_memory.write(address, bytes);
    }
    /// Copies the content to `home` and uses `home` from now on.
    void moveTo(Fram& home)
    {
        std::array<uint8_t, kFramSize> bytes{};
        m_memory.read(0, bytes);
        home.write(0, bytes);
        m_home = &home;
    }

private:
    FramMemory m_memory;
    Fram* m_home = nullptr;
};

BenchRecordingManager::BenchRecordingManager(Simulation& simulation, BenchRecordingLog& log, Fram& fram)
    : m_simulation(simulation)
    , m_log(log)
    , m_home(fram)
    , m_share(kNotLoading)
{
}

BenchRecordingManager::~BenchRecordingManager()
{
    m_simulation.stop();
}

QByteArray BenchRecordingManager::save(std::optional<BenchRecordingFailure>& failure)
{
    Message error;
    const auto text = m_simulation.call([&](Bench& bench) -> std::optional<QByteArray> {
        if (bench.owner() != BenchOwner::user) {
            failure = {Reason::otherBench, kTraining};
            return {};
        }
        return m_log.text(bench, error);
    });
    if (!text && !failure) {
        failure = {Reason::notKept, error};
    }
    return text.value_or(QByteArray());
}

std::size_t BenchRecordingManager::load(
    const QByteArray& text, std::optional<BenchRecordingFailure>& failure, const std::stop_token& stop)
{
    const std::unique_lock loading(m_loading, std::try_to_lock);
    if (!loading) {
        failure = {Reason::busy, Phrase("Session", "another session is being loaded: wait until it is")};
        return 0;
    }
    m_abandoned = false;
    Message error;
    const std::optional<BenchRecording> session = readBenchRecording(text, error);
    if (!session) {
        failure = {Reason::notABenchRecording, error};
        return 0;
    }
    const auto report = [this, &stop](double share) {
        m_share = share;
        if (m_cancelled || m_abandoned || stop.stop_requested()) {
            throw Refused({Reason::cancelled,
                m_cancelled ? Phrase("Session", "the program ends")
                            : Phrase("Session", "nobody waits for it any more")});
        }
    };
    const auto done = qScopeGuard([this] { m_share = kNotLoading; });
    auto fram = std::make_unique<HeldFram>();
    std::size_t checked = 0;
    try {
        m_simulation.call([](Bench& bench) { checkReplaceable(bench); });
        report(0);
        Replay replayed = replay(*session, *fram, report);
        if (replayed.failed) {
            throw Refused({Reason::differs, differenceText(*session, replayed)});
        }
        checked = replayed.checked;
        // The replaced bench must be destroyed before its FRAM.
        m_simulation.replaceBench(std::move(replayed.bench), [&](Bench& running, Bench& next) {
            checkReplaceable(running);
            running.removeObserver(m_log);
            fram->moveTo(m_home);
            m_log.begin(*session);
            next.addObserver(m_log);
        });
        m_fram = std::move(fram);
    } catch (const Refused& refused) {
        failure = refused.failure;
    }
    return failure ? 0 : checked;
}

std::optional<double> BenchRecordingManager::loading() const
{
    const double share = m_share;
    return share == kNotLoading ? std::nullopt : std::optional(share);
}

} // namespace vmeter
