// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/session_files.h"

#include <utility>

namespace vmeter {

bool SessionFiles::add(const QString& path, const Session& begun, QString& error)
{
    auto entry = std::make_unique<Entry>();
    entry->file.setFileName(path);
    if (!entry->file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        error = QStringLiteral("cannot write %1: %2; choose another file").arg(path, entry->file.errorString());
        return false;
    }
    entry->recorder = std::make_unique<SessionRecorder>(entry->file, begun);
    m_files.push_back(std::move(entry));
    return true;
}

void SessionFiles::note(SampleCount time, const BenchInput& input)
{
    for (const auto& entry : m_files) {
        entry->recorder->note(time, input);
    }
}

void SessionFiles::block(const Bench& bench)
{
    for (const auto& entry : m_files) {
        entry->recorder->block(bench);
    }
}

QString SessionFiles::finish(const Bench& bench)
{
    QString failures;
    for (const auto& entry : m_files) {
        entry->recorder->finish(bench);
        if (!entry->recorder->isComplete()) {
            failures += QStringLiteral("%1 breaks off: %2; ").arg(entry->file.fileName(), entry->file.errorString());
        }
    }
    failures.chop(2);
    return failures;
}

} // namespace vmeter
