# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/registers/register_table.cpp core/registers/register_names.cpp
    core/registers/register_values.cpp core/registers/register_access.cpp core/registers/register_decoding.cpp
    core/registers/value_links.cpp)
