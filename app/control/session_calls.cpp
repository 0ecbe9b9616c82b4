// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/session_calls.h"

#include "app/control/api_error.h"
#include "virtualhw/session/bench_recording_manager.h"

#include <optional>

namespace vmeter {

namespace {

ApiError apiError(const BenchRecordingFailure& failure)
{
    using Reason = BenchRecordingFailure::Reason;
    const std::string text = failure.text.english();
    switch (failure.reason) {
    case Reason::notABenchRecording:
        return {400, "invalid_session", text};
    case Reason::differs:
        return {409, "session_differs", text};
    case Reason::busy:
        return {409, "busy", text};
    case Reason::recording:
        return {409, "recording", text};
    case Reason::otherBench:
        return {409, "training", text};
    case Reason::cancelled:
        return {409, "cancelled", text};
    case Reason::notKept:
        break;
    }
    return {500, "session_not_kept", text};
}

BenchRecordingManager& have(BenchRecordingManager* keeper)
{
    if (keeper == nullptr) {
        throw ApiError(404, "not_available", "this program keeps no sessions");
    }
    return *keeper;
}

} // namespace

std::optional<double> loadingShare(const BenchRecordingManager* keeper)
{
    return keeper != nullptr ? keeper->loading() : std::nullopt;
}

std::string savedSession(BenchRecordingManager* keeper)
{
    std::optional<BenchRecordingFailure> failure;
    const QByteArray text = have(keeper).save(failure);
    if (failure) {
        throw apiError(*failure);
    }
    return text.toStdString();
}

std::size_t loadBenchRecording(BenchRecordingManager* keeper, const std::string& text, const std::stop_token& stop)
{
    std::optional<BenchRecordingFailure> failure;
    const std::size_t checked = have(keeper).load(QByteArray::fromStdString(text), failure, stop);
    if (failure) {
        throw apiError(*failure);
    }
    return checked;
}

void abandonLoading(BenchRecordingManager* keeper)
{
    have(keeper).abandon();
}

} // namespace vmeter
