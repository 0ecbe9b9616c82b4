# SPDX-License-Identifier: GPL-3.0-or-later
# The microcontroller of the firmware build: a Cortex-M4 without a floating-point unit.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR cortex-m4)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_CXX_FLAGS_INIT
    "-mcpu=cortex-m4 -mthumb -fno-exceptions -fno-rtti -fno-threadsafe-statics -ffp-contract=off -Wno-psabi -ffunction-sections -fdata-sections")
