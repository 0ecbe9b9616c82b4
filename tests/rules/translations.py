#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the sources has its French, the .ts has no text that the sources do not have, and the .qm is that .ts.

    python3 translations.py TS QM SOURCES LUPDATE LRELEASE [OPTION...]

SOURCES is a file with a source on each line, OPTION are lupdate's. lupdate and lrelease run on copies; what they would
change is printed, and the exit code is then 1.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def texts(ts):
    """(context, source, comment) of each message, and whether it is translated."""
    found = {}
    for context in ElementTree.parse(ts).getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = message.find("translation").get("type") is None
    return found


def main():
    ts, qm, sources, lupdate, lrelease, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / Path(ts).name
        fresh.write_bytes(Path(ts).read_bytes())
        subprocess.run([lupdate, "-silent", *options, f"@{sources}", "-ts", str(fresh)], check=True)
        now, wanted = texts(ts), texts(fresh)
        released = Path(folder) / Path(qm).name
        subprocess.run([lrelease, "-silent", ts, "-qm", str(released)], check=True)
        released_is_old = released.read_bytes() != Path(qm).read_bytes()
    wrong = [(key, "is not translated") for key, done in wanted.items() if not done]
    wrong += [(key, "is in no source") for key in now if key not in wanted]
    for (context, source, _), why in wrong:
        print(f"{ts}: {context}: {source!r} {why}")
    if released_is_old:
        print(f"{qm}: is not made of {ts}")
    if wrong or released_is_old:
        print("ninja update_translations brings both up to date; then translate what is unfinished")
    return 1 if wrong or released_is_old or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
