# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VMETER_CORE_SOURCES core/metrology/window.cpp core/metrology/window_vector.cpp core/metrology/window_values.cpp core/metrology/power_sums.cpp core/metrology/power_sums_vector.cpp core/metrology/line_frequency.cpp core/metrology/oscillator.cpp core/metrology/metrology.cpp)
