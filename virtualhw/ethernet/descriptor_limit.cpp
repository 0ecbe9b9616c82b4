// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/descriptor_limit.h"

#include <sys/resource.h>

#include <algorithm>

namespace vmeter {

namespace {

/// Files besides the sockets: other servers, libraries, the FRAM file, the window.
constexpr std::size_t kOtherFiles = 256;

} // namespace

bool allowSockets(std::size_t sockets)
{
    const rlim_t wanted = sockets + kOtherFiles;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) {
        return false;
    }
    if (files.rlim_cur < wanted) {
        files.rlim_cur = std::min(wanted, files.rlim_max);
        setrlimit(RLIMIT_NOFILE, &files);
    }
    return files.rlim_cur >= wanted;
}

} // namespace vmeter
