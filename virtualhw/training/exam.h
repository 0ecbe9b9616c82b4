// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vmeter {

/// Something done to the wiring, or to what is on the terminals, that the trainee has to find and to mend.
struct HiddenFault {
    LocalizedText name;
    InputChange change;
    InputChange mend; ///< for who shows how; the goal is that no conductor is wrong
};

/// An exam as its author wrote it: out of its tasks and faults some are drawn for each trainee.
struct Exam {
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0;
    LessonStart start;
    std::size_t draw = 0; ///< how many of the tasks
    std::vector<LessonStep> tasks;
    std::size_t hiddenFaults = 0; ///< how many of the faults, one after the other
    std::vector<HiddenFault> faults;
    LessonStep find; ///< asks which fault it is; its question is made of the names of all faults
    LessonStep mend; ///< then to be mended
};

/// What is drawn with `seed`: the same on every machine. Tasks stay in the order of the text, faults come after them in
/// the order in which they were drawn.
Lesson drawn(const Exam& exam, uint64_t seed);

} // namespace vmeter
