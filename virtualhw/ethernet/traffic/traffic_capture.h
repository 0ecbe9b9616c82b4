// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/traffic/captured_connection.h"
#include "virtualhw/bench/traffic/pcapng.h"
#include "virtualhw/bench/traffic/traffic_log.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace vmeter {

/// Writes the traffic log into a pcapng file that Wireshark shows as Modbus TCP, on its own thread. Entries are in the
/// file after 10 ms, even if the program crashes then.
class TrafficCapture {
public:
    /// Creates the file and captures from the oldest entry of the log on. Returns null and sets `error` (file, what was
    /// wrong, what to do) if the file cannot be written. `log` must outlive the capture.
    static std::unique_ptr<TrafficCapture> start(
        const std::string& path, const TrafficLog& log, const std::string& version, Message& error);

    ~TrafficCapture(); ///< stops
    TrafficCapture(const TrafficCapture&) = delete;
    TrafficCapture& operator=(const TrafficCapture&) = delete;

    /// Writes the remaining entries of the log and ends the thread. May be called twice.
    void stop();

    /// True if writing failed, so that the file is incomplete; may be called from any thread.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    TrafficCapture(std::string path, FileDescriptor file, const TrafficLog& log);

    void run();
    int writeEntries();
    int write();

    const std::string m_path;
    FileDescriptor m_file;
    TrafficReader m_reader;
    uint64_t m_lostSaid = 0; ///< number of lost entries that the comments of the file already report
    PcapngBlocks m_blocks;
    std::map<uint32_t, CapturedConnection> m_connections;
    std::atomic<bool> m_failed = false;

    std::mutex m_mutex; ///< guards m_stopping
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace vmeter
