// SPDX-License-Identifier: GPL-3.0-or-later
// A session file of any version, as `vmeter replay`, --load and PUT /v1/session read it. What was read is written
// again and reads the same.
#include "tests/fuzz/expect.h"
#include "virtualhw/session/bench_recording.h"

namespace vmeter {
namespace {

QByteArray written(const BenchRecording& recording)
{
    BenchRecordingEncoder encoder;
    QByteArray bytes = encoder.start(recording.start);
    for (const RecordedCommand& command : recording.commands) {
        bytes += encoder.command(command);
    }
    return bytes + encoder.end(recording.end);
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    Message error;
    const auto recording = readBenchRecording(bytes, error);
    EXPECT(recording.has_value() == error.isEmpty());
    if (recording) {
        const QByteArray once = written(*recording);
        const auto again = readBenchRecording(once, error);
        EXPECT(again.has_value());
        EXPECT(written(*again) == once);
    }
    return 0;
}
