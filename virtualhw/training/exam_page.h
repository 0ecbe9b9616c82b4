// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/exam_judge.h"

namespace vmeter {

/// The result as an HTML page for printing on A4. `recordFile`: name of the session file in the same folder.
QByteArray resultPage(const ExamResult& result, const QString& recordFile, bool french);

} // namespace vmeter
