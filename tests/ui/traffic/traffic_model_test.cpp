// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_model.h"

#include "tests/core/third_model.h"

#include "ui/traffic/client_commands.h"
#include "ui/traffic/client_statistics.h"
#include "ui/traffic/traffic_text.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

// Transaction 1, unit 5: read 2 words from 50520 (V1), and 230.00 V = 23000 = 00 00 59 D8.
const std::vector<uint8_t> kRead{0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 2};
const std::vector<uint8_t> kReadReply{0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0x59, 0xD8};
const std::vector<uint8_t> kRefusal{0, 1, 0, 0, 0, 3, 5, 0x83, 2};

/// A feed with a log that contains requests and replies.
class TrafficModelTest : public ::testing::Test {
protected:
    TrafficModelTest()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        QObject::connect(&m_feed, &TrafficFeed::taken, &m_model,
            [this](const std::vector<TrafficRow>& rows) { m_model.append(rows); });
    }
    TrafficHead head(TrafficKind kind, uint16_t port = 40000) const
    {
        TrafficHead head;
        head.kind = kind;
        head.peers.connection = port;
        head.peers.client = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1}, port};
        head.meterTime = {Duration::seconds(2)};
        return head;
    }
    void exchange(const std::vector<uint8_t>& request, const std::vector<uint8_t>& reply, uint16_t port = 40000)
    {
        TrafficHead replied = head(TrafficKind::reply, port);
        replied.request = m_log.add(head(TrafficKind::request, port), request);
        m_log.add(replied, reply);
    }
    std::string cell(int row, int column) const
    {
        return m_model.data(m_model.index(row, column)).toString().toStdString();
    }

    TrafficLog m_log{64};
    TrafficFeed m_feed{m_log};
    TrafficModel m_model{8};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(TrafficModelTest, ExchangeNamesTheRegistersOfTheMetersModel)
{
    // Read 1 word from 60000 (I1 of the third model); 7 A.
    const std::vector<uint8_t> request{0, 1, 0, 0, 0, 6, 5, 3, 0xEA, 0x60, 0, 1};
    const std::vector<uint8_t> reply{0, 1, 0, 0, 0, 5, 5, 3, 2, 0, 7};
    TrafficHead asked = head(TrafficKind::request);
    asked.model = &test::kThirdModel;
    TrafficHead replied = head(TrafficKind::reply);
    replied.request = m_log.add(asked, request);
    m_log.add(replied, reply);
    m_feed.process();
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(cell(0, TrafficModel::registersColumn), "60000 Third model, I1");
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "I1 7 A");
}

TEST_F(TrafficModelTest, ExchangeNamesItsRegisterAndValue)
{
    exchange(kRead, kReadReply);
    m_feed.process();
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(cell(0, TrafficModel::clientColumn), "127.0.0.1:40000");
    EXPECT_EQ(cell(0, TrafficModel::unitColumn), "5");
    EXPECT_EQ(cell(0, TrafficModel::functionColumn), "3 Read holding registers");
    EXPECT_THAT(cell(0, TrafficModel::registersColumn), HasSubstr("50520–50521"));
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "V1 230.00 V");
    EXPECT_EQ(cell(0, TrafficModel::badgeColumn), "");
}

TEST_F(TrafficModelTest, DetailsHaveEveryByteAndEveryRegister)
{
    exchange(kRead, kReadReply);
    m_feed.process();
    const std::string details = TrafficText::details(m_model.row(0)).toStdString();
    EXPECT_THAT(details, HasSubstr("00 01 00 00 00 06 05 03\n  C5 58 00 02"));
    EXPECT_THAT(details, HasSubstr("00 01 00 00 00 07 05 03\n  04 00 00 59 D8"));
    EXPECT_THAT(details, HasSubstr("50520  "));
    EXPECT_THAT(details, HasSubstr("= 230.00 V"));
    EXPECT_THAT(details, HasSubstr("meter time 2.000 s"));
}

