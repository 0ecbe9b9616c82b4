# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that read the meter by the entries of vmeter export. Each class: `name` is the exporter's; the object is
made with the entry's text and a folder of its own; read() returns {name of the value: number, or None where the program
shows none}, as of a moment after the call; close() ends the program."""
import csv
import json
import os
import pathlib
import select
import shutil
import socket
import struct
import subprocess
import sys
import time

import yaml

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / "tests" / "clients"))
import npm_packages  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PATIENCE_S = 20


def free_port():
    """Below 32768: Zabbix agent takes no other."""
    for port in range(20050, 32768):
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise AssertionError("no free port from 20050 to 32767")


def wait_for(what, found):
    """The first result of `found()` that is not None."""
    end = time.monotonic() + PATIENCE_S
    while (result := found()) is None:
        if time.monotonic() > end:
            raise AssertionError(f"{what}: nothing after {PATIENCE_S} s")
        time.sleep(0.05)
    return result


def installed(folder):
    """The node_modules of a folder beside this file, as its lock file says."""
    place = TOP / "build" / "exporters" / folder
    npm_packages.install(HERE / folder, place)
    for script in (HERE / folder).glob("*.cjs"):
        shutil.copy(script, place)
    return place


class Process:
    """A program that prints lines of JSON to its file descriptor 3."""

    def __init__(self, command, folder, place=None):
        reading, writing = os.pipe()
        self.log = open(folder / "log.txt", "wb")  # pylint: disable=consider-using-with
        # The shell gives the program descriptor 3, whatever number the pipe has here.
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$@" 3>&{writing}', "sh", *map(str, command)], cwd=place or folder,
            stdin=subprocess.PIPE, stdout=self.log, stderr=subprocess.STDOUT, pass_fds=(writing,))
        os.close(writing)
        self.reading = reading
        self.text = b""

    def ask(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def line(self):
        while b"\n" not in self.text:
            if not select.select([self.reading], [], [], PATIENCE_S)[0]:
                raise AssertionError(f"no line after {PATIENCE_S} s; {self._said()}")
            piece = os.read(self.reading, 1 << 16)
            if not piece:
                raise AssertionError(f"ended with exit code {self.process.wait()}; {self._said()}")
            self.text += piece
        line, _, self.text = self.text.partition(b"\n")
        return json.loads(line)

    def forget(self):
        """Drops the lines that were printed before now."""
        while select.select([self.reading], [], [], 0)[0] and os.read(self.reading, 1 << 16):
            pass
        self.text = b""

    def _said(self):
        return pathlib.Path(self.log.name).read_text(encoding="utf-8", errors="replace")[-2000:]

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        os.close(self.reading)
        self.log.close()


class OwnProgram:
    """A program that somebody writes himself: it reads by the JSON, with a socket and no Modbus library."""
    name = "json"

    def __init__(self, entry, _folder, _target):
        self.plan = json.loads(entry)

    def read(self):
        words = {}
        with socket.create_connection((self.plan["host"], self.plan["port"]), timeout=PATIENCE_S) as connection:
            reader = connection.makefile("rb")
            for number, request in enumerate(self.plan["requests"], 1):
                connection.sendall(struct.pack(">HHHBBHH", number, 0, 6, self.plan["unit_id"], self.plan["function"],
                                               request["address"], request["words"]))
                _, _, length = struct.unpack(">HHH", reader.read(6))
                reply = reader.read(length)
                assert reply[1] == self.plan["function"], reply
                for place, word in enumerate(struct.unpack(f">{request['words']}H", reply[3:])):
                    words[request["address"] + place] = word
        return {value["name"]: self._number(value, words) for value in self.plan["values"]}

    @staticmethod
    def _number(value, words):
        raw = 0
        for address in range(value["address"], value["address"] + value["words"]):
            raw = raw * 0x10000 + words[address]
        if value["type"].startswith("S") and raw >> (16 * value["words"] - 1):
            raw -= 1 << 16 * value["words"]
        return None if raw == value["no_value"] else raw * value["scale"]

    def close(self):
        pass


class Collectd:
    """collectd loads the entry by Include and writes what it reads with its plugin csv. It reads once at its start, so
    each reading is a new process."""
    name = "collectd"

    def __init__(self, entry, folder, _target):
        self.folder = folder
        (folder / "entry.conf").write_text(entry, encoding="utf-8")
        self.count = entry.count("<Data ")
        self.runs = 0

    def read(self):
        self.runs += 1
        data = self.folder / f"data{self.runs}"
        config = self.folder / "collectd.conf"
        config.write_text(
            f'Hostname "h"\nFQDNLookup false\nBaseDir "{self.folder}"\nPIDFile "{self.folder}/pid"\n'
            f'TypesDB "/usr/share/collectd/types.db"\nPluginDir "/usr/lib/collectd"\nLoadPlugin csv\n'
            f'<Plugin csv>\n  DataDir "{data}"\n  StoreRates false\n</Plugin>\n'
            f'Include "{self.folder}/entry.conf"\n', encoding="utf-8")
        with open(self.folder / "log.txt", "wb") as log:
            with subprocess.Popen(["/usr/sbin/collectd", "-f", "-C", config], stdout=log, stderr=log) as process:
                try:
                    return wait_for("collectd", lambda: self._values(data))
                finally:
                    process.kill()

    def _values(self, data):
        files = list(data.glob("*/*/*"))
        values = {}
        for file in files:
            rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
            if len(rows) > 1:
                key = file.name.rsplit("-", 3)[0].split("-", 1)[1]  # voltage-v1-2026-01-31
                values[key] = float(rows[-1][1])
        return values if len(values) == self.count else None

    def close(self):
        pass


class Zabbix:
    """Zabbix agent 2 answers each item's key; macros and preprocessing, which are the server's work, are done here."""
    name = "zabbix"

    def __init__(self, entry, folder, _target):
        template = yaml.safe_load(entry)["zabbix_export"]["templates"][0]
        self.macros = {macro["macro"]: macro["value"] for macro in template["macros"]}
        self.items = template["items"]
        self.port = free_port()
        config = folder / "agent.conf"
        config.write_text(
            f"LogType=console\nServer=127.0.0.1\nListenIP=127.0.0.1\nListenPort={self.port}\nHostname=h\n"
            f"ControlSocket={folder}/control.sock\nPluginSocket={folder}/plugin.sock\nTimeout=10\n", encoding="utf-8")
        self.log = open(folder / "log.txt", "wb")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(["/usr/sbin/zabbix_agent2", "-c", config], stdout=self.log, stderr=self.log)

    def _answer(self, key):
        """The passive protocol: a header, the length, the text."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S) as connection:
                text = key.encode()
                connection.sendall(b"ZBXD\x01" + struct.pack("<II", len(text), 0) + text)
                reply = b""
                while piece := connection.recv(4096):
                    reply += piece
        except ConnectionRefusedError:
            return None  # it is not up yet
        return reply[13:].decode()

    def _value(self, item):
        key = item["key"]
        for macro, value in self.macros.items():
            key = key.replace(macro, value)
        text = wait_for("zabbix_agent2", lambda: self._answer(key))
        assert not text.startswith("ZBX_"), f"{key}: {text}"
        number = json.loads(text)
        for step in item["preprocessing"]:
            if step["type"] == "NOT_MATCHES_REGEX":
                assert step["parameters"] == ["^-1$"] and step["error_handler"] == "DISCARD_VALUE", step
                if number == -1:
                    return None
            else:
                assert step["type"] == "MULTIPLIER", step
                number *= float(step["parameters"][0])
        return number

    def read(self):
        # The item's name is the symbol; its key in other entries is found by the address.
        return {int(item["key"].split(",")[3]): self._value(item) for item in self.items}

    def close(self):
        self.process.kill()
        self.process.wait()
        self.log.close()


