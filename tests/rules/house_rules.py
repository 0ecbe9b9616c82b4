# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls of the house: which floor and room may include what, and the licence line of every source.

    python3 house_rules.py [TOP]    prints FILE:LINE: message for each violation; exit code 1 if there is one
"""

import re
import sys
from pathlib import Path

import rule

# What a file of a floor may include of ours.
MAY_INCLUDE = {
    "core": ["core"],
    "virtualhw": ["core", "virtualhw"],
    "ui": ["core", "virtualhw", "ui"],
    "app": ["core", "virtualhw", "ui", "app"],
}
# Exceptions that narrow the table above.
MUST_NOT_INCLUDE = {
    "ui": [f"virtualhw/ethernet/{room}" for room in ("http", "link", "modbus", "web")],
}
# Inside virtualhw/ the lines room(NAME USES ROOM... QT MODULE...) of this file say who may include whom.
ROOM_LIST = "virtualhw/CMakeLists.txt"
ROOM = re.compile(r"^room\((\w+)((?: \w+)*)\)$", re.MULTILINE)
MOST_ROOMS, MOST_LINES = 8, 8000  # of virtualhw/, of each of its rooms: what one can keep in mind
# The edge to Qt in a room that has none (virtualhw/base/CMakeLists.txt has its library).
QT_EDGE = {"virtualhw/base/language.h", "virtualhw/base/language.cpp", "virtualhw/base/qt_text.h"}
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


def rooms_of(top):
    """{room of virtualhw: (rooms that it may include, whether it may include Qt)}; none where there is no list."""
    file = top / ROOM_LIST
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    rooms = {}
    for name, words in ROOM.findall(text):
        uses, _, qt = words.partition(" QT")
        rooms[name] = (set(uses.split()) - {"USES"}, bool(qt))
    return rooms


def room_violations(top, file, rooms):
    """A room that is not in the list, an include of a room that it does not use, Qt in a room without it."""
    relative = file.relative_to(top).as_posix()
    name = relative.split("/")[1]
    if name not in rooms:
        yield 1, f"{ROOM_LIST} has no room({name} ...)"
        return
    uses, has_qt = rooms[name]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match[1] or match[2]
        if not has_qt and relative not in QT_EDGE and QT_HEADER.fullmatch(included):
            yield number, f"virtualhw/{name}/ is without Qt and must not include <{included}>"
        parts = (included_path(top, file, included) or "").split("/")
        if parts[0] == "virtualhw" and parts[1] != name and parts[1] not in uses:
            yield number, f"virtualhw/{name}/ does not use {parts[1]} ({ROOM_LIST}) and must not include {included}"


def circles(rooms):
    """Rooms that use each other, straight or by way of others."""
    def reached(name, seen):
        for other in rooms.get(name, (set(), False))[0] - seen:
            seen |= {other} | reached(other, seen | {other})
        return seen
    return [name for name in rooms if name in reached(name, set())]


def size_violations(top, rooms):
    if len(rooms) > MOST_ROOMS:
        yield ROOM_LIST, 1, f"{len(rooms)} rooms, at most {MOST_ROOMS} allowed"
    for name in rooms:
        files = [path for path in (top / "virtualhw" / name).rglob("*") if path.suffix in CPP_SUFFIXES]
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
        if lines > MOST_LINES:
            yield ROOM_LIST, 1, f"room {name} has {lines} lines, at most {MOST_LINES} allowed"


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
    rooms = rooms_of(top)
    for name in circles(rooms):
        yield ROOM_LIST, 1, f"room {name} uses itself by way of others"
    yield from size_violations(top, rooms)
    for file in sources(top):
        found = list(licence_violations(file))
        if rooms and file.suffix in CPP_SUFFIXES and file.is_relative_to(top / "virtualhw"):
            found += room_violations(top, file, rooms)
        if file.suffix in CPP_SUFFIXES and file.relative_to(top).parts[0] in MAY_INCLUDE:
            found += include_violations(top, file)
        for line, message in found:
            yield file.relative_to(top).as_posix(), line, message


def main(arguments):
    return rule.report(violations(arguments[0] if arguments else rule.TOP))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
