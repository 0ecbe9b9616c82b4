// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QFile>
#include <QString>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace vmeter {

/// What became of the result of an exam that has ended.
struct ExamOutcome {
    enum class State {
        written,   ///< `page` and, beside it, the record
        notJudged, ///< the record cannot be judged: `error`
        notWritten ///< `error`
    };
    State state = State::notJudged;
    QString page; ///< path of the file
    int marks = 0;
    int marksPossible = 0;
    int percent = 0;     ///< percentOf() the result
    bool passed = false; ///< hasPassed()
    Message error{};
};

/// Judges ended exams and writes their results, in a thread of its own: a page, and a copy of the record that it can
/// be checked with. From any thread.
class ExamResultWriter {
public:
    /// `folder`: for the results; it is made when the first one is written. `key`: of --exam-key; empty: none.
    explicit ExamResultWriter(QString folder, QByteArray key = {});
    ~ExamResultWriter(); ///< when all results are written
    ExamResultWriter(const ExamResultWriter&) = delete;
    ExamResultWriter& operator=(const ExamResultWriter&) = delete;

    /// Returns at once. `recordFile` is whole; it is opened here, so it may be replaced or removed later. `french`: the
    /// language of the page. `problem`: why the record cannot be judged; empty: it can.
    void write(const QString& recordFile, bool french, const Message& problem = {});

    /// Returns when all results asked for are written, or known to have failed.
    void wait();

    /// The last result; null: none is ready yet.
    [[nodiscard]] std::shared_ptr<const ExamOutcome> last() const;

private:
    struct Order {
        std::unique_ptr<QFile> record;
        bool french;
        Message problem;
    };

    void work();
    [[nodiscard]] ExamOutcome judgeAndWrite(const Order& order) const;

    const QString m_folder;
    const QByteArray m_key;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<Order> m_orders; ///< the first one is being worked on
    bool m_ending = false;
    std::shared_ptr<const ExamOutcome> m_last;
    std::thread m_worker; ///< started by the first order
};

} // namespace vmeter
