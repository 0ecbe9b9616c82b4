# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/storage/record.cpp core/storage/fram_layout.cpp)
