// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_files.h"

#include "tests/support/meter_time.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <gtest/gtest.h>

#include <future>

namespace vmeter {
namespace {

class SessionFilesTest : public ::testing::Test {
protected:
    SessionFilesTest() { m_simulation.start(); }

    std::unique_ptr<Bench> bench()
    {
        BenchRecording begun;
        begun.start.scenario.afe.profile = AfeProfile::ideal;
        begun.start.fram = QByteArray(kFramSize, '\0');
        auto bench = std::make_unique<Bench>(*begun.start.model, begun.start.scenario, m_fram);
        m_log.begin(begun);
        bench->addObserver(m_log);
        return bench;
    }
    QString path(const char* name) { return m_folder.filePath(QString::fromLatin1(name)); }
    MeterTime time() { return m_simulation.snapshot()->time; }
    void open(const QString& path)
    {
        m_files->open(path);
        while (m_files->isOpening()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }
    /// Records the next message box and closes it.
    void expectMessage()
    {
        QTimer::singleShot(0, &m_window, [this] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr) {
                expectMessage();
                return;
            }
            m_message = box->text() + u'\n' + box->informativeText();
            box->accept();
        });
    }

    QTemporaryDir m_folder;
    FramMemory m_fram;
    BenchRecordingLog m_log;
    Simulation m_simulation{bench(), {Speed::kPaused}};
    BenchRecordingManager m_keeper{m_simulation, m_log, m_fram};
    QWidget m_window;
    SessionFiles* m_files = new SessionFiles(m_keeper, m_window);
    QString m_message;
};

TEST_F(SessionFilesTest, GoesOnWhereItWasSaved)
{
    m_simulation.step(Duration::seconds(5));
    QSignalSpy saved(m_files, &SessionFiles::saved);
    m_files->save(path("a.vms"));
    EXPECT_EQ(saved.count(), 1);
    m_simulation.step(Duration::seconds(30));
    QSignalSpy opened(m_files, &SessionFiles::opened);
    open(path("a.vms"));
    EXPECT_EQ(opened.count(), 1);
    EXPECT_EQ(time(), meterTime(5));
    EXPECT_EQ(m_simulation.snapshot()->benchGeneration, 1U);
}

TEST_F(SessionFilesTest, AFileThatIsNoneChangesNothingAndSaysWhatToDo)
{
    m_simulation.step(Duration::seconds(3));
    QFile file(path("none.vms"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("not a session\n");
    file.close();
    expectMessage();
    open(path("none.vms"));
    EXPECT_TRUE(m_message.contains(QStringLiteral("Choose another file."))) << m_message.toStdString();
    EXPECT_EQ(time(), meterTime(3));
    EXPECT_EQ(m_simulation.snapshot()->benchGeneration, 0U);
}

TEST_F(SessionFilesTest, AFileThatIsNotThereIsNamed)
{
    expectMessage();
    open(path("missing.vms"));
    EXPECT_TRUE(m_message.contains(QStringLiteral("No such file"))) << m_message.toStdString();
}

TEST_F(SessionFilesTest, AFolderThatIsNotThereIsNamed)
{
    expectMessage();
    m_files->save(path("missing/a.vms"));
    EXPECT_TRUE(m_message.contains(QStringLiteral("missing"))) << m_message.toStdString();
    EXPECT_TRUE(m_message.contains(QStringLiteral("cannot be written"))) << m_message.toStdString();
}

TEST_F(SessionFilesTest, CancelLeavesTheRunningSession)
{
    m_simulation.step(Duration::seconds(2));
    m_files->save(path("a.vms"));
    m_simulation.step(Duration::seconds(2));
    // The bench is blocked, so that it cannot be replaced before the load is cancelled.
    std::promise<void> release;
    m_simulation.post([held = release.get_future().share()](Bench&) { held.wait(); });
    m_files->open(path("a.vms"));
    m_window.findChild<QProgressDialog*>()->findChild<QPushButton*>()->click();
    release.set_value();
    while (m_files->isOpening()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    EXPECT_EQ(time(), meterTime(4));
    EXPECT_EQ(m_simulation.snapshot()->benchGeneration, 0U);
}

TEST_F(SessionFilesTest, AWindowThatIsClosedMeanwhileWaitsForNothing)
{
    m_files->save(path("a.vms"));
    m_files->open(path("a.vms"));
    delete m_files;
    m_files = nullptr;
    QCoreApplication::processEvents();
    EXPECT_FALSE(m_keeper.loading());
}

TEST_F(SessionFilesTest, ALessonsBenchIsLeftAlone)
{
    m_files->save(path("a.vms"));
    m_simulation.call([](Bench& bench) { bench.setOwner(BenchOwner::lesson); });
    expectMessage();
    open(path("a.vms"));
    EXPECT_TRUE(m_message.startsWith(QStringLiteral("A lesson or exam is running."))) << m_message.toStdString();
    m_message.clear();
    expectMessage();
    m_files->save(path("b.vms"));
    EXPECT_TRUE(m_message.startsWith(QStringLiteral("A lesson or exam is running."))) << m_message.toStdString();
    EXPECT_FALSE(QFile::exists(path("b.vms")));
}

} // namespace
} // namespace vmeter
