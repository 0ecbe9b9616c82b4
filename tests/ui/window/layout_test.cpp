// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/window/view_registry.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

/// What is left of a screen beside the frame of the window, in logical pixels: 1366 x 768, 1920 x 1080 at scale 1 and
/// 1.5, 3840 x 2160 at scale 1.5 and 1. (At scale 2 it is 1920 x 1080 again.)
constexpr QSize kWindows[] = {{1350, 720}, {1904, 1032}, {1264, 672}, {2544, 1392}, {3824, 2112}};

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2b, 0x2b));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::WindowText, Qt::white);
    palette.setColor(QPalette::ButtonText, Qt::white);
    return palette;
}

class LayoutTest : public ::testing::TestWithParam<std::tuple<QSize, int, bool>> {
protected:
    LayoutTest()
    {
        QFont font = m_font;
        font.setPointSize(std::get<1>(GetParam()));
        QApplication::setFont(font);
        if (std::get<2>(GetParam())) {
            QApplication::setPalette(darkPalette());
        }
    }
    ~LayoutTest() override
    {
        QApplication::setFont(m_font);
        QApplication::setPalette(m_palette);
    }

    static std::unique_ptr<Bench> bench(Fram& fram)
    {
        Scenario scenario;
        scenario.name = {"Test load", "Charge d'essai"};
        scenario.input.load.current = {10, 10, 10};
        return std::make_unique<Bench>(kCountisE28, scenario, fram);
    }

    const QFont m_font = QApplication::font();
    const QPalette m_palette = QApplication::palette();
    FramMemory m_fram;
    Simulation m_simulation{bench(m_fram), {Speed::kPaused}};
    TrafficLog m_traffic{256};
    BenchRecordingLog m_log;
    BenchRecordingManager m_keeper{m_simulation, m_log, m_fram};
    Language m_language;
};

QString plain(QString text)
{
    return text.remove(u'&');
}

/// The widest line of `text` in the font of `part`.
int widthOf(const QWidget& part, const QString& text)
{
    int widest = 0;
    for (const QString& line : text.split(u'\n')) {
        widest = std::max(widest, part.fontMetrics().horizontalAdvance(line));
    }
    return widest;
}

/// True if the text of `part` has less width than it needs and is not given whole in a tool tip.
bool isCut(const QWidget& part)
{
    if (const auto* const label = qobject_cast<const QLabel*>(&part)) {
        const bool isPlain
            = !label->wordWrap() && label->pixmap(Qt::ReturnByValue).isNull() && !Qt::mightBeRichText(label->text());
        return isPlain && label->toolTip() != label->text() && label->width() < widthOf(*label, plain(label->text()));
    }
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&part)) {
        const auto* const tool = qobject_cast<const QToolButton*>(button);
        const bool showsText = tool == nullptr || tool->toolButtonStyle() == Qt::ToolButtonTextOnly;
        return showsText && button->width() < widthOf(*button, plain(button->text()));
    }
    if (const auto* const choice = qobject_cast<const QComboBox*>(&part)) {
        return choice->width() < widthOf(*choice, choice->currentText());
    }
    return false;
}

bool hasText(const QWidget& part)
{
    return qobject_cast<const QLabel*>(&part) != nullptr || qobject_cast<const QAbstractButton*>(&part) != nullptr
        || qobject_cast<const QComboBox*>(&part) != nullptr || qobject_cast<const QLineEdit*>(&part) != nullptr;
}

std::string describe(const QWidget& part)
{
    const auto* const label = qobject_cast<const QLabel*>(&part);
    const auto* const button = qobject_cast<const QAbstractButton*>(&part);
    const QString text = label != nullptr ? label->text() : button != nullptr ? button->text() : QString();
    return (part.objectName() + QStringLiteral(" “") + text + QStringLiteral("” %1").arg(part.width())).toStdString();
}

/// No text of `content` is cut, and none lies over another.
void expectReadable(const QWidget& content, const std::string& where)
{
    std::vector<const QWidget*> parts;
    for (const QWidget* part : content.findChildren<QWidget*>()) {
        if (part->isVisible() && hasText(*part)) {
            parts.push_back(part);
            EXPECT_FALSE(isCut(*part)) << where << ": " << describe(*part);
            const int right = part->mapTo(&content, QPoint(part->width(), 0)).x();
            EXPECT_LE(right, content.width()) << where << ": beyond the edge: " << describe(*part);
        }
    }
    for (std::size_t n = 0; n < parts.size(); ++n) {
        for (std::size_t other = n + 1; other < parts.size(); ++other) {
            if (parts[n]->parentWidget() == parts[other]->parentWidget()) {
                EXPECT_FALSE(parts[n]->geometry().intersects(parts[other]->geometry()))
                    << where << ": " << describe(*parts[n]) << " over " << describe(*parts[other]);
            }
        }
    }
}

/// Gives every part the place that its text needs now. A layout asks for that by an event, and moves its own parts by
/// further ones.
void settle(QWidget& content)
{
    for (int depth = 0; depth < 4; ++depth) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    QCoreApplication::processEvents();
    EXPECT_TRUE(content.isVisible());
}

TEST_P(LayoutTest, NoTextIsCutAndNoneOverlaps)
{
    ServerStatus servers{QStringLiteral("127.0.0.1:1502"), QStringLiteral("127.0.0.1:8080"), QString()};
    MainWindow window(
        m_simulation, m_keeper, m_traffic, [&servers] { return servers; }, m_language);
    window.setDockOptions(window.dockOptions() & ~QMainWindow::AnimatedDocks); // every place is reached at once
    window.show();
    window.resize(std::get<0>(GetParam()));
    m_simulation.start();
    m_simulation.step(Duration::seconds(2));
    for (const char* language : {"en", "fr"}) {
        window.setLanguage(QLatin1String(language));
        for (const ViewRow& row : viewRegistry()) {
            auto* const dock = window.findChild<QDockWidget*>(QLatin1String(row.dock));
            if (dock == nullptr) {
                continue; // the training, which this window does not have
            }
            const bool wasHidden = dock->isHidden();
            if (wasHidden) {
                dock->toggleViewAction()->trigger();
            }
            dock->raise();
            QCoreApplication::processEvents();
            window.refresh();
            window.refresh();
            window.refresh();
            settle(*dock->widget());
            expectReadable(*dock->widget(), std::string(language) + " " + row.dock);
            for (const QTabBar* tabs : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
                for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                    EXPECT_GE(tabs->tabRect(tab).width(), widthOf(*tabs, tabs->tabText(tab)))
                        << language << ": tab " << tabs->tabText(tab).toStdString();
                }
            }
            if (wasHidden) {
                dock->hide();
            }
        }
    }
    window.setLanguage(QStringLiteral("en"));
}

INSTANTIATE_TEST_SUITE_P(Screens, LayoutTest,
    ::testing::Combine(::testing::ValuesIn(kWindows), ::testing::Values(9, 13), ::testing::Bool()),
    [](const auto& info) {
        const QSize size = std::get<0>(info.param);
        return std::to_string(size.width()) + "x" + std::to_string(size.height()) + "_"
            + std::to_string(std::get<1>(info.param)) + "pt_" + (std::get<2>(info.param) ? "dark" : "light");
    });

} // namespace
} // namespace vmeter
