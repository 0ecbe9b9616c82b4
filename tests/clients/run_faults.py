#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the meter in each way while Modbus clients written by others read it: what they make of it, and that they find
back when it is over.

    /usr/bin/python3 tests/clients/run_faults.py path/to/vmeter

Needs what run_clients.py needs. The last line is the count; exit code 0 only if nothing failed.
"""
import pathlib
import sys
import tempfile
import urllib.request

from modbus_clients import BareSocket, Libmodbus, Mbpoll, ModbusException, Pymodbus
from node_clients import LIBRARIES, NodeClient, install
from run_clients import Tally, build_libmodbus_client, exception_of
from vmeter_process import Vmeter

HERE = pathlib.Path(__file__).resolve().parent

MANUFACTURER = 50000
LETTERS = [ord("S"), ord("O")]
EA_IMPORT = 50946  # two words, 10 Wh
PATIENCE_S = 0.5
PYMODBUS_PATIENCE_S = 1  # it takes whole seconds
TRIES = 10  # for a client to find back: connecting anew fails until the cable is noticed to be back

VALUES, ERROR, BUSY = "values", "error", "exception 6"

# A fault, and what it comes to for mbpoll, libmodbus, pymodbus, modbus-serial, jsmodbus and modbus-stream. libmodbus and
# mbpoll, which is built on it, compare the transaction id and count on the length that they expect; pymodbus 3.0 looks at
# the unit id and the length field. Of those for Node.js only jsmodbus takes a wrong length for what it is not.
FAULTS = [
    ({"kind": "delay", "delay": "100 ms"}, VALUES, VALUES, VALUES, VALUES, VALUES, VALUES),
    ({"kind": "delay", "delay": ["20 s", "30 s"]}, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR),
    ({"kind": "no_reply"}, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR),
    ({"kind": "exception", "code": 6}, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY),
    ({"kind": "wrong_transaction"}, ERROR, ERROR, VALUES, ERROR, ERROR, ERROR),
    ({"kind": "wrong_unit"}, VALUES, VALUES, ERROR, ERROR, ERROR, ERROR),
    ({"kind": "wrong_length"}, VALUES, VALUES, ERROR, ERROR, VALUES, ERROR),
    ({"kind": "split", "gap": "2 ms"}, VALUES, VALUES, VALUES, VALUES, VALUES, VALUES),
    ({"kind": "reset"}, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR),
    ({"kind": "unplugged"}, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR),
    ({"kind": "malfunction", "message": 7}, VALUES, VALUES, VALUES, VALUES, VALUES, VALUES),
]


def outcome(client):
    try:
        words = client.read(MANUFACTURER, 2)
    except ModbusException as exception:
        return f"exception {exception.code}"
    except Exception:  # pylint: disable=broad-except
        return ERROR  # each library has its own
    return VALUES if words == LETTERS else f"wrong words {words}"


def put(vmeter, *faults):
    vmeter.call("PUT", "/v1/faults", {"faults": list(faults)})


def struck(vmeter):
    """Number of replies corrupted by the active fault; None for a state of the device."""
    return vmeter.call("GET", "/v1/faults")["faults"][0].get("struck")


def check_finds_back(tally, client, what):
    tries = next((i for i in range(1, TRIES + 1) if outcome(client) == VALUES), None)
    tally.equal(client.name, f"finds back after {what}", tries is not None, True)


def check_fault(tally, vmeter, client, fault, expected):
    what = fault["kind"] + (f" {fault['delay']}" if "delay" in fault else "")
    put(vmeter, fault)
    tally.equal(client.name, what, outcome(client), expected)
    spoiled = struck(vmeter)
    if spoiled is not None:
        tally.equal(client.name, f"{what} has struck", spoiled > 0, True)
    if fault["kind"] == "malfunction":
        tally.equal("display", what, vmeter.call("GET", "/v1/lcd")["main"], "Error 07")
    put(vmeter)
    check_finds_back(tally, client, what)


def check_frozen(tally, vmeter, client):
    before = client.read(EA_IMPORT, 2)
    put(vmeter, {"kind": "frozen"})
    vmeter.step(60)  # 3450 W: 57.5 Wh
    tally.equal(client.name, "frozen energy", client.read(EA_IMPORT, 2), before)
    put(vmeter)
    tally.equal(client.name, "energy afterwards is more", client.read(EA_IMPORT, 2) > before, True)


def check_restart(tally, vmeter, client):
    put(vmeter, {"kind": "restart", "for": "2 s"})
    vmeter.step(1)
    tally.equal(client.name, "while the meter restarts", outcome(client), ERROR)
    vmeter.step(2)
    check_finds_back(tally, client, "restart")


def check_counted(tally, vmeter, client):
    put(vmeter, {"kind": "exception", "code": 6, "count": 2})
    outcomes = [outcome(client) for _ in range(4)]
    tally.equal(client.name, "an exception two times", outcomes, [BUSY, BUSY, VALUES, VALUES])


def check_one_client(tally, vmeter, others):
    for client in others:
        check_finds_back(tally, client, "the faults of the others")
    victim = BareSocket(vmeter.modbus_port)
    address, port = victim.socket.getsockname()
    put(vmeter, {"kind": "exception", "code": 6, "client": f"{address}:{port}"})
    tally.equal(victim.name, "exception for it alone", exception_of(lambda: victim.read(MANUFACTURER, 2)), 6)
    for client in others:
        tally.equal(client.name, "left alone by it", outcome(client), VALUES)
    put(vmeter)


def web_status(address):
    """Status of the sign-in page; "silence" without a response."""
    try:
        with urllib.request.urlopen(f"http://{address}/login", timeout=PATIENCE_S) as answer:
            return answer.status
    except OSError:
        return "silence"


def check_web(tally, vmeter):
    tally.equal("web", "in order", web_status(vmeter.web), 200)
    put(vmeter, {"kind": "unplugged"})
    tally.equal("web", "unplugged", web_status(vmeter.web), "silence")
    put(vmeter)
    answers = (web_status(vmeter.web) for _ in range(TRIES))
    tally.equal("web", "finds back after unplugged", 200 in answers, True)


def random_outcomes(program):
    with Vmeter(program, str(HERE / "balanced_load.yaml"), options=["--seed", "5"]) as vmeter:
        put(vmeter, {"kind": "exception", "code": 6, "probability": 0.5})
        client = BareSocket(vmeter.modbus_port)
        return [outcome(client) for _ in range(40)]


def check_repeatable(tally, program):
    first = random_outcomes(program)
    tally.equal("seed", "both outcomes occur", set(first), {VALUES, BUSY})
    tally.equal("seed", "the same again", random_outcomes(program) == first, True)


def check_client(tally, vmeter, client, column):
    for fault, *expected in FAULTS:
        tally.run(client.name, fault["kind"], lambda: check_fault(tally, vmeter, client, fault, expected[column]))
    for check in (check_frozen, check_restart, check_counted):
        tally.run(client.name, check.__name__, lambda: check(tally, vmeter, client))


def check_all(tally, vmeter, folder):
    vmeter.step(5)
    port = vmeter.modbus_port
    makers = [
        lambda: Mbpoll(port, PATIENCE_S),
        lambda: Libmodbus(port, build_libmodbus_client(folder), PATIENCE_S),
        lambda: Pymodbus(port, PYMODBUS_PATIENCE_S),
        *[lambda library=library: NodeClient(library, port, PATIENCE_S) for library in LIBRARIES],
    ]
    install()
    clients = []
    for column, make in enumerate(makers):
        clients.append(make())
        check_client(tally, vmeter, clients[-1], column)
    tally.run("web", "unplugged", lambda: check_web(tally, vmeter))
    tally.run("clients", "one of them", lambda: check_one_client(tally, vmeter, clients))


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, Vmeter(sys.argv[1], str(HERE / "balanced_load.yaml")) as vmeter:
        tally.run("vmeter", "run", lambda: check_all(tally, vmeter, pathlib.Path(folder)))
        tally.equal("vmeter", "exit code after SIGTERM", vmeter.stop(), 0)
    tally.run("seed", "repeat", lambda: check_repeatable(tally, sys.argv[1]))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