TEST_F(TrafficModelTest, RefusalsSilenceAndConnectionsSayWhatHappened)
{
    m_log.add(head(TrafficKind::opened), {});
    exchange(kRead, kRefusal);
    TrafficHead silence = head(TrafficKind::silence);
    silence.request = m_log.add(head(TrafficKind::request), kRead);
    silence.reason = TrafficReason::otherUnit;
    m_log.add(silence, {});
    TrafficHead closed = head(TrafficKind::closed);
    closed.reason = TrafficReason::idle;
    m_log.add(closed, {});
    m_feed.process();
    ASSERT_EQ(m_model.rowCount(), 4);
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "connected");
    EXPECT_EQ(cell(1, TrafficModel::resultColumn), "exception 02: illegal data address");
    EXPECT_EQ(cell(2, TrafficModel::resultColumn), "no reply: for another unit");
    EXPECT_EQ(cell(3, TrafficModel::resultColumn), "disconnected: idle for too long");
    EXPECT_EQ(cell(3, TrafficModel::functionColumn), "");
}

TEST_F(TrafficModelTest, AReplyThatAFaultAffectsIsNotOk)
{
    const auto faulty = [this](const std::vector<uint8_t>& reply) {
        TrafficHead replied = head(TrafficKind::reply);
        replied.reason = TrafficReason::fault;
        replied.request = m_log.add(head(TrafficKind::request), kRead);
        m_log.add(replied, reply);
    };
    std::vector<uint8_t> otherUnit = kReadReply;
    otherUnit[6] = 6;
    std::vector<uint8_t> otherTransaction = kReadReply;
    otherTransaction[1] = 2;
    faulty(kReadReply); // late, in pieces or frozen
    faulty(otherUnit);
    faulty(otherTransaction);
    faulty(kRefusal);
    // One more is announced than comes, so it is complete only with the next request.
    std::vector<uint8_t> longer = kReadReply;
    longer[5] = 8;
    faulty(longer);
    exchange(kRead, kReadReply);
    m_feed.process();
    ASSERT_EQ(m_model.rowCount(), 6);
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "V1 230.00 V (injected fault)");
    EXPECT_EQ(cell(0, TrafficModel::badgeColumn), "spoiled");
    EXPECT_EQ(cell(3, TrafficModel::badgeColumn), "refused");
    EXPECT_EQ(cell(1, TrafficModel::resultColumn), "injected fault: wrong unit");
    EXPECT_EQ(cell(2, TrafficModel::resultColumn), "injected fault: wrong transaction");
    EXPECT_EQ(cell(3, TrafficModel::resultColumn), "exception 02: illegal data address (injected fault)");
    EXPECT_EQ(cell(4, TrafficModel::resultColumn), "injected fault: wrong length");
    EXPECT_EQ(cell(5, TrafficModel::resultColumn), "V1 230.00 V");
}

TEST_F(TrafficModelTest, WhatTheLogLostIsARowWithItsNumber)
{
    for (int i = 0; i < 50; ++i) {
        exchange(kRead, kReadReply); // 100 entries, 64 are kept
    }
    m_feed.process();
    EXPECT_EQ(m_model.rowCount(), 8);
    TrafficModel all(100);
    TrafficLog small(8);
    TrafficFeed feed(small);
    QObject::connect(&feed, &TrafficFeed::taken, &all, [&](const std::vector<TrafficRow>& rows) { all.append(rows); });
    for (int i = 0; i < 9; ++i) {
        small.add(head(TrafficKind::opened), {});
    }
    feed.process();
    ASSERT_EQ(all.rowCount(), 9);
    EXPECT_THAT(all.data(all.index(0, TrafficModel::resultColumn)).toString().toStdString(), HasSubstr("missing: 1"));
}

