# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/energy/energy_registers.cpp core/energy/partial_counters.cpp core/energy/energy_metering.cpp)
