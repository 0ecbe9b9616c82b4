# SPDX-License-Identifier: GPL-3.0-or-later
"""Each choice marked [inferred] in the code has its row in docs/fidelity.md, and each row its place in the code.

    python3 fidelity.py [TOP]    prints FILE:LINE: message for each that has not; exit code 1 if there is one

The last column of each table names the places: a file between backticks, then the constants, functions or types in it, as in
`core/menu/menu.h` `kBlinkPhase` `kSetupTimeout`. A mark belongs to a place if the name stands in the comment of the mark or in
the declaration that follows it (for a mark behind code: in the same line or the ones beside it).

Notes of the register table are texts; docs/registers.md, which the program prints, is their list.
"""
import re
import sys
from pathlib import Path

import rule

PAGE = "docs/fidelity.md"
REGISTERS = "docs/registers.md"
FOLDERS = ["core", "virtualhw", "ui", "app", "resources"]
SUFFIXES = {".h", ".cpp", ".js"}
MARK = "[inferred]"

COMMENT = re.compile(r"\s*(?://|/\*|\*)")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
ROW = re.compile(r"^\|(.+)\|\s*$")
CODE = re.compile(r"`([^`]+)`")
DECLARATION_END = re.compile(r"[;{}]\s*(?://.*)?$")
LONGEST_DECLARATION = 6


def statement(lines, at):
    """The text that the mark in line `at` is about."""
    if not COMMENT.match(lines[at]):
        return "\n".join(lines[max(at - 1, 0):at + 2])
    first = at
    while first > 0 and COMMENT.match(lines[first - 1]):
        first -= 1
    end = at
    while end + 1 < len(lines) and COMMENT.match(lines[end + 1]):
        end += 1
    for _ in range(LONGEST_DECLARATION):
        end += 1
        if end >= len(lines) or DECLARATION_END.search(lines[end]):
            break
    return "\n".join(lines[first:end + 1])


class Mark:
    def __init__(self, file, line, text):
        self.file = file
        self.line = line
        self.words = set(re.findall(r"\w+", text))
        self.has_row = False


def marks(top, registers):
    """The marks of the code; notes that stand in docs/registers.md are not among them."""
    for folder in FOLDERS:
        for file in sorted((top / folder).rglob("*")):
            if file.suffix not in SUFFIXES:
                continue
            lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
            for at, line in enumerate(lines):
                text = line.replace(f"*{MARK}*", "")  # explains the mark
                for literal in LITERAL.findall(text):
                    if MARK in literal and literal in registers:
                        text = text.replace(literal, "")
                if MARK in text:
                    yield Mark(file.relative_to(top).as_posix(), at + 1, statement(lines, at))


def rows(page):
    """Line and cells of each row of the tables, headings apart."""
    lines = page.split("\n")
    for at, line in enumerate(lines):
        row = ROW.match(line)
        heading = at + 1 < len(lines) and set(lines[at + 1]) <= set("|-: ") and lines[at + 1].startswith("|")
        if row and not heading and set(line) - set("|-: "):
            yield at + 1, row[1].split("|")


def places(cell):
    """Pairs of file and name."""
    file = None
    for code in CODE.findall(cell):
        if "/" in code:
            file = code
        elif file:
            yield file, code


def violations(top):
    top = Path(top).resolve()
    registers = (top / REGISTERS).read_text(encoding="utf-8") if (top / REGISTERS).is_file() else ""
    found = list(marks(top, registers))
    for line, cells in rows((top / PAGE).read_text(encoding="utf-8")):
        named = list(places(cells[-1]))
        if not named:
            yield PAGE, line, f"'{cells[0].strip()}' names no place in the code"
        for file, name in named:
            here = [mark for mark in found if mark.file == file and name in mark.words]
            for mark in here:
                mark.has_row = True
            if not here:
                yield PAGE, line, f"{name} in {file} has no {MARK}"
    for mark in found:
        if not mark.has_row:
            yield mark.file, mark.line, f"{MARK} has no row in {PAGE}"


def main(arguments):
    return rule.report(violations(arguments[0] if arguments else rule.TOP))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
