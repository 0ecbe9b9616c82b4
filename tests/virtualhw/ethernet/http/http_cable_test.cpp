// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string_view>

namespace vmeter {
namespace {

using test::RawClient;
using test::statusOf;

constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: meter\r\n\r\n";

/// A cable that counts how often the server has checked it.
class Cable {
public:
    bool poll()
    {
        const std::lock_guard lock(m_mutex);
        ++m_looks;
        m_looked.notify_all();
        return m_plugged;
    }

    /// Returns when the server has seen the change: after two more checks.
    void set(bool plugged)
    {
        std::unique_lock lock(m_mutex);
        m_plugged = plugged;
        const int seen = m_looks + 2;
        m_looked.wait(lock, [&] { return m_looks >= seen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_looked;
    bool m_plugged = true;
    int m_looks = 0;
};

TEST(HttpCable, WithoutItTheServerHearsNothingAndWithItWhatWasSentMeanwhile)
{
    Cable cable;
    std::atomic<int> heard = 0;
    HttpServer server([&](const HttpRequest&) {
        ++heard;
        return HttpResponse{200, "text/plain", "heard", {}, false};
    });
    server.followCable([&] { return cable.poll(); });
    Message error;
    ASSERT_TRUE(server.listen("127.0.0.1", 0, error)) << error.english();
    RawClient before(server.port());
    ASSERT_EQ(statusOf(before.exchange(kGet)), 200);

    cable.set(false);
    ASSERT_TRUE(before.send(kGet));
    cable.set(false); // enough time for a server that still receives
    EXPECT_EQ(heard, 1);

    cable.set(true);
    EXPECT_EQ(statusOf(before.answer()), 200);
    EXPECT_EQ(heard, 2);
}

} // namespace
} // namespace vmeter
