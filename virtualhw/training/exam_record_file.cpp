// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_record_file.h"

#include "virtualhw/session/bench_recording.h"
#include "virtualhw/session/whole_file.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qsizetype kSecretBytes = 32;
constexpr qsizetype kNonceBytes = 16;
constexpr qsizetype kBlockBytes = 32; // of HMAC-SHA256
constexpr qsizetype kTagDigits = 64;
constexpr int kLengthDigits = 12;
const QByteArray kSealedHead = QByteArray(kExamUnderWay.data()) + "1\n";
const QByteArray kMarkHead = "vmeter exam mark 1\n";
const QByteArray kUnderWay = " under way\n";
const QByteArray kEnded = " has ended\n"; // as long: the mark is written over

QByteArray hmac(const QByteArray& key, const QByteArray& message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray randomBytes(qsizetype count)
{
    std::array<quint32, kSecretBytes / sizeof(quint32)> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char*>(words.data()), count);
}

// A signature, a mark and the encryption use the same key for different things: each names its own.
QByteArray streamKeyOf(const QByteArray& secret, const QByteArray& key)
{
    return hmac(key, "vmeter exam encryption\n" + secret);
}

QByteArray tagOf(const QByteArray& hash, const QByteArray& key)
{
    return hmac(key, "vmeter exam mark\n" + hash).toHex();
}

QByteArray signatureOf(const QByteArray& hash, const QByteArray& key)
{
    return hmac(key, "vmeter exam record\n" + hash).toHex();
}

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Encrypts and decrypts `bytes`, which stand at `offset` of the record: HMAC-SHA256 as a pseudo-random function of a
/// counter gives the key stream. `nonce` is another one for each file, so that no piece of the stream is used twice.
QByteArray crypted(QByteArray bytes, qsizetype offset, const QByteArray& streamKey, const QByteArray& nonce)
{
    QByteArray block;
    qsizetype number = -1;
    for (qsizetype n = 0; n < bytes.size(); ++n) {
        if (const qsizetype wanted = (offset + n) / kBlockBytes; wanted != number) {
            number = wanted;
            QByteArray counter(sizeof(quint64), '\0');
            qToBigEndian(static_cast<quint64>(number), counter.data());
            block = hmac(streamKey, nonce + counter);
        }
        bytes[n] = static_cast<char>(bytes[n] ^ block[(offset + n) % kBlockBytes]);
    }
    return bytes;
}

/// The readable record of a whole file; nothing: it is no record of an exam under way.
std::optional<QByteArray> decrypted(const QByteArray& sealed, const QByteArray& streamKey)
{
    const qsizetype head = kSealedHead.size() + kNonceBytes;
    if (!sealed.startsWith(kSealedHead) || sealed.size() < head) {
        return {};
    }
    return crypted(sealed.sliced(head), 0, streamKey, sealed.sliced(kSealedHead.size(), kNonceBytes));
}

} // namespace

std::optional<ExamMark> readExamMark(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.readLine() != kMarkHead) {
        return {};
    }
    ExamMark mark;
    mark.secret = QByteArray::fromHex(file.readLine().trimmed());
    const QByteArray line = file.readLine();
    bool isNumber = false;
    mark.length = line.left(kLengthDigits).toLongLong(&isNumber);
    mark.tag = line.mid(kLengthDigits + 1, kTagDigits);
    mark.underWay = line.endsWith(kUnderWay);
    const bool good = isNumber && mark.length >= 0 && mark.secret.size() == kSecretBytes
        && mark.tag.size() == kTagDigits && (mark.underWay || line.endsWith(kEnded));
    return good ? std::optional(std::move(mark)) : std::nullopt;
}

QByteArray examSignature(const QByteArray& covered, const QByteArray& key)
{
    return signatureOf(sha256(covered), key);
}

bool readExamUnderWay(
    const QString& path, const ExamMark& mark, const QByteArray& key, ExamRecordRead& read, Message& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Phrase("Lesson", "%1: %2").with(path, file.errorString());
        return false;
    }
    std::optional<QByteArray> record = decrypted(file.read(kLongestSession), streamKeyOf(mark.secret, key));
    if (!record || !mark.underWay) {
        error = Phrase("Lesson", "%1 is no exam under way: please begin it again").with(path);
        return false;
    }
    // What was written last may be in the record and not yet in the mark.
    if (record->size() >= mark.length && tagOf(sha256(record->left(mark.length)), key) != mark.tag) {
        error = Phrase("Lesson",
            "%1 is not the record that was written last, or it needs the key of --exam-key with which the exam began. "
            "Without it the exam cannot go on: please begin it again")
                    .with(path);
        return false;
    }
    read.missing = std::max(qsizetype{0}, mark.length - record->size());
    read.record = std::move(*record);
    return true;
}

ExamRecordFile::ExamRecordFile(QFile& file, QByteArray secret, const QByteArray& key)
    : m_file(file)
    , m_secret(secret.isEmpty() ? randomBytes(kSecretBytes) : std::move(secret))
    , m_key(key)
    , m_streamKey(streamKeyOf(m_secret, key))
    , m_nonce(randomBytes(kNonceBytes))
{
    const bool begun = m_file.write(kSealedHead + m_nonce) == kSealedHead.size() + kNonceBytes;
    if (begun) {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
}

qint64 ExamRecordFile::readData(char*, qint64)
{
    return -1;
}

qint64 ExamRecordFile::writeData(const char* data, qint64 size)
{
    const QByteArray bytes(data, size);
    if (m_file.write(crypted(bytes, m_length, m_streamKey, m_nonce)) != size) {
        return -1;
    }
    m_hash.addData(bytes);
    m_length += size;
    return !m_mark.isOpen() || writeMark(true) ? size : -1;
}

bool ExamRecordFile::follow(const QString& path)
{
    m_mark.setFileName(path);
    return m_mark.open(QIODevice::ReadWrite | QIODevice::Unbuffered, kOwnerOnly) && writeMark(true)
        && m_mark.resize(m_mark.pos());
}

/// Writes over the mark in one piece, which is much shorter than a sector of a disk.
bool ExamRecordFile::writeMark(bool underWay)
{
    const QByteArray text = kMarkHead + m_secret.toHex() + '\n'
        + QByteArray::number(m_length).rightJustified(kLengthDigits, '0') + ' ' + tagOf(m_hash.result(), m_key)
        + (underWay ? kUnderWay : kEnded);
    return m_mark.seek(0) && m_mark.write(text) == text.size();
}

QByteArray ExamRecordFile::signature() const
{
    return signatureOf(m_hash.result(), m_key);
}

Message ExamRecordFile::reveal(const QString& path)
{
    QFile file(path);
    std::optional<QByteArray> record;
    if (file.open(QIODevice::ReadOnly)) {
        record = decrypted(file.readAll(), m_streamKey);
    }
    if (!record || sha256(*record) != m_hash.result()) {
        return Phrase("Lesson", "%1 has been changed while the exam was under way: there is no result").with(path);
    }
    if (const QString problem = writeWholeFile(path, *record, FileRights::ownerOnly); !problem.isEmpty()) {
        return Phrase("Lesson", "The record %1 cannot be written: %2").with(path, problem);
    }
    if (m_mark.isOpen()) {
        writeMark(false);
    }
    return {};
}

} // namespace vmeter
