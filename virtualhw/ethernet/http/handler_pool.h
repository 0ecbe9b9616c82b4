// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vmeter {

/// Threads for request handlers that may block. If no thread is free for a job, the pool adds one, up to a limit. Only
/// beyond the limit does a job wait for another one.
class HandlerPool {
public:
    using Job = std::function<void()>;

    explicit HandlerPool(std::size_t maxThreads)
        : m_maxThreads(maxThreads)
    {
    }
    ~HandlerPool(); ///< drops jobs that have not begun and waits for the running ones
    HandlerPool(const HandlerPool&) = delete;
    HandlerPool& operator=(const HandlerPool&) = delete;

    /// Runs `job`, which must not throw, on a thread of the pool. Throws std::system_error if the first thread cannot
    /// be created.
    void run(Job job);

private:
    void work();

    const std::size_t m_maxThreads;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::size_t m_idle = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace vmeter
