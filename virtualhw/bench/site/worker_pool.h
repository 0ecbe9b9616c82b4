// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vmeter {

/// Threads that share out the items of a list. Each item is one thread's, so the results do not depend on the number of
/// threads.
class WorkerPool {
public:
    /// `workers`: threads, the caller of forEach() included; at least 1.
    explicit WorkerPool(std::size_t workers);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Calls `work(item)` for each item below `count` and returns when all are done. Throws what `work` has thrown.
    void forEach(std::size_t count, const std::function<void(std::size_t item)>& work);

private:
    void run();
    void shareOut();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    std::size_t m_round = 0;
    std::size_t m_busy = 0;
    bool m_stopping = false;
    const std::function<void(std::size_t)>* m_work = nullptr;
    std::size_t m_count = 0;
    std::atomic<std::size_t> m_next = 0;
    std::exception_ptr m_error;
    std::vector<std::thread> m_threads;
};

} // namespace vmeter
