// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// Takes the cable out of one TCP socket, or puts it back. Without a cable the kernel drops every segment that arrives,
/// before TCP sees it: a listening socket does not even answer SYN, a connection acknowledges nothing and notices
/// neither FIN nor RST. With the cable back, retransmissions make good what was lost.
void setCable(int socket, bool plugged);

} // namespace vmeter
