// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/lens_command.h"

#include "app/exit_code.h"
#include "app/export/exporter.h"
#include "app/terminal_output.h"
#include "core/meter_model.h"
#include "core/settings/settings.h"
#include "virtualhw/base/embedded_files.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/session/whole_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <ostream>

namespace vmeter {

EmbeddedFiles lensFiles();

namespace {

constexpr std::string_view kHomeAssistantLens = "home_assistant";
constexpr uint16_t kOwnPort = 1502; // where vmeter listens unless told otherwise

/// The entry that `vmeter export --for home-assistant` writes has the numbers of the table for spreadsheets.
Expected<TagList> homeAssistantList(const std::string& name)
{
    ExportOrder order;
    order.values = *chooseValues(order.model->registers, "basic");
    return readTagTable(*writeCsv(*findExporter("csv"), order), name);
}

Expected<TagList> listNamed(const QString& file)
{
    const std::string name = file.toStdString();
    if (name == kHomeAssistantLens && !QFile::exists(file)) {
        return homeAssistantList(name);
    }
    const EmbeddedFile* const own = findEmbeddedFile(lensFiles(), name + ".yaml");
    return own != nullptr && !QFile::exists(file) ? readTagYaml(own->text, name) : readTagList(name);
}

std::string numberWithUnit(const std::optional<double>& number, const std::string& unit)
{
    return number ? numberText(*number) + (unit.empty() ? "" : " " + unit) : "-";
}

Message verdictText(const LensLine& line)
{
    switch (line.verdict) {
    case LensVerdict::right:
        return Phrase("Lens", "right");
    case LensVerdict::wrong:
        return Phrase("Lens", "WRONG");
    case LensVerdict::hidden:
        return Phrase("Lens", "WRONG, though it agrees now");
    case LensVerdict::unknown:
        break;
    }
    return Phrase("Lens", "not judged");
}

void printLens(const std::vector<LensLine>& lines, std::ostream& out)
{
    const auto padded = [](QString text, int width) { return text.leftJustified(width).toStdString(); };
    out << padded(translated(Phrase("Lens", "tag")), 32) << ' ' << padded(translated(Phrase("Lens", "value")), 10)
        << ' ' << padded(translated(Phrase("Lens", "shown")), 20) << ' '
        << padded(translated(Phrase("Lens", "true")), 20) << '\n';
    for (const LensLine& line : lines) {
        out << padded(QString::fromStdString(line.tag.name), 32) << ' '
            << padded(QString::fromStdString(line.value), 10) << ' '
            << padded(QString::fromStdString(numberWithUnit(line.shown, line.unit)), 20) << ' '
            << padded(QString::fromStdString(numberWithUnit(line.truth, line.unit)), 20) << ' '
            << translated(verdictText(line)).toStdString() << '\n';
        for (const TagFinding& finding : line.findings) {
            out << "    " << finding.kind << ": " << translated(finding.text).toStdString() << '\n';
        }
    }
}

long countOf(const std::vector<LensLine>& lines, LensVerdict verdict)
{
    return std::ranges::count(lines, verdict, &LensLine::verdict);
}

QJsonValue jsonNumber(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject lineJson(const LensLine& line)
{
    QJsonArray findings;
    for (const TagFinding& finding : line.findings) {
        findings.append(
            QJsonObject{{"kind", QString::fromUtf8(finding.kind.data(), static_cast<qsizetype>(finding.kind.size()))},
                {"text", QString::fromStdString(finding.text.english())}});
    }
    return {{"name", QString::fromStdString(line.tag.name)}, {"line", static_cast<qint64>(line.tag.line)},
        {"address", line.tag.address}, {"value", QString::fromStdString(line.value)}, {"shown", jsonNumber(line.shown)},
        {"true", jsonNumber(line.truth)}, {"unit", QString::fromStdString(line.unit)},
        {"verdict", verdictName(line.verdict)}, {"findings", findings}};
}

int refuse(std::ostream& err, const Message& message, ExitCode code)
{
    showError(err, message);
    return static_cast<int>(code);
}

} // namespace

QByteArray lensJson(const std::vector<LensLine>& lines)
{
    QJsonArray tags;
    for (const LensLine& line : lines) {
        tags.append(lineJson(line));
    }
    QJsonObject result{{"tags", tags}};
    for (const LensVerdict verdict :
        {LensVerdict::right, LensVerdict::wrong, LensVerdict::hidden, LensVerdict::unknown}) {
        result.insert(QLatin1String(verdictName(verdict)), static_cast<qint64>(countOf(lines, verdict)));
    }
    return QJsonDocument(result).toJson();
}

int runLensCommand(const LensOptions& options, std::ostream& out, std::ostream& err)
{
    ExportOrder place;
    place.port = kOwnPort;
    if (const Message right = setHost(place, options.host); !right.isEmpty()) {
        return refuse(err, Phrase(nullptr, "--%1 %2: %3").with("host", options.host, right), ExitCode::wrongUse);
    }
    const Expected<TagList> list = listNamed(options.file);
    if (!list) {
        return refuse(err, list.error(), ExitCode::wrongUse);
    }
    const unsigned unit = options.unitId.value_or(list->unit.value_or(kFactoryUnitId));
    WireReader wire(QString::fromStdString(place.host), place.port, unit);
    if (const Message reason = wire.connect(); !reason.isEmpty()) {
        return refuse(err, reason, ExitCode::unavailable);
    }
    const auto lines = lookThrough(*list, kCountisE28.registers, wire, options.control);
    if (!lines) {
        return refuse(err, lines.error(), ExitCode::unavailable);
    }
    printLens(*lines, out);
    const long right = countOf(*lines, LensVerdict::right);
    printMessage(out,
        Phrase("Lens", "%1 of %2 tags right, %3 wrong, %4 wrong though they agree now, %5 not judged")
            .with(right, lines->size(), countOf(*lines, LensVerdict::wrong), countOf(*lines, LensVerdict::hidden),
                countOf(*lines, LensVerdict::unknown)));
    if (!options.jsonFile.isEmpty()) {
        const QString reason = writeWholeFile(options.jsonFile, lensJson(*lines));
        if (!reason.isEmpty()) {
            return refuse(
                err, Phrase("Program", "cannot write %1: %2").with(options.jsonFile, reason), ExitCode::unavailable);
        }
    }
    const bool all = right == static_cast<long>(lines->size());
    return static_cast<int>(all ? ExitCode::done : ExitCode::failed);
}

} // namespace vmeter
