// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/session_recorder.h"

#include "core/registers/register_access.h"
#include "core/registers/register_table.h"
#include "virtualhw/bench/bench.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <array>
#include <span>
#include <vector>

namespace vmeter {

namespace {

constexpr qsizetype kHashBytes = 8; // enough to tell two states of one session apart

template <class T> void add(QCryptographicHash& hash, std::span<const T> values)
{
    const auto bytes = std::as_bytes(values);
    hash.addData({reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())});
}

} // namespace

QByteArray stateHash(const Bench& bench)
{
    const MeterState& meter = bench.state();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<uint16_t> words;
    for (const RegisterBlock& block : registerBlocks()) {
        words.assign(block.words, 0);
        readRegisters(meter, block.address, words);
        add<uint16_t>(hash, words);
    }
    add<uint8_t>(hash, meter.lcd.main);
    add<uint8_t>(hash, meter.lcd.label);
    const std::array<uint64_t, 7> rest{meter.lcd.icons, meter.lcd.blinkingIcons, meter.lcd.blinkingMain,
        meter.lcd.backlight, meter.pulseOutput, meter.ledPulses, meter.outputPulses};
    add<uint64_t>(hash, rest);
    std::array<uint8_t, kFramSize> fram{};
    bench.fram().read(0, fram);
    add<uint8_t>(hash, fram);
    return hash.result().first(kHashBytes).toHex();
}

SessionRecorder::SessionRecorder(const SessionStart& start)
    : m_text(sessionHeader(start))
{
}

SessionRecorder::SessionRecorder(const Session& session)
    : SessionRecorder(session.start)
{
    for (const SessionInput& input : session.inputs) {
        m_text += sessionLine(input);
    }
}

std::unique_ptr<SessionRecorder> SessionRecorder::toFile(const QString& path, const SessionStart& start, QString& error)
{
    auto recorder = std::make_unique<SessionRecorder>(start);
    recorder->m_file = std::make_unique<QFile>(path);
    if (!recorder->m_file->open(QIODevice::WriteOnly | QIODevice::Truncate)
        || recorder->m_file->write(recorder->m_text) != recorder->m_text.size() || !recorder->m_file->flush()) {
        error = QCoreApplication::translate("Session", "cannot write %1: %2; choose another folder")
                    .arg(path, recorder->m_file->errorString());
        return nullptr;
    }
    return recorder;
}

void SessionRecorder::note(SampleCount time, const BenchInput& input)
{
    const QByteArray line = sessionLine(SessionInput{time, input});
    m_text += line;
    if (m_file) {
        m_file->write(line);
    }
}

void SessionRecorder::second(const Bench& bench)
{
    if (m_file) {
        m_file->write(sessionLine(SessionCheck{bench.time(), 0, stateHash(bench)}));
        m_file->flush();
    }
}

QByteArray SessionRecorder::save(const Bench& bench) const
{
    return m_text + sessionLine(SessionCheck{bench.time(), 0, stateHash(bench)}) + sessionEnd(bench.time());
}

void SessionRecorder::finish(SampleCount time)
{
    if (m_file) {
        m_file->write(sessionEnd(time));
        m_file->close();
    }
}

} // namespace vmeter
