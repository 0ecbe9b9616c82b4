list(APPEND VMETER_CORE_SOURCES core/metrology/wide_sum.cpp core/metrology/power_sums.cpp core/metrology/line_frequency.cpp core/metrology/oscillator.cpp core/metrology/metrology.cpp)
