# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/net/dhcp_client.cpp core/net/dhcp_message.cpp core/net/network_port.cpp
    core/net/sntp_client.cpp core/net/sntp_message.cpp)
