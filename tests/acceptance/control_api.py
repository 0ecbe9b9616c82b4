#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests the control API through the module tests/clients/vmeter.py: checks each response against the description
of the API, errors, ten clients at the same time, saving and loading of session files.

    /usr/bin/python3 tests/acceptance/control_api.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import concurrent.futures
import json
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings

import trials

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(TESTS / "clients"))
import npm_packages  # noqa: E402
import vmeter  # noqa: E402
from modbus_clients import BareSocket  # noqa: E402

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of its own packages
    import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
OPENAPI_FOLDER = HERE.parents[1] / "build" / "openapi"
LESSON = "08_address_007"
SCENARIO = "reference_10a_60deg"  # 230 V, 10 A, 60 degrees: 3450 W
CLIENTS = 10
ROUNDS = 25
STOP_WITHIN_S = 1.5  # a second, and what a busy machine adds


class Described:
    """Checks each response against the description of the API."""

    description = None
    seen = set()

    def _ask(self, method, path, body=None, content_type=None):
        if Described.description is None:
            Described.description = {}
            Described.description = self.openapi()
        plain = path.partition("?")[0]
        call = Described.description.get("paths", {}).get(plain, {}).get(method.lower())
        try:
            text = super()._ask(method, path, body, content_type)
        except vmeter.VmeterError as error:
            assert call is None or str(error.status) in call["responses"], f"{method} {path}: {error} is not described"
            raise
        if call is not None:
            Described.seen.add((method, plain))
            content = call["responses"]["200"]["content"]
            if "application/json" in content:
                self._check(json.loads(text), content["application/json"]["schema"])
        return text

    @staticmethod
    def _check(answer, schema):
        resolver = jsonschema.RefResolver("", Described.description)
        jsonschema.Draft202012Validator(schema, resolver=resolver).validate(answer)


class Meter(Described, vmeter.Program):
    """A program whose responses are all checked."""


class Client(Described, vmeter.Bench):
    """Another client of such a program."""


def refusal(call, *arguments, **named):
    """(status, code, field) of what must be refused."""
    try:
        answer = call(*arguments, **named)
    except vmeter.VmeterError as error:
        assert error.message, "a refusal says why"
        return error.status, error.code, error.field
    raise AssertionError(f"not refused: {answer}")


def equal(got, expected):
    assert got == expected, f"{got!r}, expected {expected!r}"


# ---- the description ------------------------------------------------------------------------------------------------


def descriptions_are_valid(program):
    npm_packages.install(HERE / "openapi", OPENAPI_FOLDER)
    (OPENAPI_FOLDER / "validate.mjs").write_bytes((HERE / "openapi" / "validate.mjs").read_bytes())
    with Meter(program, SCENARIO) as meter:
        files = {"control.json": f"http://{meter.control}/v1/openapi.json", "web.json": f"http://{meter.web}/api/openapi.json"}
        for name, address in files.items():
            with urllib.request.urlopen(address) as answer:
                (OPENAPI_FOLDER / name).write_bytes(answer.read())
    subprocess.run(["node", "validate.mjs", *files], cwd=OPENAPI_FOLDER, check=True)


