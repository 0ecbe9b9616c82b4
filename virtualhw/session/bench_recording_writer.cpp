// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording_writer.h"

#include "core/registers/register_access.h"
#include "core/registers/register_table.h"
#include "virtualhw/bench/bench.h"

#include <QCryptographicHash>

#include <array>
#include <span>
#include <vector>

namespace vmeter {

namespace {

constexpr qsizetype kHashBytes = 8; // enough to distinguish two states of one recording

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
    for (const RegisterBlock& block : meter.model->registers.blocks) {
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

BenchRecordingWriter::BenchRecordingWriter(QIODevice& out, const BenchRecording& begun, Duration every)
    : m_out(out)
    , m_every(every)
{
    write(sessionHeader(begun.start));
    auto check = begun.checks.begin();
    for (std::size_t done = 0; done <= begun.commands.size(); ++done) {
        for (; check != begun.checks.end() && check->after == done; ++check) {
            write(sessionLine(*check));
        }
        if (done < begun.commands.size()) {
            write(sessionLine(begun.commands[done]));
        }
    }
}

void BenchRecordingWriter::write(const QByteArray& line)
{
    m_complete = m_complete && m_out.write(line) == line.size();
}

void BenchRecordingWriter::commandGiven(MeterTime time, const BenchCommand& command)
{
    write(sessionLine(RecordedCommand{time, command}));
}

void BenchRecordingWriter::blockEnded(const Bench& bench)
{
    if (bench.time().isMultipleOf(m_every)) {
        check(bench);
    }
}

void BenchRecordingWriter::check(const Bench& bench)
{
    write(sessionLine(RecordedCheck{bench.time(), 0, stateHash(bench)}));
}

void BenchRecordingWriter::finish(const Bench& bench)
{
    check(bench);
    write(sessionEnd(bench.time()));
}

} // namespace vmeter
