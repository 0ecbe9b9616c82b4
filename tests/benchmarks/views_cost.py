#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many frames a second the views show and what they cost, the share of one core.

    python3 tests/benchmarks/views_cost.py path/to/views_cost [seconds]

Draws on the display there is, else on one of its own (Xvfb). "window" is the thread of the window alone, "process"
everything, the simulation too. Frames are those of the oscilloscope.
"""
import json
import os
import pathlib
import subprocess
import sys

SCENARIOS = pathlib.Path(__file__).parents[2] / "scenarios"
WATCHED = ["oscilloscopeDock", "phasorsDock", "timelineDock"]
ALL = WATCHED + ["spectrumDock", "powerTrendDock", "errorTrendDock", "wiringDock", "measurementsDock", "serversDock"]

# What is open, and how large; the scenario, speed and scale of the screen.
CASES = [
    ("as it comes, 1320 x 860", [], (1320, 860), "household_day", "1", "1"),
    ("scope, phasors, timeline, 1600 x 900", WATCHED, (1600, 900), "workshop_motors", "1", "1"),
    ("all nine, 1900 x 1000", ALL, (1900, 1000), "workshop_motors", "1", "1"),
    ("all nine, harmonics", ALL, (1900, 1000), "neutral_third_harmonics", "1", "1"),
    ("all nine, x1000", ALL, (1900, 1000), "household_day", "1000", "1"),
    ("all nine, max", ALL, (1900, 1000), "household_day", "max", "1"),
    ("as it comes, 1320 x 860, scale 2", [], (1320, 860), "household_day", "1", "2"),
    ("all nine, 1900 x 1000, scale 2", ALL, (1900, 1000), "workshop_motors", "1", "2"),
]


def measure(program, seconds, docks, size, scenario, speed, scale):
    command = [program, SCENARIOS / f"{scenario}.yaml", speed, str(seconds), *map(str, size), *docks]
    if not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 3840x2160x24", *command]
    environment = dict(os.environ, QT_SCALE_FACTOR=scale)
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def main():
    program = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    for name, docks, size, scenario, speed, scale in CASES:
        seen = measure(program, seconds, docks, size, scenario, speed, scale)
        print(
            f"{name:38} {seen['frames_per_second']:5.1f} frames/s"
            f"  window {100 * seen['window']:5.1f} %  process {100 * seen['process']:5.1f} %",
            flush=True,
        )


if __name__ == "__main__":
    main()
