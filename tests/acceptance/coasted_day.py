#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the household day twice, once sample by sample and once with fast-forward, and compares the energies.

    python3 tests/acceptance/coasted_day.py path/to/vmeter

The last line is the count.
"""
import pathlib
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(TESTS / "clients"))
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = TESTS.parent / "scenarios" / "household_day.yaml"
DAY_S = 86400
# 0.01 % of the register.
SHARE = 1e-4


def day(program, options):
    with Vmeter(program, SCENARIO, options=options) as meter:
        meter.step(DAY_S)
        return meter.call("GET", "/v1/energies")


def main():
    sampled = day(sys.argv[1], [])
    coasted = day(sys.argv[1], ["--coast"])
    passed = failed = 0
    for register, elements in sampled["total"].items():
        for element, truth in elements.items():
            value = coasted["total"][register][element]
            allowed = SHARE * truth
            if abs(value - truth) <= allowed and truth > 0:
                passed += 1
            else:
                failed += 1
                print(f"FAIL  {register} {element}: {value:.2f}, sampled {truth:.2f}")
    if coasted["led_pulses"] - sampled["led_pulses"] in (-1, 0, 1):
        passed += 1
    else:
        failed += 1
        print(f"FAIL  LED pulses: {coasted['led_pulses']}, sampled {sampled['led_pulses']}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
