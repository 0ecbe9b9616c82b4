#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves the bench at moments of every kind, in each of the ready scenarios, sampled and coasted: in the middle of presses,
ramps, faults, power cuts. Lets it go on, works it, loads what was saved, and expects to see the same again.

    /usr/bin/python3 tests/acceptance/saved_anywhere.py path/to/vmeter [SEED]

The last line is the count; exit code 0 only if nothing failed.
"""
import pathlib
import random
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(TESTS / "clients"))
import vmeter  # noqa: E402

SCENARIOS = sorted((TESTS.parent / "scenarios").glob("*.yaml"))
MOMENTS = 2  # of each scenario in each way
STEPS_S = (0.005, 0.3, 1)
FURTHER_S = (0.005, 1.37, 70)


def acts(choice):
    """What somebody may do to a bench, as functions of it."""
    current = [f"{choice.uniform(0, 80):.3f} A" for _ in range(3)]
    return [
        lambda meter: meter.keys(choice.choice(("up", "enter", "set")), hold_ms=choice.choice((50, 100, 3200))),
        lambda meter: meter.keys("up", "enter", hold_ms=choice.choice((100, 3200))),
        lambda meter: meter.power(False),
        lambda meter: meter.power(True),
        lambda meter: meter.input(load={"current": current, "phi": f"{choice.uniform(-180, 180):.2f} deg"}),
        lambda meter: meter.input(wiring=choice.choice(({"swap": ["L1", "L2"]}, {"reverse": ["L3"]}))),
        lambda meter: meter.input(tariff=choice.choice((1, 2))),
        lambda meter: meter.set_faults({"kind": choice.choice(("frozen", "unplugged", "restart")), "for": 5},
                                       {"kind": "malfunction", "message": 3, "for": 4}),
        lambda meter: meter.scenario(choice.choice(SCENARIOS).read_text(encoding="utf-8")),
    ]


def seen(meter):
    """All that can be seen of a bench."""
    status = meter.status()
    del status["addresses"]
    return status, meter.energies(), meter.lcd(), meter.measurements(), meter.registers(50512, 62)


def moment(meter, choice):
    """One moment: whether the bench was there the same, and went on the same."""
    for _ in range(choice.randint(1, 4)):
        meter.step(choice.choice((*STEPS_S, choice.uniform(0.005, 90))))
        choice.choice(acts(choice))(meter)
    saved, here = meter.save_session(), seen(meter)
    further = choice.choice(FURTHER_S)
    meter.step(further)
    there = seen(meter)
    choice.choice(acts(choice))(meter)
    meter.step(choice.uniform(0.005, 30))
    meter.load_session(saved)
    same = seen(meter) == here
    meter.step(further)
    return same and seen(meter) == there


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    choice = random.Random(int(sys.argv[2]) if len(sys.argv) == 3 else 1)
    passed = failed = 0
    for scenario in SCENARIOS:
        for options in ((), ("--coast",)):
            with vmeter.Program(sys.argv[1], scenario, options=options) as meter:
                for number in range(1, MOMENTS + 1):
                    try:
                        same = moment(meter, choice)
                    except vmeter.VmeterError as error:
                        print(error)
                        same = False
                    passed += same
                    failed += not same
                    if not same:
                        print(f"FAIL  {scenario.name} {' '.join(options)}, moment {number}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