class Wot:
    """node-wot reads each property; the scale, which a Thing Description has not, is done here."""
    name = "wot"

    def __init__(self, entry, folder, _target):
        file = folder / "thing.json"
        file.write_text(entry, encoding="utf-8")
        self.scales = {name: thing["countis:scale"] for name, thing in json.loads(entry)["properties"].items()}
        self.process = Process(["node", "read_thing.cjs", file], folder, installed("wot"))

    def read(self):
        self.process.ask()
        return {name: raw * self.scales[name] for name, raw in self.process.line().items()}

    def close(self):
        self.process.close()


class NodeRed:
    """Node-RED runs the flow; only the nodes for its side bar are made to write to a file."""
    name = "node-red"

    def __init__(self, entry, folder, _target):
        place = installed("reader")
        self.out = folder / "values.txt"
        flow = json.loads(entry)
        for node in flow:
            if node["type"] == "debug" and node["name"] != "errors":
                node.update(type="file", filename=str(self.out), filenameType="str", appendNewline=True,
                            createDir=False, overwriteFile="false", encoding="none", wires=[[]])
        self.blocks = sum(node["type"] == "modbus-read" for node in flow)
        (folder / "flows.json").write_text(json.dumps(flow), encoding="utf-8")
        (folder / "settings.js").write_text(
            f'module.exports = {{ uiHost: "127.0.0.1", uiPort: {free_port()}, flowFile: "flows.json",'
            " disableEditor: true, logging: { console: { level: 'warn' } } };", encoding="utf-8")
        (folder / "node_modules").symlink_to(place / "node_modules")
        self.process = Process(
            ["node", place / "node_modules/node-red/red.js", "-u", folder, "-s", folder / "settings.js"], folder)

    def read(self):
        seen = len(self._lines())

        def newer():
            # Those that are under way may be older; of each block the second new line is not.
            lines = self._lines()[seen:]
            values = {}
            for line in lines[self.blocks:]:
                values.update(json.loads(line))
            return values if len(lines) >= 3 * self.blocks else None

        return wait_for("Node-RED", newer)

    def _lines(self):
        text = self.out.read_text(encoding="utf-8") if self.out.exists() else ""
        return text[:text.rfind("\n") + 1].splitlines()

    def close(self):
        self.process.close()


class IoBroker:
    """ioBroker's reader, with what it needs of ioBroker stubbed. A state keeps its last value where there is none."""
    name = "iobroker"

    def __init__(self, entry, folder, target):
        file = folder / "entry.txt"
        file.write_text(entry, encoding="utf-8")
        self.count = len(entry.splitlines()) - 1
        host, port = target.rsplit(":", 1)
        self.process = Process(["node", "iobroker_reader.cjs", file, host, port, "5"], folder, installed("reader"))

    def read(self):
        """A whole poll that began after the call; a value that it does not set does not exist."""
        self.process.forget()
        values = {}
        polls = 0
        while polls < 3:
            said = self.process.line()
            assert "log" not in said, said
            group, _, name = said["id"].partition("._")
            if name == "u12":  # the first of a poll; the one under way may be older than the call
                polls += 1
            if group == "holdingRegisters" and polls == 2:
                values[name] = said["value"]
        return values

    def close(self):
        self.process.close()


IN_TEST = (OwnProgram, Collectd, Zabbix, Wot)
IN_RELEASE = (NodeRed, IoBroker)
