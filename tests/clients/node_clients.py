# SPDX-License-Identifier: GPL-3.0-or-later
"""The clients of tests/clients/node, libraries for Node.js, with the interface of modbus_clients.py."""
import json
import pathlib
import shutil
import subprocess

import npm_packages
from modbus_clients import PATIENCE_S, ModbusException

HERE = pathlib.Path(__file__).resolve().parent / "node"
FOLDER = HERE.parents[2] / "build" / "node_clients"
LIBRARIES = ("modbus-serial", "jsmodbus", "modbus-stream")


def install():
    """Brings FOLDER up to date: the bridge, and the libraries."""
    npm_packages.install(HERE, FOLDER)
    for source in HERE.glob("*.mjs"):
        shutil.copy(source, FOLDER)


def start(port, patience_s=PATIENCE_S):
    """A client of each library."""
    install()
    return [NodeClient(library, port, patience_s) for library in LIBRARIES]


class NodeClient:
    """A library for Node.js, used through node/bridge.mjs."""

    def __init__(self, library, port, patience_s=PATIENCE_S):
        self.name = library
        self.requests = 0
        command = ["node", "bridge.mjs", library, str(port), str(int(1000 * patience_s))]
        self.bridge = subprocess.Popen(command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def _call(self, what, *parameters):
        self.requests += 1
        self.bridge.stdin.write(json.dumps({"do": what, "with": parameters}) + "\n")
        self.bridge.stdin.flush()
        line = self.bridge.stdout.readline()
        if not line:
            raise RuntimeError(f"node has ended with exit code {self.bridge.wait()}")
        answer = json.loads(line)
        if "exception" in answer:
            raise ModbusException(answer["exception"])
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["words"]

    def read_coils(self, address, count):
        return self._call("readCoils", address, count)

    def read(self, address, count):
        return self._call("read", address, count)

    def read_input(self, address, count):
        return self._call("readInput", address, count)

    def write(self, address, word):
        self._call("write", address, word)

    def write_many(self, address, word):
        self._call("writeMany", address, [word])

    def close(self):
        self.bridge.stdin.close()
        self.bridge.wait()
        self.bridge.stdout.close()
