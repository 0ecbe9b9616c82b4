#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client with pymodbus 3.0 (Debian python3-pymodbus) that makes one mistake on purpose, or none.

    with_pymodbus.py PORT MISTAKE [INTERVAL_S]
"""
import logging
import sys
import time

from pymodbus.client import ModbusTcpClient

UNIT = 5
READS = {
    "careful": [(50512, 62), (50946, 2)],
    "off-by-one": [(50535, 2), (50947, 2)],
    "half-of-a-pair": [(50512, 62), (50947, 1)],
    "hole": [(50512, 62), (50760, 30)],
    "request-size": [(address, 2) for address in range(50544, 50568, 2)],
    "unit-id": [(50512, 62)],
    "function-code": [(50512, 62)],
    "connection-per-poll": [(50512, 62)],
}


def poll(client, mistake):
    read = client.read_input_registers if mistake == "function-code" else client.read_holding_registers
    unit = 255 if mistake == "unit-id" else UNIT
    for address, count in READS[mistake]:
        reply = read(address, count, slave=unit)
        if reply.isError() and not hasattr(reply, "exception_code"):
            client.close()  # what is still to come goes with the connection: this version does not check transaction ids
            return


def main():
    logging.disable(logging.CRITICAL)
    port, mistake = int(sys.argv[1]), sys.argv[2]
    interval_s = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    client = ModbusTcpClient("127.0.0.1", port=port, timeout=1, retries=0, retry_on_empty=False)
    while True:
        try:
            if client.socket is not None or client.connect():
                poll(client, mistake)
        except Exception:  # pylint: disable=broad-except
            client.close()
        if mistake == "connection-per-poll":
            client.close()
        time.sleep(interval_s)


if __name__ == "__main__":
    main()
