# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/display/glyphs.cpp core/display/lcd_frame.cpp core/display/number_format.cpp)
