// SPDX-License-Identifier: GPL-3.0-or-later
// A text as lesson and as exam: files, and what POST /v1/training gives to the reader.
#include "tests/fuzz/expect.h"
#include "virtualhw/training/lesson_file.h"

#include <algorithm>

namespace vmeter {
namespace {

template <class T> void expectResult(const ScenarioResult<T>& result, std::string_view text)
{
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    if (!result) {
        EXPECT(!result.error().empty() && result.error().size() <= 50);
        for (const ScenarioError& error : result.error()) {
            EXPECT(error.line >= 0 && error.line <= lines + 1 && error.column >= 0);
            EXPECT(!error.message.isEmpty());
        }
    }
}

} // namespace
} // namespace vmeter

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace vmeter;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto lesson = parseLesson(text);
    expectResult(lesson, text);
    EXPECT(!lesson || !lesson->steps.empty());
    const auto exam = parseExam(text);
    expectResult(exam, text);
    return 0;
}
