# SPDX-License-Identifier: GPL-3.0-or-later
"""The few bytes of Modbus TCP that trials of the network need, so that they see connections come and go."""
import socket
import struct

UNIT = 5
PATIENCE_S = 10


def connect(address, port=502):
    return socket.create_connection((address, port), timeout=PATIENCE_S)


def ask(client, pdu):
    client.sendall(struct.pack(">HHHB", 1, 0, len(pdu) + 1, UNIT) + pdu)
    return client.recv(260)[7:]


def read(client, address, count=1):
    reply = ask(client, struct.pack(">BHH", 3, address, count))
    if len(reply) != 2 + 2 * count:
        raise RuntimeError(f"reading {count} registers at {address}: {reply.hex()}")
    return list(struct.unpack(f">{count}H", reply[2:]))


def write(client, address, words):
    reply = ask(client, struct.pack(f">BHHB{len(words)}H", 16, address, len(words), 2 * len(words), *words))
    if reply[:1] != b"\x10":
        raise RuntimeError(f"writing {words} at {address}: {reply.hex()}")


def store_and_restart(client):
    """The restart drops the connection, which may be faster than its answer."""
    write(client, 57856, [0xA1])
    try:
        write(client, 57856, [0xB2])
    except (OSError, RuntimeError):
        pass
    client.close()


def text_words(text, words):
    data = text.encode().ljust(2 * words, b"\0")
    return list(struct.unpack(f">{words}H", data))
