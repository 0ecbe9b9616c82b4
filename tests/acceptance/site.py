#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries vmeter site: sums, addresses, unit ids, ports, control API, metrics, slices, memories, wrong files.

    /usr/bin/python3 tests/acceptance/site.py path/to/vmeter [--release]

--release also tries a whole day of a block of flats, and kills a site of 1,000 meters. The last line is the count; exit
code 0 only if nothing failed.
"""
import csv
import io
import json
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import urllib.request

import trials

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / "tests" / "clients"))
import vmeter  # noqa: E402

WRONG_USE = 2
STEP_WH = 10
P_REGISTER = 50536  # active power of the system, in units of 10 W, signed
GATEWAY_TARGET = 0x0B
TIMEOUT_S = 100

# Front ends without errors, so that the sum of the sub-meters is that of the main meter within 0.02 %.
FLATS = """
version: 1
name: {en: Flats, fr: Appartements}
seed: 5
%s
supply: {voltage: [230 V, 229 V, 231 V], voltage_harmonics: [{order: 5, percent: 2, angle: 10}]}
templates: {ideal: {afe: ideal}}
meters:
  - id: main
    template: ideal
    %s
    feeds:
      - {id: flat, count: 4, template: ideal, scenario: household_day, shift: [0 s, 1 h], scale: [0.3, 0.6], %s}
      - {id: lift, template: ideal, scenario: motor_start, shift: 10 s, %s}
      - {id: pv, template: ideal, devices: [pv_inverter], %s}
"""
STEADY = """
version: 1
name: {en: Steady loads, fr: Charges constantes}
%s
meters:
  - {id: one, load: {current: 1 A}}
  - {id: two, load: {current: 2 A}}
  - {id: three, load: {current: 3 A}}
"""


def flats(addresses="", main="", each="powered_by: l1"):
    return FLATS % (addresses, main, each, each, each)


class Site(vmeter.Bench):
    """A site that runs, stopped by a with statement."""

    def __init__(self, program, text, *options, state=None, speed="0"):
        self._folder = tempfile.TemporaryDirectory()
        file = pathlib.Path(self._folder.name) / "site.yaml"
        file.write_text(text, encoding="utf-8")
        memory = ["--no-state"] if state is None else ["--state", str(state)]
        self.process = subprocess.Popen(
            [program, "site", str(file), "--control", "127.0.0.1:0", "--speed", speed, *memory, *options],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line, f"no ready line, exit code {self.process.wait()}"
        self.ready = json.loads(line)
        super().__init__(self.ready["control"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        assert self.process.wait(timeout=20) == 0
        self.process.stdout.close()
        self._folder.cleanup()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self._folder.cleanup()

    def meters(self, query=""):
        return {meter["id"]: meter for meter in self.call("GET", "/v1/meters" + query)["meters"]}


def run_site(program, text, *options):
    """Runs a site to the end of --duration; its energies by id."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "site.yaml"
        file.write_text(text, encoding="utf-8")
        result = pathlib.Path(folder) / "energies.csv"
        subprocess.run([program, "site", str(file), "--no-state", "--speed", "max", "--clock", "2026-01-31T12:00:00Z",
                        "--energies", str(result), *options],
                       check=True, timeout=TIMEOUT_S * 36, stdout=subprocess.DEVNULL)
        return {row["id"]: row for row in csv.DictReader(io.StringIO(result.read_text(encoding="utf-8")))}


def balance(row):
    return float(row["Ea+"]) - float(row["Ea-"])


def assert_sum(energies):
    below = [row for row in energies.values() if row["parent"] == "main"]
    assert len(below) == 6, energies
    turned_over = sum(float(row["Ea+"]) + float(row["Ea-"]) for row in below)
    difference = balance(energies["main"]) - sum(map(balance, below))
    assert turned_over > 100, energies
    assert abs(difference) < 0.0002 * turned_over, f"main and sub-meters differ by {difference} Wh of {turned_over}"


