// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/value_store.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace vmeter::coach {

namespace {

constexpr std::size_t kMostShown = 200'000;
constexpr int64_t kNanosecondsPerMillisecond = 1'000'000;

std::optional<int64_t> stampOf(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch() * kNanosecondsPerMillisecond) : std::nullopt;
}

std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size() && !text.empty();
    return whole ? std::optional(number) : std::nullopt;
}

std::vector<std::string> cellsOf(std::string_view line)
{
    const char separator = line.find(';') != std::string_view::npos ? ';' : ',';
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        std::string_view cell = line.substr(at, end - at);
        while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) {
            cell.remove_prefix(1);
        }
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r')) {
            cell.remove_suffix(1);
        }
        cells.emplace_back(cell);
        at = end + 1;
    }
    return cells;
}

} // namespace

Expected<ValueBatch> parseValues(std::string_view json)
{
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    const QJsonObject object = document.object();
    const QJsonObject values
        = object.contains(QLatin1String("values")) ? object[QLatin1String("values")].toObject() : object;
    if (!document.isObject() || values.isEmpty()) {
        return refused(Phrase("Coach", "must be a JSON object such as {\"values\": {\"power\": 3.45}}"));
    }
    ValueBatch batch;
    batch.stamp = stampOf(object[QLatin1String("time")].toString());
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value->isDouble()) {
            batch.values[value.key().toStdString()] = value->toDouble();
        }
    }
    return batch;
}

void ValueFile::read(std::vector<ValueBatch>& batches)
{
    std::ifstream file(m_path, std::ios::binary | std::ios::ate);
    if (!file) {
        return;
    }
    const auto size = static_cast<int64_t>(file.tellg());
    if (size < m_offset) { // written anew
        m_offset = 0;
        m_rest.clear();
        m_columns.clear();
    }
    constexpr int64_t kMostAtOnce = 1 << 20;
    std::string more(static_cast<std::size_t>(std::min(size - m_offset, kMostAtOnce)), '\0');
    file.seekg(m_offset);
    file.read(more.data(), static_cast<std::streamsize>(more.size()));
    more.resize(static_cast<std::size_t>(file.gcount()));
    m_offset += static_cast<int64_t>(more.size());
    m_rest += more;
    for (std::size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n')) {
        readLine(std::string_view(m_rest).substr(0, end), batches);
        m_rest.erase(0, end + 1);
    }
}

void ValueFile::readLine(std::string_view line, std::vector<ValueBatch>& batches)
{
    if (line.find_first_not_of(" \r\t") == std::string_view::npos) {
        return;
    }
    if (line.find('{') != std::string_view::npos) {
        const Expected<ValueBatch> batch = parseValues(line);
        m_unreadable += batch ? 0 : 1;
        if (batch) {
            batches.push_back(*batch);
        }
        return;
    }
    const std::vector<std::string> cells = cellsOf(line);
    if (m_columns.empty()) {
        m_columns = cells;
        return;
    }
    ValueBatch batch;
    for (std::size_t n = 0; n < std::min(cells.size(), m_columns.size()); ++n) {
        if (m_columns[n] == "time") {
            batch.stamp = stampOf(QString::fromStdString(cells[n]));
        } else if (const std::optional<double> number = numberIn(cells[n])) {
            batch.values[m_columns[n]] = *number;
        }
    }
    if (cells.size() != m_columns.size()) {
        ++m_unreadable;
    } else {
        batches.push_back(std::move(batch));
    }
}

void ValueStore::add(const ValueBatch& batch, int64_t now, double meterTime)
{
    for (std::size_t n = 0; n < m_mapping.size() && m_shown.size() < kMostShown; ++n) {
        const auto value = batch.values.find(m_mapping[n].name);
        if (value != batch.values.end()) {
            m_shown.push_back({.mapped = &m_mapping[n],
                .time = now,
                .stamp = batch.stamp,
                .meterTime = meterTime,
                .shown = value->second,
                .truths = m_truth.recent(n)});
        }
    }
}

} // namespace vmeter::coach
