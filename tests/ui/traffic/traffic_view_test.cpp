// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class TrafficViewTest : public ::testing::Test {
protected:
    TrafficViewTest()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_view.resize(900, 300);
        m_view.show();
    }
    static std::vector<TrafficRow> rows(std::size_t count)
    {
        std::vector<TrafficRow> rows(count);
        for (TrafficRow& row : rows) {
            row.exchange.request = {0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 2};
            row.exchange.unitId = 5;
            row.exchange.functionCode = 3;
        }
        return rows;
    }
    template <class Widget> Widget* part(const char* name) { return m_view.findChild<Widget*>(QLatin1String(name)); }
    std::string count() { return part<QLabel>("trafficCount")->text().toStdString(); }
    QTableView* table() { return part<QTableView>("trafficTable"); }

    TrafficView m_view;
};

TEST_F(TrafficViewTest, PausedItCountsWhatItLeavesOut)
{
    m_view.append(rows(3));
    EXPECT_EQ(count(), "3 rows");
    QTest::mouseClick(part<QToolButton>("trafficPause"), Qt::LeftButton);
    m_view.append(rows(2000));
    EXPECT_EQ(count(), "3 rows, paused: 2,000 left out");
    QTest::mouseClick(part<QToolButton>("trafficPause"), Qt::LeftButton);
    m_view.append(rows(1));
    EXPECT_EQ(count(), "4 rows");
}

TEST_F(TrafficViewTest, FollowKeepsTheNewestRowInView)
{
    const auto atEnd = [this] {
        QCoreApplication::processEvents(); // the table updates its layout when it is idle
        const auto* bar = table()->verticalScrollBar();
        return bar->maximum() > 0 && bar->value() == bar->maximum();
    };
    m_view.append(rows(200));
    EXPECT_TRUE(atEnd());
    QTest::mouseClick(part<QToolButton>("trafficFollow"), Qt::LeftButton);
    m_view.append(rows(200));
    EXPECT_FALSE(atEnd());
    QTest::mouseClick(part<QToolButton>("trafficFollow"), Qt::LeftButton);
    EXPECT_TRUE(atEnd());
}

TEST_F(TrafficViewTest, ChosenRowShowsItsBytesUntilTheRowsAreCleared)
{
    m_view.append(rows(2));
    table()->setCurrentIndex(table()->model()->index(0, 0));
    EXPECT_TRUE(part<QPlainTextEdit>("trafficDetails")->toPlainText().contains("05 03\n  C5 58 00 02"));
    QTest::mouseClick(part<QToolButton>("trafficClear"), Qt::LeftButton);
    EXPECT_EQ(count(), "0 rows");
    EXPECT_TRUE(part<QPlainTextEdit>("trafficDetails")->toPlainText().isEmpty());
}

TEST_F(TrafficViewTest, FilterSaysHowManyRowsAreShown)
{
    m_view.append(rows(3));
    QTest::keyClicks(part<QLineEdit>("trafficFilter"), "nothing");
    EXPECT_EQ(count(), "0 of 3 rows");
}

TEST_F(TrafficViewTest, EverythingHasANameForScreenReaders)
{
    EXPECT_FALSE(table()->accessibleName().isEmpty());
    EXPECT_FALSE(part<QLineEdit>("trafficFilter")->accessibleName().isEmpty());
    EXPECT_FALSE(part<QPlainTextEdit>("trafficDetails")->accessibleName().isEmpty());
}

TEST_F(TrafficViewTest, AChosenRowIsCopiedAsACommandOfAnotherProgram)
{
    auto* const curl = part<QAction>("copyCurl");
    auto* const mbpoll = part<QAction>("copyMbpoll");
    std::vector<TrafficRow> asked = rows(1);
    asked[0].exchange.accessesRegisters = true;
    asked[0].exchange.address = 50520;
    asked[0].exchange.count = 2;
    asked[0].exchange.peers.server = *parseSocketAddress("127.0.0.1:1502");
    m_view.append(asked);
    EXPECT_FALSE(mbpoll->isEnabled());
    table()->setCurrentIndex(table()->model()->index(0, 0));
    EXPECT_TRUE(mbpoll->isEnabled());
    mbpoll->trigger();
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("mbpoll -m tcp -p 1502 -a 5 -r 50520")));
    EXPECT_FALSE(curl->isEnabled()) << "the control API is off";
    m_view.setControl(QStringLiteral("127.0.0.1:8502"));
    EXPECT_TRUE(curl->isEnabled());
    curl->trigger();
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("8502/v1/registers?address=50520&count=2")));
}

TEST_F(TrafficViewTest, ClientsAreShownIfWanted)
{
    m_view.append(rows(2));
    EXPECT_FALSE(part<QTableView>("trafficClients")->isVisible());
    QTest::mouseClick(part<QToolButton>("trafficClientsShown"), Qt::LeftButton);
    EXPECT_TRUE(part<QTableView>("trafficClients")->isVisible());
    EXPECT_EQ(part<QTableView>("trafficClients")->model()->rowCount(), 1);
}

} // namespace
} // namespace vmeter
