// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/ethernet/traffic/captured_connection.h"
#include "virtualhw/ethernet/traffic/pcapng.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace vmeter {

/// Writes the traffic log into a pcapng file that Wireshark shows as Modbus TCP, on a thread of its own. What happened
/// 10 ms ago is in the file, whatever becomes of the program.
class TrafficCapture {
public:
    /// Makes the file anew and captures from the log's oldest entry on. Null, and `error` says which file, what was
    /// wrong and what to do, where it cannot be written. `log` must outlive the capture.
    static std::unique_ptr<TrafficCapture> start(
        const std::string& path, const TrafficLog& log, const std::string& version, Message& error);

    ~TrafficCapture(); ///< stops
    TrafficCapture(const TrafficCapture&) = delete;
    TrafficCapture& operator=(const TrafficCapture&) = delete;

    /// Writes what is in the log and ends. Safe to call twice.
    void stop();

    /// Writing has failed and the file is not complete; from any thread.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    TrafficCapture(std::string path, FileDescriptor file, const TrafficLog& log);

    void run();
    int takeEntries();
    int write();

    const std::string m_path;
    FileDescriptor m_file;
    TrafficReader m_reader;
    uint64_t m_lostSaid = 0; ///< of the reader's lost entries, so many are in the file's comments
    PcapngBlocks m_blocks;
    std::map<uint32_t, CapturedConnection> m_connections;
    std::atomic<bool> m_failed = false;

    std::mutex m_mutex; ///< guards m_stopping
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace vmeter
