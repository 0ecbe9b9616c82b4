// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/request_guard.h"

#include <QFile>
#include <QHostAddress>

#include <algorithm>

namespace vmeter {

bool isLoopbackAddress(const QString& address)
{
    const bool isBracketed = address.startsWith(u'[') && address.endsWith(u']');
    return QHostAddress(isBracketed ? address.mid(1, address.size() - 2) : address).isLoopback();
}

std::optional<ControlTokens> readTokenFile(const QString& path, Message& error)
{
    constexpr qint64 kLongest = 4096;
    constexpr qsizetype kShortest = 16;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Phrase("Program", "%1: cannot read the control token: %2").with(path, file.errorString());
        return {};
    }
    const QList<QByteArray> words = file.read(kLongest).simplified().split(' ');
    const bool areTokens = std::ranges::all_of(words, [](const QByteArray& word) {
        return word.size() >= kShortest && std::ranges::all_of(word, [](char c) { return c > 0x20 && c < 0x7F; });
    });
    if (!areTokens || words.size() > 2 || words.value(0) == words.value(1) || !file.atEnd()) {
        error = Phrase("Program",
            "%1: a control token is one word of at least %2 printable ASCII characters; a second, different one may "
            "follow for who may only look")
                    .with(path, kShortest);
        return {};
    }
    return ControlTokens{words.value(0).toStdString(), words.value(1).toStdString()};
}

} // namespace vmeter
