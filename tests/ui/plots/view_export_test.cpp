// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/view_export.h"

#include "ui/phasors/phasor_diagram.h"
#include "ui/phasors/spectrum_view.h"
#include "ui/scope/oscilloscope.h"

#include <qcustomplot.h>

#include <QDomDocument>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class ViewExportTest : public ::testing::Test {
protected:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const ExportedView m_view{QStringLiteral("view"),
        [](QPaintDevice& device, QSize size) {
            QPainter painter(&device);
            painter.fillRect(QRect({}, size), Qt::red);
            painter.drawText(QPoint(10, 20), QStringLiteral("Mesures"));
        },
        [] { return QStringLiteral("a,b\n1,2\n"); }};

private:
    QTemporaryDir m_folder;
};

TEST_F(ViewExportTest, PngHasTwicePixelsOfTheView)
{
    EXPECT_EQ(exportView(m_view, {100, 50}, path("v.png")), QString());
    const QImage image(path("v.png"));
    EXPECT_EQ(image.size(), QSize(200, 100));
    EXPECT_EQ(image.pixelColor(199, 99), QColor(Qt::red));
}

TEST_F(ViewExportTest, SvgIsADrawingWithText)
{
    EXPECT_EQ(exportView(m_view, {100, 50}, path("v.SVG")), QString());
    QDomDocument drawing;
    ASSERT_TRUE(drawing.setContent(bytes(path("v.SVG"))));
    EXPECT_EQ(drawing.documentElement().tagName(), QStringLiteral("svg"));
    EXPECT_EQ(drawing.documentElement().attribute(QStringLiteral("viewBox")), QStringLiteral("0 0 100 50"));
    EXPECT_EQ(drawing.elementsByTagName(QStringLiteral("text")).at(0).toElement().text(), QStringLiteral("Mesures"));
}

TEST_F(ViewExportTest, CsvIsTheValues)
{
    EXPECT_EQ(exportView(m_view, {100, 50}, path("v.csv")), QString());
    EXPECT_EQ(bytes(path("v.csv")), "a,b\n1,2\n");
}

TEST_F(ViewExportTest, OtherEndingsAndPlacesAreRefusedAndLeaveNothing)
{
    EXPECT_TRUE(exportView(m_view, {100, 50}, path("v.pdf")).contains(QStringLiteral(".png, .svg or .csv")));
    EXPECT_FALSE(QFile::exists(path("v.pdf")));
    const QString nowhere = path("no/such/folder.csv");
    EXPECT_TRUE(exportView(m_view, {100, 50}, nowhere).contains(nowhere));
}

TEST_F(ViewExportTest, EveryViewHasTheActionForTheKeyboardAndTheContextMenu)
{
    Oscilloscope scope;
    SpectrumView spectrum;
    PhasorDiagram phasors;
    for (const QWidget* view : std::initializer_list<const QWidget*>{&scope, &spectrum, &phasors}) {
        const auto* action = view->findChild<ExportAction*>();
        ASSERT_NE(action, nullptr) << view->objectName().toStdString();
        EXPECT_TRUE(view->actions().contains(const_cast<ExportAction*>(action)));
        EXPECT_EQ(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
        EXPECT_EQ(view->contextMenuPolicy(), Qt::ActionsContextMenu);
        EXPECT_FALSE(view->accessibleName().isEmpty());
    }
}

TEST(CsvLine, QuotesWhatWouldBeTakenForASeparator)
{
    EXPECT_EQ((CsvLine() << "a"
                         << "b,c"
                         << "say \"d\"")
                  .number(1.5, 2)
                  .empty()
                  .end(),
        QStringLiteral("a,\"b,c\",\"say \"\"d\"\"\",1.50,\n"));
}

} // namespace
} // namespace vmeter
