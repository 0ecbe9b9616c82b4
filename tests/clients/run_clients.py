#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and writes the meter with third-party Modbus clients.

    /usr/bin/python3 tests/clients/run_clients.py path/to/vmeter

Needs the Debian packages mbpoll, libmodbus-dev, gcc, python3-pymodbus (whose python3 is /usr/bin/python3), nodejs and npm
(the npm registry within reach, once) and tshark, which has to understand the capture of all of it. A client that is missing
is a failure. The last line is the count; exit code 0 only if nothing failed.
"""
import pathlib
import shlex
import struct
import subprocess
import sys
import tempfile

import capture_check
import node_clients
from modbus_clients import BareSocket, Libmodbus, Mbpoll, ModbusException, Pymodbus
from vmeter_process import Vmeter

HERE = pathlib.Path(__file__).resolve().parent

# balanced_load.yaml: 230 V, 10 A, 60 degrees on each phase. (address, what, raw value), 32 bit.
#   P = 3 * 230 V * 10 A * cos 60 = 3450 W;  Q = 3450 W * tan 60 = 5975.6 var;  S = 6900 VA
INSTANTANEOUS = [
    (50514, "U12, 0.01 V", 39837),  # 230 V * sqrt 3 = 398.37 V
    (50520, "V1, 0.01 V", 23000),
    (50522, "V2, 0.01 V", 23000),
    (50524, "V3, 0.01 V", 23000),
    (50526, "frequency, 0.001 Hz", 50000),
    (50528, "I1, 0.001 A", 10000),
    (50530, "I2, 0.001 A", 10000),
    (50532, "I3, 0.001 A", 10000),
    (50536, "P, 10 W", 345),
    (50538, "Q, 10 var", 598),
    (50540, "S, 10 VA", 690),
    (50542, "PF, 0.001", 500),
    (50544, "P1, 10 W", 115),
    (50568, "mean current, 0.001 A", 10000),
    (50572, "mean voltage, 0.01 V", 23000),
]

# After FIRST_HOUR_S the hour is over by a little, so that no last digit hangs on the first moments: the energies are
# 3.45 kWh, 5.976 kvarh, 6.90 kVAh and less than 0.005 more.
SETTLE_S = 5
FIRST_HOUR_S = 3602
HOURLY = [
    (50946, "Ea+, 10 Wh", 345),
    (50948, "Er+, 10 varh", 597),
    (50950, "Eap, 10 VAh", 690),
    (50952, "Ea-, 10 Wh", 0),
    (50954, "Er-, 10 varh", 0),
    (51202, "Ea+ tariff 1, 10 Wh", 345),
    (51204, "Ea+ tariff 2, 10 Wh", 0),
]

# Ten minutes more, in tariff 2: 575 Wh.
TARIFF_2_S = 600
AFTER_TARIFF_2 = [
    (50946, "Ea+, 10 Wh", 402),
    (51202, "Ea+ tariff 1, 10 Wh", 345),
    (51204, "Ea+ tariff 2, 10 Wh", 57),
]

MANUFACTURER = 50000  # a character a word
EXTENDED_NAME = 50058  # two characters a word
TARIFF_COMMAND = 40481
TARIFF_IN_FORCE = 51201
HOLE = 100

# "block,address,words" opens a block, and its rows follow: address,words,type,scale,unit,access,certainty.
REGISTERS = HERE.parent / "core" / "registers" / "expected_registers.csv"
MOST_WORDS = 125

ZERO_PARTIALS = 57890
ZERO_PARTIAL_EA_IMPORT = 0x0001
PARTIAL_EA_IMPORT = 50956  # 10 Wh
PARTIAL_ER_IMPORT = 50958
PARTIAL_S = 60  # 57.5 Wh and 99.6 varh


class Tally:
    """Counts checks and prints each."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def equal(self, who, what, got, expected):
        if got == expected:
            self.passed += 1
            print(f"ok    {who}: {what} = {got}")
        else:
            self.fail(who, what, f"{got}, expected {expected}")

    def fail(self, who, what, reason):
        self.failed += 1
        print(f"FAIL  {who}: {what}: {reason}")

    def run(self, who, what, check):
        """Runs `check`; an exception counts as a failure."""
        try:
            check()
        except Exception as error:  # pylint: disable=broad-except
            self.fail(who, what, f"{type(error).__name__}: {error}")


def long_word(words):
    """High word first."""
    return words[0] << 16 | words[1]


def check_values(tally, client, values):
    for address, what, expected in values:
        tally.run(
            client.name, what,
            lambda: tally.equal(client.name, f"{address} {what}", long_word(client.read(address, 2)), expected),
        )


