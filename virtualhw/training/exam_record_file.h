// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QIODevice>
#include <QString>

#include <optional>

namespace vmeter {

/// What is kept beside the meter's memory about the record of an exam: how much of it was written, and a hash of that.
/// An older copy of the record does not agree with it.
struct ExamMark {
    QByteArray secret;     ///< 32 bytes; the record is encrypted with a key made of it
    qsizetype length = 0;  ///< bytes of the record
    QByteArray tag;        ///< of these bytes, hexadecimal
    bool underWay = false; ///< false: the exam has ended, and its record is readable
};

/// Reads the mark; nothing: there is none, or it is damaged.
std::optional<ExamMark> readExamMark(const QString& path);

/// The signature of a record: HMAC-SHA256, hexadecimal, by `key` of the SHA-256 of `covered`.
QByteArray examSignature(const QByteArray& covered, const QByteArray& key);

/// A record of an exam that is under way, as read from its file.
struct ExamRecordRead {
    QByteArray record;     ///< the bytes of a session file
    qsizetype missing = 0; ///< bytes that the record had before: an older one has been put back
};

/// Reads the record of an exam that is under way. Returns false and sets `error` if it is none, or not the one that
/// `mark` follows. `key`: of --exam-key, or empty.
bool readExamUnderWay(
    const QString& path, const ExamMark& mark, const QByteArray& key, ExamRecordRead& read, Message& error);

/// The record of an exam while the exam is under way. It is encrypted in the file, because the answers and the hidden
/// faults are in it, and a mark in another file follows what was written.
class ExamRecordFile final : public QIODevice {
public:
    /// `file` is open and empty, and outlives this object. `secret`: of the mark of an exam that is resumed, or empty:
    /// a new one is drawn. `key`: of --exam-key, or empty.
    ExamRecordFile(QFile& file, QByteArray secret, const QByteArray& key);

    /// Begins the mark at `path`, and keeps it up to date from then on. False: it cannot be written.
    bool follow(const QString& path);
    [[nodiscard]] QString markError() const { return m_mark.errorString(); }

    /// Signature of what was written, 64 hexadecimal digits.
    [[nodiscard]] QByteArray signature() const;

    /// Replaces the file at `path`, which is this record and is closed, by the readable record. Returns an empty
    /// message, or why it is not done.
    [[nodiscard]] Message reveal(const QString& path);

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    bool writeMark(bool underWay);

    QFile& m_file;
    QFile m_mark;
    QByteArray m_secret;
    QByteArray m_key;
    QByteArray m_streamKey;
    QByteArray m_nonce;
    qsizetype m_length = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace vmeter
