#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every page of every menu with key presses and compares the display with the registers.

    python3 tests/acceptance/walk_the_menus.py path/to/vmeter

Everything goes through the control API. The last line is the count.
"""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"

# Pages of manual 10 in their order: (unit, marks that tell the page, register, words). Energies are compared with their
# 10 Wh register or the whole part and residual of the 66-word block of their phase.
L1, L2, L3, TOTAL = 19840, 21888, 23936, 25984
EA_IN, EA_OUT, ER_IN, ER_OUT, EAP, ER_IN_IND, ER_OUT_IND, ER_IN_CAP, ER_OUT_CAP = range(9)


def block(start, quantity):
    """Whole part and residual of one energy in an energy block (19843 ff.)."""
    return ("whole", start + 3 + 3 * quantity)


def phases(unit, marks, quantity):
    return [
        (unit, {"L1"} | marks, block(L1, quantity)), (unit, {"L2"} | marks, block(L2, quantity)),
        (unit, {"L3"} | marks, block(L3, quantity)), (unit, {"sum"} | marks, block(TOTAL, quantity)),
    ]


def tariff(number):
    mark = {"sum", f"T{number}"}
    kwh = ("tens", 51200 + 2 * number)  # 51202, 51204: 10 Wh
    kvarh = ("tens", 51216 + 2 * number)  # 51218, 51220
    return [
        ("kWh", mark | {"import"}, kwh), ("kWh", mark | {"export"}, None),
        ("kvarh", mark | {"inductive", "import"}, None), ("kvarh", mark | {"inductive", "export"}, None),
        ("kvarh", mark | {"capacitive", "import"}, None), ("kvarh", mark | {"capacitive", "export"}, None),
        ("kvarh", mark | {"import"}, kvarh), ("kvarh", mark | {"export"}, None),
    ]


def instant(unit, marks, registers):
    elements = [{"L1"}, {"L2"}, {"L3"}, {"sum"}]
    return [(unit, element | marks, ("instant", address, 0.01, 2)) for element, address in zip(elements, registers)]


PAR = {"sum", "PAR"}
OF_THE_STATE = {"123", "pulse"}  # marks that do not depend on the page
MENUS = [
    ("tAr.1", tariff(1)),
    ("tAr.2", tariff(2)),
    (
        "tot",
        phases("kWh", {"import"}, EA_IN) + phases("kWh", {"export"}, EA_OUT)
        + [
            ("kVAh", {"sum"}, block(TOTAL, EAP)),
            ("kvarh", {"sum", "inductive", "import"}, block(TOTAL, ER_IN_IND)),
            ("kvarh", {"sum", "inductive", "export"}, block(TOTAL, ER_OUT_IND)),
            ("kvarh", {"sum", "capacitive", "import"}, block(TOTAL, ER_IN_CAP)),
            ("kvarh", {"sum", "capacitive", "export"}, block(TOTAL, ER_OUT_CAP)),
        ]
        + phases("kvarh", {"import"}, ER_IN) + phases("kvarh", {"export"}, ER_OUT),
    ),
    (
        "PAr.b",
        [
            ("kWh", PAR | {"import", "T1"}, ("whole", 32768)), ("kWh", PAR | {"import", "T2"}, ("whole", 32771)),
            ("kWh", PAR | {"import"}, ("tens", 50956)),
            ("kWh", PAR | {"export", "T1"}, ("whole", 32792)), ("kWh", PAR | {"export", "T2"}, ("whole", 32795)),
            ("kWh", PAR | {"export"}, ("tens", 50962)), ("kVAh", PAR, ("tens", 50960)),
            ("kvarh", PAR | {"import"}, ("tens", 50958)), ("kvarh", PAR | {"export"}, ("tens", 50964)),
            ("kWh", {"sum", "BAL"}, ("balance", 33024)), ("kvarh", {"sum", "BAL"}, ("balance", 33027)),
        ],
    ),
    (
        "rt",
        # phi 210 degrees: P and Q are negative, quadrant III
        instant("kW", {"export"}, [50544, 50546, 50548, 50536]) + instant("kVA", set(), [50556, 50558, 50560, 50540])
        + instant("kvar", {"export", "inductive"}, [50550, 50552, 50554, 50538])
        + [
            ("V", {"sum", "L12", "L23", "L31"}, ("instant", 50570, 0.01, 1)),
            ("V", {"sum", "L1", "L2", "L3"}, ("instant", 50572, 0.01, 1)),
            ("A", {"sum"}, ("instant", 50568, 0.001, 2)), ("PF", {"sum", "inductive"}, ("instant", 50542, 0.001, 3)),
            ("Hz", {"sum"}, ("instant", 50526, 0.001, 2)),
        ],
    ),
    ("inFo", [("", set(), None)] * 5),
    ("SEtuP.2", [("", set(), None)]),
]


def number(words):
    value = 0
    for word in words:
        value = value << 16 | word
    return value


def signed(words):
    """The number of one or two words in two's complement."""
    value = number(words)
    return value - (1 << 16 * len(words)) if words[0] & 0x8000 else value


