// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_view.h"

#include "tests/core/third_model.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::EndsWith;

int rowOf(uint16_t address)
{
    return static_cast<int>(kCountisE28.registers.findRow(address) - kCountisE28.registers.rows.data());
}

class RegisterModelTest : public ::testing::Test {
protected:
    RegisterModelTest() { QLocale::setDefault(QLocale(QLocale::English)); }

    static MeterState meter()
    {
        MeterState meter;
        meter.powered = true;
        meter.measurements.phase[0].voltage = {230'000'000};
        return meter;
    }
    std::string cell(uint16_t address, int column) const
    {
        return m_model.data(m_model.index(rowOf(address), column)).toString().toStdString();
    }

    RegisterModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(RegisterModelTest, EveryRowOfTheTableIsThereInEachNotation)
{
    EXPECT_EQ(m_model.rowCount(), static_cast<int>(kCountisE28.registers.rows.size()));
    EXPECT_EQ(cell(50520, RegisterModel::addressColumn), "50520");
    EXPECT_EQ(cell(50520, RegisterModel::hexColumn), "0xC558");
    EXPECT_EQ(cell(50520, RegisterModel::numberColumn), "450521");
    EXPECT_EQ(cell(50520, RegisterModel::typeColumn), "U32");
    EXPECT_EQ(cell(40481, RegisterModel::accessColumn), "W");
}

TEST_F(RegisterModelTest, WordsAndValuesAreThoseOfTheMeter)
{
    EXPECT_EQ(cell(50520, RegisterModel::valueColumn), "–");
    m_model.setMeter(meter());
    EXPECT_EQ(cell(50520, RegisterModel::wordsColumn), "0000 59D8"); // 23000
    EXPECT_EQ(cell(50520, RegisterModel::valueColumn), "230.00 V");
    EXPECT_EQ(cell(40481, RegisterModel::wordsColumn), "") << "a command cannot be read";
    QLocale::setDefault(QLocale(QLocale::French));
    EXPECT_EQ(cell(50520, RegisterModel::valueColumn), "230,00 V");
    m_model.setMeter(MeterState{});
    EXPECT_EQ(cell(50520, RegisterModel::valueColumn), "–") << "without power";
}

TEST_F(RegisterModelTest, RowsAreThoseOfTheMetersModel)
{
    m_model.setMeter(meter());
    const int rows = m_model.rowCount();
    MeterState third = meter();
    third.model = &test::kThirdModel;
    m_model.setMeter(third);
    EXPECT_EQ(m_model.rowCount(), rows - 4 + 2) << "the four of the balance have gone, its own two have come";
    const int last = m_model.rowCount() - 1;
    const auto text = [&](int column) { return m_model.data(m_model.index(last, column)).toString().toStdString(); };
    EXPECT_EQ(text(RegisterModel::addressColumn), "60001");
    EXPECT_EQ(text(RegisterModel::nameColumn), "Third model, V1");
    EXPECT_EQ(text(RegisterModel::valueColumn), "230.00 V");

    ModbusExchange exchange;
    exchange.peers.client = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 7}, 40000};
    exchange.wallTime = 1'700'000'000'000'000'000;
    exchange.accessesRegisters = true;
    exchange.address = 60001;
    exchange.count = 2;
    m_model.recordAccess(exchange);
    EXPECT_EQ(text(RegisterModel::readColumn), "") << "of a meter of another model";
    exchange.model = &test::kThirdModel;
    m_model.recordAccess(exchange);
    EXPECT_THAT(text(RegisterModel::readColumn), EndsWith("10.0.0.7:40000"));
    m_model.setMeter(meter());
    EXPECT_EQ(m_model.rowCount(), rows);
}

TEST_F(RegisterModelTest, OnlyWhatHasChangedIsShownAnew)
{
    m_model.setMeter(meter());
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.setMeter(meter());
    EXPECT_EQ(changed.count(), 0);
    MeterState next = meter();
    next.measurements.phase[0].voltage = {231'000'000};
    m_model.setMeter(next);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), rowOf(50520));
}

