// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/exam_judge.h"

namespace vmeter {

/// The result as a page of HTML that can be printed on A4. `recordFile`: name of the file beside it.
QByteArray resultPage(const ExamResult& result, const QString& recordFile, bool french);

} // namespace vmeter
