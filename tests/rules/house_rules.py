# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls of the house: which room may include what, and the licence line of every source.

    python3 house_rules.py [TOP]    prints FILE:LINE: message for each violation; exit code 1 if there is one
"""

import re
import sys
from pathlib import Path

# What a file of a room may include of ours: whole rooms, or folders of them.
MAY_INCLUDE = {
    "core": ["core"],
    "virtualhw": ["core", "virtualhw"],
    "ui": ["core", "virtualhw", "ui"],
    "app": ["core", "virtualhw", "ui", "app"],
}
# Exceptions that narrow the table above.
MUST_NOT_INCLUDE = {
    "ui": ["virtualhw/ethernet"],
}
# Headers that the firmware must not know, besides everything of Qt.
NOT_IN_CORE = {
    "chrono", "deque", "filesystem", "fstream", "functional", "future", "iostream", "list", "map", "memory", "mutex",
    "set", "sstream", "string", "thread", "unordered_map", "unordered_set", "vector",
}
QT_HEADER = re.compile(r"Q[A-Za-z]\w*(/.+)?|q\w+\.h")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
CPP_SUFFIXES = {".cpp", ".h"}
LICENSED_SUFFIXES = CPP_SUFFIXES | {".c", ".py", ".sh", ".js", ".mjs", ".css"}
ROOMS = ["core", "virtualhw", "ui", "app", "tests", "scripts", "resources"]


def included_path(top, file, name):
    """The included file relative to the top of the checkout, or None if it is not one of ours."""
    for folder in (top, file.parent):
        path = (folder / name).resolve()
        if path.is_file() and path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    # A room's name is enough: the file may not be there yet, the arrow is wrong all the same.
    return name if name.split("/")[0] in MAY_INCLUDE and "/" in name else None


def is_inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def include_violations(top, file):
    room = file.relative_to(top).parts[0]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match[1] or match[2]
        if room == "core" and (name in NOT_IN_CORE or QT_HEADER.fullmatch(name)):
            yield number, f"core/ is firmware and must not include <{name}>"
        path = included_path(top, file, name)
        if path is None:
            continue
        allowed = any(is_inside(path, other) for other in MAY_INCLUDE[room])
        forbidden = any(is_inside(path, folder) for folder in MUST_NOT_INCLUDE.get(room, []))
        if forbidden or not allowed:
            yield number, f"{room}/ must not include {path}"


def licence_violations(file):
    first_lines = file.read_text(encoding="utf-8").splitlines()[:3]
    if not any(SPDX in line for line in first_lines):
        yield 1, f"the first lines lack '{SPDX}'"


def sources(top):
    for room in ROOMS:
        yield from sorted(path for path in (top / room).rglob("*") if path.suffix in LICENSED_SUFFIXES)


def violations(top):
    """All violations under `top` as (file relative to top, line, message)."""
    top = Path(top).resolve()
    for file in sources(top):
        found = list(licence_violations(file))
        if file.suffix in CPP_SUFFIXES and file.relative_to(top).parts[0] in MAY_INCLUDE:
            found += include_violations(top, file)
        for line, message in found:
            yield file.relative_to(top).as_posix(), line, message


def main(arguments):
    top = arguments[0] if arguments else Path(__file__).parents[2]
    count = 0
    for file, line, message in violations(top):
        print(f"{file}:{line}: {message}")
        count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
