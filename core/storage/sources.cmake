list(APPEND VMETER_CORE_SOURCES core/storage/fram_layout.cpp)
