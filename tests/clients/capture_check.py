# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a capture of the Modbus traffic with tshark of Wireshark, a Debian package."""
import collections
import subprocess

PORT = "502"  # of the meter in every capture
COLUMNS = ["tcp.dstport", "mbtcp.trans_id", "_ws.malformed", "_ws.expert.severity", "_ws.expert.message"]
WARNING = 6291456  # severities of Wireshark: 2097152 chat, 4194304 note, 6291456 warning, 8388608 error

Decoded = collections.namedtuple("Decoded", "queries responses malformed warnings")


def decode(capture):
    """Number of queries and responses, and warnings of Wireshark."""
    command = ["tshark", "-n", "-r", str(capture), "-T", "fields", "-E", "occurrence=a", "-E", "aggregator=|"]
    command += ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"]
    for column in COLUMNS:
        command += ["-e", column]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    queries, responses, malformed, warnings = 0, 0, 0, []
    for number, line in enumerate(lines, 1):
        port, transaction, wrong, severities, messages = (line.split("\t") + [""] * len(COLUMNS))[: len(COLUMNS)]
        if transaction:
            queries += port == PORT
            responses += port != PORT
        malformed += wrong != ""
        if any(int(severity) >= WARNING for severity in severities.split("|") if severity):
            warnings.append(f"packet {number}: {messages}")
    return Decoded(queries, responses, malformed, warnings)
