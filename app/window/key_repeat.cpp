// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/key_repeat.h"

#include <QGuiApplication>

#include <xcb/xcb.h>

// xkb.h has a field with this name, which is a keyword of C++.
#define explicit isExplicit
#include <xcb/xkb.h>
#undef explicit

namespace vmeter {

void askForWholeKeyPresses(const QGuiApplication& application)
{
    const auto* const x11 = application.nativeInterface<QNativeInterface::QX11Application>();
    if (x11 == nullptr
        || x11->connection() == nullptr) { // the offscreen platform may have an interface without a connection
        return;
    }
    constexpr uint32_t kFlag = XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT;
    const auto cookie = xcb_xkb_per_client_flags(x11->connection(), XCB_XKB_ID_USE_CORE_KBD, kFlag, kFlag, 0, 0, 0);
    xcb_discard_reply(x11->connection(), cookie.sequence);
}

} // namespace vmeter