def every_call_answers_as_described(program):
    with Meter(program, SCENARIO) as meter:
        equal(meter.model, "e28")
        equal(meter.status()["addresses"]["modbus"], meter.modbus)
        meter.step(60)
        assert abs(meter.energies()["total"]["Ea+"]["sum"] - 57.5) < 0.6  # 3450 W for a minute
        assert abs(meter.measurements()["system"]["P"] - 3450) < 5
        equal(meter.registers(50520, 2)["registers"][0]["words"], BareSocket(meter.modbus_port).read(50520, 2))
        equal(struct.unpack_from(">8s", meter.lcd_png(2))[0], b"\x89PNG\r\n\x1a\n")
        clients = {client["name"]: client for client in meter.call("GET", "/v1/clients")["clients"]}
        equal({name: client["wrong"] for name, client in clients.items()},
              {"home_assistant": 0, "mbmd": 1, "openems": 0, "plain_poller": 0})
        before = meter.lcd()
        equal(before["menu"], "tAr.1")
        meter.keys("up")
        assert meter.lcd() != before
        equal(meter.input(load={"current": ["5 A", "5 A", "0 A"]})["speed"], 0)
        meter.step(3)
        assert abs(meter.measurements()["phases"][0]["I"] - 5) < 0.01
        other = {"version": 1, "name": {"en": "a", "fr": "b"}, "supply": {"sequence": 132}}
        equal(meter.scenario(other)["scenario"]["fr"], "b")
        meter.set_speed(1000)
        equal(meter.wait_lcd("icon:132", 600)["icons"].count("132"), 1)
        equal(meter.set_speed("max")["speed"], "max")
        equal(meter.set_speed(0)["speed"], 0)
        equal(meter.power(False)["on"], False)
        meter.step(5)
        equal(meter.status()["powered"], False)
        assert meter.measurements()["frequency"] is None
        meter.power(True)
        faults = [{"kind": "delay", "delay": ["20 ms", "30 ms"], "client": "127.0.0.1:40000"}, {"kind": "exception", "code": 4},
                  {"kind": "split", "gap": "1 ms", "count": 3}, {"kind": "malfunction", "message": 7, "for": "60 s"},
                  {"kind": "unplugged", "for": 2, "count": 2, "probability": 0.5}]
        equal([fault["kind"] for fault in meter.set_faults(*faults)], [fault["kind"] for fault in faults])
        equal(len(meter.faults()), len(faults))
        equal(meter.set_faults(), [])
        number = meter.begin_fault(kind="unplugged")
        equal([fault["id"] for fault in meter.faults()], [number])
        equal(meter.end_fault(number), [])
        meter.step(5)  # the power is back
        meter.input(wiring={"supply_at": ["L2", "L3", "L1", "N"], "open_load": ["L3"]}, tariff=2)
        meter.step(0.1)
        put = meter.terminals()["input"]
        equal((put["wiring"]["supply_at"], put["wiring"]["open_load"], put["tariff"]), (["L2", "L3", "L1", "N"], ["L3"], 2))
        meter.input(wiring={"swap": [], "open_load": []}, tariff=1)
        meter.input(**put)
        meter.step(0.1)
        equal(meter.terminals()["input"], put)
        equal(meter.time()["meter_time_s"], meter.load_session(meter.save_session())["meter_time_s"])
        equal(meter.cancel_loading(), meter.time())  # there is none to cancel
        with meter.events("key", "tariff") as events:
            meter.keys("up", hold_ms=200)
            heard = [next(events) for _ in range(2)]
            equal([(kind, data["key"], data["pressed"]) for kind, data in heard], [("key", "up", True), ("key", "up", False)])
        equal(meter.training(), {"lesson": None})
        equal(meter.train("start", lesson=LESSON)["step"], 1)
        equal(refusal(meter.save_session), (409, "training", None))
        equal(meter.pool(), [])
        equal(meter.train("end")["ended"], True)
        assert meter.training_record().startswith(b"vmeter session 2\n")
        equal(meter.train("leave"), {"lesson": None})
        assert meter.save_session().startswith(b"vmeter session 2\n")
        equal(refusal(meter.show_values, {"power": 3.45}), (409, "no_coach", None))
        calls = {(method.upper(), path) for path, methods in meter.openapi()["paths"].items() for method in methods}
        equal(calls - Described.seen, {("GET", "/v1/events"), ("POST", "/v1/coach/values")})


def the_coach_takes_values(program):
    command = [program, "coach", "--modbus", "127.0.0.1:0", "--web", "off", "--control", "127.0.0.1:0", "--mapping",
               HERE.parent / "clients" / "bad" / "mapping.yaml"]
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True) as coach:
        try:
            client = Client(json.loads(coach.stdout.readline())["control"])
            equal(client.show_values({"power": 3.45, "state": "on"}, time="2026-01-31T12:00:00Z"), 1)
            equal(refusal(client.show_values, {}), (400, "invalid_values", None))
            coach.terminate()
            equal(coach.wait(10), 4)  # no client came
        finally:
            coach.kill()


