list(APPEND VMETER_CORE_SOURCES core/registers/register_table.cpp core/registers/register_access.cpp)
