#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the processor time of the idle window as a share of one core, for all threads together.

    python3 tests/benchmarks/idle_cost.py path/to/vmeter [seconds]

Everything is visible, meter time passes at x1. Without a display Qt draws off screen.
"""
import os
import pathlib
import socket
import subprocess
import sys
import time

MODBUS_PORT = 15020


def cpu_seconds(pid):
    # The command name in parentheses may hold spaces; user and system time are fields 14 and 15.
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until_served(process):
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", MODBUS_PORT), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the program ended before it was ready")


def main():
    program = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with subprocess.Popen(
        [program, "--no-state", "--modbus", f"127.0.0.1:{MODBUS_PORT}", "--web", "off"], env=environment
    ) as process:
        try:
            wait_until_served(process)
            time.sleep(5)  # until everything has been drawn once
            start, before = time.monotonic(), cpu_seconds(process.pid)
            time.sleep(seconds)
            share = (cpu_seconds(process.pid) - before) / (time.monotonic() - start)
        finally:
            process.terminate()
    print(f"idle cost of the window: {100 * share:.1f} % of a core, over {seconds:.0f} s")


if __name__ == "__main__":
    main()
