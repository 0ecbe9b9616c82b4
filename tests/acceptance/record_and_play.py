#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records a meter, plays the recording to another one, and compares their energies; then plays a load curve.

    python3 tests/acceptance/record_and_play.py path/to/vmeter

The last line is the count.
"""
import csv
import pathlib
import struct
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(TESTS / "clients"))
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = TESTS.parent / "scenarios" / "motor_start.yaml"
LENGTH_S = 30
# A real front end samples its channels at instants of its own, which playing interpolates.
SHARE = 1e-4

results = []


def check(what, ok, seen=""):
    results.append(ok)
    if not ok:
        print(f"FAIL  {what} {seen}")


def energies(meter):
    return meter.call("GET", "/v1/energies")["total"]


def record(program, folder):
    options = ["--record", str(folder), "--record-waveform", f"0s,{LENGTH_S}s"]
    with Vmeter(program, SCENARIO, options=options) as meter:
        meter.step(LENGTH_S)
        truth = energies(meter)
        check("it ends well", meter.stop() == 0)
    return truth


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "recording"
        truth = record(program, folder)

        # The samples, read by hand: FLOAT32 records of number, time stamp and six values.
        data = (folder / "waveform.dat").read_bytes()
        check("every sample is there", len(data) == LENGTH_S * 8000 * 32, len(data))
        number, microseconds, volts = struct.unpack_from("<IIf", data, 40 * 32)
        check("number and time stamp", (number, microseconds) == (41, 5000), (number, microseconds))
        check("the crest of 230 V", abs(volts - 325.269) < 0.001, volts)
        rows = list(csv.DictReader((folder / "energies.csv").open()))
        check("a row a second", len(rows) == LENGTH_S, len(rows))
        units = {"a": "Wh", "r": "varh"}
        for register, elements in truth.items():
            unit = "VAh" if register == "Eap" else units[register[1]]
            for element, value in elements.items():
                last = float(rows[-1][f"{element} {register} [{unit}]"])
                check(f"the last {register} {element} is the register", abs(last - value) < 1e-9, f"{last}, {value}")
        check("all in tariff 1", rows[-1]["T1 Ea+ [Wh]"] == rows[-1]["sum Ea+ [Wh]"] and float(rows[-1]["T2 Ea+ [Wh]"]) == 0)

        again = subprocess.run([program, "run", "--headless", "--no-state", "--record", str(folder)],
                               capture_output=True, text=True)
        check("a recording is not written over", again.returncode == 3 and "already" in again.stderr, again.stderr)

        replayed = subprocess.run([program, "replay", str(folder / "session.vms")], capture_output=True, text=True)
        check("the session replays", replayed.returncode == 0, replayed.stderr)

        session = pathlib.Path(name) / "session.vms"
        with Vmeter(program, folder / "playback.yaml", options=["--save", str(session)]) as meter:
            meter.step(LENGTH_S)
            played = energies(meter)
            check("it ends well", meter.stop() == 0)
        (folder / "waveform.dat").unlink()
        replayed = subprocess.run([program, "replay", str(session)], capture_output=True, text=True)
        check("it replays without the recording that it played", replayed.returncode == 0, replayed.stderr)
        for register, elements in truth.items():
            for element, value in elements.items():
                seen = played[register][element]
                check(f"{register} {element}", abs(seen - value) <= SHARE * truth["Eap"][element], f"{seen}, recorded {value}")

        # 2300 W for a minute, nothing in the gap, 1150 W fed in for a minute.
        (folder / "curve.csv").write_text("time;P1 [kW]\n0;2,3\n60;0\n120;0\n300;-1,15\n360;0\n")
        curve = folder / "curve.yaml"
        curve.write_text("version: 1\nafe: ideal\nprofile: {file: curve.csv}\n")
        checked = subprocess.run([program, "scenario", "check", str(curve)], capture_output=True, text=True)
        check("the gap is said", checked.returncode == 0 and "gap of 120 s" in checked.stderr, checked.stderr)
        with Vmeter(program, curve) as meter:
            meter.step(420)
            total = energies(meter)
        check("drawn", abs(total["Ea+"]["L1"] - 2300 / 60) < 0.05, total["Ea+"]["L1"])
        check("fed in", abs(total["Ea-"]["L1"] - 1150 / 60) < 0.05, total["Ea-"]["L1"])
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
