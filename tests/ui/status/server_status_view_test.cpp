// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/server_status_view.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class ServerStatusViewTest : public ::testing::Test {
protected:
    void show(const ServerStatus& status) { m_view.setStatus(status, {}, 5); }
    QString text(const char* name) { return m_view.findChild<QLabel*>(QLatin1String(name))->text(); }
    QPushButton* freePorts() { return m_view.findChild<QPushButton*>(QStringLiteral("freePorts")); }

    ServerStatusView m_view;
};

TEST_F(ServerStatusViewTest, AServerThatIsDownSaysWhyAndOffersAFreePort)
{
    ServerStatus status;
    status.modbus = QStringLiteral("127.0.0.1:1502");
    show(status);
    EXPECT_TRUE(freePorts()->isHidden());
    EXPECT_EQ(text("webAddress"), QStringLiteral("off"));
    status.webTrouble = Phrase("Servers", "the meter is without power");
    show(status);
    EXPECT_EQ(text("webAddress"), QStringLiteral("not reachable"));
    EXPECT_EQ(text("serverTrouble"), QStringLiteral("the meter is without power"));
    ASSERT_FALSE(freePorts()->isHidden());
    const QSignalSpy wanted(&m_view, &ServerStatusView::freePortsWanted);
    freePorts()->click();
    EXPECT_EQ(wanted.count(), 1);
}

TEST_F(ServerStatusViewTest, AServerOnAnotherPortSaysSo)
{
    ServerStatus status;
    status.modbus = QStringLiteral("127.0.0.1:40000");
    status.modbusTrouble = Phrase("Servers", "the meter is without power");
    show(status);
    EXPECT_TRUE(text("modbusAddress").contains(QStringLiteral("127.0.0.1:40000")));
    EXPECT_EQ(text("serverTrouble"), QStringLiteral("Another port is used: the meter is without power"));
    EXPECT_TRUE(freePorts()->isHidden());
}

} // namespace
} // namespace vmeter
