// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/site/worker_pool.h"

#include <utility>

namespace vmeter {

WorkerPool::WorkerPool(std::size_t workers)
{
    for (std::size_t n = 1; n < workers; ++n) {
        m_threads.emplace_back([this] { run(); });
    }
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

void WorkerPool::forEach(std::size_t count, const std::function<void(std::size_t)>& work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_count = count;
        m_next = 0;
        m_error = nullptr;
        m_busy = m_threads.size();
        ++m_round;
    }
    m_wake.notify_all();
    shareOut();
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_busy == 0; });
    if (m_error) {
        std::rethrow_exception(std::exchange(m_error, nullptr));
    }
}

void WorkerPool::run()
{
    std::size_t round = 0;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_stopping || m_round != round; });
            if (m_stopping) {
                return;
            }
            round = m_round;
        }
        shareOut();
        const std::lock_guard lock(m_mutex);
        if (--m_busy == 0) {
            m_done.notify_all();
        }
    }
}

void WorkerPool::shareOut()
{
    for (std::size_t item = m_next++; item < m_count; item = m_next++) {
        try {
            (*m_work)(item);
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_error = std::current_exception();
        }
    }
}

} // namespace vmeter