def what_is_wrong_is_said(program):
    with Meter(program, SCENARIO) as meter:
        before = meter.save_session()
        equal(refusal(meter.keys, "down"), (400, "invalid_field", "keys"))
        equal(refusal(meter.keys, "up", hold_ms=0), (400, "invalid_field", "hold_ms"))
        equal(refusal(meter.step, -1), (400, "invalid_field", "seconds"))
        equal(refusal(meter.set_speed, "fast"), (400, "invalid_field", "speed"))
        equal(refusal(meter.power, 1), (400, "invalid_field", "on"))
        equal(refusal(meter.registers, 12), (400, "illegal_address", "address"))
        equal(refusal(meter.wait_lcd, "unit:kvarh"), (409, "paused", "until"))
        equal(refusal(meter.wait_lcd, "mood:good"), (400, "invalid_field", "until"))
        equal(refusal(meter.scenario, "version: 2")[:2], (400, "invalid_scenario"))
        equal(refusal(meter.input, load={"currant": "5 A"})[:2], (400, "invalid_input"))
        equal(refusal(meter.set_faults, {"kind": "gremlin"})[:2], (400, "invalid_fault"))
        equal(refusal(meter.begin_fault, kind="delay"), (400, "invalid_fault", "delay"))
        equal(refusal(meter.end_fault, 7), (404, "no_such_fault", "id"))
        equal(refusal(meter.load_session, b"nonsense"), (400, "invalid_session", None))
        equal(refusal(meter.events, "weather"), (400, "invalid_field", "types"))
        equal(refusal(meter.call, "GET", "/v1/nothing")[:2], (404, "not_found"))
        equal(refusal(meter.call, "DELETE", "/v1/time")[:2], (405, "method_not_allowed"))
        equal(meter.save_session(), before)
        meter.set_speed(1)
        equal(refusal(meter.wait_lcd, "unit:kvarh", 1), (408, "timeout", "until"))


def a_token_is_asked_for(program):
    with tempfile.TemporaryDirectory() as folder:
        token = pathlib.Path(folder) / "token"
        token.write_text("0123456789abcdef\n")
        with vmeter.Program(program, SCENARIO, options=["--control-token-file", str(token)]) as meter:
            equal(refusal(meter.status)[0], 401)
            equal(refusal(meter.events)[0], 401)
            equal(Client(meter.control, token="0123456789abcdef").status()["model"], "e28")


def a_program_that_does_not_start_says_so(program):
    try:
        vmeter.Program(program, "no such scenario")
    except RuntimeError as error:
        assert "exit code 2" in str(error), error
    else:
        raise AssertionError("it started")


# ---- ten at once ----------------------------------------------------------------------------------------------------


def work(control, number):
    """Actions of one client; returns the least meter time that it let pass."""
    client = Client(control)
    phase = number % 3
    passed = 0.0
    last = 0.0
    with client.events("led") as events:
        for turn in range(ROUNDS):
            client.step(0.25)
            passed += 0.25
            now = client.time()["meter_time_s"]
            assert now >= last + 0.25, f"meter time went from {last} to {now}"
            last = now
            active = client.energies()["total"]["Ea+"]
            assert abs(active["sum"] - active["L1"] - active["L2"] - active["L3"]) < 0.01, active
            if number == 0:
                client.keys(("up", "enter")[turn % 2], hold_ms=50)
            elif number == 1:
                client.set_faults({"kind": "no_reply", "count": 1 + turn})
            elif number == 2:
                assert client.save_session().startswith(b"vmeter session 2\n")
            elif number == 3:
                client.power(turn % 5 != 0)
            elif number == 4:
                equal(refusal(client.keys, "nothing")[0], 400)
            else:
                current = [9, 10, 11]
                current[phase] = turn % 7 + 1
                client.input(load={"current": [f"{value} A" for value in current]})
            assert client.lcd()["menu"] is not None
            assert client.registers(50512, 62)["count"] == 62
        pulses = 0
        if number == 9:  # listens to the end of its own events
            client.power(True)
            client.step(5)
            pulses = next(events)[1]["meter_time_s"]
            assert pulses > 0
    return passed


