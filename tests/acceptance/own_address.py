#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual 9.1.3: the address is changed to IP 007 with key presses alone, then the meter answers at its new address.

    python3 tests/acceptance/own_address.py path/to/vmeter

Runs in a network namespace, where the meter gets the interface `meter0`. The last line is the count.
"""
import pathlib
import socket
import subprocess
import sys

CLIENTS = pathlib.Path(__file__).resolve().parents[1] / "clients"
sys.path.append(str(CLIENTS))
import network_namespace  # noqa: E402
import raw_modbus  # noqa: E402
import trials  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402

SCENARIO = pathlib.Path(__file__).resolve().parents[1] / "clients" / "balanced_load.yaml"
LONG_PRESS_MS = 3200  # manual 9.1
FACTORY = "192.168.0.4"  # manual 8.2
CHANGED = "7.168.0.4"  # manual 9.1.3: IP 1 is 007
PORT = 502


def unit_id(client):
    """The meter's answer to: which unit are you?"""
    return raw_modbus.read(client, 57344)[0]


def await_up(meter, address=FACTORY):
    status = meter.await_status(lambda now: now["addresses"]["modbus"] == f"{address}:{PORT}" and now["link"]["up"])
    assert status["link"]["address"] == address, status["link"]


def await_down(meter):
    """The reason."""
    return meter.await_status(lambda now: now["addresses"]["modbus"] is None and not now["link"]["up"])["link"]["reason"]


def is_silent(address):
    try:
        raw_modbus.connect(address).close()
    except OSError:
        return True
    return False


def is_dropped(client):
    try:
        return client.recv(1) == b""
    except ConnectionError:
        return True


def press(meter, *keys, hold=100):
    meter.call("POST", "/v1/keys", {"keys": keys, "hold_ms": hold})


def set_first_octet_to_7(meter):
    """From the first page of the display; the octet is 192 from the factory."""
    while meter.call("GET", "/v1/lcd")["menu"] != "SEtuP.2":
        press(meter, "enter")
    press(meter, "enter", hold=LONG_PRESS_MS)  # SETUP 2
    press(meter, "up")  # IP1
    for times in (2, 1, 5):  # 1 -> 0, 9 -> 0, 2 -> 7
        if times == 2:
            press(meter, "enter")  # the first digit blinks
        for _ in range(times):
            press(meter, "up")
        press(meter, "enter")
    shown = meter.call("GET", "/v1/lcd")
    assert shown["main"].strip() == "007", shown
    press(meter, "enter", hold=LONG_PRESS_MS)  # ConF? Y
    press(meter, "enter")


def addresses_of(interface):
    return subprocess.run(["ip", "-4", "-br", "addr", "show", interface], check=True, capture_output=True,
                          text=True).stdout.split()[2:]


def device(program, *options, state=None):
    return Vmeter(program, SCENARIO, state=state, options=["--net", "device", *options], modbus=f"127.0.0.1:{PORT}")


def keys_alone(program):
    with device(program, "--interface", "meter0") as meter:
        await_up(meter)
        client = raw_modbus.connect(FACTORY)
        assert unit_id(client) == raw_modbus.UNIT
        set_first_octet_to_7(meter)
        await_up(meter, CHANGED)
        assert is_dropped(client), "the connection to the old address is still there"
        assert unit_id(raw_modbus.connect(CHANGED)) == raw_modbus.UNIT
        assert is_silent(FACTORY), "the meter still answers at its old address"
        assert addresses_of("meter0") == [f"{CHANGED}/32"], addresses_of("meter0")
        assert meter.stop() == 0
        assert addresses_of("meter0") == [], "the meter's address is left on the interface"


def by_modbus(program):
    with device(program, "--interface", "meter0") as meter:
        await_up(meter)
        client = raw_modbus.connect(FACTORY)
        raw_modbus.write(client, 29184, [10 << 8 | 1, 2 << 8 | 3])
        raw_modbus.write(client, 57856, [0xA1])
        assert unit_id(client) == raw_modbus.UNIT, "storing alone must change nothing"
        raw_modbus.store_and_restart(client)
        await_up(meter, "10.1.2.3")
        assert unit_id(raw_modbus.connect("10.1.2.3")) == raw_modbus.UNIT


def power_cut(program):
    with device(program, "--interface", "meter0") as meter:
        await_up(meter)
        client = raw_modbus.connect(FACTORY)
        meter.call("POST", "/v1/power", {"on": False})
        meter.step(1)
        reason = await_down(meter)
        assert reason == "the meter is without power", reason
        assert is_dropped(client)
        assert is_silent(FACTORY)
        meter.call("POST", "/v1/power", {"on": True})
        meter.step(1)
        await_up(meter)
        assert unit_id(raw_modbus.connect(FACTORY)) == raw_modbus.UNIT


