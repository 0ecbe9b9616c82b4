#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The meter's DHCP client against dnsmasq: lease, renewal, changed lease, a conflict of addresses, a lost server.

    python3 tests/acceptance/dhcp.py path/to/vmeter

Meter and server are in two network namespaces, connected by a virtual cable. The meter runs at 20 times real time, so
that the shortest lease of dnsmasq, two minutes, is over in six seconds. The last line is the count.
"""
import contextlib
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
import network_namespace  # noqa: E402
import raw_modbus  # noqa: E402
import trials  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"
SPEED = 20
SERVER = "10.99.0.1"
FACTORY = "192.168.0.4"
LEASE_S = 120
PATIENCE_S = 10
FIRST_POOL = ("10.99.0.50", "10.99.0.59")
SECOND_POOL = ("10.99.0.100", "10.99.0.109")


class DhcpServer:
    """dnsmasq in the test network; its log contains the messages of the meter."""

    def __init__(self, lab, pool):
        self.folder = tempfile.TemporaryDirectory()
        # --no-daemon also keeps it from changing its user, which only root may do; it then logs on standard error.
        self.process = subprocess.Popen(lab.command(
            "dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--port=0", "--interface=lab0", "--no-ping",
            "--dhcp-authoritative", "--dhcp-sequential-ip",
            f"--dhcp-range={pool[0]},{pool[1]},255.255.255.0,{LEASE_S}", "--dhcp-option=option:router,10.99.0.254",
            f"--dhcp-leasefile={self.folder.name}/leases", "--log-dhcp",
        ), stderr=subprocess.PIPE, text=True)
        self.log = []
        self.more = threading.Condition()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            with self.more:
                self.log.append(line)
                self.more.notify()

    def heard(self, message):
        """Number of occurrences in the log."""
        return sum(bool(re.search(message, line)) for line in self.log)

    def await_message(self, message, times=1):
        with self.more:
            if not self.more.wait_for(lambda: self.heard(message) >= times, PATIENCE_S):
                raise AssertionError(f"not {times} times {message}:\n{''.join(self.log)}")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


@contextlib.contextmanager
def meter_with_dhcp(program):
    with Vmeter(program, SCENARIO, speed=str(SPEED), options=["--net", "device", "--interface", "meter0"],
                modbus="127.0.0.1:502") as meter:
        meter.await_status(lambda now: now["addresses"]["modbus"] == f"{FACTORY}:502")
        client = raw_modbus.connect(FACTORY)
        raw_modbus.write(client, 29190, [1])
        raw_modbus.store_and_restart(client)
        yield meter
        assert meter.stop() == 0


def await_lease(meter, address, seconds=PATIENCE_S):
    def there(now):
        return now["link"]["source"] == "lease" and now["addresses"]["modbus"] == f"{address}:502"
    return meter.await_status(there, seconds)["link"]


ASK_UNIT = """
import sys
sys.path.append(sys.argv[1])
import raw_modbus
print(raw_modbus.read(raw_modbus.connect(sys.argv[2]), 57344)[0])
"""


def unit_seen_from(lab, address):
    folder = str(pathlib.Path(__file__).resolve().parent)
    return int(subprocess.run(lab.command(sys.executable, "-c", ASK_UNIT, folder, address), check=True,
                              capture_output=True, text=True).stdout)


def lease_and_renewal(program, lab):
    with DhcpServer(lab, FIRST_POOL) as server, meter_with_dhcp(program) as meter:
        link = await_lease(meter, FIRST_POOL[0])
        assert (link["netmask"], link["gateway"]) == ("255.255.255.0", "10.99.0.254"), link
        assert unit_seen_from(lab, FIRST_POOL[0]) == raw_modbus.UNIT
        client = raw_modbus.connect(FIRST_POOL[0])
        server.await_message(r"DHCPACK\(lab0\) 10\.99\.0\.50", times=3)
        assert server.heard("DHCPDISCOVER") == 1, "a renewal must not begin anew"
        assert raw_modbus.read(client, 57344) == [raw_modbus.UNIT], "a renewal must not drop connections"


def changed_lease(program, lab):
    with meter_with_dhcp(program) as meter:
        with DhcpServer(lab, FIRST_POOL):
            await_lease(meter, FIRST_POOL[0])
        with DhcpServer(lab, SECOND_POOL) as server:
            await_lease(meter, SECOND_POOL[0])
            assert server.heard("DHCPNAK") >= 1
            assert unit_seen_from(lab, SECOND_POOL[0]) == raw_modbus.UNIT


def conflict(program, lab):
    lab.run("ip", "addr", "add", f"{FIRST_POOL[0]}/32", "dev", "lo")  # Linux answers for it on every interface
    try:
        with DhcpServer(lab, FIRST_POOL) as server, meter_with_dhcp(program) as meter:
            await_lease(meter, "10.99.0.51")
            assert server.heard(r"DHCPDECLINE\(lab0\) 10\.99\.0\.50") == 1
    finally:
        lab.run("ip", "addr", "del", f"{FIRST_POOL[0]}/32", "dev", "lo")


def lost_server(program, lab):
    with meter_with_dhcp(program) as meter:
        with DhcpServer(lab, FIRST_POOL):
            await_lease(meter, FIRST_POOL[0])
        waiting = "waiting for an address from a DHCP server"
        meter.await_status(lambda now: now["link"]["source"] == "asking" and waiting in (now["link"]["reason"] or ""))
        meter.await_status(lambda now: now["link"]["source"] == "fall_back"
                           and now["addresses"]["modbus"] == f"{FACTORY}:502")
        with DhcpServer(lab, FIRST_POOL):
            await_lease(meter, FIRST_POOL[0])


def given_back(program, lab):
    with DhcpServer(lab, FIRST_POOL) as server, meter_with_dhcp(program) as meter:
        await_lease(meter, FIRST_POOL[0])
        client = raw_modbus.connect(FIRST_POOL[0])
        raw_modbus.write(client, 29190, [0])
        raw_modbus.store_and_restart(client)
        meter.await_status(lambda now: now["addresses"]["modbus"] == f"{FACTORY}:502")
        server.await_message(r"DHCPRELEASE\(lab0\) 10\.99\.0\.50")


def main():
    network_namespace.enter()
    lab = network_namespace.Laboratory("meter0", "lab0", f"{SERVER}/24")
    try:
        return trials.run(
            (lease_and_renewal, changed_lease, conflict, lost_server, given_back),
            sys.argv[1], lab,
            before=lambda: network_namespace.run("ip", "addr", "flush", "dev", "meter0"),
        )
    finally:
        lab.close()


if __name__ == "__main__":
    sys.exit(main())
