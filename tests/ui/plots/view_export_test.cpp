// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/view_export.h"

#include "ui/phasors/phasor_diagram.h"
#include "ui/phasors/spectrum_view.h"
#include "ui/report/paper_device.h"
#include "ui/scope/oscilloscope.h"

#include <qcustomplot.h>

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDomDocument>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QTemporaryDir>
#include <QTimer>

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

TEST_F(ViewExportTest, TheAxesAreInTheirPlacesAfterAnExport)
{
    Oscilloscope scope;
    scope.resize(700, 500);
    scope.show();
    QCoreApplication::processEvents();
    const QRect before = scope.plot().axisRect(0)->rect();
    ASSERT_NE(scope.plot().size(), scope.size()) << "the export has the size of the view";
    QTimer::singleShot(0, &scope, [this, &scope] {
        auto* const dialog = scope.findChild<QFileDialog*>();
        ASSERT_NE(dialog, nullptr);
        dialog->selectFile(path("scope.png"));
        QMetaObject::invokeMethod(dialog, "accept");
    });
    scope.findChild<ExportAction*>()->trigger();
    EXPECT_TRUE(QFile::exists(path("scope.png")));
    EXPECT_EQ(scope.plot().axisRect(0)->rect(), before);
}

TEST_F(ViewExportTest, ARightClickOnThePlotOpensTheMenuOfItsView)
{
    Oscilloscope scope;
    SpectrumView spectrum;
    for (PlotView* view : std::initializer_list<PlotView*>{&scope, &spectrum}) {
        view->resize(500, 400);
        view->show();
        const QPoint middle = view->plot().rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, middle, view->plot().mapToGlobal(middle));
        QCoreApplication::sendEvent(&view->plot(), &event);
        auto* const menu = view->findChild<QMenu*>();
        ASSERT_NE(menu, nullptr) << view->objectName().toStdString();
        EXPECT_TRUE(menu->isVisible());
        EXPECT_TRUE(menu->actions().contains(view->findChild<ExportAction*>()));
        menu->close();
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

TEST_F(ViewExportTest, APictureForPrintIsLightAndHasItsHead)
{
    const ExportedView dark{QStringLiteral("dark"),
        [](QPaintDevice& device, QSize size) {
            QPainter painter(&device);
            painter.fillRect(QRect({}, size), QColor(0x10, 0x17, 0x1b));
            painter.fillRect(QRect(10, 10, 20, 20), Qt::white);
        },
        [] { return QString(); }, [] { return QStringList{QStringLiteral("5 ms: u1 230 V")}; }, true};
    const PictureLook look{true, {QStringLiteral("Oscilloscope"), QStringLiteral("Scenario: Test, meter time 1")}};
    EXPECT_EQ(exportView(dark, {100, 50}, path("print.png"), look), QString());
    const QImage print(path("print.png"));
    EXPECT_EQ(print.width(), 200);
    EXPECT_GT(print.height(), 100) << "two lines above, one below";
    const int middle = print.height() / 2;
    EXPECT_EQ(print.pixelColor(190, middle), QColor(Qt::white));
    bool black = false;
    for (int y = 0; y < print.height(); ++y) {
        black = black || print.pixelColor(40, y) == QColor(Qt::black);
    }
    EXPECT_TRUE(black) << "what was white";
    EXPECT_EQ(exportView(dark, {100, 50}, path("screen.png"), {false, look.head}), QString());
    EXPECT_LT(QImage(path("screen.png")).pixelColor(190, middle).lightness(), 40);
    EXPECT_EQ(exportView(dark, {100, 50}, path("print.svg"), look), QString());
    EXPECT_TRUE(bytes(path("print.svg")).contains("Scenario: Test, meter time 1"));
    EXPECT_TRUE(bytes(path("print.svg")).contains("5 ms: u1 230 V"));
}

TEST(PaperDevice, KeepsTheHueAndTurnsLightIntoDark)
{
    EXPECT_EQ(PaperDevice::onPaper(Qt::white), QColor(Qt::black));
    EXPECT_EQ(PaperDevice::onPaper(Qt::black), QColor(Qt::white));
    const QColor orange = PaperDevice::onPaper(QColor(0xd0, 0x83, 0x47));
    EXPECT_NEAR(orange.hslHue(), QColor(0xd0, 0x83, 0x47).hslHue(), 2);
    EXPECT_LT(orange.lightness(), 150);
}

} // namespace
} // namespace vmeter
