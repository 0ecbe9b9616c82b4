#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five hundred clients connect, send part of a request and disconnect, again and again; a good client polls meanwhile.

    python3 tests/acceptance/modbus_soak.py path/to/vmeter [--seconds 60]

The good client must get every answer, right and within a second, at every rate of polling, and the meter's memory must
not grow. Half of the time the server has room for all of them, and some ask without ever reading; half of the time it
has only its usual 64 places, where clients that never ask must not drive out one that does. The last line is the count.
"""
import argparse
import json
import pathlib
import random
import socket
import struct
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve()
sys.path.append(str(HERE.parents[1] / "clients"))
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = HERE.parents[1] / "clients" / "balanced_load.yaml"
CLIENTS = 500
ROOM_FOR_ALL = CLIENTS + 64
UNIT = 5
VOLTAGE = (50520, 23000)  # V1 in 0.01 V: balanced_load.yaml has 230 V
REQUEST = struct.pack(">HHHBBHH", 1, 0, 6, UNIT, 3, VOLTAGE[0], 2)
WARM_UP = 0.3  # of the time; memory is looked at from then on
MOST_GROWTH_KIB = 1024
WORST_ANSWER_S = 1.0
POLL_INTERVALS_S = (0.005, 0.5)  # one client each


def reset_on_close(client):
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


HALVES = ("half a request", "a header", "noise", "nothing")
UNREAD = "many unread"


class Vandal:
    """A client that says one thing and is gone in one of three ways."""

    def __init__(self, port, choice, sayings):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.ending = choice.choice(("close", "reset", "half close"))
        self.say(choice.choice(sayings), choice)

    def say(self, what, choice):
        try:
            if what == "half a request":
                self.socket.send(REQUEST[: choice.randrange(1, len(REQUEST))])
            elif what == "a header":
                self.socket.send(struct.pack(">HHHB", 7, 0, 254, UNIT))
            elif what == UNREAD:
                self.socket.send(REQUEST * 40 + REQUEST[:5])
            elif what == "noise":
                self.socket.send(choice.randbytes(choice.randrange(1, 300)))
        except OSError:
            pass  # driven out already

    def vanish(self):
        try:
            if self.ending == "reset":
                reset_on_close(self.socket)
            elif self.ending == "half close":
                self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self.socket.close()


def good_client(port, interval, seconds):
    """Runs as a process of its own: prints a line after its first answer, and at the end how many it got and the time
    of the slowest and the middle one."""
    client = socket.create_connection(("127.0.0.1", port), timeout=10)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    times, wrong = [], 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        asked = time.monotonic()
        client.sendall(REQUEST)
        reply = b""
        while len(reply) < 13:
            part = client.recv(13 - len(reply))
            if not part:
                raise RuntimeError(f"driven out after {len(times)} answers")
            reply += part
        times.append(time.monotonic() - asked)
        wrong += reply[:9] != REQUEST[:4] + b"\0\7" + bytes((UNIT, 3, 4)) or struct.unpack(">I", reply[9:])[0] != VOLTAGE[1]
        if len(times) == 1:
            print("polling", flush=True)
        time.sleep(interval)
    times.sort()
    print(json.dumps({"answers": len(times), "wrong": wrong, "worst": times[-1], "median": times[len(times) // 2]}))


def memory_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("no VmRSS")


def vandalise(meter, seconds, sayings):
    """How many clients came and went, and the memory after the warm-up and at the end."""
    choice = random.Random(1)
    vandals = [Vandal(meter.modbus_port, choice, sayings) for _ in range(CLIENTS)]
    count = CLIENTS
    begin = time.monotonic()
    warm = None
    while (passed := time.monotonic() - begin) < seconds:
        if warm is None and passed > seconds * WARM_UP:
            warm = memory_kib(meter.process.pid)
        place = choice.randrange(CLIENTS)
        vandals[place].vanish()
        vandals[place] = Vandal(meter.modbus_port, choice, sayings)
        count += 1
        time.sleep(0.0002)  # leaves the processor to the meter now and then
    end = memory_kib(meter.process.pid)
    for vandal in vandals:
        vandal.vanish()
    return count, warm, end


def soak(program, room, sayings, seconds):
    """The problems found with a server that has room for this many clients, None: as many as usual."""
    problems = []
    options = ["--modbus-connections", str(room)] if room else []
    with Vmeter(program, str(SCENARIO), speed="1", options=options) as meter:
        meter.step(2)
        clients = [
            subprocess.Popen(
                [sys.executable, str(HERE), "--good", str(meter.modbus_port), str(interval), str(seconds)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for interval in POLL_INTERVALS_S
        ]
        for client in clients:
            client.stdout.readline()
        count, warm, end = vandalise(meter, seconds, sayings)
        print(f"      {count} clients came and went; memory {warm} KiB, at the end {end} KiB")
        if end - warm > MOST_GROWTH_KIB:
            problems.append(f"memory grew by {end - warm} KiB")
        for interval, client in zip(POLL_INTERVALS_S, clients):
            output, errors = client.communicate(timeout=60)
            if client.returncode != 0:
                problems.append(f"good client, every {interval} s: {errors.strip().splitlines()[-1]}")
                continue
            result = json.loads(output)
            print(
                f"      good client, every {interval} s: {result['answers']} answers, median "
                f"{result['median'] * 1000:.2f} ms, worst {result['worst'] * 1000:.1f} ms"
            )
            if result["wrong"]:
                problems.append(f"good client, every {interval} s: {result['wrong']} wrong answers")
            if result["worst"] > WORST_ANSWER_S:
                problems.append(f"good client, every {interval} s: an answer took {result['worst']:.1f} s")
        if (code := meter.stop()) != 0:
            problems.append(f"exit code {code}")
    return problems


def main():
    if sys.argv[1:2] == ["--good"]:
        good_client(int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
        return 0
    parser = argparse.ArgumentParser()
    parser.add_argument("vmeter")
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    passed = failed = 0
    for room, sayings, what in ((ROOM_FOR_ALL, (*HALVES, UNREAD), "room for all"), (None, HALVES, "room for 64")):
        problems = soak(arguments.vmeter, room, sayings, arguments.seconds / 2)
        print(f"{'FAIL ' if problems else 'ok   '} {CLIENTS} clients, {what}: {'; '.join(problems) or 'none hurt'}")
        failed += bool(problems)
        passed += not problems
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
