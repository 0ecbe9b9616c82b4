#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the events of the control API while keys, Modbus and time act on a meter.

    /usr/bin/python3 tests/acceptance/listen_to_events.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import http.client
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "clients"))
from modbus_clients import BareSocket  # noqa: E402  pylint: disable=wrong-import-position
from vmeter_process import Vmeter  # noqa: E402  pylint: disable=wrong-import-position

SCENARIO = "reference_10a_60deg"  # 3450 W: an LED pulse every 3600 / 3450 s
PULSE_INTERVAL_S = 3600 / 3450
BLOCK_S = 0.005
TARIFF_COMMAND = 40481
LISTENERS_MAX = 16  # streams that the server feeds at once
TIMEOUT_S = 20


class Listener:
    """A client of GET /v1/events."""

    def __init__(self, control, types):
        self.connection = http.client.HTTPConnection(control, timeout=TIMEOUT_S)
        self.connection.request("GET", f"/v1/events?types={types}")
        self.response = self.connection.getresponse()
        self.status = self.response.status

    def next(self):
        """The next event, as (type, data); None at the end of the stream."""
        fields = {}
        for line in iter(self.response.readline, b""):
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name in ("event", "data"):
                fields[name] = value
            if not name and fields:
                return fields["event"], json.loads(fields["data"])
        return None

    def close(self):
        self.response.close()
        self.connection.close()


failures = []
passed = 0


def check(what, got, expected):
    global passed
    if got == expected:
        passed += 1
        print(f"ok    {what}: {got}")
    else:
        failures.append(what)
        print(f"FAIL  {what}: {got}, expected {expected}")


def hear_pulses(meter):
    leds = Listener(meter.control, "led")
    meter.step(120)
    count = meter.call("GET", "/v1/energies")["led_pulses"]
    times = [leds.next()[1]["meter_time_s"] for _ in range(count)]
    intervals = [b - a for a, b in zip(times, times[1:]) if a > 3]
    check("pulses as many as counted", len(times), count)
    check("pulses evenly spaced", all(abs(i - PULSE_INTERVAL_S) < BLOCK_S for i in intervals), True)
    leds.close()


def hear_accesses(meter):
    accesses = Listener(meter.control, "register,tariff")
    client = BareSocket(meter.modbus_port)
    client.write(TARIFF_COMMAND, 2)
    events = sorted((accesses.next() for _ in range(2)), key=lambda event: event[0])
    check("a write is an access", (events[0][0], events[0][1]["access"], events[0][1]["address"]),
          ("register", "write", TARIFF_COMMAND))
    check("and changes the tariff", (events[1][0], events[1][1]["tariff"]), ("tariff", 2))
    accesses.close()


def hear_keys(meter):
    keys = Listener(meter.control, "key")
    meter.call("POST", "/v1/keys", {"keys": ["up"], "hold_ms": 200})
    down, up = keys.next()[1], keys.next()[1]
    check("a key goes down", (down["key"], down["pressed"]), ("up", True))
    check("and up", (up["key"], up["pressed"]), ("up", False))
    check("0.2 s later", 0.2 <= up["meter_time_s"] - down["meter_time_s"] < 0.2 + 2 * BLOCK_S, True)
    keys.close()


def wait_for_display(meter):
    meter.call("PUT", "/v1/scenario", {"version": 1, "timeline": [{"at": "30 s", "set": {"supply": {"sequence": 132}}}]})
    meter.call("PUT", "/v1/time", {"speed": 100})
    check("the display has come to", "132" in meter.call("GET", "/v1/lcd?until=icon:132&timeout_s=600")["icons"], True)
    meter.call("PUT", "/v1/time", {"speed": 0})


def hear_the_end(meter):
    listeners = [Listener(meter.control, "lcd") for _ in range(LISTENERS_MAX)]
    check("listeners served at once", {listener.status for listener in listeners}, {200})
    check("one more is refused", Listener(meter.control, "lcd").status, 503)
    check("exit code after SIGTERM", meter.stop(), 0)
    check("streams end properly", {listener.next() for listener in listeners}, {None})


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with Vmeter(sys.argv[1], SCENARIO) as meter:
        hear_pulses(meter)
        wait_for_display(meter)
        hear_accesses(meter)
        hear_keys(meter)
        hear_the_end(meter)
    print(f"{passed} passed, {len(failures)} failed")
    return 0 if not failures else 1


if __name__ == "__main__":
    sys.exit(main())
