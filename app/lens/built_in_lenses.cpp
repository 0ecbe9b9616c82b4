// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/built_in_lenses.h"

#include "app/export/exporter.h"
#include "virtualhw/base/embedded_files.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace vmeter {

EmbeddedFiles lensFiles();

namespace {

constexpr std::string_view kHomeAssistantLens = "home_assistant";
constexpr const char* kHomeAssistantTitle = "Home Assistant, with the entry of vmeter export";

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

/// The entry that `vmeter export --for home-assistant` writes has the numbers of the table for spreadsheets.
Expected<TagList> homeAssistantList(const std::string& name)
{
    ExportOrder order;
    order.values = *chooseValues(order.model->registers, "basic");
    return readTagTable(*writeCsv(*findExporter("csv"), order), name);
}

/// Nothing: there is none of that name.
std::optional<Expected<TagList>> builtInList(const std::string& name)
{
    if (name == kHomeAssistantLens) {
        return homeAssistantList(name);
    }
    const EmbeddedFile* const own = findEmbeddedFile(lensFiles(), name + ".yaml");
    return own != nullptr ? std::optional(readTagYaml(own->text, name)) : std::nullopt;
}

} // namespace

Expected<TagList> tagListNamed(const std::string& name)
{
    const bool file = QFileInfo(QString::fromStdString(name)).isFile();
    const auto own = file ? std::nullopt : builtInList(name);
    return own ? *own : readTagList(name);
}

std::vector<std::string> builtInLenses()
{
    std::vector<std::string> names{std::string(kHomeAssistantLens)};
    for (const EmbeddedFile& file : lensFiles()) {
        names.emplace_back(file.name.substr(0, file.name.rfind('.')));
    }
    std::ranges::sort(names);
    return names;
}

long countVerdicts(const std::vector<LensLine>& lines, LensVerdict verdict)
{
    return std::ranges::count(lines, verdict, &LensLine::verdict);
}

QJsonObject lensJson(const std::vector<LensLine>& lines)
{
    QJsonArray tags;
    for (const LensLine& line : lines) {
        tags.append(lineJson(line));
    }
    QJsonObject result{{"tags", tags}};
    for (const LensVerdict verdict :
        {LensVerdict::right, LensVerdict::wrong, LensVerdict::hidden, LensVerdict::unknown}) {
        result.insert(QLatin1String(verdictName(verdict)), static_cast<qint64>(countVerdicts(lines, verdict)));
    }
    return result;
}

QJsonArray clientsJson(const QString& host, uint16_t port, unsigned unitId, const RegisterTable& table)
{
    QJsonArray clients;
    for (const std::string& name : builtInLenses()) {
        const Expected<TagList> list = *builtInList(name);
        WireReader wire(host, port, unitId);
        Message reason = list ? wire.connect() : list.error();
        std::vector<LensLine> lines;
        if (reason.isEmpty()) {
            auto read = lookThrough(*list, table, wire, {});
            reason = read ? Message() : read.error();
            lines = read ? std::move(*read) : std::vector<LensLine>{};
        }
        QJsonObject client = lensJson(lines);
        client.insert("name", QString::fromStdString(name));
        client.insert("title", list && !list->name.empty() ? QString::fromStdString(list->name) : kHomeAssistantTitle);
        client.insert("source", list ? QString::fromStdString(list->source) : QString());
        client.insert("error", reason.isEmpty() ? QJsonValue() : QString::fromStdString(reason.english()));
        clients.append(client);
    }
    return clients;
}

} // namespace vmeter