def exception_of(request):
    try:
        return f"no exception but {request()}"
    except ModbusException as exception:
        return exception.code


def check_identification(tally, client):
    letters = "".join(map(chr, client.read(MANUFACTURER, 4)))
    tally.equal(client.name, "manufacturer", letters, "SOCO")
    name = struct.pack(">8H", *client.read(EXTENDED_NAME, 8)).rstrip(b"\0").decode("ascii")
    tally.equal(client.name, "extended name", name, "Countis E28")


def check_blocks(tally, client):
    # The requests of an energy manager: 54 words of instantaneous values, 8 of energies.
    tally.equal(client.name, "54 words from 50520, V3", long_word(client.read(50520, 54)[4:6]), 23000)
    tally.equal(client.name, "8 words from 50946", len(client.read(50946, 8)), 8)
    tally.equal(client.name, "function 4, V1", long_word(client.read_input(50520, 2)), 23000)


def readable_blocks():
    """(address, words) of each block that can be read."""
    blocks = []
    for line in REGISTERS.read_text(encoding="ascii").splitlines():
        fields = line.split(",")
        if fields[0] == "block":
            blocks.append((int(fields[1]), int(fields[2])))
        elif not line.startswith("#") and len(fields) > 5 and fields[5] == "W" and blocks[-1][0] == int(fields[0]):
            blocks.pop()
    return blocks


def check_every_block(tally, vmeter, client):
    """Reads all registers while meter time is paused."""
    for address, words in readable_blocks():
        got, shown = [], []
        while len(got) < words:
            first, count = address + len(got), min(words - len(got), MOST_WORDS)
            got += client.read(first, count)
            shown += vmeter.call("GET", f"/v1/registers?address={first}&count={count}")["words"]
        tally.equal(client.name, f"block {address}, {words} words as in the control API", got == shown, True)


def check_partial(tally, vmeter, client):
    vmeter.step(PARTIAL_S)
    tally.equal(client.name, "partial Ea+ counts", long_word(client.read(PARTIAL_EA_IMPORT, 2)) >= 5, True)
    reactive = client.read(PARTIAL_ER_IMPORT, 2)
    client.write(ZERO_PARTIALS, ZERO_PARTIAL_EA_IMPORT)
    tally.equal(client.name, "partial Ea+ after its reset", client.read(PARTIAL_EA_IMPORT, 2), [0, 0])
    tally.equal(client.name, "partial Er+ goes on", client.read(PARTIAL_ER_IMPORT, 2), reactive)
    shown = vmeter.call("GET", "/v1/energies")["partial"]["Ea+"]
    tally.equal("control API", f"partial Ea+ after the reset by {client.name}", shown < 10, True)


def check_refusals(tally, client):
    tally.equal(client.name, "reading coils", exception_of(lambda: client.read_coils(0, 1)), 1)
    tally.equal(client.name, "reading a hole", exception_of(lambda: client.read(HOLE, 2)), 2)
    tally.equal(client.name, "reading past a block", exception_of(lambda: client.read(50572, 4)), 2)
    tally.equal(client.name, "reading a command", exception_of(lambda: client.read(TARIFF_COMMAND, 1)), 2)
    tally.equal(client.name, "writing a measurement", exception_of(lambda: client.write(50520, 1)), 2)
    tally.equal(client.name, "choosing tariff 3", exception_of(lambda: client.write(TARIFF_COMMAND, 3)), 3)


def check_tariff(tally, client):
    client.write(TARIFF_COMMAND, 2)
    tally.equal(client.name, "tariff after the command", client.read(TARIFF_IN_FORCE, 1), [2])
    client.write_many(TARIFF_COMMAND, 1)
    tally.equal(client.name, "tariff after the way back", client.read(TARIFF_IN_FORCE, 1), [1])


def check_phases(tally, client):
    """L1, L2, L3 and their total, each kWh and tenths of a Wh, cut off after the last digit."""
    tenths = []
    for address in (19843, 21891, 23939, 25987):
        words = client.read(address, 3)
        tenths.append(long_word(words) * 10000 + words[2])
    difference = tenths[3] - sum(tenths[:3])
    tally.equal(client.name, f"phases {tenths[:3]} agree with the total {tenths[3]}", 0 <= difference <= 2, True)


