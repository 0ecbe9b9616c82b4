#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the program against docs/interfaces.md, on which scripts may rely: commands, options, calls of the control
API, events, faults. Features marked as planned must not exist yet, so that the mark is removed when they are added.

    /usr/bin/python3 tests/acceptance/interfaces.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import trials

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / "tests" / "clients"))
import vmeter  # noqa: E402

PAGE = (TOP / "docs" / "interfaces.md").read_text(encoding="utf-8")
WRONG_USE = 2
# Of the page and not of a call: pages for a browser.
PAGES = {"/watch", "/instructor"}


def section(number):
    """The text of a numbered section, without those below it."""
    found = re.search(rf"(?ms)^#+ {re.escape(number)} [^\n]*\n(.*?)(?=^#+ )", PAGE)
    assert found, f"docs/interfaces.md has no section {number}"
    return found[1]


def rows(number):
    """First and further cells of the rows of a section's table, without its header."""
    lines = [line for line in section(number).splitlines() if line.startswith("|")]
    cells = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]
    assert cells, f"section {number} has no table"
    return [(first, " ".join(rest)) for first, *rest in cells]


def code_in(cell):
    return re.findall(r"`([^`]*)`", cell)


def output_of(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"})


def commands(cells):
    """The sub-commands that the cells name: "type-test" of "vmeter type-test [...]"."""
    spans = [span for cell in cells for span in code_in(cell) if span.startswith("vmeter ")]
    return {re.sub(r"\W*([\w-]+).*", r"\1", span.split(" ", 1)[1]) for span in spans}


def equal(of_the_page, of_the_program):
    assert of_the_page == of_the_program, (
        f"only on the page: {sorted(of_the_page - of_the_program)}; "
        f"only in the program: {sorted(of_the_program - of_the_page)}")


def commands_of(program):
    overview = output_of(program, "help").stdout
    offered = set(re.findall(r"(?m)^  (?:--)?([\w-]+)", overview.partition("Commands")[2]))
    assert {"run", "replay"} <= offered, overview
    return offered


def the_page_has_the_commands_of_the_program(program, _):
    equal(commands(cell for cell, _ in rows("2.1")), commands_of(program))


def the_page_has_the_options_of_run(program, _):
    promised = {option for cell, _ in rows("2.2") for option in re.findall(r"(--[\w-]+)", cell)}
    offered = set(re.findall(r"(?m)^  (--[\w-]+)", output_of(program, "help", "run").stdout))
    assert "--scenario" in offered
    equal(promised, offered)


def options_of_the_page_are_understood(program, _):
    """An unknown option makes the program list all unknown options."""
    for option in (option for cell, _ in rows("2.2") for option in re.findall(r"(--[\w-]+)", cell)):
        ended = output_of(program, "run", "--no-such-option", option)
        assert ended.returncode == WRONG_USE, ended
        assert "'no-such-option' is no option" in ended.stderr, ended.stderr


def what_is_planned_is_refused(program, _):
    """An option that the page calls planned does nothing yet, and does not seem to."""
    command_with = {"--site": "export", "--values": "coach"}
    planned = re.findall(r"`(--[\w-]+) ([^`]*)` is\s+\*\*planned\*\*", PAGE)
    planned += re.findall(r"\*\*Planned\*\*: `(--[\w-]+) ([^`]*)`", PAGE)
    equal({option for option, _value in planned}, set(command_with))
    for option, value in planned:
        ended = output_of(program, command_with[option], option, value)
        assert ended.returncode == WRONG_USE, ended
        assert value in ended.stderr or f"'{option.strip('-')}' is no option" in ended.stderr, ended.stderr


def the_page_has_the_calls_of_the_control_api(_, meter):
    description = meter.openapi()
    promised = set()
    for cell, _text in rows("4.1"):
        methods = []
        for span in code_in(cell):
            words = re.match(r"(GET|PUT|POST|PATCH|DELETE)(?: (/[^?\s]*))?", span)
            if words is None:
                continue  # a body
            methods.append(words[1])
            if words[2]:
                promised |= {(method, words[2]) for method in methods}
                methods = []
        assert not methods, f"no path behind {methods} in {cell}"
    described = {(method.upper(), path) for path, calls in description["paths"].items() for method in calls}
    equal({call for call in promised if call[1] not in PAGES}, described)


def the_page_has_the_events_and_faults_of_the_control_api(_, meter):
    description = meter.openapi()
    types = description["paths"]["/v1/events"]["get"]["parameters"][0]["description"]
    events = {span for cell, _text in rows("4.4") for span in code_in(cell)} - {"lost"}
    assert len(events) == 7 and all(event in types for event in events), (events, types)
    faults = {span for cell, _text in rows("4.6") for span in code_in(cell)}
    equal(faults, set(description["components"]["schemas"]["Fault"]["properties"]["kind"]["enum"]))


def bodies_of_the_page_have_the_fields_of_the_answers(_, meter):
    """Compares each example of section 4.3 with the response of the program, field by field."""
    examples = [json.loads(text) for text in re.findall(r"(?s)```json\n(.*?)```", section("4.3"))]
    answers = [meter.lcd(), meter.measurements(), meter.energies()]
    assert len(examples) == len(answers)
    for example, answer in zip(examples, answers):
        equal(set(example), set(answer))
    equal(set(examples[1]["system"]), set(answers[1]["system"]))
    equal(set(examples[1]["phases"][0]), set(answers[1]["phases"][0]))
    tables = [set(line.split()) for line in code_in(section("4.3").replace("\n", " ")) if "Ea+ " in line]
    equal(tables[0], set(answers[2]["total"]))
    equal(tables[1], set(answers[2]["partial"]))


TRIALS = [
    the_page_has_the_commands_of_the_program,
    the_page_has_the_options_of_run,
    options_of_the_page_are_understood,
    what_is_planned_is_refused,
    the_page_has_the_calls_of_the_control_api,
    the_page_has_the_events_and_faults_of_the_control_api,
    bodies_of_the_page_have_the_fields_of_the_answers,
]


def main():
    program = sys.argv[1]
    with vmeter.Program(program, scenario="reference_10a_60deg") as meter:
        meter.step(3)
        return trials.run(TRIALS, program, meter)


if __name__ == "__main__":
    sys.exit(main())