TEST_F(TrafficModelTest, OnlyTheNewestRowsAreKept)
{
    for (uint16_t port = 1; port <= 20; ++port) {
        exchange(kRead, kReadReply, port);
        if (port % 5 == 0) {
            m_feed.process();
        }
    }
    ASSERT_EQ(m_model.rowCount(), 8);
    EXPECT_EQ(m_model.kept(), 8U);
    EXPECT_EQ(cell(0, TrafficModel::clientColumn), "127.0.0.1:13");
    EXPECT_EQ(cell(7, TrafficModel::clientColumn), "127.0.0.1:20");
}

TEST_F(TrafficModelTest, FilterShowsWhatMatchesNowAndLater)
{
    exchange(kRead, kReadReply, 1);
    exchange(kRead, kRefusal, 2);
    m_feed.process();
    m_model.setFilter("EXCEPTION");
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(cell(0, TrafficModel::clientColumn), "127.0.0.1:2");
    for (uint16_t port = 3; port <= 12; ++port) {
        exchange(kRead, port % 2 == 0 ? kRefusal : kReadReply, port);
        m_feed.process();
    }
    ASSERT_EQ(m_model.rowCount(), 4) << "of 5 to 12, which are kept: 6 8 10 12";
    EXPECT_EQ(cell(0, TrafficModel::clientColumn), "127.0.0.1:6");
    m_model.setFilter({});
    EXPECT_EQ(m_model.rowCount(), 8);
    EXPECT_EQ(cell(0, TrafficModel::clientColumn), "127.0.0.1:5");
}

TEST_F(TrafficModelTest, ABatchIsOneInsertionHoweverLongItIs)
{
    QSignalSpy inserted(&m_model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 30; ++i) {
        exchange(kRead, kReadReply);
    }
    m_feed.process();
    EXPECT_EQ(inserted.count(), 1);
    m_model.clear();
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(TrafficModelTest, EnergyIsReadInWords)
{
    // Read 2 words from 50946 (Ea+ in steps of 10 Wh): 213 steps are 2.13 kWh.
    exchange({0, 1, 0, 0, 0, 6, 5, 3, 0xC7, 0x02, 0, 2}, {0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0, 213});
    m_feed.process();
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "Ea+ 2.13 kWh");
}

TEST_F(TrafficModelTest, SlowRepliesAndThoseInPiecesAreLate)
{
    TrafficHead replied = head(TrafficKind::reply);
    replied.reason = TrafficReason::fault;
    replied.wallTime = 3'000'000'000;
    replied.request = m_log.add(head(TrafficKind::request), kRead);
    m_log.add(replied, kReadReply);
    replied.wallTime = 5'000'000;
    replied.request = m_log.add(head(TrafficKind::request), kRead);
    m_log.add(replied, std::span(kReadReply).first(5));
    m_log.add(replied, std::span(kReadReply).subspan(5));
    m_feed.process();
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(cell(0, TrafficModel::latencyColumn), "3,000.0 ms");
    EXPECT_EQ(cell(0, TrafficModel::badgeColumn), "late");
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "V1 230.00 V (injected fault, late)");
    EXPECT_EQ(cell(1, TrafficModel::latencyColumn), "5.0 ms");
    EXPECT_EQ(cell(1, TrafficModel::badgeColumn), "late");
    EXPECT_EQ(cell(1, TrafficModel::resultColumn), "V1 230.00 V (injected fault, in 2 pieces)");
}

TEST_F(TrafficModelTest, RowsThatAreNotGoodHaveAColour)
{
    exchange(kRead, kReadReply);
    exchange(kRead, kRefusal);
    TrafficHead silence = head(TrafficKind::silence);
    silence.request = m_log.add(head(TrafficKind::request), kRead);
    silence.reason = TrafficReason::fault;
    m_log.add(silence, {});
    m_feed.process();
    const auto colour = [this](int row) { return m_model.data(m_model.index(row, 0), Qt::BackgroundRole); };
    EXPECT_FALSE(colour(0).isValid());
    EXPECT_TRUE(colour(1).isValid());
    EXPECT_EQ(cell(2, TrafficModel::badgeColumn), "lost");
    EXPECT_NE(colour(2), colour(1));
}

