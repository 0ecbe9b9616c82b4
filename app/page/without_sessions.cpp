// SPDX-License-Identifier: GPL-3.0-or-later
// The browser edition has no recordings of sessions, no lessons, no exams and no network: the calls of the control API
// answer as in a program whose ControlApiOptions have none (app/control/session_calls.h, training_calls.h).
#include "app/control/api_error.h"
#include "app/control/client_calls.h"
#include "app/control/session_calls.h"
#include "app/control/training_calls.h"

#include <QJsonArray>

namespace vmeter {

namespace {

[[noreturn]] void refuseSessions()
{
    throw ApiError(404, "not_available", "this program keeps no sessions");
}

} // namespace

QJsonArray shownByClients(const QString& /*modbus*/, const Snapshot& /*now*/)
{
    throw ApiError(409, "no_modbus", "the Modbus server is off, so no program can read the meter");
}

qint64 takeShownValues(coach::ValueInbox* /*inbox*/, const std::string& /*body*/)
{
    throw ApiError(409, "no_coach", "values are judged by 'vmeter coach --mapping FILE --control ADDR:PORT'");
}

std::optional<double> loadingShare(const BenchRecordingManager* /*keeper*/)
{
    return {};
}

std::string savedSession(BenchRecordingManager* /*keeper*/)
{
    refuseSessions();
}

std::size_t loadBenchRecording(
    BenchRecordingManager* /*keeper*/, const std::string& /*text*/, const std::stop_token& /*stop*/)
{
    refuseSessions();
}

void abandonLoading(BenchRecordingManager* /*keeper*/)
{
    refuseSessions();
}

QJsonObject trainingJson(const Training* /*training*/)
{
    return {{"lesson", QJsonValue()}};
}

QJsonObject poolJson(const Training* /*training*/)
{
    return {{"faults", QJsonArray()}};
}

void doTraining(Training* /*training*/, const QJsonObject& /*order*/)
{
    throw ApiError(404, "not_available", "this program has no lessons");
}

QByteArray trainingRecord(const Training* /*training*/)
{
    throw ApiError(409, "not_ended", "there is a record when a lesson or an exam has ended, and has not been left");
}

} // namespace vmeter
