# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives vmeter, the virtual COUNTIS E27/E28, from Python: starts the program without a window, or talks to one that
runs, through its control API. Python 3.9 or later, nothing else; this one file may be copied into a project.

    import vmeter

    with vmeter.Program(scenario="reference_10a_60deg") as meter:   # paused: only step() and keys() let time pass
        meter.step(60)                                              # seconds of meter time
        assert abs(meter.energies()["total"]["Ea+"]["sum"] - 57.5) < 0.6

Times are meter time in seconds unless a name says otherwise. What the API refuses is raised as VmeterError. README.md
beside this file has more examples; the answers are described by openapi().
"""
import http.client
import json
import pathlib
import shlex
import subprocess
import urllib.parse

__all__ = ["Bench", "Events", "Program", "VmeterError"]

STOP_TIMEOUT_S = 20


class VmeterError(Exception):
    """Error response of the control API.

    `code` is one word for programs, such as "invalid_field"; `message` says what was wrong and what would be right;
    `field` names the part of the request, None where it is none in particular; `status` is that of HTTP."""

    def __init__(self, status, code, message, field=None):
        super().__init__(f"{message} ({status} {code})")
        self.status = status
        self.code = code
        self.message = message
        self.field = field


def _error_of(status, text):
    try:
        error = json.loads(text)["error"]
        return VmeterError(status, error["code"], error["message"], error.get("field"))
    except (ValueError, KeyError, TypeError):
        return VmeterError(status, "error", text.decode(errors="replace").strip() or "no reason was given")


class Bench:
    """The control API of a vmeter that runs. May be used by several threads at once."""

    def __init__(self, control, token=None, timeout_s=600.0):
        """`control`: "ADDRESS:PORT" of --control. `token`: the text of --control-token-file, where there is one.
        `timeout_s`: wall time after which a call that is not answered raises socket.timeout."""
        self.control = control
        self._token = token
        self._timeout_s = timeout_s

    # ---- looking ----------------------------------------------------------------------------------------------------

    def status(self):
        """Model, meter_time_s, speed, scenario, addresses of the servers, link, clock, faults."""
        return self.call("GET", "/v1/status")

    def lcd(self):
        """What the display shows: menu, main, unit, icons, blinking, backlight, segments."""
        return self.call("GET", "/v1/lcd")

    def wait_lcd(self, until, timeout_s=30):
        """The display as soon as it comes to `until`, such as "unit:kvarh" or "menu:tot,icon:L1" (menu, main, unit,
        icon). Meter time must be running; VmeterError "timeout" after `timeout_s` of it, 1 .. 86400, and "paused" where
        it stands still."""
        query = urllib.parse.urlencode({"until": until, "timeout_s": timeout_s})
        return self.call("GET", f"/v1/lcd?{query}")

    def lcd_png(self, scale=4):
        """The display as a PNG picture, in bytes; `scale` 1 .. 16."""
        return self._ask("GET", f"/v1/lcd.png?scale={scale}")

    def measurements(self):
        """Frequency (Hz), phases, system: V, I, P, Q, S, PF in V, A, W, var, VA; line_voltages, IN, sequence, missing.
        None: the value does not exist."""
        return self.call("GET", "/v1/measurements")

    def energies(self):
        """Every energy register with its residual in Wh, varh, VAh: total, tariffs, partial, balance; led_pulses,
        output_pulses."""
        return self.call("GET", "/v1/energies")

    def registers(self, address, count=1):
        """`count` Modbus registers (1 .. 125) from `address` on: words, and registers with what they mean."""
        return self.call("GET", f"/v1/registers?address={address}&count={count}")

    def openapi(self):
        """The description of the API, OpenAPI 3.1."""
        return self.call("GET", "/v1/openapi.json")

    # ---- time -------------------------------------------------------------------------------------------------------

    def time(self):
        """meter_time_s, scenario_time_s, speed."""
        return self.call("GET", "/v1/time")

    def set_speed(self, speed):
        """Meter time per wall time: 0 (paused), 0.001 .. 1000000, or "max"."""
        return self.call("PUT", "/v1/time", {"speed": speed})

    def step(self, seconds):
        """Lets `seconds` of meter time pass as fast as possible; returns when they have."""
        return self.call("POST", "/v1/time/step", {"seconds": seconds})

    # ---- acting -----------------------------------------------------------------------------------------------------

    def keys(self, *names, hold_ms=100):
        """Presses "set", "up", "enter" together for `hold_ms` of meter time and releases them; returns when the release
        has been handled."""
        return self.call("POST", "/v1/keys", {"keys": list(names), "hold_ms": hold_ms})

    def scenario(self, scenario):
        """Puts another scenario on: the text of a YAML file, or the same as a dict. Its time starts at 0; energies,
        settings and meter time go on."""
        text = scenario if isinstance(scenario, str) else json.dumps(scenario)
        return json.loads(self._ask("PUT", "/v1/scenario", text.encode(), "application/yaml"))

    def input(self, **change):
        """Changes what is at the terminals: what stands behind `set:` in a scenario, such as
        load={"current": ["5 A", "5 A", "0 A"]} or supply={"frequency": 49.8}. The rest stays."""
        return self.call("PATCH", "/v1/input", change)

    def terminals(self):
        """What is at the terminals: `input` as input() takes it, `devices` that run, `recording` that is played."""
        return self.call("GET", "/v1/input")

    def power(self, on):
        """Mains switch of the bench."""
        return self.call("POST", "/v1/power", {"on": on})

    def faults(self):
        """The faults in force: a list of dicts."""
        return self.call("GET", "/v1/faults")["faults"]

    def show_values(self, values, time=None):
        """Tells the coach of `vmeter coach --mapping` what the judged client shows: its names with numbers. `time`: when it
        read them, ISO 8601; None: now."""
        body = {"values": values} if time is None else {"time": time, "values": values}
        return self.call("POST", "/v1/coach/values", body)["values"]

    def set_faults(self, *faults):
        """Ends all faults and begins these, such as {"kind": "no_reply", "count": 3}; without any it is sound."""
        return self.call("PUT", "/v1/faults", {"faults": list(faults)})["faults"]

    def begin_fault(self, **fault):
        """Begins one beside those in force, such as kind="no_reply", count=3; its id."""
        return self.call("POST", "/v1/faults", fault)["id"]

    def end_fault(self, number):
        """Ends the one of this id."""
        return self.call("DELETE", f"/v1/faults?id={number}")["faults"]

    # ---- events -----------------------------------------------------------------------------------------------------

    def events(self, *types, timeout_s=60.0):
        """What happens from now on, as an iterator of (type, data): lcd, led, pulse, key, tariff, fault, register, or
        only the `types` given. Ends with the program; socket.timeout where nothing comes for `timeout_s` of wall time.
        To be closed, or used in a with statement."""
        return Events(self, types, timeout_s)

    # ---- sessions ---------------------------------------------------------------------------------------------------

    def save_session(self):
        """The session up to now, in bytes: the file that `vmeter replay` checks and load_session() goes on from."""
        return self._ask("GET", "/v1/session")

    def load_session(self, session):
        """Lives `session`, bytes of save_session(), again, and puts it in the place of the bench that runs. VmeterError,
        and nothing has changed, where it cannot."""
        return json.loads(self._ask("PUT", "/v1/session", session, "application/octet-stream"))

    def cancel_loading(self):
        """Stops a load_session() of another thread or client, for which it is VmeterError "cancelled"."""
        return self.call("DELETE", "/v1/session")

    # ---- lessons and exams ------------------------------------------------------------------------------------------

    def training(self):
        """The lesson or exam under way: lesson, title, step, text, question and more; lesson None: there is none."""
        return self.call("GET", "/v1/training")

    def train(self, do, **fields):
        """What a trainee does beside the meter: "start" with lesson=NAME (and candidate=, seed= for an exam), "resume"
        with lesson=NAME, "next", "answer" with answer=TEXT, "hint", "show", "give_up", "end", "leave"; and what an
        instructor does: "fault" with fault=N of pool(). Returns as training() does."""
        return self.call("POST", "/v1/training", {"do": do, **fields})

    def pool(self):
        """The names of the faults of the exam under way, for train("fault", fault=N), N from 1."""
        return self.call("GET", "/v1/training/faults")["faults"]

    def training_record(self):
        """The record of the lesson or exam that has ended, in bytes."""
        return self._ask("GET", "/v1/training/record")

    # ---- the wire ---------------------------------------------------------------------------------------------------

    def call(self, method, path, body=None):
        """Any call of the API with JSON, or nothing, as its body; the answer's JSON."""
        data = None if body is None else json.dumps(body).encode()
        return json.loads(self._ask(method, path, data, "application/json"))

    def _headers(self, content_type=None):
        headers = {} if content_type is None else {"Content-Type": content_type}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        return headers

    def _ask(self, method, path, body=None, content_type=None):
        connection = http.client.HTTPConnection(self.control, timeout=self._timeout_s)
        try:
            connection.request(method, path, body, self._headers(None if body is None else content_type))
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        if response.status >= 300:
            raise _error_of(response.status, text)
        return text


