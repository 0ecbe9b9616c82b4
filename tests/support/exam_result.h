// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/assignment.h"

#include <QFile>
#include <QRegularExpression>
#include <QString>

namespace vmeter {

/// Two tasks: the answer "yes" gives 3 marks, tariff 2 gives 2.
inline Assignment shortExam(const char* candidate, const char* name = "trial")
{
    const char* const text = R"(version: 1
title: {en: Trial, fr: Essai}
aim: {en: Aim, fr: But}
minutes: 5
tasks:
  - {text: {en: "Word & more", fr: Mot}, marks: 3, ask: {word: yes}}
  - {text: {en: Tariff., fr: Tarif.}, marks: 2, goal: {display: {menu: tAr.2}}, show: [{press: {keys: [enter], for: 0.3 s}}]}
)";
    return {
        QString::fromLatin1(name), text, true, 7, QString::fromUtf8(candidate), QStringLiteral("2026-01-31T10:00:00")};
}

/// Empty: there is no such file.
inline QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A page without what is different in each exam: durations, the date and the record's checksum.
inline QString withoutItsMoment(QString page)
{
    page.replace(QRegularExpression(QStringLiteral("[0-9a-f]{64}")), QStringLiteral("CHECKSUM"));
    page.replace(QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d[:_]\\d\\d(:\\d\\dZ?)?")),
        QStringLiteral("DATE"));
    page.replace(QRegularExpression(QStringLiteral("\\d+:\\d\\d")), QStringLiteral("TIME"));
    return page;
}

} // namespace vmeter
