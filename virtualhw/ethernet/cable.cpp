// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/cable.h"

#include <linux/filter.h>
#include <sys/socket.h>

namespace vmeter {

void setCable(int socket, bool plugged)
{
    if (plugged) {
        const int unused = 0;
        setsockopt(socket, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof(unused));
        return;
    }
    sock_filter acceptNoBytes = BPF_STMT(BPF_RET | BPF_K, 0);
    const sock_fprog program{1, &acceptNoBytes};
    setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

} // namespace vmeter
