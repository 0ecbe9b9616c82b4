// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/handler_pool.h"

#include <system_error>
#include <utility>

namespace vmeter {

HandlerPool::~HandlerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_jobs.clear();
    }
    m_wake.notify_all();
    for (auto& thread : m_threads) {
        thread.join();
    }
}

void HandlerPool::run(Job job)
{
    const std::lock_guard lock(m_mutex);
    if (m_jobs.size() >= m_idle && m_threads.size() < m_maxThreads) {
        try {
            m_threads.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            if (m_threads.empty()) {
                throw;
            }
        }
    }
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
}

void HandlerPool::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        --m_idle;
        if (m_ending) {
            return;
        }
        Job job = std::exchange(m_jobs.front(), nullptr);
        m_jobs.pop_front();
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
}

} // namespace vmeter
