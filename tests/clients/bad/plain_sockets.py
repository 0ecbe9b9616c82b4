#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Modbus client on plain sockets that makes one mistake on purpose, or none.

    plain_sockets.py PORT MISTAKE [INTERVAL_S] [VALUES_FILE]

MISTAKE is the name of a rule of vmeter's coach, or "careful". What the client shows goes into VALUES_FILE, a JSON
object on each line.
"""
import json
import socket
import struct
import sys
import threading
import time

UNIT = 5
BLOCK = (50512, 62)  # all instantaneous values
ENERGY = (50946, 2)  # Ea+ in 10 Wh
NONE = 0xFFFFFFFF  # a value that does not exist: all ones


class Failed(Exception):
    """No right reply; the connection is closed."""


class Refused(Exception):
    """An exception of the meter; the connection is as it was."""


class Careful:
    """One connection, a time-out, transaction ids that are checked, whole values, and all errors survived."""

    unit = UNIT
    function = 3
    timeout_s = 1.5
    reads = [BLOCK, ENERGY]

    missed = False

    def __init__(self, port, interval_s, values):
        self.port = port
        self.interval_s = interval_s
        self.values = values
        self.socket = None
        self.transaction = 0

    # ---- the wire

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port), self.timeout_s)
        self.socket.settimeout(self.timeout_s)

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None

    def receive(self, size):
        data = b""
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                raise Failed("closed")
            data += more
        return data

    def send(self, address, count):
        self.transaction = self.transaction % 65535 + 1
        pdu = struct.pack(">BHH", self.function, address, count)
        self.socket.sendall(struct.pack(">HHHB", self.transaction, 0, len(pdu) + 1, self.unit) + pdu)

    def reply(self):
        transaction, protocol, length, unit = struct.unpack(">HHHB", self.receive(7))
        if protocol != 0 or not 3 <= length <= 254 or unit != self.unit:
            raise Failed("no reply to this request")
        return transaction, self.receive(length - 1)

    def exchange(self, address, count):
        self.send(address, count)
        transaction, pdu = self.reply()
        if transaction != self.transaction:
            raise Failed("another transaction")
        return pdu

    def words(self, address, count):
        """The words, or Refused or Failed."""
        try:
            if self.socket is None:
                self.connect()
            pdu = self.exchange(address, count)
            if pdu[0] & 0x80:
                raise Refused(pdu[1])
            if len(pdu) != 2 + 2 * count:
                raise Failed("another length")
            return struct.unpack(f">{count}H", pdu[2:])
        except (OSError, Failed) as error:
            self.failed()
            raise Failed(str(error)) from error

    def failed(self):
        self.close()

    # ---- the values

    @staticmethod
    def unsigned(words, at):
        return words[at] << 16 | words[at + 1]

    @classmethod
    def signed(cls, words, at):
        value = cls.unsigned(words, at)
        return value - (1 << 32) if value & 0x80000000 else value

    def shown(self, block, energy):
        """What the client shows, by name; a value that does not exist is left out."""
        shown = {
            "voltage": self.unsigned(block, 8) / 100,
            "current": self.unsigned(block, 16) / 1000,
            "power": self.signed(block, 24) * 10,
            "energy": self.unsigned(energy, 0) / 100,
        }
        if self.unsigned(block, 30) != NONE:
            shown["factor"] = self.signed(block, 30) / 1000
        return shown

    def show(self, values):
        if self.values is not None and values:
            print(json.dumps({"values": values}), file=self.values, flush=True)

    def poll(self):
        replies = []
        for address, count in self.reads:
            try:
                replies.append(self.words(address, count))
            except Refused:
                replies.append(None)
        sizes = [len(words or ()) for words in replies]
        if self.values is not None and len(sizes) == 2 and sizes[0] >= 32 and sizes[1] >= 2:
            self.show(self.shown(*replies))

    def run(self):
        while True:
            try:
                self.poll()
            except Failed:
                pass
            time.sleep(self.interval_s)


class OffByOne(Careful):
    reads = [(50513, 62 - 2), (50947, 2)]


class HalfOfAPair(Careful):
    reads = [(50529, 1), (50537, 1)]


class TornPair(Careful):
    reads = [(50946, 1), (50947, 1)]


class FunctionCode(Careful):
    function = 4


class UnitId(Careful):
    unit = 1
    timeout_s = 0.8


class Hole(Careful):
    reads = [(50512, 62), (50560, 60)]


class RequestSize(Careful):
    reads = [(address, 2) for address in range(50520, 50544, 2)]


class PollRate(Careful):
    def __init__(self, port, _, values):
        super().__init__(port, 0.05, values)


class ConnectionPerPoll(Careful):
    def poll(self):
        super().poll()
        self.close()


class UnmatchedPipelining(Careful):
    """Two requests at once with the same transaction id; the first reply is taken for the first."""

    def send(self, address, count):
        pdu = struct.pack(">BHH", self.function, address, count)
        self.socket.sendall(struct.pack(">HHHB", 0, 0, len(pdu) + 1, self.unit) + pdu)

    def poll(self):
        try:
            if self.socket is None:
                self.connect()
            for address, count in self.reads:
                self.send(address, count)
            for _ in self.reads:
                self.reply()
        except (OSError, Failed):
            self.close()


class TransactionId(Careful):
    """Takes whatever comes for the reply, and stays on the connection after a time-out."""

    def exchange(self, address, count):
        self.send(address, count)
        return self.reply()[1]

    def words(self, address, count):
        try:
            if self.socket is None:
                self.connect()
            pdu = self.exchange(address, count)
            if len(pdu) != 2 + 2 * count:
                raise Refused(0)
            return struct.unpack(f">{count}H", pdu[2:])
        except TimeoutError:
            raise Refused(0) from None  # and the connection is kept
        except (OSError, Failed) as error:
            self.failed()
            raise Failed(str(error)) from error


class TransactionIdOneRead(TransactionId):
    reads = [BLOCK]


class Reconnect(Careful):
    """Goes on with the socket that has failed, except after a time-out."""

    dead = False

    def words(self, address, count):
        if self.dead:
            raise Failed("dead")
        try:
            return super().words(address, count)
        except Failed as error:
            self.dead = not isinstance(error.__cause__, TimeoutError)
            raise


class TimeoutTooShort(Careful):
    timeout_s = 0.3


class NoTimeout(Careful):
    timeout_s = None

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port))


class Storm(Careful):
    """Asks again at once, without a pause, until it gets something."""

    timeout_s = 0.8

    def words(self, address, count):
        while True:
            try:
                return super().words(address, count)
            except Failed:
                self.timeout_s = 0.02

    def exchange(self, address, count):
        pdu = super().exchange(address, count)
        self.timeout_s = 0.8
        return pdu


class WordOrder(Careful):
    @staticmethod
    def unsigned(words, at):
        return words[at + 1] << 16 | words[at]


class Signedness(Careful):
    @classmethod
    def signed(cls, words, at):
        return cls.unsigned(words, at)


class Sentinel(Careful):
    def shown(self, block, energy):
        return {**super().shown(block, energy), "factor": self.signed(block, 30) / 1000}


class Scale(Careful):
    def shown(self, block, energy):
        return {**super().shown(block, energy), "power": self.signed(block, 24)}  # steps of 10 W taken for watts


class Direction(Careful):
    def shown(self, block, energy):
        return {**super().shown(block, energy), "power": abs(self.signed(block, 24)) * 10}


class FailureAsZero(Careful):
    def poll(self):
        self.missed = True
        try:
            super().poll()
        finally:
            if self.missed:
                self.show({"voltage": 0, "current": 0, "power": 0, "factor": 0, "energy": 0})

    def show(self, values):
        self.missed = False
        super().show(values)


class FailureAsOldValue(Careful):
    """A thread that shows the last values each second, whether or not there are new ones."""

    last = None

    def show(self, values):
        self.last = values

    def run(self):
        threading.Thread(target=super().run, daemon=True).start()
        while True:
            super().show(self.last or {})
            time.sleep(self.interval_s)


class CounterSpike(Careful):
    """Begins its counters at 0 whenever it has connected anew."""

    new = 0

    def connect(self):
        super().connect()
        self.new = 2

    def shown(self, block, energy):
        self.new = max(self.new - 1, 0)
        return {**super().shown(block, energy), **({"energy": 0} if self.new else {})}


CLIENTS = {
    "careful": Careful,
    "off-by-one": OffByOne,
    "half-of-a-pair": HalfOfAPair,
    "torn-pair": TornPair,
    "function-code": FunctionCode,
    "unit-id": UnitId,
    "hole": Hole,
    "request-size": RequestSize,
    "poll-rate": PollRate,
    "connection-per-poll": ConnectionPerPoll,
    "unmatched-pipelining": UnmatchedPipelining,
    "transaction-id": TransactionId,
    "transaction-id:one read": TransactionIdOneRead,
    "reconnect": Reconnect,
    "timeout-retry": TimeoutTooShort,
    "timeout-retry:none": NoTimeout,
    "timeout-retry:storm": Storm,
    "word-order": WordOrder,
    "signedness": Signedness,
    "sentinel": Sentinel,
    "scale": Scale,
    "direction": Direction,
    "failure-as-value": FailureAsZero,
    "failure-as-value:old": FailureAsOldValue,
    "counter-spike": CounterSpike,
}


def main():
    port, mistake = int(sys.argv[1]), sys.argv[2]
    interval_s = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    values = open(sys.argv[4], "a", encoding="utf-8") if len(sys.argv) > 4 else None  # pylint: disable=consider-using-with
    CLIENTS[mistake](port, interval_s, values).run()


if __name__ == "__main__":
    main()
