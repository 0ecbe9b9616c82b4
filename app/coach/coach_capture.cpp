// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/coach_session.h"
#include "app/coach/wire/capture_file.h"
#include "app/terminal_output.h"
#include "virtualhw/base/qt_text.h"
#include "virtualhw/session/whole_file.h"

#include <QByteArray>
#include <QFile>

namespace vmeter {

namespace {

bool writeReport(const std::string& path, const std::string& text, std::ostream& err)
{
    if (path.empty()) {
        return true;
    }
    const QString reason = writeWholeFile(QString::fromStdString(path), QByteArray::fromStdString(text));
    if (!reason.isEmpty()) {
        showError(err, Phrase("Coach", "cannot write the report %1: %2; choose another file").with(path, reason));
    }
    return reason.isEmpty();
}

} // namespace

bool writeDraft(const CoachOptions& options, const std::map<std::string, coach::ClientRecord>& clients,
    const RegisterTable& registers, std::ostream& err)
{
    return options.makeMapping.empty()
        || writeReport(options.makeMapping, coach::draftMapping(clients, registers), err);
}

bool writeReports(const CoachOptions& options, const coach::CoachReport& report, bool french, std::ostream& err)
{
    const bool json = writeReport(options.json, coach::reportJson(report), err);
    const bool junit = writeReport(options.junit, coach::reportJunit(report), err);
    return writeReport(options.report, coach::reportHtml(report, french), err) && json && junit;
}

ExitCode judgeCapture(const CoachOptions& options, bool french, std::ostream& out, std::ostream& err)
{
    const Expected<coach::Capture> capture
        = coach::readCapture(options.pcap, {.port = options.port, .unit = options.unit});
    if (!capture) {
        showError(err, capture.error());
        return ExitCode::wrongUse;
    }
    const coach::CoachReport report = coach::judge(
        {
            .plan = "capture",
            .duration = capture->duration,
            .marks = {},
            .live = false,
            .registers = &kDirectMeterRegisters,
            .only = options.only,
            .client = options.client,
        },
        capture->clients);
    if (capture->gaps > 0) {
        showError(err,
            Phrase("Coach", "%1 bytes of the capture are missing or are no Modbus, and were left out")
                .with(capture->gaps));
    }
    out << coach::reportText(report, french) << std::flush;
    if (!writeReports(options, report, french, err)
        || !writeDraft(options, capture->clients, kDirectMeterRegisters, err)) {
        return ExitCode::failed;
    }
    return report.clients.empty() ? ExitCode::noClient : report.hasMistakes() ? ExitCode::failed : ExitCode::done;
}

} // namespace vmeter
