// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/truth.h"

#include "app/lens/tag_check.h"
#include "core/registers/register_decoding.h"
#include "core/registers/value_links.h"
#include "virtualhw/base/qt_text.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>

namespace vmeter {

namespace {

constexpr unsigned kMostWords = 125; // Modbus Application Protocol, function 3
constexpr int kAnswerTimeoutMs = 5000;

struct TruthRequest {
    uint16_t address = 0;
    unsigned end = 0;
    std::vector<const RegisterRow*> rows;
};

std::vector<TruthRequest> requestsOf(std::vector<const RegisterRow*> rows)
{
    std::ranges::sort(rows, {}, &RegisterRow::address);
    std::vector<TruthRequest> requests;
    for (const RegisterRow* row : rows) {
        const unsigned end = unsigned{row->address} + row->words;
        if (requests.empty() || requests.back().rows.front()->block != row->block
            || end - requests.back().address > kMostWords) {
            requests.push_back({row->address, end, {}});
        }
        requests.back().end = std::max(requests.back().end, end);
        requests.back().rows.push_back(row);
    }
    return requests;
}

std::optional<double> numberOf(const RegisterRow& row, std::span<const uint16_t> words)
{
    const DecodedRegister decoded = decodeRegister(row, words);
    return decoded.kind == DecodedRegister::Kind::number ? std::optional(
               static_cast<double>(decoded.number) * std::pow(10.0, decoded.exponent + unitPrefix(decoded.unit)))
                                                         : std::nullopt;
}

/// The value at "measurements.phases.0.V".
QJsonValue atPath(const QJsonObject& api, const QString& path)
{
    QJsonValue value = api;
    for (const QString& part : path.split(u'.')) {
        value = value.isArray() ? value.toArray().at(part.toInt()) : value.toObject().value(part);
    }
    return value;
}

Expected<QJsonObject> askOne(QNetworkAccessManager& network, const QString& url)
{
    QNetworkRequest request{QUrl(url)};
    request.setTransferTimeout(kAnswerTimeoutMs);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) {
        loop.exec();
    }
    const QJsonDocument answer = QJsonDocument::fromJson(reply->readAll());
    if (reply->error() != QNetworkReply::NoError || !answer.isObject()) {
        return refused(Phrase("Lens", "no answer of the control API at %1: %2").with(url, reply->errorString()));
    }
    return answer.object();
}

} // namespace

Expected<TrueValues> readTruth(WireReader& wire, const std::vector<const RegisterRow*>& rows)
{
    TrueValues values;
    for (const TruthRequest& request : requestsOf(rows)) {
        const auto words = wire.read(3, request.address, static_cast<uint16_t>(request.end - request.address));
        if (!words && !wire.hasAnswered()) {
            return refused(words.error()); // or each request would wait in vain
        }
        for (const RegisterRow* row : request.rows) {
            const auto offset = static_cast<std::size_t>(row->address - request.address);
            values[row] = words ? numberOf(*row, std::span(*words).subspan(offset, row->words)) : std::nullopt;
        }
    }
    return values;
}

void refineTruth(TrueValues& values, const RegisterTable& table, const QJsonObject& api)
{
    for (auto& [row, value] : values) {
        const LinkText path = jsonPath(row->source);
        const QJsonValue number = atPath(api, toQString(path.view()));
        const bool whole = !path.view().empty() && finestRegister(table, row->source) == row;
        if (whole && (number.isDouble() || number.isNull())) {
            value = number.isDouble() ? std::optional(number.toDouble()) : std::nullopt;
        }
    }
}

Expected<QJsonObject> askControlApi(const QString& url)
{
    QNetworkAccessManager network;
    QString place = url;
    while (place.endsWith(u'/')) {
        place.chop(1);
    }
    if (!place.contains(QLatin1String("://"))) {
        place.prepend(QLatin1String("http://"));
    }
    QJsonObject api;
    for (const char* part : {"measurements", "energies"}) {
        const Expected<QJsonObject> answer = askOne(network, place + QStringLiteral("/v1/") + QLatin1String(part));
        if (!answer) {
            return refused(answer.error());
        }
        api.insert(QLatin1String(part), *answer);
    }
    return api;
}

} // namespace vmeter
