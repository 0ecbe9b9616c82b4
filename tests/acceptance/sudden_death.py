#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a meter that runs at full speed, fifty times, and checks the stored energies.

    python3 tests/acceptance/sudden_death.py path/to/vmeter

Energies may decrease by less than one step of 10 Wh, and the FRAM file must always load. The last line is the count.
"""
import pathlib
import random
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from vmeter_process import Vmeter  # noqa: E402

KILLS = 50
STEP_WH = 10
SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"
REGISTERS = ["Ea+", "Er+", "Eap"]


def sums(meter):
    total = meter.call("GET", "/v1/energies")["total"]
    return {name: total[name]["sum"] for name in REGISTERS}


def main():
    program = sys.argv[1]
    choice = random.Random(1)  # energy that each meter counts before it is killed
    passed = failed = 0
    last = dict.fromkeys(REGISTERS, 0.0)
    with tempfile.TemporaryDirectory() as state:
        for kill in range(1, KILLS + 1):
            try:
                with Vmeter(program, SCENARIO, speed="max", state=state) as meter:
                    first = sums(meter)
                    problems = [
                        f"{name} went from {last[name]:.1f} back to {first[name]:.1f}"
                        for name in REGISTERS
                        if first[name] <= last[name] - STEP_WH
                    ]
                    seen = first
                    enough = first["Ea+"] + choice.uniform(0, 3000)
                    while seen["Ea+"] < enough:
                        seen = sums(meter)
                    meter.kill()
                    last = seen
            except Exception as error:  # pylint: disable=broad-except
                problems = [f"{type(error).__name__}: {error}"]
            if problems:
                failed += 1
                print(f"FAIL  kill {kill}: {'; '.join(problems)}")
            else:
                passed += 1
    print(f"energies at the last look: {last}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
