// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vmeter {

/// A defect of the wiring or of the input that the trainee has to find and to repair.
struct WiringDefect {
    LocalizedText name;
    InputChange change;
    InputChange mend; ///< change that repairs it, for demonstrations; the goal of the step is correct wiring
};

/// An exam as written by its author. For each trainee some of its tasks and faults are drawn at random.
struct Exam {
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0;
    int passPercent = kUsualPassPercent; ///< per cent of the marks with which it is passed
    LessonStart start;
    std::size_t draw = 0; ///< number of tasks to draw
    std::vector<LessonStep> tasks;
    std::size_t wiringDefects = 0; ///< number of faults to draw; they are posed one after the other
    std::vector<WiringDefect> faults;
    LessonStep find; ///< step that asks for the fault; the choices are the names of all faults
    LessonStep mend; ///< step in which the fault must be repaired
};

/// Draws an exam with `seed`; the result is the same on each computer. Tasks keep the order of the text; the faults
/// follow in the order in which they were drawn.
Lesson drawn(const Exam& exam, uint64_t seed);

} // namespace vmeter