class Events:
    """Iterator over what happens at a bench, from the moment it is made; see Bench.events()."""

    def __init__(self, bench, types=(), timeout_s=60.0):
        query = f"?types={','.join(types)}" if types else ""
        self._connection = http.client.HTTPConnection(bench.control, timeout=timeout_s)
        try:
            self._connection.request("GET", f"/v1/events{query}", headers=bench._headers())
            self._response = self._connection.getresponse()
            if self._response.status != 200:
                raise _error_of(self._response.status, self._response.read())
        except BaseException:
            self._connection.close()
            raise

    def __iter__(self):
        return self

    def __next__(self):
        fields = {}
        for line in iter(self._response.readline, b""):
            name, _, value = line.decode().rstrip("\r\n").partition(": ")
            if name in ("event", "data"):
                fields[name] = value
            if not name and fields:
                return fields["event"], json.loads(fields["data"])
        raise StopIteration

    def close(self):
        """Stops listening."""
        self._response.close()
        self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Program(Bench):
    """A vmeter without a window, started and stopped by a with statement; works it as Bench does.

    `modbus`, `web`, `control`: "ADDRESS:PORT" where the servers are, None where one is off."""

    def __init__(self, program="vmeter", scenario=None, *, speed=0, state=None, modbus="127.0.0.1:0", web="127.0.0.1:0",
                 control="127.0.0.1:0", options=(), timeout_s=600.0):
        """Returns when the program is ready; RuntimeError with its exit code where it does not come to that.

        `program`: path of vmeter or of ./run, or a list with arguments. `scenario`: the name of a ready one or a file;
        a household day by default. `speed`: 0 (paused), a factor, "max". `state`: the folder of the meter's memory, by
        default none. Ports 0 are free ones; "off" is no server. `options`: more of `vmeter help run`."""
        command = [program] if isinstance(program, (str, pathlib.Path)) else list(program)
        command += ["run", "--headless", "--speed", str(speed), "--modbus", modbus, "--web", web, "--control", control]
        command += ["--no-state"] if state is None else ["--state", str(state)]
        command += [] if scenario is None else ["--scenario", str(scenario)]
        command += options
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        ready = self._first_line(command)
        super().__init__(ready["control"], timeout_s=timeout_s)
        self.modbus = ready["modbus"]
        self.web = ready["web"]
        self.model = ready["model"]

    def _first_line(self, command):
        line = self.process.stdout.readline()
        try:
            ready = json.loads(line)
            if ready["event"] == "ready":
                return ready
        except (ValueError, KeyError, TypeError):
            pass
        self.kill()
        said = f"; it said {line.strip()!r}" if line else ", as it says on standard error"
        raise RuntimeError(f"{shlex.join(map(str, command))} ended with exit code {self.process.returncode} before it "
                           f"was ready{said}")

    @property
    def modbus_port(self):
        """Port of the Modbus server; None: there is none."""
        return int(self.modbus.rsplit(":", 1)[1]) if self.modbus else None

    def stop(self):
        """Ends the program as the power does, with energies saved; its exit code: 0 done, 1 failed while running."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(timeout=STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            self.process.stdout.close()

    def kill(self):
        """Ends it at once, without a chance to save anything."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
