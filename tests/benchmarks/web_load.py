#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the effect of 200 web connections on a Modbus poller.

    python3 tests/benchmarks/web_load.py path/to/vmeter [--seconds 10] [--speed 1]

A poller reads 60 registers fifty times a second; first alone, then beside wrk, which keeps 200 connections busy with a
file, a page and the live values, one after the other. Prints the times of the replies; the goal is a p99 below
20 ms with 200 connections. Needs Debian's wrk. Exit code 0 unless a reply is wrong or missing.
"""
import argparse
import http.client
import json
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"
CONNECTIONS = 200
PERIOD_S = 0.02
GOAL_MS = 20
REQUEST = bytes.fromhex("0001 0000 0006 05 03 c550 003c")  # 60 registers from 50512
REPLY_SIZE = 9 + 120


def sign_in(address):
    """The session cookie of `user`."""
    connection = http.client.HTTPConnection(address, timeout=10)
    body = json.dumps({"user": "user", "password": "user"})
    connection.request("POST", "/api/session", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    cookie = response.getheader("Set-Cookie").split(";")[0]
    connection.close()
    return cookie


def poll(port, running):
    """Times of the replies in ms, while `running()`."""
    times = []
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        due = time.monotonic()
        while running():
            begin = time.monotonic()
            client.sendall(REQUEST)
            received = 0
            while received < REPLY_SIZE:
                received += len(client.recv(REPLY_SIZE - received)) or sys.exit("the meter hung up")
            times.append((time.monotonic() - begin) * 1000)
            due = max(due + PERIOD_S, time.monotonic())
            time.sleep(max(0, due - time.monotonic()))
    return times


def report(title, times):
    p99 = statistics.quantiles(times, n=100)[98]
    print(f"{title:44} p50 {statistics.median(times):6.2f} ms  p99 {p99:6.2f} ms  max {max(times):6.2f} ms", flush=True)
    return p99


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--speed", default="1")
    arguments = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("There is no wrk on the path: apt-get install wrk.")
    with Vmeter(arguments.program, SCENARIO, speed=arguments.speed) as meter:
        end = time.monotonic() + arguments.seconds
        report("alone", poll(meter.modbus_port, lambda: time.monotonic() < end))
        cookie = sign_in(meter.web)
        worst = 0
        for path in ("/style.css", "/", "/api/live"):
            load = subprocess.Popen(
                ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{arguments.seconds}s", "-H", f"Cookie: {cookie}",
                 f"http://{meter.web}{path}"],
                stdout=subprocess.PIPE, text=True,
            )
            times = poll(meter.modbus_port, lambda load=load: load.poll() is None)
            said = load.stdout.read()
            rate = re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)
            errors = re.search(r"(Socket errors: .*|Non-2xx.*)", said)
            title = f"{CONNECTIONS} web connections, {path}, {float(rate):.0f}/s"
            worst = max(worst, report(title, times))
            if errors:
                print("    " + errors.group(1))
    print(f"goal: p99 below {GOAL_MS} ms: {'met' if worst < GOAL_MS else 'missed'}")


if __name__ == "__main__":
    main()
