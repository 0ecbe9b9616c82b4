// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_command.h"

#include "app/exit_code.h"
#include "app/export/exporter.h"
#include "app/terminal_output.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/session/whole_file.h"

namespace vmeter {

namespace {

int wrongExport(std::ostream& err, const char* option, const std::string& value, const Message& right)
{
    showError(err, Phrase(nullptr, "--%1 %2: %3").with(option, value, right));
    return static_cast<int>(ExitCode::wrongUse);
}

Message namesOfExporters()
{
    std::vector<std::string_view> names;
    for (const Exporter& exporter : exporters()) {
        names.push_back(exporter.name);
    }
    names.emplace_back("list");
    return anyOf(names);
}

int deliver(const std::string& entry, const QString& file, std::ostream& out, std::ostream& err)
{
    if (file.isEmpty()) {
        out << entry;
        return static_cast<int>(ExitCode::done);
    }
    const QString reason = writeWholeFile(file, QByteArray::fromStdString(entry));
    if (!reason.isEmpty()) {
        showError(err, Phrase("Program", "cannot write %1: %2").with(file, reason));
        return static_cast<int>(ExitCode::unavailable);
    }
    return static_cast<int>(ExitCode::done);
}

} // namespace

int runExportCommand(const ExportOptions& options, std::ostream& out, std::ostream& err)
{
    if (options.program == "list") {
        return deliver(listExporters(), options.outFile, out, err);
    }
    const Exporter* const exporter = findExporter(options.program);
    if (exporter == nullptr) {
        return wrongExport(err, "for", options.program, Phrase("CommandLine", "must be %1").with(namesOfExporters()));
    }
    ExportOrder order;
    order.model = options.model;
    order.unitId = options.unitId;
    const std::string host = options.host.empty() ? ipv4Text(NetworkSettings{}.address) : options.host;
    if (const Message right = setHost(order, host); !right.isEmpty()) {
        return wrongExport(err, "host", host, right);
    }
    auto values = chooseValues(options.model->registers, options.values);
    if (!values) {
        return wrongExport(err, "values", options.values, values.error());
    }
    order.values = std::move(*values);
    const Expected<std::string> entry = exporter->write(*exporter, order);
    return entry ? deliver(*entry, options.outFile, out, err)
                 : wrongExport(err, "values", options.values, entry.error());
}

} // namespace vmeter
