// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// "192.168.0.4".
std::string ipv4Text(const Ipv4& address);

/// Four decimal octets with points between them and nothing else.
std::optional<Ipv4> parseIpv4(std::string_view text);

} // namespace vmeter
