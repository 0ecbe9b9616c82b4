// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_model.h"

#include "tests/core/third_model.h"

#include "ui/traffic/traffic_text.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

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
    EXPECT_EQ(cell(0, TrafficModel::registersColumn), "60000 Third model, I1 = 7 A");
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
    EXPECT_THAT(cell(0, TrafficModel::registersColumn), HasSubstr("= 230.00 V"));
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "ok");
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
    EXPECT_EQ(cell(0, TrafficModel::resultColumn), "injected fault");
    EXPECT_EQ(cell(1, TrafficModel::resultColumn), "injected fault: wrong unit");
    EXPECT_EQ(cell(2, TrafficModel::resultColumn), "injected fault: wrong transaction");
    EXPECT_EQ(cell(3, TrafficModel::resultColumn), "exception 02: illegal data address (injected fault)");
    EXPECT_EQ(cell(4, TrafficModel::resultColumn), "injected fault: wrong length");
    EXPECT_EQ(cell(5, TrafficModel::resultColumn), "ok");
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

} // namespace
} // namespace vmeter