def read(address, unit, register=P_REGISTER, words=2):
    """The answer of function 3: a signed number, or the exception as ("exception", code)."""
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=5) as client:
        client.sendall(struct.pack(">HHHBBHH", 7, 0, 6, unit, 3, register, words))
        try:
            reply = client.recv(300)
        except ConnectionResetError:
            reply = b""
    if not reply:
        return "closed"
    assert reply[:2] == b"\0\7" and reply[6] == unit, reply
    return ("exception", reply[8]) if reply[7] & 0x80 else int.from_bytes(reply[9:], "big", signed=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main_meter_counts_what_sub_meters_count(program, _):
    assert_sum(run_site(program, flats(), "--duration", "10min"))


def so_it_does_without_a_neutral(program, _):
    energies = run_site(program, flats(main="wiring: {open: [N]}, powered_by: any".replace(", ", "\n    "),
                                       each="powered_by: any"), "--duration", "2min")
    below = [row for row in energies.values() if row["parent"] == "main"]
    turned_over = sum(float(row["Ea+"]) + float(row["Ea-"]) for row in below)
    difference = balance(energies["main"]) - sum(map(balance, below))
    assert turned_over > 10, energies
    # Harmonics that flow from the load of one meter into that of another are in the main meter's current only.
    assert abs(difference) < 0.005 * turned_over, f"main and sub-meters differ by {difference} Wh of {turned_over}"


def workers_and_slices_change_nothing(program, _):
    options = ("--duration", "90s")
    whole = run_site(program, flats(), *options, "--workers", "1")
    assert run_site(program, flats(), *options, "--workers", "3") == whole
    parts = {}
    for number in range(1, 4):
        part = run_site(program, flats(), *options, "--slice", f"{number}/3")
        assert 0 < len(part) < len(whole), part
        parts.update(part)
    assert parts == whole


def each_meter_has_its_address(program, _):
    port = free_port()
    with Site(program, STEADY % f"addresses: {{from: 127.77.0.1, modbus: {port}}}") as site:
        assert site.ready["first"] == f"127.77.0.1:{port}" and site.ready["meters"] == 3, site.ready
        site.step(5)
        for place, watts in enumerate((690, 1380, 2070), 1):
            assert read(f"127.77.0.{place}:{port}", 5) == watts // 10, place
        assert read(f"127.77.0.4:{port}", 5) == "closed"
        assert site.meters()["two"]["modbus"] == f"127.77.0.2:{port}"
        assert [meter["requests"] for meter in site.meters().values()] == [1, 1, 1]


def a_client_that_has_said_all_gets_its_late_reply(program, _):
    with Site(program, STEADY % "addresses: {ports: 0, at: 127.0.0.1}") as site:
        site.step(5)
        host, port = site.meters()["two"]["modbus"].rsplit(":", 1)
        site.call("POST", "/v1/meters/two/faults", {"kind": "delay", "delay": "300 ms"})
        with socket.create_connection((host, int(port)), TIMEOUT_S) as client:
            client.sendall(struct.pack(">HHHBBHH", 1, 0, 6, 5, 3, P_REGISTER, 2))
            client.shutdown(socket.SHUT_WR)
            reply = client.recv(100)
        assert reply[7:9] == b"\x03\x04" and struct.unpack(">i", reply[9:13]) == (138,), reply


def web_pages_are_of_each_meter_and_of_this_machine(program, _):
    modbus, web = free_port(), free_port()
    with Site(program, STEADY % f"addresses: {{from: 127.78.0.1, modbus: {modbus}, web: {web}}}") as site:
        site.step(60)
        watts = []
        for place in (1, 2, 3):
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            base = f"http://127.78.0.{place}:{web}"
            sign_in = json.dumps({"user": "admin", "password": "Admin"}).encode()
            browser.open(urllib.request.Request(f"{base}/api/session", sign_in, {"Content-Type": "application/json"}))
            trend = json.load(browser.open(f"{base}/api/trends/hour"))
            watts.append(round(next(power for power in reversed(trend["P"]) if power)))
        assert watts == [690, 1380, 2070], watts
        for address in own_addresses():
            for port in (modbus, web):
                with socket.socket() as outside:
                    assert outside.connect_ex((address, port)) != 0, (address, port)


def own_addresses():
    """The addresses of this machine that others see."""
    shown = subprocess.run(["ip", "-4", "-json", "address"], capture_output=True, text=True, check=True).stdout
    return [address["local"] for device in json.loads(shown) for address in device["addr_info"]
            if not address["local"].startswith("127.")]


def a_gateway_has_unit_ids(program, _):
    port = free_port()
    with Site(program, STEADY % f"addresses: {{units: 11, at: '127.0.0.1:{port}'}}") as site:
        site.step(5)
        place = f"127.0.0.1:{port}"
        assert [read(place, unit) for unit in (11, 12, 13)] == [69, 138, 207]
        assert read(place, 14) == ("exception", GATEWAY_TARGET)
        site.call("POST", "/v1/meters/two/power", {"on": False})
        site.step(2)
        assert read(place, 12) == ("exception", GATEWAY_TARGET)
        assert read(place, 13) == 207


def each_meter_has_a_port(program, _):
    with Site(program, STEADY % "addresses: {ports: 0, at: 127.0.0.1}") as site:
        site.step(5)
        places = [meter["modbus"] for meter in site.meters().values()]
        assert len(set(places)) == 3
        assert [read(place, 5) for place in places] == [69, 138, 207]


def a_fault_is_of_one_meter(program, _):
    with Site(program, STEADY % "addresses: {ports: 0, at: 127.0.0.1}") as site:
        site.step(5)
        places = [meter["modbus"] for meter in site.meters().values()]
        site.call("POST", "/v1/meters/two/faults", {"kind": "exception", "code": 4})
        assert [read(place, 5) for place in places] == [69, ("exception", 4), 207]
        assert [meter["state"] for meter in site.meters().values()] == ["ok", "fault", "ok"]


def meters_are_listed_filtered_and_changed_together(program, _):
    with Site(program, flats()) as site:
        site.step(3)
        page = site.call("GET", "/v1/meters?where=parent:main,id:flat-*&per_page=3&page=2")
        assert page["total"] == 4 and [meter["id"] for meter in page["meters"]] == ["flat-4"], page
        assert site.call("PATCH", "/v1/meters?where=id:flat-*", {"power": False}) == {"changed": 4}
        site.step(3)
        assert set(site.meters("?where=state:off")) == {f"flat-{n}" for n in range(1, 5)}
        for query, body in (("?where=colour:red", {"power": True}), ("", {"power": 1}), ("", {}), ("", {"input": {"x": 1}})):
            try:
                site.call("PATCH", "/v1/meters" + query, body)
                raise AssertionError((query, body))
            except vmeter.VmeterError as error:
                assert error.status == 400, error
        assert len(site.meters("?where=state:off")) == 4
        single = site.call("GET", "/v1/meters/pv/measurements")
        assert single["system"]["P"] < -100, single
        assert site.call("PUT", "/v1/meters", {"chosen": "pv"}) == {"chosen": "pv"}
        assert site.call("GET", "/v1/measurements") == single


def prometheus_reads_the_metrics(program, _):
    with Site(program, STEADY % "") as site:
        site.step(5)
        text = site._ask("GET", "/metrics").decode()  # pylint: disable=protected-access
    values = dict(re.findall(r"(?m)^(\w+\{[^}]*\}) (\S+)$", text))
    assert abs(float(values['vmeter_active_power_watts{meter="two",phase="L1"}']) - 460) < 2, values
    assert float(values['vmeter_up{meter="three"}']) == 1
    families = re.findall(r"(?m)^# TYPE (\w+) (gauge|counter)$", text)
    assert len(families) == len(set(families)) and all(
        name.endswith("_total") == (kind == "counter") for name, kind in families), families
    lines = [line for line in text.splitlines() if not re.fullmatch(r'# .*|\w+\{(\w+="[^"]*",?)+\} [-+.e\d]+', line)]
    assert not lines, lines


def killed_meters_come_back(program, release):
    count = 1000 if release else 20
    text = f"version: 1\nspecimens: 4\nmeters:\n  - {{id: meter, count: {count}, load: {{current: 30 A}}}}\n"
    with tempfile.TemporaryDirectory() as state:
        last = {}
        for _ in range(5):
            site = Site(program, text, state=state, speed="max")
            try:
                pages = range(1, count // 1000 + 2)
                first = {key: meter["Ea+"] for page in pages
                         for key, meter in site.meters(f"?per_page=1000&page={page}").items()}
                assert len(first) == count
                for name, energy in last.items():
                    assert first[name] > energy - STEP_WH, f"{name} went from {energy} back to {first[name]}"
                before = first["meter-1"]
                while site.call("GET", "/v1/meters/meter-1/energies")["total"]["Ea+"]["sum"] < before + 200:
                    pass
                last = {key: meter["Ea+"] for page in pages
                        for key, meter in site.meters(f"?per_page=1000&page={page}").items()}
            finally:
                site.kill()
        assert min(last.values()) > 500, last


def wrong_files_are_refused_with_their_place(program, _):
    wrong = {
        "meters: []": "1:1",
        "version: 1\nmeters:\n  - {id: a}\n  - {id: a}\n": "4:5",
        "version: 1\nmeters:\n  - {id: a, scenario: ../../etc/passwd}\n": "3:23",
        "version: 1\nmeters:\n  - {id: a, shift: [2 s, 1 s]}\n": "3:20",
        "version: 1\nmeters:\n  - {id: 'a/../b'}\n": "3:10",
        "version: 1\nmeters:\n  - {id: a, count: 99999999}\n": "3:20",
        "version: 1\naddresses: {from: 999.1.1.1}\nmeters:\n  - {id: a}\n": "2:19",
        "version: 1\naddresses: {units: 200}\nmeters:\n  - {id: a, count: 60}\n": "2:12",
        "version: 1\nmeters:\n  - {id: a, wiring: {open: [L4]}}\n": "3:29",
        "version: 1\nmeters: &x\n  - {id: a, feeds: *x}\n": "2:9",
        "version: 1\nload: {current: 5 A}\nmeters:\n  - {id: a}\n": "2:1",
    }
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "wrong.yaml"
        for text, place in wrong.items():
            file.write_text(text, encoding="utf-8")
            for command in (["scenario", "check", str(file)], ["site", str(file), "--no-state"]):
                ended = subprocess.run([program, *command], capture_output=True, text=True, timeout=TIMEOUT_S,
                                       check=False)
                assert ended.returncode == WRONG_USE, (text, ended)
                assert f"{file}:{place}: " in ended.stdout + ended.stderr, (text, place, ended.stdout + ended.stderr)


def sites_are_listed_and_made(program, _):
    def output(*arguments, environment=None):
        return subprocess.run([program, "site", *arguments], capture_output=True, text=True, check=True,
                              timeout=TIMEOUT_S, env={**os.environ, **(environment or {})}).stdout

    rows = list(csv.DictReader(io.StringIO(output("block_of_flats", "--list", "csv"))))
    listed = json.loads(output("block_of_flats", "--list", "json"))["meters"]
    assert [row["modbus"] for row in rows] == [meter["modbus"] for meter in listed] and len(rows) == 18
    assert output("block_of_flats", "--list", "yaml").count("\n  - {id: ") == 18
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "made.yaml"
        file.write_text(output("--make", "7", "--like", "household"), encoding="utf-8")
        assert len(json.loads(output(str(file), "--list", "json"))["meters"]) == 7
    part = json.loads(output("block_of_flats", "--list", "json",
                             environment={"JOB_COMPLETION_INDEX": "1", "VMETER_SLICES": "2"}))["meters"]
    same = json.loads(output("block_of_flats", "--list", "json", "--slice", "2/2"))["meters"]
    assert part == same and 0 < len(part) < 18
    task = json.loads(output("block_of_flats", "--list", "json", environment={
        "SLURM_ARRAY_TASK_ID": "6", "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_COUNT": "2"}))["meters"]
    assert task == same


def ready_sites_are_right(program, _):
    files = sorted((TOP / "scenarios" / "sites").glob("*.yaml"))
    assert len(files) == 6
    subprocess.run([program, "scenario", "check", *map(str, files)], check=True, timeout=TIMEOUT_S,
                   stdout=subprocess.DEVNULL)


def a_day_of_a_block_of_flats(program, _):
    assert_sum(run_site(program, flats(), "--duration", "24h"))


def main():
    release = "--release" in sys.argv[2:]
    chosen = [
        main_meter_counts_what_sub_meters_count,
        so_it_does_without_a_neutral,
        workers_and_slices_change_nothing,
        each_meter_has_its_address,
        web_pages_are_of_each_meter_and_of_this_machine,
        a_client_that_has_said_all_gets_its_late_reply,
        a_gateway_has_unit_ids,
        each_meter_has_a_port,
        a_fault_is_of_one_meter,
        meters_are_listed_filtered_and_changed_together,
        prometheus_reads_the_metrics,
        killed_meters_come_back,
        wrong_files_are_refused_with_their_place,
        sites_are_listed_and_made,
        ready_sites_are_right,
    ]
    return trials.run(chosen + ([a_day_of_a_block_of_flats] if release else []), sys.argv[1], release)


if __name__ == "__main__":
    sys.exit(main())
