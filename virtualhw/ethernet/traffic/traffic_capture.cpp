// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/traffic/traffic_capture.h"

#include <QtGlobal>

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

namespace vmeter {

namespace {

/// Interval between two reads of the log. At 100,000 requests a second the ring holds 80 ms.
constexpr std::chrono::milliseconds kInterval{10};

/// Number of bytes that are collected before they are written, so that a slow file needs only bounded memory.
constexpr std::size_t kLargestBatch = 1 << 20;

/// More than the server's limit. If the end of connections was lost, the oldest ones are removed.
constexpr std::size_t kMostConnections = 10'000;

constexpr const char* kInterfaceName = "Modbus TCP of the meter";
constexpr const char* kFileComment
    = "Payload as it went over the wire. The IP and TCP headers are made by vmeter, which shows the meter's server on "
      "port 502 whatever port it has on this machine.";

constexpr mode_t kOwnerOnlyMode = 0600; // passwords and tokens may be in what clients write

} // namespace

std::unique_ptr<TrafficCapture> TrafficCapture::start(
    const std::string& path, const TrafficLog& log, const std::string& version, Message& error)
{
    // Without O_NONBLOCK, opening a named pipe without a reader would block the start.
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_CLOEXEC;
    FileDescriptor file{::open(path.c_str(), kFlags, kOwnerOnlyMode)};
    int failure = errno;
    if (file) {
        std::unique_ptr<TrafficCapture> capture(new TrafficCapture(path, std::move(file), log));
        capture->m_blocks.begin("vmeter " + version, kInterfaceName, kFileComment);
        failure = capture->write();
        if (failure == 0) {
            capture->m_thread = std::thread([capture = capture.get()] { capture->run(); });
            return capture;
        }
    }
    error = Phrase("Servers", "cannot write the capture %1: %2; choose another file with --capture")
                .with(path, std::strerror(failure));
    return nullptr;
}

TrafficCapture::TrafficCapture(std::string path, FileDescriptor file, const TrafficLog& log)
    : m_path(std::move(path))
    , m_file(std::move(file))
    , m_reader(log, TrafficReader::From::oldest)
{
}

TrafficCapture::~TrafficCapture()
{
    stop();
}

void TrafficCapture::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void TrafficCapture::run()
{
    sigset_t pipeClosed; // if the reader of a named pipe closes, write() must fail and not end the program
    sigemptyset(&pipeClosed);
    sigaddset(&pipeClosed, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipeClosed, nullptr);

    std::unique_lock lock(m_mutex);
    for (bool last = false; !last;) {
        last = m_wake.wait_for(lock, kInterval, [this] { return m_stopping; });
        lock.unlock();
        if (const int failure = writeEntries(); failure != 0) {
            qCritical("the capture %s ends here: %s", m_path.c_str(), std::strerror(failure));
            m_failed = true;
            return;
        }
        lock.lock();
    }
}

/// Returns the error of the system, 0 for none.
int TrafficCapture::writeEntries()
{
    for (TrafficEntry entry; m_reader.read(entry);) {
        std::string comment;
        if (const uint64_t lost = m_reader.lost() - std::exchange(m_lostSaid, m_reader.lost()); lost > 0) {
            comment = std::to_string(lost) + " requests, replies or connections before this packet are missing";
        }
        if (entry.head.kind == TrafficKind::opened) {
            m_connections.erase(entry.head.peers.connection); // a restarted server counts connections from 1 again
        }
        const auto connection = m_connections.try_emplace(entry.head.peers.connection, entry.head.peers).first;
        connection->second.append(m_blocks, entry, comment);
        if (entry.head.kind == TrafficKind::closed) {
            m_connections.erase(connection);
        }
        if (m_connections.size() > kMostConnections) {
            m_connections.erase(m_connections.begin());
        }
        if (m_blocks.bytes().size() >= kLargestBatch) {
            if (const int failure = write(); failure != 0) {
                return failure;
            }
        }
    }
    return write();
}

/// Returns the error of the system, 0 for none.
int TrafficCapture::write()
{
    for (auto rest = m_blocks.bytes(); !rest.empty();) {
        const ssize_t written = ::write(m_file.get(), rest.data(), rest.size());
        if (written >= 0) {
            rest = rest.subspan(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    m_blocks.clear();
    return 0;
}

} // namespace vmeter
