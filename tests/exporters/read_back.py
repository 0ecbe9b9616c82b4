#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real programs read the meter by the entries that vmeter export writes for them. Their values are compared with the
control API's in four states: import, export, 80 A, a phase missing.

    /usr/bin/python3 tests/exporters/read_back.py path/to/vmeter [--release] [--only NAME]

--release: Node-RED and ioBroker's reader too (a minute more, and 200 MB from the npm registry the first time).
The last line is the count; exit code 0 only if nothing failed.
"""
import argparse
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import yaml

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TOP / "tests" / folder) for folder in ("clients", "acceptance", "exporters")]
import trials  # noqa: E402
import vmeter  # noqa: E402

import programs  # noqa: E402

# Inputs of the four states; the scenario is 230 V, 10 A, 60 degrees.
STATES = {
    "import": {"load": {"current": "10 A", "phi": "60 deg"}, "wiring": {"open": []}},
    "export": {"load": {"current": "10 A", "phi": "180 deg"}, "wiring": {"open": []}},
    "80 A": {"load": {"current": "80 A", "phi": "30 deg"}, "wiring": {"open": []}},
    "a phase missing": {"load": {"current": "10 A", "phi": "0 deg"}, "wiring": {"open": ["L3"]}},
}
# What a program without a word for "none" shows of all ones.
ALL_ONES = -0.001
SHOWS_ALL_ONES = {"collectd", "wot"}


def true_values(meter):
    """Each value of "basic" by its name in an entry: number of the control API, step of the register. Typed by hand
    from docs/registers.md and docs/interfaces.md, section 4.3."""
    measured, energies = meter.measurements(), meter.energies()["total"]
    system = measured["system"]
    truth = {"f": (measured["frequency"], 0.001), "in": (measured["IN"], 0.001), "i": (system["I"], 0.001),
             "u": (system["U"], 0.01), "v": (system["V"], 0.01), "p": (system["P"], 10), "q": (system["Q"], 10),
             "s": (system["S"], 10), "pf": (system["PF"], 0.001)}
    for number, phase in enumerate(measured["phases"], 1):
        for name, step in (("V", 0.01), ("I", 0.001), ("P", 10), ("Q", 10), ("S", 10), ("PF", 0.001)):
            truth[f"{name.lower()}{number}"] = (phase[name], step)
    for name, value in zip(("u12", "u23", "u31"), measured["line_voltages"]):
        truth[name] = (value, 0.01)
    for key, name in (("ea_import", "Ea+"), ("ea_export", "Ea-"), ("er_import", "Er+"), ("er_export", "Er-"),
                      ("eap", "Eap")):
        truth[key] = (energies[name]["sum"] / 1000, 0.01)
    return truth


def entry_of(program, name, target):
    command = [program, "export", "--for", name, "--host", target]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def addresses_of(program):
    """The name of each value by its address, for programs that name values otherwise."""
    table = csv.DictReader(io.StringIO(entry_of(program, "csv", "127.0.0.1")))
    return {int(row["address"]): row["name"] for row in table}


def compare(shown, truth, name, state):
    assert set(shown) <= set(truth), sorted(set(shown) - set(truth))
    wrong = []
    for key, (true, step) in truth.items():
        value = shown.get(key)
        if true is None and name in SHOWS_ALL_ONES:
            right = value is not None and abs(value - ALL_ONES) < 1e-9
        elif true is None:
            right = value is None
        else:
            right = value is not None and abs(value - true) <= step * 1.0001
        if not right:
            wrong.append(f"{key}: shown {value}, true {true}")
    assert not wrong, f"{name}, {state}: " + "; ".join(wrong)


def trial_of(kind):
    def trial(program, meter):
        names = addresses_of(program)
        with tempfile.TemporaryDirectory() as folder:
            reader = kind(entry_of(program, kind.name, meter.modbus), pathlib.Path(folder), meter.modbus)
            try:
                for state, change in STATES.items():
                    meter.input(**change)
                    meter.step(5)
                    shown = {names.get(key, key): value for key, value in reader.read().items()}
                    compare(shown, true_values(meter), kind.name, state)
            finally:
                reader.close()

    trial.__name__ = f"{kind.name.replace('-', '_')}_shows_what_the_meter_has"
    return trial


def the_states_differ_in_what_they_try(_program, meter):
    """The trials would prove nothing if a state were not what it is called."""
    seen = {}
    for state, change in STATES.items():
        meter.input(**change)
        meter.step(5)
        seen[state] = {key: value for key, (value, _step) in true_values(meter).items()}
    assert seen["import"]["p"] > 0 > seen["export"]["p"], seen
    assert seen["80 A"]["i1"] > 65.6, seen
    assert seen["a phase missing"]["pf3"] is None and seen["a phase missing"]["pf1"] is not None, seen
    assert min(seen["a phase missing"][key] for key in ("ea_import", "ea_export", "er_import")) > 0.01, seen


def files_are_what_their_formats_ask_for(program, _meter):
    """Programs that are not run: a reader of the format takes the file, and it has each value once."""
    names = set(addresses_of(program).values())
    sensors = yaml.safe_load(entry_of(program, "home-assistant", "h"))["modbus"][0]["sensors"]
    assert {sensor["unique_id"].removeprefix("countis_e28_") for sensor in sensors} == names
    metrics = yaml.safe_load(entry_of(program, "prometheus", "h"))["modules"][0]["metrics"]
    assert len({metric["name"] for metric in metrics}) == len(names), metrics
    meter = yaml.safe_load(entry_of(program, "evcc", "h"))["meters"][0]
    assert [len(meter[place]) for place in ("currents", "voltages", "powers")] == [3, 3, 3], meter
    assert meter["power"]["register"]["address"] == 50536 and meter["energy"]["scale"] == 0.01, meter
    requests = tomllib.loads(entry_of(program, "telegraf", "h"))["inputs"]["modbus"][0]["request"]
    assert {field["name"] for request in requests for field in request["fields"]} == names
    tags = json.loads(entry_of(program, "fuxa", "h"))[0]["tags"].values()
    assert {tag["name"] for tag in tags} == names
    rows = list(csv.reader(io.StringIO(entry_of(program, "kepware", "h"))))
    assert {row[0] for row in rows[1:]} == names and {len(row) for row in rows} == {17}, rows


def a_c_compiler_takes_the_header(program, _meter):
    source = entry_of(program, "c", "h") + (
        "int wrong[COUNTIS_P_ADDRESS == 50536 && COUNTIS_P_EXPONENT == 1 && COUNTIS_PF_NO_VALUE == -1 ? 1 : -1];\n")
    ended = subprocess.run(["gcc", "-std=c89", "-pedantic-errors", "-Wall", "-Werror", "-x", "c", "-fsyntax-only", "-"],
                           input=source, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr


def wireshark_finds_the_packets(program, _meter):
    filters = dict(re.findall(r'(?m)^"COUNTIS (\S+) [^"]*" (.*)$', entry_of(program, "wireshark", "h")))
    with tempfile.TemporaryDirectory() as folder:
        capture = pathlib.Path(folder) / "meter.pcapng"
        with vmeter.Program(program, scenario="reference_10a_60deg", options=["--capture", capture]) as meter:
            meter.step(3)
            reader = programs.OwnProgram(
                json.dumps({"host": "127.0.0.1", "port": meter.modbus_port, "unit_id": 5, "function": 3, "values": [],
                            "requests": [{"address": 50536, "words": 2}]}), None, None)
            reader.read()
        for symbol, packets in (("P", 1), ("V1", 0)):
            found = subprocess.run(["tshark", "-r", capture, "-Y", filters[symbol]], capture_output=True, text=True,
                                   check=True, timeout=60).stdout
            assert found.count("\n") >= packets and (packets > 0 or not found), (symbol, filters[symbol], found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--release", action="store_true")
    parser.add_argument("--only")
    options = parser.parse_args()
    kinds = programs.IN_TEST + (programs.IN_RELEASE if options.release or options.only else ())
    chosen = [kind for kind in kinds if options.only in (None, kind.name)]
    with vmeter.Program(options.program, scenario="reference_10a_60deg") as meter:
        # Energies that are worth a comparison.
        for change in STATES.values():
            meter.input(**change)
            meter.step(120)
        others = [files_are_what_their_formats_ask_for, a_c_compiler_takes_the_header, wireshark_finds_the_packets]
        return trials.run(
            [the_states_differ_in_what_they_try, *map(trial_of, chosen), *([] if options.only else others)],
            options.program, meter)


if __name__ == "__main__":
    sys.exit(main())
