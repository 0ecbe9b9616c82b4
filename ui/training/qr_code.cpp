// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace vmeter {

namespace {

constexpr int kQuietZone = 4; // modules, ISO/IEC 18004

} // namespace

QImage qrCode(const QString& text)
{
    if (text.isEmpty()) {
        return {};
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) {
        return {};
    }
    const int side = code->width + 2 * kQuietZone;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) != 0) {
                image.setPixelColor(x + kQuietZone, y + kQuietZone, Qt::black);
            }
        }
    }
    return image;
}

} // namespace vmeter