def expected_text(meter, source):
    """What the display must show for a register, as printed in manual 13."""
    kind, address, *form = source
    count = 3 if kind in ("whole", "balance") else 2
    words = meter.call("GET", f"/v1/registers?address={address}&count={count}")["words"]
    if kind == "balance":
        # Whole part and residual have the same sign; a minus replaces the first zero.
        tenths = signed(words[:2]) * 10000 + signed(words[2:])
        tens = abs(tenths) // 100
        return f"-{tens // 100:05d}.{tens % 100:02d}" if tenths <= -100 else f"{tens // 100:06d}.{tens % 100:02d}"
    if kind == "whole":
        tens = number(words[:2]) * 100 + words[2] // 100
        return f"{tens // 100:06d}.{tens % 100:02d}"
    if kind == "tens":
        tens = number(words)
        return f"{tens // 100:06d}.{tens % 100:02d}"
    scale, digits = form
    # The display shows the amount; the direction is an arrow, a coil or a capacitor.
    return f"{abs(signed(words)) * scale:.{digits}f}"


class Walk:
    def __init__(self, meter):
        self.meter = meter
        self.passed = self.failed = 0

    def check(self, what, got, expected):
        if got == expected:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL  {what}: {got!r}, expected {expected!r}")

    def press(self, key):
        self.meter.call("POST", "/v1/keys", {"keys": [key], "hold_ms": 100})

    def page(self, menu, number_of_page, page):
        unit, marks, source = page
        what = f"{menu} page {number_of_page}"
        lcd = self.meter.call("GET", "/v1/lcd")
        self.check(f"{what}, label", lcd["menu"], menu)
        self.check(f"{what}, unit", lcd["unit"], unit)
        self.check(f"{what}, marks", set(lcd["icons"]) - OF_THE_STATE, marks)
        if source is not None:
            shown = lcd["main"]
            wanted = expected_text(self.meter, source)
            if source[0] == "instant":
                # Powers are registers of 10 W and digits of 10 W; others have a digit less than their register.
                self.check(f"{what}, value", abs(float(shown) - float(wanted)) <= 0.5 * 10 ** -source[3], True)
            else:
                self.check(f"{what}, value", shown, wanted)

    def walk(self):
        for menu, pages in MENUS:
            for index, page in enumerate(pages, 1):
                self.page(menu, index, page)
                self.press("up")
            self.page(menu, "1 again", pages[0])
            self.press("enter")
        self.page(MENUS[0][0], "1 after the last menu", MENUS[0][1][0])


def main():
    with Vmeter(sys.argv[1], SCENARIO) as meter:
        meter.step(4000)
        meter.call("PATCH", "/v1/input", {"tariff": 2, "load": {"phi": 210}})
        meter.step(4000)
        walk = Walk(meter)
        walk.walk()
        walk.check("exit code on SIGTERM", meter.stop(), 0)
    print(f"{walk.passed} passed, {walk.failed} failed")
    return 1 if walk.failed else 0


if __name__ == "__main__":
    sys.exit(main())
