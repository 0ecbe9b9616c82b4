# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/manual.md has a row for each statement of the manual, and each row that holds names the tests that prove it.

    python3 manual.py BUILD [TOP]    prints FILE:LINE: message for each violation, then how many statements hold; exit
                                     code 1 if there is a violation. BUILD is the folder of a build with all tests.
    python3 manual.py --number [TOP] writes the numbers of the rows and the line with the counts anew

A row is | number | section | statement | state | tests |. A test is `Suite.Name` of GoogleTest, the name of another test
of CTest, a type test such as `INF-30`, or a script and a text that stands in it:
`tests/acceptance/walk_the_menus.py` "label".
- A test must be in the list of CTest: what is disabled, filtered or not built does not run. A type test stands in
  resources/type_tests. A script must be started by the program `test` at the top.
- "holds" needs a test, "inferred" a test or a link to docs/fidelity.md; "not simulated" and "does not hold" a reason.
- Numbers are consecutive. Each section of the list at the beginning of the page has a row, and rows follow its order.
"""
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import rule

PAGE = "docs/manual.md"
STATES = {"holds": "hold", "inferred": "inferred", "not simulated": "not simulated", "does not hold": "do not hold"}

SECTION_ROW = re.compile(r"\| *(\d+(?:\.\d+)*) *\|[^|]+\|")
ROW = re.compile(r"\| *(\d*) *\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|")
COUNTS = re.compile(r"(?m)^\d+ statements: .*$")
SCRIPT = re.compile(r'`(tests/[\w/]+\.py)` "([^"]+)"')
TYPE_TEST = re.compile(r"`([A-Z]{3}-\d\d)`")
TEST = re.compile(r"`(\w+(?:\.\w+)?)`")
# Instance/Suite.Name/parameter
LISTED = re.compile(r"(?:\w+/)?(\w+\.\w+)(?:/.*)?", re.DOTALL)
IN_SOURCES = re.compile(r"\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\)")


class Row(NamedTuple):
    line: int
    number: str
    section: str
    statement: str
    state: str
    proof: str


class Tests(NamedTuple):
    """Names of the tests that run, and of the programs that CTest knows and cannot list as they are not built."""
    running: set
    not_built: set


def tests_of_build(folder):
    answer = subprocess.run(["ctest", "--test-dir", str(folder), "--show-only=json-v1"], check=True,
                            capture_output=True, encoding="utf-8", errors="replace").stdout
    running, not_built = set(), set()
    for test in json.loads(answer)["tests"]:
        properties = {item["name"]: item["value"] for item in test.get("properties", [])}
        if test["name"].endswith("_NOT_BUILT"):
            not_built.add(test["name"].removesuffix("_NOT_BUILT"))
        elif not properties.get("DISABLED") and "DISABLED_" not in test["name"]:
            match = LISTED.fullmatch(test["name"])
            running.add(match[1] if match else test["name"])
    return Tests(running, not_built)


def tests_in_sources(top):
    names = set()
    for file in (top / "tests").rglob("*.cpp"):
        names |= {f"{suite}.{name}" for suite, name in IN_SOURCES.findall(file.read_text(encoding="utf-8"))}
    return names


def type_tests(top):
    texts = [file.read_text(encoding="utf-8") for file in (top / "resources" / "type_tests").glob("*.yaml")]
    return set(re.findall(r"(?m)^ *- id: (\S+)$", "\n".join(texts)))


def rows_of(text):
    for number, line in enumerate(text.splitlines(), start=1):
        match = ROW.fullmatch(line)
        if match and match[2].strip()[:1].isdigit():
            yield Row(number, *(cell.strip() for cell in match.groups()))


def sections_of(text):
    """The sections of the list at the beginning of the page, in its order."""
    return [match[1] for match in map(SECTION_ROW.fullmatch, text.splitlines()) if match]


def counts_line(rows):
    count = Counter(row.state for row in rows)
    states = ", ".join(f"{count[state]} {words}" for state, words in STATES.items())
    return f"{sum(count.values())} statements: {states}."


def proof_violations(row, top, tests, sources, ids):
    names = TEST.findall(SCRIPT.sub("", row.proof))
    scripts, type_test_ids = SCRIPT.findall(row.proof), TYPE_TEST.findall(row.proof)
    yield from (f"there is no type test {name}" for name in type_test_ids if name not in ids)
    for name in names:
        if name in tests.running:
            continue
        if name in sources:
            reason = f" (not built: {', '.join(sorted(tests.not_built))})" if tests.not_built else ""
            yield f"{name} is in the sources and is not run{reason}"
        else:
            yield f"there is no test {name}"
    for path, text in scripts:
        if not (top / path).is_file():
            yield f"there is no script {path}"
        elif text not in (top / path).read_text(encoding="utf-8"):
            yield f'{path} has no check "{text}"'
        elif path not in (top / "test").read_text(encoding="utf-8"):
            yield f"{path} is not run by ./test"
    has_tests = names or scripts or type_test_ids
    if row.state == "holds" and not has_tests:
        yield "holds, and no test proves it"
    if row.state == "inferred" and not has_tests and "(fidelity.md" not in row.proof:
        yield "inferred, with neither a test nor a link to fidelity.md"
    if row.state in ("not simulated", "does not hold") and not re.search(r"\w", row.proof):
        yield f"{row.state}, and no reason is given"


def violations(top, tests):
    """All violations as (file, line, message). `tests` is that of tests_of_build()."""
    top = Path(top).resolve()
    text = (top / PAGE).read_text(encoding="utf-8")
    sections, rows = sections_of(text), list(rows_of(text))
    sources, ids = tests_in_sources(top), type_tests(top)
    place = 0
    for expected, row in enumerate(rows, start=1):
        found = list(proof_violations(row, top, tests, sources, ids))
        if row.number != str(expected):
            found.append(f"number {row.number or 'missing'}, expected {expected}; --number writes them anew")
        if row.state not in STATES:
            found.append(f"state '{row.state}' is none of: {', '.join(STATES)}")
        if not row.statement:
            found.append("has no statement")
        if row.section not in sections:
            found.append(f"section {row.section} is not in the list of sections")
        elif sections.index(row.section) < place:
            found.append(f"section {row.section} stands behind a later one")
        else:
            place = sections.index(row.section)
        yield from ((PAGE, row.line, message) for message in found)
    for section in sections:
        if section not in {row.section for row in rows}:
            yield PAGE, 1, f"section {section} has no row"
    if not sections:
        yield PAGE, 1, "there is no list of sections"
    counts = COUNTS.search(text)
    if not counts or counts[0] != counts_line(rows):
        yield PAGE, 1, f"'{counts_line(rows)}' is missing; --number writes it"


def numbered(text):
    """The page with consecutive numbers and the line with the counts."""
    lines, numbers = text.splitlines(), {row.line: count for count, row in enumerate(rows_of(text), start=1)}
    for line, number in numbers.items():
        lines[line - 1] = re.sub(r"\| *\d* *\|", f"| {number} |", lines[line - 1], count=1)
    return COUNTS.sub(counts_line(list(rows_of(text))), "\n".join(lines) + "\n")


def main(arguments):
    if not arguments:
        print(__doc__)
        return 2
    top = Path(arguments[1]) if len(arguments) > 1 else rule.TOP
    page = top / PAGE
    if arguments[0] == "--number":
        page.write_text(numbered(page.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    code = rule.report(violations(top, tests_of_build(arguments[0])))
    rows = list(rows_of(page.read_text(encoding="utf-8")))
    print(counts_line(rows))
    for row in rows:
        if row.state == "does not hold":
            print(f"{PAGE}:{row.line}: does not hold: {row.statement}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
