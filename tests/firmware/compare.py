# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the replay on the PC and on an emulated Cortex-M4 and compares what they print, bit for bit. Checks that the
firmware needs neither heap nor exceptions nor floating point, and prints its size.

    python3 compare.py PC_PROGRAM FIRMWARE_ELF CORE_LIBRARY
"""

import re
import subprocess
import sys

# -icount: time passes with the instructions, one nanosecond each, so that SysTick counts them (cortex_m4/startup.cpp).
EMULATOR = ["qemu-system-arm", "-M", "mps2-an386", "-cpu", "cortex-m4", "-icount", "shift=0", "-display", "none",
            "-monitor", "none", "-serial", "none", "-chardev", "stdio,id=out", "-semihosting-config", "enable=on,target=native,chardev=out",
            "-kernel"]
SECONDS_ALLOWED = 120
END = "end of replay"

# Library functions that the core must not call: what they would mean.
FORBIDDEN = {
    r"malloc|calloc|realloc|free|_Znw.*|_Zna.*|_Zdl.*|_Zda.*": "the heap",
    r"__cxa_throw|__cxa_begin_catch|_Unwind_.*|_ZSt\d+__throw_.*": "exceptions",
    r"__aeabi_[fd](add|sub|rsub|mul|div|cmp\w*|2\w+)|__aeabi_\w+2[fd]|__(add|sub|mul|div)[sd]f3": "floating point",
}


def output_of(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS_ALLOWED)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def split_at_end(lines):
    if END not in lines:
        raise RuntimeError("the replay broke off:\n" + "\n".join(lines[-10:]))
    end = lines.index(END)
    return lines[:end], lines[end + 1:]


def check_same_state(program, firmware):
    pc, _ = split_at_end(output_of([program]))
    target, resources = split_at_end(output_of(EMULATOR + [firmware]))
    if len(pc) != len(target):
        raise RuntimeError(f"{len(pc)} lines on the PC, {len(target)} on the Cortex-M4")
    different = [(number, a, b) for number, (a, b) in enumerate(zip(pc, target), start=1) if a != b]
    for number, a, b in different[:10]:
        print(f"line {number}\n  PC        {a}\n  Cortex-M4 {b}")
    if different:
        raise RuntimeError(f"{len(different)} of {len(pc)} lines differ")
    counts = {name: sum(line.startswith(name + " ") for line in pc) for name in ("lcd", "led", "output", "digest")}
    if 0 in counts.values():
        raise RuntimeError(f"the replay shows too little: {counts}")
    print(f"{len(pc)} lines are the same on the PC and on the Cortex-M4: {counts['lcd']} frames of the glass, "
          f"{counts['led']} edges of the LED, {counts['output']} of the output, {counts['digest']} digests of the state")
    for line in resources:
        name, number = line.rsplit(" ", 1)
        print(f"{name}: {int(number, 16)}")


def check_no_forbidden_calls(library):
    for line in output_of(["arm-none-eabi-nm", "--undefined-only", "--format=posix", library]):
        symbol = line.split(" ")[0]
        for pattern, meaning in FORBIDDEN.items():
            if re.fullmatch(pattern, symbol):
                raise RuntimeError(f"core/ uses {meaning}: it calls {symbol}")
    print("core/ calls no function of heap, exceptions or floating point")


def print_size(firmware, library):
    text, data, bss = map(int, output_of(["arm-none-eabi-size", firmware])[1].split()[:3])
    print(f"replay program: flash {text + data} bytes, RAM {data + bss} bytes without the stack")
    core = [list(map(int, line.split()[:3])) for line in output_of(["arm-none-eabi-size", library])[1:]]
    text, data, bss = map(sum, zip(*core))
    print(f"core alone: flash {text + data} bytes, RAM {data + bss} bytes of static variables")


def main():
    program, firmware, library = sys.argv[1:]
    passed = failed = 0
    for check in (lambda: print_size(firmware, library), lambda: check_no_forbidden_calls(library),
                  lambda: check_same_state(program, firmware)):
        try:
            check()
            passed += 1
        except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
            print(f"FAILED: {error}")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
