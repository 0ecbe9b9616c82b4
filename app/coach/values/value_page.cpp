// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/value_page.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace vmeter::coach {

namespace {

constexpr int kPatienceMs = 800; // so that the program ends within a second
constexpr std::chrono::seconds kInterval{1};
constexpr int64_t kLargestPage = 1 << 20; // bytes
constexpr int64_t kNanosecondsInMillisecond = 1'000'000;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

template <class Number> std::optional<Number> leadingNumber(std::string_view text)
{
    Number number{};
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// A page that was read; empty if it did not answer.
std::string readPage(const std::string& url)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QString::fromStdString(url)));
    request.setTransferTimeout(kPatienceMs);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop wait;
    QObject::connect(reply.get(), &QNetworkReply::finished, &wait, &QEventLoop::quit);
    if (!reply->isFinished()) {
        wait.exec();
    }
    return reply->error() == QNetworkReply::NoError ? reply->read(kLargestPage).toStdString() : std::string();
}

} // namespace

std::vector<ValueBatch> parseMetrics(std::string_view page)
{
    std::map<std::optional<int64_t>, ValueBatch> batches;
    std::map<std::string, std::vector<std::pair<std::optional<int64_t>, double>>> byName;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        const std::string_view line = trimmed(page.substr(0, end));
        page.remove_prefix(std::min(end + 1, page.size()));
        const std::size_t labels = line.find('{');
        const std::size_t labelsEnd = labels == std::string_view::npos ? std::string_view::npos : line.rfind('}');
        const std::size_t nameEnd = labelsEnd != std::string_view::npos ? labelsEnd + 1 : line.find_first_of(" \t");
        if (line.empty() || line.front() == '#' || nameEnd == std::string_view::npos) {
            continue;
        }
        const std::string_view rest = trimmed(line.substr(nameEnd));
        const std::optional<double> number = leadingNumber<double>(rest);
        if (!number || !std::isfinite(*number)) {
            continue;
        }
        const std::size_t space = rest.find_first_of(" \t");
        const std::optional<int64_t> milliseconds
            = space == std::string_view::npos ? std::nullopt : leadingNumber<int64_t>(trimmed(rest.substr(space)));
        const std::optional<int64_t> stamp
            = milliseconds ? std::optional(*milliseconds * kNanosecondsInMillisecond) : std::nullopt;
        batches[stamp].stamp = stamp;
        batches[stamp].values[std::string(line.substr(0, nameEnd))] = *number;
        byName[std::string(trimmed(line.substr(0, std::min(labels, nameEnd))))].emplace_back(stamp, *number);
    }
    for (const auto& [name, samples] : byName) {
        if (samples.size() == 1) {
            batches[samples.front().first].values.try_emplace(name, samples.front().second);
        }
    }
    std::vector<ValueBatch> all;
    for (auto& [stamp, batch] : batches) {
        all.push_back(std::move(batch));
    }
    return all;
}

ValuePage::ValuePage(std::string url, ValueInbox& inbox)
    : m_url(std::move(url))
    , m_inbox(inbox)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

void ValuePage::run(const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        for (ValueBatch& batch : parseMetrics(readPage(m_url))) {
            m_inbox.add(std::move(batch));
        }
        wake.wait_for(lock, stop, kInterval, [] { return false; });
    }
}

} // namespace vmeter::coach
