#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cost of a site against its size: start, memory, processor time, answers.

    /usr/bin/python3 tests/benchmarks/site_scale.py path/to/vmeter path/to/modbus_load [--sizes 1,10,100]

For each size a site of meters with steady loads, and sixteen specimens of front ends, runs in real time with --coast; each
meter is then polled once a second over a connection of its own. Another run, at full speed, plays a household day at
each meter with every sample. Prints the table of tests/benchmarks/README.md.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

SIZES = [1, 10, 100, 1000, 10000]
SETTLE_S = 8
POLL_S = 10
HOUSEHOLD_S = 30  # meter time of the run with every sample, at most 1,000 meters
TICKS = os.sysconf("SC_CLK_TCK")

STEADY = """
version: 1
specimens: 16
addresses: {from: 127.90.0.1, modbus: %d}
meters:
  - {id: meter, count: %d, load: {current: [5 A, 3 A, 1 A], phi: [10 deg, 30 deg, -20 deg]}}
"""
HOUSEHOLD = """
version: 1
specimens: 16
meters:
  - {id: meter, count: %d, scenario: household_day}
"""


class Running:
    def __init__(self, program, file, *options):
        began = time.monotonic()
        self.process = subprocess.Popen([program, "site", file, "--no-state", "--log", "error", *options],
                                        stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline())
        self.start_s = time.monotonic() - began

    def kilobytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def processor_s(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def meter_s(self):
        with urllib.request.urlopen(f"http://{self.ready['control']}/v1/time", timeout=60) as answer:
            return json.load(answer)["meter_time_s"]

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def measured(running, seconds, meanwhile=lambda: None):
    """Processor seconds and meter seconds by wall second."""
    processor, meter, wall = running.processor_s(), running.meter_s(), time.monotonic()
    result = meanwhile()
    time.sleep(max(0.0, seconds - (time.monotonic() - wall)))
    passed = time.monotonic() - wall
    return (running.processor_s() - processor) / passed, (running.meter_s() - meter) / passed, result


def coasting(program, load, size, folder):
    port = 20502
    file = pathlib.Path(folder) / "steady.yaml"
    file.write_text(STEADY % (port, size), encoding="utf-8")
    running = Running(program, file, "--coast", "--control", "127.0.0.1:0")
    time.sleep(SETTLE_S)
    while running.meter_s() < 5:
        time.sleep(1)
    idle, _, _ = measured(running, POLL_S)

    def poll():
        done = subprocess.run([load, "127.90.0.1", str(port), str(size), str(POLL_S), "site"], capture_output=True,
                              text=True, timeout=300, check=True)
        return json.loads(done.stdout)

    polled, pace, answers = measured(running, POLL_S, poll)
    row = {"meters": size, "start_s": running.start_s, "kB": running.kilobytes() / size, "idle": idle * 1e6 / size,
           "polled": polled, "pace": pace, "answers": answers}
    running.stop()
    return row


def sampled(program, size, folder):
    """Processor microseconds for a meter-second of a household with every sample."""
    file = pathlib.Path(folder) / "household.yaml"
    file.write_text(HOUSEHOLD % size, encoding="utf-8")
    used = []
    for seconds in (1, 1 + HOUSEHOLD_S):
        before = os.times()
        subprocess.run([program, "site", file, "--no-state", "--log", "error", "--speed", "max", "--duration",
                        f"{seconds}s"], check=True, stdout=subprocess.DEVNULL, timeout=3600)
        after = os.times()
        used.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return (used[1] - used[0]) * 1e6 / (HOUSEHOLD_S * size)


def main():
    program, load = sys.argv[1:3]
    sizes = [int(size) for size in sys.argv[4].split(",")] if sys.argv[3:4] == ["--sizes"] else SIZES
    print("| meters | start, s | kB a meter | µs a meter-second, coasting | processors while polled | meter time by wall | "
          "replies a second | p50, ms | p99, ms | µs a meter-second, every sample |\n|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            row = coasting(program, load, size, folder)
            every = f"{sampled(program, size, folder):.0f}" if size <= 1000 else "-"
            print(f"| {size} | {row['start_s']:.2f} | {row['kB']:.0f} | {row['idle']:.1f} | {row['polled']:.2f} | "
                  f"{row['pace']:.3f} | {row['answers']['per_second']} | {row['answers']['p50_us'] / 1000:.2f} | "
                  f"{row['answers']['p99_us'] / 1000:.2f} | {every} |", flush=True)


if __name__ == "__main__":
    main()
