// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/training.h"

#include <QByteArray>
#include <QJsonObject>

namespace vmeter {

// What the control API does with lessons and exams. All but the first two throw ApiError; `training` null: 404.

/// What is under way: {"lesson": null, ...} where nothing is.
QJsonObject trainingJson(const Training* training);

/// The names of all faults out of which those of the exam were drawn; none where no exam is under way.
QJsonObject poolJson(const Training* training);

/// Carries out {"do": "start", "lesson": NAME ...}, {"do": "answer", "answer": TEXT} and the like.
void doTraining(Training* training, const QJsonObject& order);

/// The record of the lesson or exam that has ended, from which it can be judged.
QByteArray trainingRecord(const Training* training);

} // namespace vmeter