def ten_clients_work_one_bench(program):
    with tempfile.TemporaryDirectory() as folder:
        session = pathlib.Path(folder) / "session.vms"
        with Meter(program, SCENARIO, options=["--save", str(session)]) as meter:
            with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
                passed = list(pool.map(lambda number: work(meter.control, number), range(CLIENTS)))
            equal(passed, [ROUNDS * 0.25] * CLIENTS)
            meter.power(True)
            meter.set_faults()
            meter.input(load={"current": "10 A", "phi": "60 deg"})
            meter.step(5)
            assert abs(meter.measurements()["system"]["P"] - 3450) < 5, meter.measurements()
            equal(meter.stop(), 0)
        # All actions of the ten clients, in the order of their execution.
        lived = subprocess.run([program, "replay", str(session)], capture_output=True, text=True)
        assert lived.returncode == 0 and int(lived.stdout.split()[0]) > CLIENTS * ROUNDS / 2, lived.stdout + lived.stderr


# ---- sessions -------------------------------------------------------------------------------------------------------


def a_saved_bench_goes_on(program):
    with tempfile.TemporaryDirectory() as state:
        with Meter(program, "household_day", state=state, options=["--clock", "2026-01-31T12:00:00Z"]) as meter:
            meter.step(600)
            meter.keys("up", "enter", hold_ms=3200)
            meter.set_faults({"kind": "frozen", "for": "60 s"})
            saved = meter.save_session()
            display, energies = meter.lcd(), meter.energies()
            client = BareSocket(meter.modbus_port)
            frozen = client.read(50946, 2)
            meter.step(100)
            further = meter.energies()

            meter.set_faults()
            meter.scenario({"version": 1, "load": {"current": "80 A"}})
            meter.step(3600)
            assert meter.energies()["total"]["Ea+"]["sum"] > 50_000
            meter.load_session(saved)
            equal(meter.lcd(), display)
            equal(meter.energies(), energies)
            equal([fault["kind"] for fault in meter.faults()], ["frozen"])
            equal(client.read(50946, 2), frozen)  # the connection has outlived it
            meter.step(100)
            equal(meter.energies(), further)
            equal(meter.stop(), 0)
        # The memory of the meter is that of the bench that was loaded.
        with Meter(program, "household_day", state=state) as meter:
            kept = meter.energies()["total"]["Ea+"]["sum"]
            assert abs(kept - further["total"]["Ea+"]["sum"]) < 0.01, kept


def ends_nine_years_later(session):
    """The CBOR entry [0, "end"] with another time, and the end of the array of all entries."""
    end = b"\x63end\xff\xff"
    assert session.endswith(b"\x9f\x00" + end)
    samples = 9 * 365 * 86_400 * 8000
    return session[:-len(end) - 1] + b"\x1b" + samples.to_bytes(8, "big") + end


def one_session_is_loaded_at_a_time_and_the_end_does_not_wait(program):
    with Meter(program, "household_day") as meter:
        meter.step(6 * 3600)
        long_one = meter.save_session()
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            loading = pool.submit(refusal, meter.load_session, long_one)
            while meter.status()["loading"] is None and not loading.done():
                pass
            equal(refusal(meter.load_session, long_one), (409, "busy", None))
            meter.cancel_loading()
            equal(loading.result(), (409, "cancelled", None))
            equal(meter.status()["loading"], None)
            endless = ends_nine_years_later(long_one)
            loading = pool.submit(refusal, meter.load_session, endless)
            while meter.status()["loading"] is None and not loading.done():
                pass
            begin = time.monotonic()
            equal(meter.stop(), 0)
            took = time.monotonic() - begin
            assert took < STOP_WITHIN_S, f"it ended after {took:.2f} s"
            try:
                equal(loading.result(), (409, "cancelled", None))
            except OSError:
                pass  # the server had gone before it could say so


# ---- greedy clients and clients that have gone ----------------------------------------------------------------------

OPERATOR, VIEWER = "0123456789abcdef", "fedcba9876543210"
MOST_CONNECTIONS = 64