TEST_F(RegisterModelTest, WhoReadAndWroteIsToldByRow)
{
    ModbusExchange exchange;
    exchange.peers.client = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 7}, 40000};
    exchange.wallTime = 1'700'000'000'000'000'000;
    exchange.accessesRegisters = true;
    exchange.address = 50521; // within V1
    exchange.count = 3;       // to the end of V2
    m_model.recordAccess(exchange);
    EXPECT_THAT(cell(50520, RegisterModel::readColumn), EndsWith("10.0.0.7:40000"));
    EXPECT_THAT(cell(50522, RegisterModel::readColumn), EndsWith("10.0.0.7:40000"));
    EXPECT_EQ(cell(50524, RegisterModel::readColumn), "");
    EXPECT_EQ(cell(50520, RegisterModel::writtenColumn), "");

    exchange.isWrite = true;
    exchange.address = 40481;
    exchange.count = 1;
    exchange.outcome = ModbusExchange::Outcome::exception;
    m_model.recordAccess(exchange);
    EXPECT_EQ(cell(40481, RegisterModel::writtenColumn), "") << "refused";
    exchange.outcome = ModbusExchange::Outcome::silence;
    exchange.reason = TrafficReason::broadcast;
    m_model.recordAccess(exchange);
    EXPECT_THAT(cell(40481, RegisterModel::writtenColumn), EndsWith("10.0.0.7:40000"));
}

TEST_F(RegisterModelTest, MbpollCommandReadsTheRow)
{
    const auto command = [](uint16_t address, const char* server) {
        return RegisterModel().mbpollCommand(rowOf(address), QLatin1String(server), 5).toStdString();
    };
    EXPECT_EQ(command(50520, "127.0.0.1:1502"), "mbpoll -m tcp -p 1502 -a 5 -r 50520 -0 -1 -t 4:int -B -c 1 127.0.0.1");
    EXPECT_EQ(command(51201, "0.0.0.0:502"), "mbpoll -m tcp -p 502 -a 5 -r 51201 -0 -1 -t 4 -c 1 127.0.0.1");
    EXPECT_EQ(command(40481, "[::1]:1502"), "mbpoll -m tcp -p 1502 -a 5 -r 40481 -0 -1 -t 4 ::1 VALUE");
    EXPECT_EQ(command(50000, "127.0.0.1:1502"), "mbpoll -m tcp -p 1502 -a 5 -r 50000 -0 -1 -t 4:hex -c 4 127.0.0.1");
}

class RegisterViewTest : public RegisterModelTest {
protected:
    RegisterViewTest()
    {
        m_view.show();
        m_view.setMeter(meter(), QStringLiteral("127.0.0.1:1502"));
    }
    QTableView* table() { return m_view.findChild<QTableView*>(QStringLiteral("registerTable")); }
    void search(const char* text)
    {
        QTest::keyClicks(m_view.findChild<QLineEdit*>(QStringLiteral("registerSearch")), QLatin1String(text));
    }

    RegisterView m_view;
};

TEST_F(RegisterViewTest, SearchFindsByAddressInAnyNotation)
{
    search("0xc558");
    ASSERT_EQ(table()->model()->rowCount(), 1);
    EXPECT_EQ(table()->model()->index(0, RegisterModel::addressColumn).data().toString(), "50520");
}

TEST_F(RegisterViewTest, ChosenRowIsCopiedAsValueAndAsCommand)
{
    search("450521");
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), "230.00 V");
    table()->actions().at(1)->trigger();
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(),
        "mbpoll -m tcp -p 1502 -a 5 -r 50520 -0 -1 -t 4:int -B -c 1 127.0.0.1");
}

TEST_F(RegisterViewTest, ThereIsNoCommandWhileModbusIsOff)
{
    EXPECT_TRUE(table()->actions().at(1)->isEnabled());
    m_view.setMeter(meter(), QString());
    EXPECT_FALSE(table()->actions().at(1)->isEnabled());
}

