// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace vmeter {

/// A limited number of places for requests that take long. May be used by several threads at the same time.
class Quota {
public:
    explicit Quota(int places)
        : m_free(std::make_shared<std::atomic<int>>(places))
    {
    }

    /// Takes a place; it is free again when the last copy of the result is destroyed, which may be after this object.
    /// Returns null if none is free.
    [[nodiscard]] std::shared_ptr<void> take() const
    {
        int free = *m_free;
        while (free > 0 && !m_free->compare_exchange_weak(free, free - 1)) { }
        if (free <= 0) {
            return nullptr;
        }
        return {m_free.get(), [counter = m_free](void*) { ++*counter; }};
    }

private:
    std::shared_ptr<std::atomic<int>> m_free;
};

} // namespace vmeter
