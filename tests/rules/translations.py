#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the sources has its French, and the .ts has no text that the sources do not have.

    python3 translations.py TS SOURCES LUPDATE [OPTION...]

SOURCES is a file with a source on each line. lupdate runs on a copy of the .ts; what it would change is printed, and
the exit code is then 1.
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
    ts, sources, lupdate, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / Path(ts).name
        fresh.write_bytes(Path(ts).read_bytes())
        subprocess.run([lupdate, "-silent", *options, f"@{sources}", "-ts", str(fresh)], check=True)
        now, wanted = texts(ts), texts(fresh)
    wrong = [(key, "is not translated") for key, done in wanted.items() if not done]
    wrong += [(key, "is in no source") for key in now if key not in wanted]
    for (context, source, _), why in wrong:
        print(f"{ts}: {context}: {source!r} {why}")
    if wrong:
        print("ninja vmeter_ui_lupdate brings the .ts up to date; then translate what is unfinished")
    return 1 if wrong or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
