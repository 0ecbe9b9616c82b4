#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hours of meter time under the eyes of a SCADA: every value on Modbus against the control API's.

    python3 tests/acceptance/scada_poll.py path/to/vmeter

Every ten seconds of a household's breakfast, in both tariffs, it asks as three programs do: as OpenEMS (its driver for the
E27/E28), as evcc's mbmd (value by value), and all blocks in one go. Then the meter runs at a hundred times real time, and
what is read must lie between two looks at the control API. The last line is the count.
"""
import math
import pathlib
import struct
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from modbus_clients import BareSocket  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402

DURATION_S = 2 * 3600
POLL_S = 10
RUNNING_SPEED = 100
RUNNING_S = 5  # of real time
TARIFF_COMMAND = 40481
DAY_TARIFF_S = 3600

# Blocks with values: (address, words).
BLOCKS = [
    (19840, 66), (21888, 66), (23936, 66), (25984, 66), (20224, 125), (20349, 20), (22272, 125), (22397, 20),
    (24320, 125), (24445, 20), (26368, 33), (26401, 96), (26497, 16), (32768, 48), (33024, 6), (40576, 6), (50512, 62),
    (50768, 65), (50848, 50), (50944, 65), (51200, 50), (51280, 36),
]
# What the programs ask for: OpenEMS in two requests, mbmd two words at a time.
OPENEMS = [(50000, 4), (50058, 8), (50520, 54), (50946, 8)]
MBMD = [
    *range(50514, 50526, 2), 50572, 50526, *range(50528, 50534, 2), 50568, *range(50536, 50568, 2), 50770, 50776, 50772,
    50778,
]

PHASES = ("L1", "L2", "L3")
# (address, words, signed, step, where in /v1/measurements)
MEASUREMENTS = [
    *((50514 + 2 * i, 2, False, 0.01, ("line_voltages", i)) for i in range(3)),
    *((50520 + 2 * i, 2, False, 0.01, ("phases", i, "V")) for i in range(3)),
    (50526, 2, False, 0.001, ("frequency",)),
    *((50528 + 2 * i, 2, False, 0.001, ("phases", i, "I")) for i in range(3)),
    (50534, 2, False, 0.001, ("IN",)),
    (50536, 2, True, 10, ("system", "P")),
    (50538, 2, True, 10, ("system", "Q")),
    (50540, 2, False, 10, ("system", "S")),
    (50542, 2, True, 0.001, ("system", "PF")),
    *((50544 + 2 * i, 2, True, 10, ("phases", i, "P")) for i in range(3)),
    *((50550 + 2 * i, 2, True, 10, ("phases", i, "Q")) for i in range(3)),
    *((50556 + 2 * i, 2, False, 10, ("phases", i, "S")) for i in range(3)),
    *((50562 + 2 * i, 2, True, 0.001, ("phases", i, "PF")) for i in range(3)),
    (50568, 2, False, 0.001, ("system", "I")),
    (50570, 2, False, 0.01, ("system", "U")),
    (50572, 2, False, 0.01, ("system", "V")),
    *((40576 + 2 * i, 2, False, 0.001, ("phases", i, "I")) for i in range(3)),
    *((51281 + i, 1, False, 0.01, ("line_voltages", i)) for i in range(3)),
    *((51284 + i, 1, False, 0.01, ("phases", i, "V")) for i in range(3)),
    (51287, 1, False, 0.001, ("frequency",)),
    (51295, 1, True, 0.001, ("system", "PF")),
    *((51305 + i, 1, True, 0.001, ("phases", i, "PF")) for i in range(3)),
    (51308, 1, False, 0.001, ("system", "I")),
    (51309, 1, False, 0.01, ("system", "U")),
    (51310, 1, False, 0.01, ("system", "V")),
]

# Energies in Wh, varh, VAh, cut off after the last digit. Whole kWh in two words, what they leave in tenths in a third.
TOTALS = ("Ea+", "Ea-", "Er+", "Er-", "Eap", "Er+ind", "Er-ind", "Er+cap", "Er-cap")
BY_TARIFF = ("Ea+", "Ea-", "Er+", "Er+ind", "Er+cap", "Er-", "Er-ind", "Er-cap", "Eap")
SYSTEM = ("Ea+", "Er+", "Eap", "Ea-", "Er-")
ELEMENTS = (*PHASES, "sum")
# (address of the whole part, where in /v1/energies)
WITH_RESIDUAL = [
    *(
        (base + 3 + 3 * i, ("total", name, element))
        for base, element in zip((19840, 21888, 23936, 25984), ELEMENTS)
        for i, name in enumerate(TOTALS)
    ),
    *((32768 + 3 * i, ("partial", f"Ea+T{i + 1}")) for i in range(2)),
    *((32792 + 3 * i, ("partial", f"Ea-T{i + 1}")) for i in range(2)),
    (33024, ("balance", "active")),
    (33027, ("balance", "reactive")),
]
# (address, words, step, where in /v1/energies)
ENERGIES = [
    *(
        (base + 1 + 16 * i + 2 * tariff, 2, 1000, ("tariffs", tariff, name, element))
        for base, element in zip((20224, 22272, 24320, 26368), ELEMENTS)
        for i, name in enumerate(BY_TARIFF)
        for tariff in range(2)
    ),
    *((50770 + 2 * i, 2, 1000, ("total", name, "sum")) for i, name in enumerate(SYSTEM)),
    *((50780 + 2 * i, 2, 1000, ("partial", name)) for i, name in enumerate(SYSTEM)),
    *((50946 + 2 * i, 2, 10, ("total", name, "sum")) for i, name in enumerate(SYSTEM)),
    *((50956 + 2 * i, 2, 10, ("partial", name)) for i, name in enumerate(SYSTEM)),
    *((50850 + 2 * i, 2, 1000, ("tariffs", i, "Ea+", "sum")) for i in range(2)),
    *((50866 + 2 * i, 2, 1000, ("tariffs", i, "Er+", "sum")) for i in range(2)),
    *((51202 + 2 * i, 2, 10, ("tariffs", i, "Ea+", "sum")) for i in range(2)),
    *((51218 + 2 * i, 2, 10, ("tariffs", i, "Er+", "sum")) for i in range(2)),
    *((51311 + i, 1, 1_000_000, ("total", name, "sum")) for i, name in enumerate(("Ea+", "Er+", "Ea-", "Er-"))),
]
ACTIVE_TARIFF = (20224, 22272, 24320, 26368, 50849, 51201)
PHASE_SEQUENCE = 51315
SEQUENCE_CODES = {"123": 0, "132": 1}
NO_SEQUENCE = 3
TARIFF_HOURS = (50882, 51234)  # hundredths of an hour in tariff 1, then tariff 2


def follow(tree, path):
    for step in path:
        tree = tree[step]
    return tree


def number(words, signed=False):
    value = 0
    for word in words:
        value = value << 16 | word
    bits = 16 * len(words)
    return value - (1 << bits) if signed and value >> (bits - 1) else value


class Image:
    """Registers as they were read, by address."""

    def __init__(self):
        self.words = {}

    def put(self, address, words):
        self.words.update(zip(range(address, address + len(words)), words))

    def number(self, address, count, signed=False):
        return number([self.words[address + i] for i in range(count)], signed)


class Auditor:
    """Compares, counts, and keeps the first few differences."""

    def __init__(self):
        self.compared = 0
        self.different = []

    def check(self, good, text):
        self.compared += 1
        if not good and len(self.different) < 20:
            self.different.append(text)

    def measurement(self, image, row, measurements):
        address, words, signed, step, path = row
        value = follow(measurements, path)
        raw = image.number(address, words, signed and value is not None)
        if value is None:
            self.check(raw == (1 << (16 * words)) - 1, f"{address}: {raw} for a value that does not exist")
        else:  # rounded, whichever way a half is taken
            self.check(abs(raw * step - value) <= step / 2 + 1e-6, f"{address}: {raw} for {value} in steps of {step}")

    def energy(self, raw, address, step, value):
        """Cut off towards zero; a floating point number may be a hair beside a whole step."""
        steps = abs(value) / step
        fits = math.floor(steps - 1e-6) <= abs(raw) <= math.floor(steps + 1e-6)
        self.check(fits and raw * value >= 0, f"{address}: {raw} for {value} in steps of {step}")


def compare(auditor, image, measurements, energies, day_tariff_s):
    for row in MEASUREMENTS:
        auditor.measurement(image, row, measurements)
    sequence = image.words[PHASE_SEQUENCE]
    auditor.check(
        sequence == SEQUENCE_CODES.get(measurements["sequence"], NO_SEQUENCE),
        f"{PHASE_SEQUENCE}: {sequence} for {measurements['sequence']}",
    )
    for address, path in WITH_RESIDUAL:
        signed = path[0] == "balance"
        tenths = image.number(address, 2, signed) * 10000 + image.number(address + 2, 1, signed)
        auditor.energy(tenths, address, 0.1, follow(energies, path))
    for address, words, step, path in ENERGIES:
        auditor.energy(image.number(address, words), address, step, follow(energies, path))
    for address in ACTIVE_TARIFF:
        auditor.check(image.words[address] == energies["tariff"], f"{address}: tariff {image.words[address]}")
    seconds = energies["meter_time_s"]
    for address in TARIFF_HOURS:
        for i, in_tariff in enumerate((min(seconds, day_tariff_s), max(0, seconds - day_tariff_s))):
            raw = image.number(address + 2 * i, 2)
            auditor.check(abs(raw - in_tariff / 36) <= 1, f"{address + 2 * i}: {raw} hundredths for {in_tariff} s")


def poll(client, image):
    """Everything, in as few requests as possible."""
    for address, words in BLOCKS:
        image.put(address, client.read(address, words))


def poll_as_programs(auditor, client, image):
    """Meter time stands still: what is asked in another way must be the same."""
    for address, words in OPENEMS:
        got = client.read(address, words)
        known = [image.words.get(address + i, word) for i, word in enumerate(got)]
        auditor.check(got == known, f"{address}, {words} words, as OpenEMS asks: {got}, else {known}")
    for address in MBMD:
        auditor.check(number(client.read(address, 2)) == image.number(address, 2), f"{address}, as mbmd asks")


def two_hours(vmeter, client):
    auditor = Auditor()
    image = Image()
    for second in range(POLL_S, DURATION_S + POLL_S, POLL_S):
        vmeter.step(POLL_S)
        poll(client, image)
        measurements = vmeter.call("GET", "/v1/measurements")
        energies = vmeter.call("GET", "/v1/energies")
        compare(auditor, image, measurements, energies, DAY_TARIFF_S)
        poll_as_programs(auditor, client, image)
        if second == DAY_TARIFF_S:
            client.write(TARIFF_COMMAND, 2)
    return auditor


def running(vmeter, client):
    """Energies read while time flies lie between the control API's before and after, and never go back."""
    auditor = Auditor()
    image = Image()
    vmeter.call("PUT", "/v1/time", {"speed": RUNNING_SPEED})
    end = time.monotonic() + RUNNING_S
    last = {}
    while time.monotonic() < end:
        before = vmeter.call("GET", "/v1/energies")
        poll(client, image)
        after = vmeter.call("GET", "/v1/energies")
        for address, words, step, path in ENERGIES:
            raw = image.number(address, words)
            low, high = (math.floor(follow(energies, path) / step + 1e-6) for energies in (before, after))
            auditor.check(low <= raw <= high, f"{address}: {raw} is not between {low} and {high}")
            auditor.check(raw >= last.get(address, 0), f"{address}: went back from {last.get(address)} to {raw}")
            last[address] = raw
        # One request, one moment: nobody has reset the partial counters, so they are the totals.
        for i, name in enumerate(SYSTEM):
            total, partial = image.number(50946 + 2 * i, 2), image.number(50956 + 2 * i, 2)
            auditor.check(total == partial, f"{name}: {total} and {partial} in one reply")
    vmeter.call("PUT", "/v1/time", {"speed": 0})
    return auditor


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    passed = failed = 0
    with Vmeter(sys.argv[1], "household_day") as vmeter:
        client = BareSocket(vmeter.modbus_port)
        letters = struct.pack(">4H", *client.read(50000, 4))
        print(f"      signature {letters.decode('utf-16-be')}")
        for what, trial in ((f"{DURATION_S} s in steps", two_hours), (f"at {RUNNING_SPEED} times real time", running)):
            auditor = trial(vmeter, client)
            for text in auditor.different:
                print(f"      {text}")
            good = auditor.compared > 0 and not auditor.different
            print(f"{'ok   ' if good else 'FAIL '} {what}: {auditor.compared:,} values compared")
            passed += good
            failed += not good
        print(f"      {client.requests:,} requests, {vmeter.call('GET', '/v1/energies')['total']['Ea+']['sum']:.1f} Wh")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
