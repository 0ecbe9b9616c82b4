// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/traffic/traffic_capture.h"

#include "tests/virtualhw/bench/traffic/capture_reader.h"

#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using test::CapturedPacket;
using ::testing::HasSubstr;

class TrafficCaptureTest : public ::testing::Test {
protected:
    std::string path() const { return m_folder.filePath("traffic.pcapng").toStdString(); }
    std::vector<CapturedPacket> packets() const
    {
        QFile file(QString::fromStdString(path()));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        return test::packetsIn(
            {reinterpret_cast<const uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    }
    static TrafficHead head(TrafficKind kind, uint32_t connection)
    {
        TrafficHead head;
        head.kind = kind;
        head.peers.connection = connection;
        head.peers.client.port = static_cast<uint16_t>(40000 + connection);
        return head;
    }

    QTemporaryDir m_folder;
    TrafficLog m_log{64};
    Message m_error;
};

TEST_F(TrafficCaptureTest, ConnectionsAreToldApart)
{
    const auto capture = TrafficCapture::start(path(), m_log, "1.0", m_error);
    ASSERT_TRUE(capture) << m_error.english();
    m_log.add(head(TrafficKind::opened, 1), {});
    m_log.add(head(TrafficKind::opened, 2), {});
    m_log.add(head(TrafficKind::request, 1), std::vector<uint8_t>(12));
    m_log.add(head(TrafficKind::request, 2), std::vector<uint8_t>(17));
    m_log.add(head(TrafficKind::request, 1), std::vector<uint8_t>(9));
    capture->stop();
    const auto all = packets();
    ASSERT_EQ(all.size(), 9U);
    EXPECT_EQ(all[6].sourcePort, 40001);
    EXPECT_EQ(all[7].sourcePort, 40002);
    EXPECT_EQ(all[7].sequence, 1U);
    EXPECT_EQ(all[8].sourcePort, 40001);
    EXPECT_EQ(all[8].sequence, 1U + 12U);
}

TEST_F(TrafficCaptureTest, TheFileIsForItsOwnerOnly)
{
    const auto capture = TrafficCapture::start(path(), m_log, "1.0", m_error);
    ASSERT_TRUE(capture) << m_error.english();
    constexpr auto kOthers
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    EXPECT_EQ(QFile::permissions(QString::fromStdString(path())) & kOthers, QFileDevice::Permissions());
}

TEST_F(TrafficCaptureTest, WhatIsInTheLogWhenItStopsIsInTheFile)
{
    m_log.add(head(TrafficKind::opened, 1), {}); // before it started
    const auto capture = TrafficCapture::start(path(), m_log, "1.0", m_error);
    ASSERT_TRUE(capture) << m_error.english();
    m_log.add(head(TrafficKind::closed, 1), {});
    capture->stop();
    capture->stop();
    EXPECT_EQ(packets().size(), 6U);
    EXPECT_FALSE(capture->failed());
}

TEST_F(TrafficCaptureTest, WhatWasLostIsSaidAtTheNextPacket)
{
    for (int i = 0; i < 100; ++i) {
        m_log.add(head(TrafficKind::request, 1), std::vector<uint8_t>(12));
    }
    const auto capture = TrafficCapture::start(path(), m_log, "1.0", m_error);
    ASSERT_TRUE(capture) << m_error.english();
    capture->stop();
    const auto all = packets();
    ASSERT_EQ(all.size(), 64U);
    EXPECT_THAT(all[0].comment, HasSubstr("36 ")); // 100 - 64
    EXPECT_EQ(all[1].comment, "");
}

TEST_F(TrafficCaptureTest, AFileThatCannotBeMadeIsAnErrorThatNamesIt)
{
    const std::string file = m_folder.filePath("no/such/folder.pcapng").toStdString();
    EXPECT_FALSE(TrafficCapture::start(file, m_log, "1.0", m_error));
    EXPECT_THAT(m_error.english(), HasSubstr(file));
    EXPECT_THAT(m_error.english(), HasSubstr("--capture"));
}

TEST_F(TrafficCaptureTest, ADiskThatIsFullIsAnErrorFromTheBeginning)
{
    EXPECT_FALSE(TrafficCapture::start("/dev/full", m_log, "1.0", m_error));
    EXPECT_THAT(m_error.english(), HasSubstr("No space left"));
}

} // namespace
} // namespace vmeter
