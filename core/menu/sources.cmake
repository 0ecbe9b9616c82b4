# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/menu/keys.cpp core/menu/menu.cpp core/menu/page_view.cpp core/menu/pages.cpp core/menu/setup.cpp)
