// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/sign_in_throttle.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::size_t kLongestName = 64; // longer names are cut to this length, in bytes

std::chrono::seconds delayAfter(int attempts)
{
    if (attempts < kFreeSignIns) {
        return {};
    }
    constexpr int kMostDoublings = 6; // 1 s * 2^6 exceeds the longest delay
    const int doublings = std::min(attempts - kFreeSignIns, kMostDoublings);
    return std::min(kFirstSignInDelay * (1 << doublings), kLongestSignInDelay);
}

} // namespace

SignInThrottle::Key SignInThrottle::key(const std::string& client, std::string_view name)
{
    return {client, std::string(name.substr(0, kLongestName))};
}

std::optional<std::chrono::seconds> SignInThrottle::admit(const std::string& client, std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock();
    std::erase_if(m_records, [now](const auto& entry) { return now - entry.second.last >= kSignInMemory; });
    const auto wanted = key(client, name);
    if (m_records.size() >= kSignInRecords && !m_records.contains(wanted)) {
        m_records.erase(std::ranges::min_element(m_records, {}, [](const auto& entry) { return entry.second.last; }));
    }
    auto& record = m_records[wanted];
    if (now < record.next) {
        return std::chrono::ceil<std::chrono::seconds>(record.next - now);
    }
    ++record.attempts;
    record.last = now;
    record.next = now + delayAfter(record.attempts);
    return {};
}

void SignInThrottle::succeeded(const std::string& client, std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    m_records.erase(key(client, name));
}

} // namespace vmeter
