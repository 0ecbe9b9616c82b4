// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/lens_command.h"

#include "app/exit_code.h"
#include "app/export/export_order.h"
#include "app/lens/built_in_lenses.h"
#include "app/terminal_output.h"
#include "core/meter_model.h"
#include "core/settings/settings.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/session/whole_file.h"

#include <QJsonDocument>

#include <ostream>

namespace vmeter {

namespace {

constexpr uint16_t kOwnPort = 1502; // where vmeter listens unless told otherwise

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

int refuse(std::ostream& err, const Message& message, ExitCode code)
{
    showError(err, message);
    return static_cast<int>(code);
}

} // namespace

int runLensCommand(const LensOptions& options, std::ostream& out, std::ostream& err)
{
    ExportOrder place;
    place.port = kOwnPort;
    if (const Message right = setHost(place, options.host); !right.isEmpty()) {
        return refuse(err, Phrase(nullptr, "--%1 %2: %3").with("host", options.host, right), ExitCode::wrongUse);
    }
    const Expected<TagList> list = tagListNamed(options.file.toStdString());
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
    const long right = countVerdicts(*lines, LensVerdict::right);
    printMessage(out,
        Phrase("Lens", "%1 of %2 tags right, %3 wrong, %4 wrong though they agree now, %5 not judged")
            .with(right, lines->size(), countVerdicts(*lines, LensVerdict::wrong),
                countVerdicts(*lines, LensVerdict::hidden), countVerdicts(*lines, LensVerdict::unknown)));
    if (!options.jsonFile.isEmpty()) {
        const QString reason = writeWholeFile(options.jsonFile, QJsonDocument(lensJson(*lines)).toJson());
        if (!reason.isEmpty()) {
            return refuse(
                err, Phrase("Program", "cannot write %1: %2").with(options.jsonFile, reason), ExitCode::unavailable);
        }
    }
    const bool all = right == static_cast<long>(lines->size());
    return static_cast<int>(all ? ExitCode::done : ExitCode::failed);
}

} // namespace vmeter