def address_that_the_host_lacks(program):
    with device(program) as meter:
        reason = await_down(meter)
        assert f"no interface of this computer has the address {FACTORY}" in reason, reason
        network_namespace.run("ip", "addr", "add", f"{FACTORY}/24", "dev", "meter0")
        try:
            await_up(meter)
            assert unit_id(raw_modbus.connect(FACTORY)) == raw_modbus.UNIT
        finally:
            network_namespace.run("ip", "addr", "del", f"{FACTORY}/24", "dev", "meter0")


def interface_that_the_host_lacks(program):
    with device(program, "--interface", "meter9") as meter:
        reason = await_down(meter)
        assert reason.startswith("this computer has no interface meter9"), reason


def port_that_another_has(program):
    network_namespace.run("ip", "addr", "add", f"{FACTORY}/24", "dev", "meter0")
    with socket.create_server((FACTORY, PORT)) as other:
        with device(program, "--interface", "meter0") as meter:
            reason = await_down(meter)
            assert "another program has this port" in reason, reason
            other.close()
            await_up(meter)
            assert unit_id(raw_modbus.connect(FACTORY)) == raw_modbus.UNIT
        assert addresses_of("meter0") == [f"{FACTORY}/24"], "an address that was there before must stay"
    network_namespace.run("ip", "addr", "del", f"{FACTORY}/24", "dev", "meter0")


def routes():
    """What the computer's own traffic goes by."""
    return [subprocess.run(["ip", "-4", "route", *which], check=True, capture_output=True, text=True).stdout
            for which in ((), ("get", "193.184.216.34"), ("get", "129.1.2.3"))]


def set_address(client, address, netmask):
    words = [octets[at] << 8 | octets[at + 1] for octets in (address, netmask) for at in (0, 2)]
    raw_modbus.write(client, 29184, words)
    raw_modbus.store_and_restart(client)


def no_traffic_of_the_computer_is_taken(program):
    """A client sets half of the Internet as the meter's net, then the gateway's address, then the net of uplink0."""
    network_namespace.cable("uplink0", "isp0")
    network_namespace.run("ip", "addr", "add", "10.9.9.2/24", "dev", "uplink0")
    network_namespace.run("ip", "route", "add", "default", "via", "10.9.9.1")
    before = routes()
    try:
        for address, netmask, why in (((129, 0, 0, 2), (128, 0, 0, 0), "is too large"),
                                      ((10, 9, 9, 1), (255, 255, 255, 0), "that of a gateway"),
                                      ((10, 9, 9, 77), (255, 255, 255, 0), "another interface of this computer")):
            with device(program, "--interface", "meter0") as meter:
                await_up(meter)
                assert routes() == before, "the factory's address takes a route"
                set_address(raw_modbus.connect(FACTORY), address, netmask)
                reason = meter.await_status(
                    lambda now: not now["link"]["up"] and why in (now["link"]["reason"] or ""))["link"]["reason"]
                assert ".".join(map(str, address)) in reason, reason
                assert routes() == before, reason
                assert addresses_of("meter0") == [], reason
            network_namespace.run("ip", "addr", "flush", "dev", "meter0")
    finally:
        network_namespace.run("ip", "link", "del", "uplink0")


def a_client_in_the_meters_net_is_answered(program):
    """Without a prefix route the replies must find their way: lab1 is the other end of the cable, elsewhere."""
    laboratory = network_namespace.Laboratory("meter1", "lab1", "192.168.0.77/24")
    try:
        with device(program, "--interface", "meter1") as meter:
            await_up(meter)
            asked = subprocess.run(
                laboratory.command(sys.executable, "-c",
                                   "import sys; sys.path[:0] = sys.argv[1:3]; import raw_modbus; "
                                   f"print(raw_modbus.read(raw_modbus.connect('{FACTORY}'), 57344)[0])",
                                   str(pathlib.Path(raw_modbus.__file__).parent), str(CLIENTS)),
                check=False, capture_output=True, text=True)
            assert asked.stdout.strip() == str(raw_modbus.UNIT), asked
        left = subprocess.run(["ip", "rule"], check=True, capture_output=True, text=True).stdout
        assert FACTORY not in left, left
    finally:
        laboratory.close()


def main():
    network_namespace.enter()
    network_namespace.cable("meter0", "lab0")
    # A meter that was killed leaves its address.
    return trials.run(
        (keys_alone, by_modbus, power_cut, address_that_the_host_lacks, interface_that_the_host_lacks,
         port_that_another_has, no_traffic_of_the_computer_is_taken, a_client_in_the_meters_net_is_answered),
        sys.argv[1],
        before=lambda: network_namespace.run("ip", "addr", "flush", "dev", "meter0"),
    )


if __name__ == "__main__":
    sys.exit(main())
