// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace vmeter {

class Training;

// Functions of the control API for lessons and exams. All except the first two throw ApiError; if `training` is null:
// 404.

/// The state of the lesson or exam; {"lesson": null, ...} if there is none.
QJsonObject trainingJson(const Training* training);

/// Names of all faults in the pool of the exam; empty without an exam.
QJsonObject poolJson(const Training* training);

/// Executes {"do": "start", "lesson": NAME ...}, {"do": "answer", "answer": TEXT} and similar requests.
void doTraining(Training* training, const QJsonObject& order);

/// The recording of the finished lesson or exam, from which it can be judged.
QByteArray trainingRecord(const Training* training);

} // namespace vmeter
