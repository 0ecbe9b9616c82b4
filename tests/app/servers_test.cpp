// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servers.h"

#include "tests/app/control_api_fixture.h"
#include "virtualhw/ethernet/listening_socket.h"
#include "virtualhw/session/bench_recording_manager.h"
#include "virtualhw/training/training.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

/// A paused meter, and ports that another program has.
class ServersTest : public ::testing::Test {
protected:
    static Endpoint taken(const ListeningSocket& socket, bool usual)
    {
        return {QStringLiteral("127.0.0.1"), socket.port, usual};
    }

    FramMemory m_fram;
    BenchRecordingLog m_log;
    Simulation m_simulation{std::make_unique<Bench>(kCountisE28, balanced(), m_fram), Speed{Speed::kPaused}};
    BenchRecordingManager m_keeper{m_simulation, m_log, m_fram};
    QTemporaryDir m_folder;
    Training m_training{m_simulation, {m_folder.path(), QString(), m_folder.path()}};
    ListeningSocket m_first = listenOn("127.0.0.1", 0);
    ListeningSocket m_second = listenOn("127.0.0.1", 0);
    RunOptions m_options;
};

TEST_F(ServersTest, WithoutAWindowATakenPortEndsTheProgram)
{
    m_options.modbus = taken(m_first, true);
    m_options.web.reset();
    Servers servers(m_simulation, m_keeper, m_training, m_options, {});
    Message error;
    EXPECT_FALSE(servers.start(error));
    EXPECT_FALSE(error.isEmpty());
}

TEST_F(ServersTest, AUsualPortThatIsTakenIsReplacedByAFreeOneAndSaid)
{
    m_options.modbus = taken(m_first, true);
    m_options.web = taken(m_second, true);
    Servers servers(m_simulation, m_keeper, m_training, m_options, {});
    Message error;
    ASSERT_TRUE(servers.start(error, Servers::BusyPort::goOn)) << error.english();
    const ServerStatus status = servers.status();
    EXPECT_FALSE(status.modbus.isEmpty());
    EXPECT_FALSE(status.web.isEmpty());
    EXPECT_NE(status.modbus, QStringLiteral("127.0.0.1:%1").arg(m_first.port));
    EXPECT_EQ(status.troubles(false).size(), 2U);
    EXPECT_TRUE(status.troubles(true).empty());
}

TEST_F(ServersTest, APortThatWasAskedForIsReplacedOnlyWhenTheUserSaysSo)
{
    m_options.modbus = taken(m_first, false);
    m_options.web.reset();
    Servers servers(m_simulation, m_keeper, m_training, m_options, {});
    Message error;
    ASSERT_TRUE(servers.start(error, Servers::BusyPort::goOn)) << error.english();
    EXPECT_EQ(servers.status().modbus, QString());
    ASSERT_EQ(servers.status().troubles(true).size(), 1U);
    servers.useFreePorts();
    EXPECT_FALSE(servers.status().modbus.isEmpty());
    EXPECT_TRUE(servers.status().troubles(true).empty());
    EXPECT_EQ(servers.status().web, QString()) << "nobody wants it";
}

} // namespace
} // namespace vmeter
