// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/moment_page.h"

#include "ui/phasors/phasor_diagram.h"
#include "ui/scope/oscilloscope.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(MomentPage, IsOnePageWithAllItsParts)
{
    Oscilloscope scope;
    PhasorDiagram phasors;
    MomentPage page;
    page.title = QStringLiteral("COUNTIS E28");
    page.caption = QStringLiteral("Scenario: Test, meter time 00:00:10");
    page.lcd.powered = true;
    page.measurements = {{QString(), QStringLiteral("L1")}, {QStringLiteral("V"), QStringLiteral("230.00 V")}};
    page.registers = {{QStringLiteral("Register"), QStringLiteral("Name"), QStringLiteral("Value")}};
    page.views = {scope.findChild<ExportAction*>()->exported(), phasors.findChild<ExportAction*>()->exported()};
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("moment.pdf"));
    EXPECT_EQ(writeMomentPage(page, path), QString());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_TRUE(pdf.contains("/Count 1"));
    EXPECT_GT(pdf.size(), 20'000);
    const QString nowhere = folder.filePath(QStringLiteral("no/moment.pdf"));
    EXPECT_TRUE(writeMomentPage(page, nowhere).contains(nowhere));
}

} // namespace
} // namespace vmeter
