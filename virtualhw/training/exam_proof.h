// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/base/message.h"
#include "virtualhw/session/bench_recording.h"
#include "virtualhw/training/assignment.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// Where the text of an exam comes from.
enum class ExamTextOrigin {
    ready,  ///< a ready-made exam of this program
    own,    ///< an instructor's text
    posing, ///< it has the name or the title of a ready-made exam and is another text
};

/// An exam went on after a break.
struct ExamResumption {
    Duration time{};       ///< since the exam began
    QString at;            ///< time of the computer, ISO 8601; empty: unknown
    qsizetype missing = 0; ///< bytes that the record had before: an older one has been put back

    [[nodiscard]] std::string toText() const; ///< of the mark in the record
    static ExamResumption from(Duration time, const std::string& text);
};

/// What an exam's record is signed with.
enum class ExamSignature {
    none,
    unchecked, ///< signed; the key is not known here
    good,
    wrong, ///< not signed with this key, or changed since, or not signed although a key is given
};

/// What is known about how a record of an exam came to be.
struct ExamProof {
    ExamTextOrigin origin = ExamTextOrigin::own;
    QString textHash; ///< SHA-256, hexadecimal
    QString endedAt;  ///< time of the computer, ISO 8601; empty: older versions did not note it
    std::vector<ExamResumption> resumptions;
    ExamSignature signature = ExamSignature::none;
    QString signatureText; ///< hexadecimal; empty: none

    /// Nothing that an instructor has to look into.
    [[nodiscard]] bool isSound() const;
};

/// Why this is no whole record of an exam; an empty message if it is one: it has an end, and a check for each second of
/// the exam.
Message examRecordProblem(const BenchRecording& session);

ExamTextOrigin originOf(const Assignment& assignment, const LocalizedText& title);

/// SHA-256 of a text of an exam, hexadecimal.
QString hashOfText(const std::string& text);

/// `record`: the file that `session` was read from. `key`: of --exam-key; empty: none. `text`: gets the signature.
ExamSignature checkSignature(
    const QByteArray& record, const BenchRecording& session, const QByteArray& key, QString& text);

/// Time of the computer between two moments in ISO 8601, in whole seconds; nothing if one of them is not known.
std::optional<qint64> secondsBetween(const QString& from, const QString& until);

/// Reads the key of --exam-key: all bytes of the file without white space around them, at least kShortestExamKey.
Expected<QByteArray> readExamKey(const QString& path);
inline constexpr qsizetype kShortestExamKey = 16; ///< bytes

} // namespace vmeter
