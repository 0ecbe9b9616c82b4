list(APPEND VMETER_CORE_SOURCES core/menu/menu.cpp)
