#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The meter's NTP client against chrony, and against servers that misbehave, all on loopback.

    python3 tests/acceptance/sntp.py path/to/vmeter

The last line is the count.
"""
import contextlib
import datetime
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
import raw_modbus  # noqa: E402
import trials  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"
START = "2020-01-01T00:00:00Z"
BOGUS = datetime.datetime(2031, 5, 6, tzinfo=datetime.timezone.utc)
FROM_1900_TO_1970 = 2_208_988_800
HASTE = "50"  # times real time: the meter waits 16 s and more between questions
LATENESS_S = 0.2  # between the meter's clock and this one: a block of samples, a request, a busy machine


@contextlib.contextmanager
def meter_that_asks(program, server, speed):
    with Vmeter(program, SCENARIO, speed=speed, options=["--clock", START]) as meter:
        client = raw_modbus.connect("127.0.0.1", meter.modbus_port)
        raw_modbus.write(client, 30208, [1, *raw_modbus.text_words(server, 25)])
        raw_modbus.store_and_restart(client)
        yield meter
        assert meter.stop() == 0


def utc(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


@contextlib.contextmanager
def chrony():
    """A time server of the test. Its port was free a moment ago."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "chrony.conf"
        settings.write_text(
            f"port {port}\nbindaddress 127.0.0.1\nallow 127.0.0.1\nlocal stratum 8\ncmdport 0\n"
            f"bindcmdaddress /\npidfile {folder}/pid\n"
        )
        process = subprocess.Popen(["chronyd", "-d", "-x", "-U", "-f", str(settings)], stderr=subprocess.DEVNULL)
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


def set_by_chrony(program):
    with chrony() as port, meter_that_asks(program, f"127.0.0.1:{port}", "1") as meter:
        clock = meter.await_status(lambda now: now["clock"]["sntp"] == "synchronised", 20)["clock"]
        before = time.time()
        shown = meter.call("GET", "/v1/status")["clock"]
        after = time.time()
        seconds = utc(shown["utc"]).timestamp()
        assert before - LATENESS_S < seconds < after + LATENESS_S, (shown, before, after)
        assert clock["stratum"] == 8, clock
        client = raw_modbus.connect("127.0.0.1", meter.modbus_port)
        day, month, year, hour, minute, second = raw_modbus.read(client, 57600, 6)
        registers = datetime.datetime(2000 + year, month, day, hour, minute, second, tzinfo=datetime.timezone.utc)
        assert abs(registers.timestamp() - time.time()) < 1 + LATENESS_S, registers


class BadServer:
    """Replies to each request with the result of `answer(question)`: a list of datagrams, or of pairs of a datagram and
    True, which is then sent from another port."""

    def __init__(self, answer):
        self.answer = answer
        self.questions = 0
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            stranger.bind(("127.0.0.1", 0))
            while True:
                question, client = self.socket.recvfrom(1000)
                if not question:
                    return
                self.questions += 1
                for datagram in self.answer(question):
                    sender = stranger if isinstance(datagram, tuple) else self.socket
                    sender.sendto(datagram[0] if isinstance(datagram, tuple) else datagram, client)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", self.port))
        self.thread.join()
        self.socket.close()


def reply(question, first=0x24, stratum=1, reference=b"LOCL", origin=None, moment=BOGUS):
    stamp = struct.pack(">Q", (int(moment.timestamp()) + FROM_1900_TO_1970) % 2**32 << 32)
    origin = question[40:48] if origin is None else origin
    return bytes([first, stratum, 0, 0xE9]) + bytes(8) + reference + bytes(8) + origin + stamp + stamp


def never_believed(name, answer):
    def trial(program):
        with BadServer(answer) as server, meter_that_asks(program, f"127.0.0.1:{server.port}", HASTE) as meter:
            meter.await_status(lambda _: server.questions >= 2, 20)
            clock = meter.call("GET", "/v1/status")["clock"]
            assert clock["last_set"] is None and utc(clock["utc"]).year == 2020, clock
    trial.__name__ = name
    return trial


def refused(program):
    with BadServer(lambda q: [reply(q, stratum=0, reference=b"DENY")]) as server:
        with meter_that_asks(program, f"127.0.0.1:{server.port}", HASTE) as meter:
            meter.await_status(lambda now: now["clock"]["sntp"] == "refused", 20)
            meter.step(3600)
            assert server.questions == 1, f"asked {server.questions} times in spite of DENY"


def asked_to_ask_less(program):
    with BadServer(lambda q: [reply(q, stratum=0, reference=b"RATE")]) as server:
        with meter_that_asks(program, f"127.0.0.1:{server.port}", "0") as meter:
            meter.step(5)
            meter.await_status(lambda _: server.questions == 1)
            # RATE doubles the interval of 1024 s: no question for at least 15/16 of that.
            meter.await_status(lambda now: now["clock"]["sntp"] != "off")
            meter.step(1900)
            assert server.questions == 1, f"asked {server.questions} times in 1900 s in spite of RATE"


def new_era(program):
    """The first second of 2036-02-07 06:28:17, as an honest server sends it."""
    moment = datetime.datetime(2036, 2, 7, 6, 28, 17, tzinfo=datetime.timezone.utc)
    with BadServer(lambda q: [reply(q, moment=moment)]) as server:
        with meter_that_asks(program, f"127.0.0.1:{server.port}", "1") as meter:
            clock = meter.await_status(lambda now: now["clock"]["sntp"] == "synchronised", 20)["clock"]
            assert abs(utc(clock["last_set"]).timestamp() - moment.timestamp()) < 1, clock


def name_that_nobody_knows(program):
    with meter_that_asks(program, "no-such-host.invalid", HASTE) as meter:
        meter.step(60)
        clock = meter.call("GET", "/v1/status")["clock"]
        assert clock["sntp"] == "asking" and clock["last_set"] is None, clock


TRIALS = [
    set_by_chrony,
    never_believed("silent", lambda q: []),
    never_believed("wrong_origin", lambda q: [reply(q, origin=bytes(8)), reply(q, origin=q[41:48] + b"\0")]),
    never_believed("from_a_stranger", lambda q: [(reply(q), True)]),
    never_believed("unsynchronised", lambda q: [reply(q, first=0xE4)]),
    never_believed("stratum_16", lambda q: [reply(q, stratum=16)]),
    never_believed("a_client_s_mode", lambda q: [reply(q, first=0x23)]),
    never_believed("version_3", lambda q: [reply(q, first=0x1C)]),
    never_believed("cut_off", lambda q: [reply(q)[:47]]),
    never_believed("noise", lambda q: [bytes(n % 256 for n in range(1000)), b"\xff" * 48]),
    refused,
    asked_to_ask_less,
    new_era,
    name_that_nobody_knows,
]


if __name__ == "__main__":
    sys.exit(trials.run(TRIALS, sys.argv[1]))