class Request:
    """A request of a client that does not wait for the response."""

    def __init__(self, address, line, token, body=b"", length=None):
        host, _, port = address.rpartition(":")
        self._socket = socket.create_connection((host, int(port)), timeout=10)
        length = len(body) if length is None else length
        self._socket.sendall(f"{line} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n"
                             f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n".encode() + body)

    def status(self):
        """Status of the response; 0 if there is none."""
        begin = self._socket.recv(12)
        return int(begin[9:12]) if len(begin) == 12 else 0

    def go(self):
        self._socket.close()


def guarded_meter(program, folder):
    token = pathlib.Path(folder) / "token"
    token.write_text(f"{OPERATOR}\n{VIEWER}\n")
    return vmeter.Program(program, SCENARIO, options=["--control-token-file", str(token)])


def viewers_do_not_keep_an_operator_out(program):
    with tempfile.TemporaryDirectory() as folder, guarded_meter(program, folder) as meter:
        address = meter.control
        operator = Client(address, token=OPERATOR)
        operator.set_speed(1)
        wait = "GET /v1/lcd?until=main:88888888&timeout_s=86400"
        crowd = [Request(address, wait, VIEWER) for _ in range(MOST_CONNECTIONS)]
        crowd += [Request(address, "GET /v1/events", VIEWER) for _ in range(MOST_CONNECTIONS)]
        equal(operator.step(1)["speed"], 1)
        with operator.events("led") as events:
            operator.step(5)
            equal(next(events)[0], "led")
        for one in crowd:
            one.go()
        # The waits have gone with their clients, so a viewer can wait again.
        viewer = Client(address, token=VIEWER)
        while (answer := refusal(viewer.wait_lcd, "unit:kvarh", 1))[1] == "too_many_waits":
            pass
        equal(answer, (408, "timeout", "until"))


def a_step_goes_with_its_client_and_ends_at_speed_0(program):
    with tempfile.TemporaryDirectory() as folder, guarded_meter(program, folder) as meter:
        operator = Client(meter.control, token=OPERATOR)
        for end in (Request.go, lambda _: operator.set_speed(0)):
            begin = operator.time()["meter_time_s"]
            step = Request(meter.control, "POST /v1/time/step", OPERATOR, b'{"seconds":31536000}')
            while operator.time()["meter_time_s"] < begin + 60:
                pass
            end(step)
            last = -1.0
            while (now := operator.time()["meter_time_s"]) != last:  # until time stands still
                last = now
                operator.power(True)
            assert now < begin + 31536000, f"the step went on to its end, {now} s"
        equal(step.status(), 409)


def who_may_not_is_told_before_the_body(program):
    with tempfile.TemporaryDirectory() as folder, guarded_meter(program, folder) as meter:
        for line, token, length, status in (
                ("PUT /v1/session", "wrong", 64 << 20, 401), ("PUT /v1/session", VIEWER, 64 << 20, 403),
                ("PUT /v1/time", OPERATOR, (64 << 10) + 1, 413), ("PUT /v1/scenario", OPERATOR, (1 << 20) + 1, 413),
                ("PUT /v1/session", OPERATOR, (160 << 20) + 1, 413)):
            equal((line, Request(meter.control, line, token, length=length).status()), (line, status))
        first = Request(meter.control, "PUT /v1/session", OPERATOR, b"x", length=2)
        while (status := Request(meter.control, "PUT /v1/session", OPERATOR, b"y", length=1).status()) != 409:
            equal(status, 400)  # the first one has not been received yet
        first.go()


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    return trials.run(
        [descriptions_are_valid, every_call_answers_as_described, the_coach_takes_values,
         what_is_wrong_is_said, a_token_is_asked_for,
         a_program_that_does_not_start_says_so, ten_clients_work_one_bench, a_saved_bench_goes_on,
         one_session_is_loaded_at_a_time_and_the_end_does_not_wait, viewers_do_not_keep_an_operator_out,
         a_step_goes_with_its_client_and_ends_at_speed_0, who_may_not_is_told_before_the_body], sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
