// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// Unplugs the cable of one TCP socket, or plugs it in again. While unplugged, the kernel drops each incoming segment
/// before TCP processes it: a listening socket does not answer SYN, and a connection acknowledges nothing and does not
/// see FIN or RST. [inferred] What has been sent before still leaves. After the cable is plugged in, retransmissions
/// repeat the lost segments.
void setCable(int socket, bool plugged);

} // namespace vmeter