TEST_F(TrafficModelTest, StatisticsAreByClientWhateverItsPort)
{
    ClientStatistics statistics;
    const auto asked = [&](int64_t second, const std::vector<uint8_t>& reply, int64_t nanoseconds, uint16_t port) {
        TrafficHead request = head(TrafficKind::request, port);
        request.wallTime = second * 1'000'000'000;
        TrafficHead replied = head(TrafficKind::reply, port);
        replied.wallTime = request.wallTime + nanoseconds;
        replied.request = m_log.add(request, kRead);
        m_log.add(replied, reply);
    };
    QObject::connect(&m_feed, &TrafficFeed::taken, &statistics,
        [&](const std::vector<TrafficRow>& rows) { statistics.append(rows); });
    for (int64_t second = 100; second < 104; ++second) {
        asked(second, kReadReply, 2'000'000, 40000);
        asked(second, kReadReply, 2'000'000, 40001);
    }
    asked(103, kRefusal, 1'000'000, 40001);
    asked(103, kReadReply, 250'000'000, 40002);
    m_feed.process();
    ASSERT_EQ(statistics.rowCount(), 1);
    const auto told = [&](int column) { return statistics.index(0, column).data().toString().toStdString(); };
    EXPECT_EQ(told(ClientStatistics::clientColumn), "127.0.0.1");
    EXPECT_EQ(told(ClientStatistics::requestsColumn), "10");
    EXPECT_EQ(told(ClientStatistics::rateColumn), "2.5");
    EXPECT_EQ(told(ClientStatistics::errorsColumn), "1");
    EXPECT_EQ(told(ClientStatistics::lateColumn), "1");
    EXPECT_EQ(told(ClientStatistics::slowestColumn), "250.0 ms");
}

TEST_F(TrafficModelTest, WhatTheLogHoldsIsSavedAtAnyTime)
{
    exchange(kRead, kReadReply);
    m_feed.process();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("modbus.pcapng"));
    EXPECT_TRUE(m_feed.save(path).isEmpty());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_TRUE(bytes.startsWith(QByteArray::fromHex("0a0d0d0a"))); // section header block
    EXPECT_TRUE(bytes.contains(QByteArray(reinterpret_cast<const char*>(kReadReply.data()), 13)));
    const std::string refused = m_feed.save(folder.filePath(QStringLiteral("no/folder.pcapng"))).english();
    EXPECT_THAT(refused, HasSubstr("no/folder.pcapng"));
}

TEST(ClientCommands, SayTheSameRequestInOtherPrograms)
{
    RegisterRequest read{QStringLiteral("0.0.0.0:1502"), 5, 4, 50520, 2, {}};
    EXPECT_EQ(mbpollCommand(read).toStdString(), "mbpoll -m tcp -p 1502 -a 5 -r 50520 -0 -1 -t 3 -c 2 127.0.0.1");
    EXPECT_EQ(pymodbusCommand(read).toStdString(),
        "python3 -c \"from pymodbus.client import ModbusTcpClient; c = ModbusTcpClient('127.0.0.1', port=1502); "
        "c.connect(); print(c.read_input_registers(50520, 2, slave=5).registers)\"");
    EXPECT_EQ(curlCommand(read, QStringLiteral("[::1]:8502")).toStdString(),
        "curl 'http://[::1]:8502/v1/registers?address=50520&count=2'");
    RegisterRequest write{QStringLiteral("127.0.0.1:1502"), 5, 16, 40544, 2, {1, 65535}};
    EXPECT_EQ(mbpollCommand(write).toStdString(), "mbpoll -m tcp -p 1502 -a 5 -r 40544 -0 -1 -t 4 127.0.0.1 1 65535");
    EXPECT_TRUE(pymodbusCommand(write).contains(QStringLiteral("c.write_registers(40544, [1,65535], slave=5)")));
    write.functionCode = 6;
    write.words = {7};
    EXPECT_TRUE(pymodbusCommand(write).contains(QStringLiteral("c.write_register(40544, 7, slave=5)")));
}

} // namespace
} // namespace vmeter
