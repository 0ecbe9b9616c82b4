// SPDX-License-Identifier: GPL-3.0-or-later
// Start-up code of the emulated board: vectors, memory, static objects, the replay. There is no heap.
#include "tests/firmware/host.h"

#include <cstddef>
#include <cstdint>

extern "C" {

// Set by the linker script.
extern uint32_t dataImage[];
extern uint32_t dataStart[];
extern uint32_t dataEnd[];
extern uint32_t bssStart[];
extern uint32_t bssEnd[];
extern uint32_t stackTop[];
using Initialiser = void (*)();
extern Initialiser initArrayStart[];
extern Initialiser initArrayEnd[];

[[noreturn]] void resetHandler();
[[noreturn]] void faultHandler();

// Functions of the C++ run time that the compiler needs.

/// Called by a virtual function that has no body.
[[noreturn]] void __cxa_pure_virtual() // NOLINT(bugprone-reserved-identifier): the name is the ABI's
{
    faultHandler();
}

/// Destructors of static objects: the program never ends.
int __aeabi_atexit(void*, void (*)(void*), void*) // NOLINT(bugprone-reserved-identifier)
{
    return 0;
}
void* __dso_handle = nullptr; // NOLINT(bugprone-reserved-identifier)

} // extern "C"

// For virtual destructors; nothing is ever deleted.
void operator delete(void*) noexcept
{
    faultHandler();
}
void operator delete(void*, std::size_t) noexcept
{
    faultHandler();
}

namespace {

// Semihosting: operation number and argument go to the debugger, here QEMU, by a breakpoint. The numbers are those of
// "Semihosting for AArch32 and AArch64", Arm.
constexpr uint32_t kSysWrite0 = 0x04;
constexpr uint32_t kSysExitExtended = 0x20;
constexpr uint32_t kApplicationExit = 0x20026;

void semihost(uint32_t operation, const void* argument)
{
    register uint32_t r0 asm("r0") = operation;
    register const void* r1 asm("r1") = argument;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

[[noreturn]] void leave(uint32_t exitCode)
{
    const uint32_t block[] = {kApplicationExit, exitCode};
    semihost(kSysExitExtended, block);
    for (;;) { }
}

// SysTick, Armv7-M Architecture Reference Manual B3.3. With -icount shift=0 QEMU lets a nanosecond pass with each
// instruction, and the processor clock of the board is 25 MHz: a tick is 40 instructions.
auto* const kSysTickControl = reinterpret_cast<volatile uint32_t*>(0xE000E010);
auto* const kSysTickReload = reinterpret_cast<volatile uint32_t*>(0xE000E014);
auto* const kSysTickValue = reinterpret_cast<volatile uint32_t*>(0xE000E018);
constexpr uint32_t kSysTickMax = 0x00FFFFFF;
constexpr uint32_t kRunOnProcessorClock = 0b101;
constexpr uint64_t kInstructionsPerTick = 40;

void startSysTick()
{
    *kSysTickReload = kSysTickMax;
    *kSysTickValue = 0;
    *kSysTickControl = kRunOnProcessorClock;
}

constexpr uint32_t kStackPaint = 0x5AFEC0DE;
constexpr std::ptrdiff_t kPaintedWords = 16 * 1024;

/// The words below the stack pointer are filled with a pattern, to find out later how deep the stack was used.
__attribute__((noinline)) void paintStack()
{
    auto* const stackPointer = static_cast<uint32_t*>(__builtin_frame_address(0));
    for (uint32_t* word = stackTop - kPaintedWords; word < stackPointer - 16; ++word) {
        *word = kStackPaint;
    }
}

} // namespace

namespace vmeter::firmware {

void print(const char* text)
{
    semihost(kSysWrite0, text);
}

uint32_t stackBytesUsed()
{
    const uint32_t* word = stackTop - kPaintedWords;
    while (*word == kStackPaint) {
        ++word;
    }
    return static_cast<uint32_t>(stackTop - word) * sizeof(uint32_t);
}

uint64_t instructionsExecuted()
{
    static uint32_t before = 0;
    static uint64_t ticks = 0;
    const uint32_t now = kSysTickMax - *kSysTickValue; // it counts down
    ticks += (now - before) & kSysTickMax;
    before = now;
    return ticks * kInstructionsPerTick;
}

} // namespace vmeter::firmware

extern "C" {

void resetHandler()
{
    const uint32_t* image = dataImage;
    for (uint32_t* word = dataStart; word != dataEnd; ++word) {
        *word = *image++;
    }
    for (uint32_t* word = bssStart; word != bssEnd; ++word) {
        *word = 0;
    }
    for (Initialiser* initialise = initArrayStart; initialise != initArrayEnd; ++initialise) {
        (*initialise)();
    }
    paintStack();
    startSysTick();
    vmeter::firmware::replayMeter();
    leave(0);
}

void faultHandler()
{
    vmeter::firmware::print("processor fault\n");
    leave(1);
}

} // extern "C"

namespace {

struct Vectors {
    uint32_t* initialStack;
    void (*handler[15])();
};
__attribute__((section(".vectors"), used)) const Vectors vectors{stackTop,
    {resetHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler, nullptr, nullptr, nullptr,
        nullptr, faultHandler, faultHandler, nullptr, faultHandler, faultHandler}};

} // namespace
