// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace vmeter {

/// A QR code of `text` in UTF-8, one pixel a module, black on white with the margin of four modules that ISO/IEC 18004
/// asks for; error correction M. A null image if the text is empty or too long for a code.
QImage qrCode(const QString& text);

} // namespace vmeter
