#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a preset from an empty folder without ccache and prints the CPU seconds of its parts.

    tests/benchmarks/build_time.py [--preset release] [--target all] [--top 10] [--json FILE]

Prints the seconds on the clock, the CPU seconds of the whole build, those of each library and program, and the files
that cost most. This script also runs as wrapper of compiler and linker and logs the CPU time of each call.
"""
import argparse
import collections
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOG = "VMETER_BUILD_TIME_LOG"


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_and_note(command):
    """Runs one call of the compiler or linker and appends `seconds<TAB>output file` to the log."""
    status = subprocess.call(command)
    output = command[command.index("-o") + 1] if "-o" in command else command[-1]
    with open(os.environ[LOG], "a", encoding="utf-8") as log:
        log.write(f"{cpu_seconds():.3f}\t{output}\n")
    return status


def target_and_file(output):
    """("vmeter_ui", "scope/oscilloscope.cpp") of ui/CMakeFiles/vmeter_ui.dir/scope/oscilloscope.cpp.o."""
    parts = pathlib.PurePath(output).parts
    for at, part in enumerate(parts):
        if part.endswith(".dir"):
            return part.removesuffix(".dir"), "/".join(parts[at + 1:]).removesuffix(".o").removesuffix(".gch")
    return parts[-1], "(link)"


def build(preset, target, folder):
    script = str(pathlib.Path(__file__).resolve())
    log = pathlib.Path(folder, "build_time.log")
    environment = dict(os.environ, CCACHE_DISABLE="1", **{LOG: str(log)})
    launcher = f"{sys.executable};{script}"
    subprocess.run(["cmake", "--preset", preset, "-S", str(ROOT), "-B", folder,
                    f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}", f"-DCMAKE_CXX_LINKER_LAUNCHER={launcher}"],
                   cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=environment)
    log.write_text("")
    before, start = cpu_seconds(), time.monotonic()
    subprocess.run(["ninja", "-C", folder, "--quiet", target], check=True, env=environment)
    return log.read_text(encoding="utf-8"), cpu_seconds() - before, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="release")
    parser.add_argument("--target", default="all")
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--json")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        log, total, clock = build(options.preset, options.target, folder)
    files = {}
    libraries = collections.Counter()
    for line in log.splitlines():
        seconds, output = line.split("\t")
        target, name = target_and_file(output)
        files[f"{target}: {name}"] = files.get(f"{target}: {name}", 0) + float(seconds)
        libraries[target] += float(seconds)
    libraries["moc, rcc, archives, ninja"] = total - sum(libraries.values())

    print(f"preset {options.preset}: {clock:.0f} s on the clock, {total:.0f} CPU s, {len(files)} calls")
    print("\nCPU s  library or program")
    for name, seconds in libraries.most_common():
        print(f"{seconds:5.0f}  {name}")
    print("\nCPU s  file")
    for name, seconds in sorted(files.items(), key=lambda entry: -entry[1])[:options.top]:
        print(f"{seconds:5.1f}  {name}")
    if options.json:
        pathlib.Path(options.json).write_text(
            json.dumps({"preset": options.preset, "clock_s": clock, "cpu_s": total, "libraries": libraries,
                        "files": files}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    if os.environ.get(LOG) and len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        sys.exit(run_and_note(sys.argv[1:]))
    sys.exit(main())
