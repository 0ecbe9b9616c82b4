#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modbus requests a second, side by side: vmeter at real time and a libmodbus select() server, the same 60 registers.

    python3 tests/benchmarks/modbus_speed.py path/to/vmeter path/to/modbus_load [--seconds 1] [--rounds 5] [--margin 0.25]

The two take turns, so that a busy machine disturbs both; the figures are medians of the rounds. Where there are two
processors, the servers share the first and the load has the last. Then 2,000 connections are held and answered, and
the meter's memory is looked at. The last line is the count; a wrong or missing reply, a meter that falls behind real
time or a goal missed by more than the margin is a failure.
"""
import argparse
import json
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from vmeter_process import Vmeter  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE.parent / "clients" / "balanced_load.yaml"
# Connections: requests a second against libmodbus's that are the goal.
GOALS = {1: 1.0, 10: 1.0, 100: 1.3, 500: 1.3}
HELD = 2000
REAL_TIME_TOLERANCE = 0.01


def pin(processor):
    """Preparation of a child process: restricts it to one processor."""
    return lambda: os.sched_setaffinity(0, {processor})


class Libmodbus:
    """The comparison server, from libmodbus_server.c."""

    def __init__(self, folder, processor):
        program = folder / "libmodbus_server"
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "libmodbus"], capture_output=True, text=True, check=True
        )
        source = str(HERE / "libmodbus_server.c")
        subprocess.run(
            ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", source, "-o", program, *shlex.split(flags.stdout)], check=True
        )
        self.process = subprocess.Popen([program], stdout=subprocess.PIPE, text=True, preexec_fn=pin(processor))
        self.port = int(self.process.stdout.readline())

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def cpu_seconds(pid):
    """Processor time of all threads so far, with kernel time."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(program, processor, port, pid, connections, seconds):
    """The output of modbus_load, and the server's processor time for each request in microseconds."""
    before = cpu_seconds(pid)
    run = subprocess.run(
        [program, "127.0.0.1", str(port), str(connections), str(seconds)],
        capture_output=True, text=True, check=False, preexec_fn=pin(processor),
    )
    if run.returncode != 0:
        raise RuntimeError(f"{connections} connections to port {port}: {run.stderr.strip()}")
    result = json.loads(run.stdout)
    result["cpu_us"] = (cpu_seconds(pid) - before) / result["requests"] * 1e6
    return result


def memory_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError(f"/proc/{pid}/status has no VmRSS")


def hold(program, port, pid):
    """Connects HELD clients that each get two replies. Returns the time, and the memory for each."""
    before = memory_kib(pid)
    client = subprocess.Popen(
        [program, "127.0.0.1", str(port), str(HELD), "hold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    line = client.stdout.readline()
    after = memory_kib(pid)
    client.communicate("\n")
    if not line or client.returncode != 0:
        raise RuntimeError(f"{HELD} connections were not all answered")
    result = json.loads(line)
    result["bytes_each"] = (after - before) * 1024 // HELD
    return result


class Tally:
    passed = 0
    failed = 0

    def check(self, what, good):
        print(f"{'ok   ' if good else 'FAIL '} {what}")
        if good:
            self.passed += 1
        else:
            self.failed += 1


def compare(tally, program, vmeter, libmodbus, arguments, processor):
    median = statistics.median
    for connections, goal in GOALS.items():
        ours, theirs = [], []
        for _ in range(arguments.rounds):
            for runs, port, process in (
                (ours, vmeter.modbus_port, vmeter.process), (theirs, libmodbus.port, libmodbus.process),
            ):
                runs.append(load(program, processor, port, process.pid, connections, arguments.seconds))
        for name, runs in (("vmeter", ours), ("libmodbus", theirs)):
            rate, p50, p99, cpu = (
                median(run[key] for run in runs) for key in ("per_second", "p50_us", "p99_us", "cpu_us")
            )
            print(
                f"      {connections:4} connections, {name:9}: {rate:8,.0f} requests/s, "
                f"p50 {p50:6,.0f} us, p99 {p99:6,.0f} us, {cpu:5.1f} us of processor time each"
            )
        ratio = median(a["per_second"] / b["per_second"] for a, b in zip(ours, theirs))
        p99 = median(a["p99_us"] / b["p99_us"] for a, b in zip(ours, theirs))
        part = 1 - arguments.margin
        tally.check(f"{connections} connections: {ratio:.2f} times libmodbus's rate, goal {goal}", ratio >= goal * part)
        tally.check(f"{connections} connections: {p99:.2f} times libmodbus's p99, goal 1", p99 * part <= 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vmeter")
    parser.add_argument("load")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--margin", type=float, default=0.0, help="0.25: a goal missed by a quarter is no failure")
    arguments = parser.parse_args()
    processors = sorted(os.sched_getaffinity(0))
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        libmodbus = Libmodbus(pathlib.Path(folder), processors[0])
        options = ["--modbus-connections", str(HELD)]
        try:
            with Vmeter(arguments.vmeter, str(SCENARIO), speed="1", options=options) as vmeter:
                os.sched_setaffinity(vmeter.process.pid, {processors[0]})
                for thread in pathlib.Path(f"/proc/{vmeter.process.pid}/task").iterdir():
                    os.sched_setaffinity(int(thread.name), {processors[0]})
                begin, first = time.monotonic(), vmeter.call("GET", "/v1/status")["meter_time_s"]
                compare(tally, arguments.load, vmeter, libmodbus, arguments, processors[-1])
                passed = vmeter.call("GET", "/v1/status")["meter_time_s"] - first
                speed = passed / (time.monotonic() - begin)
                tally.check(f"meter time passed at {speed:.4f} times real time", abs(speed - 1) <= REAL_TIME_TOLERANCE)
                held = hold(arguments.load, vmeter.modbus_port, vmeter.process.pid)
                tally.check(
                    f"{HELD} connections held: connected in {held['connected_ms']:.0f} ms, all answered in "
                    f"{held['answered_ms']:.0f} ms, {held['bytes_each']} bytes of memory each", True,
                )
        finally:
            libmodbus.stop()
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
