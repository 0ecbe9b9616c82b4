// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_result_writer.h"

#include "virtualhw/session/whole_file.h"
#include "virtualhw/training/exam_judge.h"
#include "virtualhw/training/exam_page.h"

#include <QDir>
#include <QRegularExpression>

#include <exception>
#include <utility>

namespace vmeter {

namespace {

/// `text` as part of a file's name.
QString fileNamePart(const QString& text)
{
    static const QRegularExpression others(QStringLiteral("[^\\w-]+"), QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).replace(others, QStringLiteral("_"));
}

/// Name of the result's files without their suffix: "2026-01-31T10_00_Zoe_exam".
QString baseName(const Assignment& exam)
{
    constexpr int kDateAndMinutes = 16; // characters of "2026-01-31T10:00"
    return fileNamePart(exam.date.left(kDateAndMinutes)) + u'_' + fileNamePart(exam.candidate) + u'_' + exam.name;
}

} // namespace

ExamResultWriter::ExamResultWriter(QString folder, QByteArray key)
    : m_folder(std::move(folder))
    , m_key(std::move(key))
{
}

ExamResultWriter::~ExamResultWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_worker.joinable()) {
        m_worker.join();
    }
}

void ExamResultWriter::write(const QString& recordFile, bool french, const Message& problem)
{
    auto record = std::make_unique<QFile>(recordFile);
    record->open(QIODevice::ReadOnly); // judgeAndWrite() says so when it failed
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back({std::move(record), french, problem});
        if (!m_worker.joinable()) {
            m_worker = std::thread(&ExamResultWriter::work, this);
        }
    }
    m_changed.notify_all();
}

void ExamResultWriter::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_orders.empty(); });
}

std::shared_ptr<const ExamOutcome> ExamResultWriter::last() const
{
    const std::lock_guard lock(m_mutex);
    return m_last;
}

void ExamResultWriter::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_orders.empty(); });
        if (m_orders.empty()) {
            return;
        }
        const Order& order = m_orders.front(); // stays in its place while others are added behind it
        lock.unlock();
        auto outcome = std::make_shared<ExamOutcome>();
        try {
            *outcome = judgeAndWrite(order);
        } catch (const std::exception& error) {
            outcome->error = Message::verbatim(error.what());
        }
        lock.lock();
        m_last = std::move(outcome);
        m_orders.pop_front();
        m_changed.notify_all();
    }
}

ExamOutcome ExamResultWriter::judgeAndWrite(const Order& order) const
{
    ExamOutcome outcome;
    QFile& record = *order.record;
    const bool french = order.french;
    if (!order.problem.isEmpty()) {
        outcome.error = order.problem;
        return outcome;
    }
    if (!record.isOpen()) {
        outcome.error = Phrase("Lesson", "%1: %2").with(record.fileName(), record.errorString());
        return outcome;
    }
    const QByteArray text = record.readAll();
    const std::optional<ExamResult> result = judge(text, french, outcome.error, m_key);
    if (!result) {
        return outcome;
    }
    const QString path = QDir(m_folder).filePath(baseName(result->assignment));
    const QString recordCopy = path + QStringLiteral(".vms");
    const QString page = path + QStringLiteral(".html");
    QDir().mkpath(m_folder); // the files say why they cannot be written
    QString failure = writeWholeFile(recordCopy, text, FileRights::ownerOnly);
    if (failure.isEmpty()) {
        failure = writeWholeFile(page,
            resultPage(*result, baseName(result->assignment) + QStringLiteral(".vms"), french), FileRights::ownerOnly);
    }
    outcome.marks = result->marks;
    outcome.marksPossible = result->marksPossible;
    outcome.percent = percentOf(*result);
    outcome.passed = hasPassed(*result);
    if (failure.isEmpty()) {
        outcome.state = ExamOutcome::State::written;
        outcome.page = page;
    } else {
        outcome.state = ExamOutcome::State::notWritten;
        outcome.error = Phrase("Lesson", "%1: %2. The record stays in %3.").with(m_folder, failure, record.fileName());
    }
    return outcome;
}

} // namespace vmeter