def check_wire(tally, client):
    """Tests that need plain bytes."""
    def read(address, unit=5):
        return client.request(struct.pack(">BHH", 3, address, 1), unit)

    def next_word():
        return chr(struct.unpack(">H", client.reply()[2][2:])[0])

    client.send(read(50000) + read(50001) + read(50002))
    tally.equal(client.name, "three requests in one segment", next_word() + next_word() + next_word(), "SOC")
    for byte in read(50003):
        client.send(bytes([byte]))
    tally.equal(client.name, "a request byte by byte", next_word(), "O")
    client.send(read(50000, unit=6) + read(50000, unit=255) + read(50001))
    client.silent += 2
    tally.equal(client.name, "other units are met with silence", next_word(), "O")
    client.send(client.request(struct.pack(">BHH", 6, TARIFF_COMMAND, 2), unit=0))
    client.silent += 1
    tally.equal(client.name, "tariff after a broadcast", client.read(TARIFF_IN_FORCE, 1), [2])
    client.write(TARIFF_COMMAND, 1)
    tally.equal(client.name, "no words", exception_of(lambda: client.exchange(struct.pack(">BHH", 3, 50000, 0))), 3)
    tally.equal(client.name, "126 words", exception_of(lambda: client.exchange(struct.pack(">BHH", 3, 20224, 126))), 3)
    tally.equal(client.name, "function 100", exception_of(lambda: client.exchange(b"\x64")), 1)
    for header in (b"\0\1\0\0\xff\xfa", b"\0\1\0\0\0\0", b"GET / HTTP/1.1\r\n"):
        client.send(header)
        tally.equal(client.name, f"closed after {header!r}", client.is_closed(), True)
        client.connect()
    tally.equal(client.name, "alive afterwards", client.read(50000, 1), [ord("S")])


def build_libmodbus_client(folder):
    program = folder / "libmodbus_client"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libmodbus"], capture_output=True, text=True, check=True)
    source = str(HERE / "libmodbus_client.c")
    subprocess.run(["gcc", "-Wall", "-Wextra", "-Werror", source, "-o", program, *shlex.split(flags.stdout)], check=True)
    return program


def connect_clients(tally, port, folder):
    clients = []
    for kind, make in (
        (Mbpoll, lambda: Mbpoll(port)),
        (Libmodbus, lambda: Libmodbus(port, build_libmodbus_client(folder))),
        (Pymodbus, lambda: Pymodbus(port)),
        (BareSocket, lambda: BareSocket(port)),
    ):
        tally.run(kind.name, "start", lambda: clients.append(make()))
    tally.run("npm", "install", lambda: clients.extend(node_clients.start(port)))
    return clients


def check_capture(tally, capture, clients):
    """The capture contains all requests and replies of the clients, and Wireshark reports no errors."""
    decoded = capture_check.decode(capture)
    sent = sum(client.requests for client in clients)
    silent = sum(client.silent for client in clients if isinstance(client, BareSocket))
    tally.equal("tshark", "queries", decoded.queries, sent)
    tally.equal("tshark", "responses", decoded.responses, sent - silent)
    tally.equal("tshark", "malformed packets", decoded.malformed, 0)
    tally.equal("tshark", "expert warnings", decoded.warnings, [])


def check_all(tally, vmeter, folder):
    vmeter.step(SETTLE_S)
    clients = connect_clients(tally, vmeter.modbus_port, folder)
    for client in clients:
        check_values(tally, client, INSTANTANEOUS)
        for check in (check_identification, check_blocks, check_refusals, check_tariff):
            tally.run(client.name, check.__name__, lambda: check(tally, client))
        tally.run(client.name, check_every_block.__name__, lambda: check_every_block(tally, vmeter, client))
        if isinstance(client, BareSocket):
            tally.run(client.name, check_wire.__name__, lambda: check_wire(tally, client))

    vmeter.step(FIRST_HOUR_S - SETTLE_S)
    for client in clients:
        check_values(tally, client, HOURLY)
        tally.run(client.name, check_phases.__name__, lambda: check_phases(tally, client))
    energies = vmeter.call("GET", "/v1/energies")
    tally.equal("control API", "LED pulses, as many as Wh", energies["led_pulses"], int(energies["total"]["Ea+"]["sum"]))

    vmeter.call("PATCH", "/v1/input", {"tariff": 2})
    vmeter.step(TARIFF_2_S)
    for client in clients:
        check_values(tally, client, AFTER_TARIFF_2)
    for client in clients:
        tally.run(client.name, check_partial.__name__, lambda: check_partial(tally, vmeter, client))
    return clients


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        capture = folder / "clients.pcapng"
        with Vmeter(sys.argv[1], str(HERE / "balanced_load.yaml"), options=["--capture", str(capture)]) as vmeter:
            clients = []
            tally.run("vmeter", "run", lambda: clients.extend(check_all(tally, vmeter, folder)))
            tally.equal("vmeter", "exit code after SIGTERM", vmeter.stop(), 0)
        tally.run("tshark", "decode", lambda: check_capture(tally, capture, clients))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
