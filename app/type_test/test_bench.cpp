// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/test_bench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include <fnmatch.h>

namespace vmeter {

namespace {

constexpr auto kProgressPeriod = std::chrono::milliseconds(200);

Duration duration(const TypeTest& test)
{
    return test.by == ReadBy::derived ? Duration{} : test.settle + test.over;
}

// The selected tests and those that they refer to, in the order of the table.
std::vector<TypeTest> withReferences(const std::vector<TypeTest>& table, const std::vector<TypeTest>& selected)
{
    std::set<std::string> wanted;
    for (const TypeTest& test : selected) {
        wanted.insert(test.id);
        wanted.insert(test.references.begin(), test.references.end());
    }
    std::vector<TypeTest> tests;
    std::copy_if(table.begin(), table.end(), std::back_inserter(tests),
        [&](const TypeTest& test) { return wanted.contains(test.id); });
    return tests;
}

// Distributes the tests, longest first, so that all threads finish at about the same time.
class Pool {
public:
    Pool(const std::vector<TypeTest>& tests, const TestConditions& conditions, unsigned workers)
        : m_tests(tests)
        , m_conditions(conditions)
        , m_order(tests.size())
        , m_readings(tests.size())
        , m_working(std::max(1U, workers))
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(),
            [&](std::size_t a, std::size_t b) { return duration(tests[a]) > duration(tests[b]); });
        for (const TypeTest& test : tests) {
            m_total += duration(test);
        }
        for (unsigned n = m_working; n > 0; --n) {
            m_threads.emplace_back([this] { work(); });
        }
    }

    std::vector<std::optional<Reading>> wait(const std::function<void(double)>& progress)
    {
        std::unique_lock lock(m_mutex);
        while (!m_ended.wait_for(lock, kProgressPeriod, [&] { return m_working == 0; })) {
            progress(static_cast<double>(m_done) / static_cast<double>(std::max(m_total.samples, SampleCount{1})));
        }
        progress(1);
        return std::move(m_readings);
    }

private:
    void work()
    {
        for (std::size_t n = m_next++; n < m_order.size(); n = m_next++) {
            const TypeTest& test = m_tests[m_order[n]];
            if (test.by != ReadBy::derived) {
                m_readings[m_order[n]] = evaluate(
                    test, observe(test, m_conditions, [this](Duration passed) { m_done += passed.samples; }));
            }
        }
        const std::scoped_lock lock(m_mutex);
        --m_working;
        m_ended.notify_one();
    }

    const std::vector<TypeTest>& m_tests;
    const TestConditions& m_conditions;
    std::vector<std::size_t> m_order;
    std::vector<std::optional<Reading>> m_readings;
    Duration m_total;
    std::atomic<std::size_t> m_next = 0; ///< in m_order
    std::atomic<SampleCount> m_done = 0; ///< samples
    std::mutex m_mutex;
    std::condition_variable m_ended;
    unsigned m_working;
    std::vector<std::jthread> m_threads;
};

} // namespace

std::vector<TypeTest> selectTests(const std::vector<TypeTest>& table, const std::string& only)
{
    std::vector<TypeTest> selected;
    std::copy_if(table.begin(), table.end(), std::back_inserter(selected),
        [&](const TypeTest& test) { return only.empty() || fnmatch(only.c_str(), test.id.c_str(), 0) == 0; });
    return selected;
}

std::vector<TestResult> runTypeTests(const std::vector<TypeTest>& table, const std::vector<TypeTest>& selected,
    const TestConditions& conditions, unsigned workers, const std::function<void(double)>& progress)
{
    const std::vector<TypeTest> tests = withReferences(table, selected);
    std::vector<TestResult> all = judge(tests, Pool(tests, conditions, workers).wait(progress));
    std::vector<TestResult> results;
    for (const TypeTest& test : selected) {
        const auto found
            = std::find_if(all.begin(), all.end(), [&](const TestResult& result) { return result.test.id == test.id; });
        if (found != all.end()) {
            results.push_back(*found);
        }
    }
    return results;
}

} // namespace vmeter