TEST_F(RegisterViewTest, RowsStayWhereTheyAreWhileTheirValuesChange)
{
    search("230.00 V");
    const auto addresses = [this] {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            all.append(table()->model()->index(row, RegisterModel::addressColumn).data().toString());
        }
        return all;
    };
    const QStringList found = addresses();
    ASSERT_TRUE(found.contains(QStringLiteral("50520")));
    MeterState next = meter();
    next.measurements.phase[0].voltage = {231'000'000};
    next.measurements.phase[1].voltage = {230'000'000};
    for (int picture = 0; picture < 8; ++picture) {
        m_view.setMeter(next, QStringLiteral("127.0.0.1:1502"));
    }
    EXPECT_EQ(addresses(), found) << "V1 has left the text, V2 has come to it";
    const auto row = static_cast<int>(found.indexOf(QStringLiteral("50520")));
    EXPECT_EQ(table()->model()->index(row, RegisterModel::valueColumn).data().toString(), QStringLiteral("231.00 V"));
    m_view.findChild<QLineEdit*>(QStringLiteral("registerSearch"))->clear();
    search("230.00 V"); // typed anew, it is looked for anew
    EXPECT_FALSE(addresses().contains(QStringLiteral("50520")));
    EXPECT_TRUE(addresses().contains(QStringLiteral("50522")));
}

TEST_F(RegisterViewTest, TableBeginsWithMeasurements)
{
    QCoreApplication::processEvents();
    EXPECT_EQ(table()->indexAt({0, 0}).siblingAtColumn(RegisterModel::addressColumn).data().toString(),
        QStringLiteral("50514"));
}

TEST_F(RegisterViewTest, RegistersOfAValueAreShownAloneInAllWidthsAndScales)
{
    m_view.showValue({.value = RegisterValue::voltage, .element = Element::l1});
    const auto addresses = [this] {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            all.append(table()->model()->index(row, RegisterModel::addressColumn).data().toString());
        }
        return all;
    };
    const QStringList found = addresses();
    EXPECT_TRUE(found.contains(QStringLiteral("50520"))); // 0.01 V, 32 bits (docs/registers.md)
    EXPECT_GE(found.size(), 2);
    EXPECT_LE(found.size(), 5);
    const QString details = m_view.findChild<QPlainTextEdit*>(QStringLiteral("registerDetails"))->toPlainText();
    EXPECT_TRUE(details.contains(QStringLiteral("measurements.phases.0.V"))) << details.toStdString();
    EXPECT_TRUE(details.contains(QStringLiteral("mbpoll -m tcp")));
    EXPECT_TRUE(details.contains(QStringLiteral("read_holding_registers")));
    EXPECT_TRUE(details.contains(QStringLiteral("on no page")));
    QTest::mouseClick(m_view.findChild<QToolButton*>(QStringLiteral("registersOfValue")), Qt::LeftButton);
    EXPECT_EQ(addresses().size(), static_cast<int>(kCountisE28.registers.rows.size()));
}

TEST_F(RegisterViewTest, OnlyWhatTheDisplayShowsFollowsIt)
{
    m_view.setShown(RegisterSource{.value = RegisterValue::frequency});
    auto* const follow = m_view.findChild<QToolButton*>(QStringLiteral("registersOfDisplay"));
    QTest::mouseClick(follow, Qt::LeftButton);
    const int ofFrequency = table()->model()->rowCount();
    EXPECT_GT(ofFrequency, 0);
    EXPECT_LT(ofFrequency, 5);
    EXPECT_TRUE(table()->model()->index(0, RegisterModel::nameColumn).data().toString().startsWith("Frequency"));
    m_view.setShown(RegisterSource{.value = RegisterValue::activePower});
    EXPECT_TRUE(table()->model()->index(0, RegisterModel::nameColumn).data().toString().startsWith("Active power"));
    QTest::mouseClick(follow, Qt::LeftButton);
    EXPECT_EQ(table()->model()->rowCount(), static_cast<int>(kCountisE28.registers.rows.size()));
}

TEST_F(RegisterViewTest, ARegisterLeadsToItsPageOfTheDisplay)
{
    auto* const find = m_view.findChild<QAction*>(QStringLiteral("findOnDisplay"));
    EXPECT_FALSE(find->isEnabled());
    std::optional<MenuPosition> wanted;
    QObject::connect(&m_view, &RegisterView::displayWanted, &m_view, [&](MenuPosition page) { wanted = page; });
    m_view.showValue({.value = RegisterValue::frequency});
    ASSERT_TRUE(find->isEnabled());
    find->trigger();
    EXPECT_EQ(wanted, (MenuPosition{MenuId::realTime, 16})); // the last row of manual 10.5
    m_view.showValue({.value = RegisterValue::voltage, .element = Element::l2});
    EXPECT_FALSE(find->isEnabled()) << "no page shows the voltage of one phase";
}

} // namespace
} // namespace vmeter
