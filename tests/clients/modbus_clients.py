# SPDX-License-Identifier: GPL-3.0-or-later
"""Third-party Modbus clients with one interface.

Each has a name and read(), read_input(), write() and write_many(), which take register addresses as printed in the
table, and raises ModbusException where the server answers with one. `requests` counts what it has sent.
"""
import re
import socket
import struct
import subprocess

HOST = "127.0.0.1"
UNIT = 5
TIMEOUT_S = 20
PATIENCE_S = 10  # with which a reply is awaited


class ModbusException(Exception):
    def __init__(self, code):
        super().__init__(f"exception {code:02}")
        self.code = code


class Mbpoll:
    """Debian package mbpoll. It writes single words with function 6 only."""

    name = "mbpoll"
    MESSAGES = {"Illegal function": 1, "Illegal data address": 2, "Illegal data value": 3, "server is busy": 6}
    WORD = re.compile(r"^\[\d+\]:\s+(\d+)", re.MULTILINE)

    def __init__(self, port, patience_s=PATIENCE_S):
        self.port = port
        self.patience_s = patience_s
        self.requests = 0

    def _run(self, *arguments, words=()):
        self.requests += 1
        server = ["-m", "tcp", "-p", str(self.port), "-a", str(UNIT), "-o", str(self.patience_s)]
        command = ["mbpoll", *server, "-0", "-1", *arguments, HOST]
        result = subprocess.run(
            [*command, *map(str, words)], capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
        if result.returncode == 0:
            return [int(word) for word in self.WORD.findall(result.stdout)]
        for message, code in self.MESSAGES.items():
            if message in result.stderr:
                raise ModbusException(code)
        raise RuntimeError(result.stderr.strip())

    def read_coils(self, address, count):
        return self._run("-t", "0", "-r", str(address), "-c", str(count))

    def read(self, address, count):
        return self._run("-t", "4", "-r", str(address), "-c", str(count))

    def read_input(self, address, count):
        return self._run("-t", "3", "-r", str(address), "-c", str(count))

    def write(self, address, word):
        self._run("-t", "4", "-r", str(address), words=[word])

    write_many = write


class Libmodbus:
    """Debian package libmodbus-dev, by the program of libmodbus_client.c."""

    name = "libmodbus"

    def __init__(self, port, program, patience_s=PATIENCE_S):
        self.port = port
        self.program = program
        self.patience_s = patience_s
        self.requests = 0

    def _run(self, what, address, argument):
        self.requests += 1
        command = [self.program, self.port, UNIT, what, address, argument, int(1000 * self.patience_s)]
        result = subprocess.run(
            list(map(str, command)), capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
        if result.returncode == 0:
            return [int(line) for line in result.stdout.split()]
        if result.stdout.startswith("exception "):
            raise ModbusException(int(result.stdout.split()[1]))
        raise RuntimeError(result.stderr.strip())

    def read_coils(self, address, count):
        return self._run("read-coils", address, count)

    def read(self, address, count):
        return self._run("read", address, count)

    def read_input(self, address, count):
        return self._run("read-input", address, count)

    def write(self, address, word):
        self._run("write", address, word)

    def write_many(self, address, word):
        self._run("write-many", address, word)


class Pymodbus:
    """Debian package python3-pymodbus, 3.0."""

    name = "pymodbus"

    def __init__(self, port, patience_s=TIMEOUT_S):
        from pymodbus.client import ModbusTcpClient  # missing: only this client fails

        self.client = ModbusTcpClient(HOST, port=port, timeout=patience_s)
        if not self.client.connect():
            raise RuntimeError("cannot connect")
        self.requests = 0

    def _checked(self, reply):
        self.requests += 1
        if reply.isError():
            if hasattr(reply, "exception_code"):
                raise ModbusException(reply.exception_code)
            raise RuntimeError(str(reply))
        return reply

    def read_coils(self, address, count):
        return self._checked(self.client.read_coils(address, count, slave=UNIT)).bits

    def read(self, address, count):
        return self._checked(self.client.read_holding_registers(address, count, slave=UNIT)).registers

    def read_input(self, address, count):
        return self._checked(self.client.read_input_registers(address, count, slave=UNIT)).registers

    def write(self, address, word):
        self._checked(self.client.write_register(address, word, slave=UNIT))

    def write_many(self, address, word):
        self._checked(self.client.write_registers(address, [word], slave=UNIT))


class BareSocket:
    """Plain bytes as in the standard, without a library; also sends invalid requests."""

    name = "bare socket"

    def __init__(self, port):
        self.port = port
        self.requests = 0
        self.silent = 0  # requests that must not be answered
        self.connect()

    def connect(self):
        self.socket = socket.create_connection((HOST, self.port), timeout=TIMEOUT_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def transaction(self):
        """Id of the newest request."""
        return self.requests & 0xFFFF

    def request(self, pdu, unit=UNIT):
        """A whole frame with the next transaction id."""
        self.requests += 1
        return struct.pack(">HHHB", self.transaction, 0, 1 + len(pdu), unit) + pdu

    def send(self, data):
        self.socket.sendall(data)

    def _receive(self, size):
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise RuntimeError(f"closed by the server after {len(data)} of {size} bytes")
            data += part
        return data

    def reply(self):
        """(transaction, unit, PDU) of the next frame."""
        transaction, protocol, length, unit = struct.unpack(">HHHB", self._receive(7))
        if protocol != 0:
            raise RuntimeError(f"protocol id {protocol}")
        return transaction, unit, self._receive(length - 1)

    def is_closed(self):
        return self.socket.recv(1) == b""

    def exchange(self, pdu):
        """The parameters of the reply to `pdu`."""
        self.send(self.request(pdu))
        transaction, unit, answer = self.reply()
        if (transaction, unit) != (self.transaction, UNIT):
            raise RuntimeError(f"reply to transaction {transaction} of unit {unit}")
        if answer[0] == pdu[0] | 0x80:
            raise ModbusException(answer[1])
        if answer[0] != pdu[0]:
            raise RuntimeError(f"reply to function {answer[0]}")
        return answer[1:]

    def read_coils(self, address, count):
        return self.exchange(struct.pack(">BHH", 1, address, count))

    def _read(self, function, address, count):
        answer = self.exchange(struct.pack(">BHH", function, address, count))
        if answer[0] != 2 * count or len(answer) != 1 + 2 * count:
            raise RuntimeError(f"byte count {answer[0]} for {count} words")
        return list(struct.unpack(f">{count}H", answer[1:]))

    def read(self, address, count):
        return self._read(3, address, count)

    def read_input(self, address, count):
        return self._read(4, address, count)

    def write(self, address, word):
        request = struct.pack(">BHH", 6, address, word)
        if self.exchange(request) != request[1:]:
            raise RuntimeError("the reply does not repeat the request")

    def write_many(self, address, word):
        if self.exchange(struct.pack(">BHHBH", 16, address, 1, 2, word)) != struct.pack(">HH", address, 1):
            raise RuntimeError("the reply does not give address and count")
