# SPDX-License-Identifier: GPL-3.0-or-later
"""manual.py finds rows without their tests, and docs/manual.md has none."""

import json
import os
import stat
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import manual

SECTIONS = "| 2 | safety |\n| 4.1 | what it is |\n"
COUNTS = "2 statements: 2 hold, 0 inferred, 0 not simulated, 0 do not hold.\n"
ROWS = "| 1 | 2 | Up to 288 V | holds | `Voltage.Is288` |\n| 2 | 4.1 | Three phases | holds | `Phases.AreThree` |\n"
TESTS = manual.Tests({"Voltage.Is288", "Phases.AreThree", "translations"}, set())


class Manual(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.write("tests/core/a_test.cpp", "TEST(Voltage, Is288)\n{\n}\nTEST_F(Phases,\n    AreThree)\n{\n}\n"
                                            "TEST_P(Phases, DISABLED_AreFour) { }\nTEST(Phases, AreFive) { }\n")
        self.write("tests/acceptance/walk.py", 'check("the label", 1)\n')
        self.write("test", "trial tests/acceptance/walk.py\n")

    def write(self, path, text):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, rows, tests=TESTS, counts=None):
        text = SECTIONS + "\n" + COUNTS + "\n" + rows
        if counts is None:
            text = text.replace(COUNTS.strip(), manual.counts_line(list(manual.rows_of(text))))
        self.write(manual.PAGE, text)
        return [message for _, _, message in manual.violations(self.top, tests)]

    def row(self, state, proof):
        return self.found(ROWS + f"| 3 | 4.1 | A third | {state} | {proof} |\n")

    def test_a_page_whose_rows_have_their_tests_is_right(self):
        self.assertEqual(self.found(ROWS, counts=COUNTS), [])

    def test_a_test_that_does_not_exist_is_found(self):
        self.assertEqual(self.row("holds", "`Phases.AreSix`"), ["there is no test Phases.AreSix"])
        self.assertEqual(self.row("does not hold", "to come: `Phases.AreSix`"), ["there is no test Phases.AreSix"])

    def test_a_test_that_does_not_run_is_found(self):
        self.assertEqual(self.row("holds", "`Phases.AreFive`"), ["Phases.AreFive is in the sources and is not run"])

    def test_a_program_that_is_not_built_is_named(self):
        self.assertEqual(self.found(ROWS, manual.Tests({"Voltage.Is288"}, {"test_core"})),
                         ["Phases.AreThree is in the sources and is not run (not built: test_core)"])

    def test_each_state_needs_what_it_says(self):
        self.assertEqual(self.row("holds", "measured by hand"), ["holds, and no test proves it"])
        self.assertEqual(self.row("inferred", "a guess"), ["inferred, with neither a test nor a link to fidelity.md"])
        self.assertEqual(self.row("inferred", "[choice](fidelity.md#wiring)"), [])
        self.assertEqual(self.row("not simulated", ""), ["not simulated, and no reason is given"])
        self.assertEqual(self.row("does not hold", "-"), ["does not hold, and no reason is given"])
        self.assertEqual(self.row("not simulated", "no case"), [])
        self.assertEqual(self.row("maybe", "`translations`"),
                         ["state 'maybe' is none of: holds, inferred, not simulated, does not hold"])

    def test_other_tests_of_ctest_and_checks_of_scripts_are_proofs(self):
        self.assertEqual(self.row("holds", '`translations`, `tests/acceptance/walk.py` "the label"'), [])

    def test_a_check_that_a_script_has_not_is_found(self):
        self.assertEqual(self.row("holds", '`tests/acceptance/walk.py` "the unit"'),
                         ['tests/acceptance/walk.py has no check "the unit"'])
        self.assertEqual(self.row("holds", '`tests/acceptance/run.py` "the unit"'),
                         ["there is no script tests/acceptance/run.py"])

    def test_a_type_test_is_a_proof_if_it_is_in_the_table(self):
        self.write("resources/type_tests/1.yaml", "tests:\n  - id: INF-30\n    title: short circuit\n")
        self.assertEqual(self.row("holds", "`INF-30`"), [])
        self.assertEqual(self.row("holds", "`INF-31`"), ["there is no type test INF-31"])

    def test_a_script_that_nobody_runs_is_found(self):
        self.write("test", "trial nothing\n")
        self.assertEqual(self.row("holds", '`tests/acceptance/walk.py` "the label"'),
                         ["tests/acceptance/walk.py is not run by ./test"])

    def test_numbers_are_consecutive(self):
        self.assertEqual(self.found(ROWS.replace("| 2 | 4.1", "| 3 | 4.1")),
                         ["number 3, expected 2; --number writes them anew"])

    def test_each_section_has_a_row_in_its_order(self):
        first, second = ROWS.splitlines(keepends=True)
        self.assertEqual(self.found(first), ["section 4.1 has no row"])
        self.assertEqual(self.found(second.replace("| 2 |", "| 1 |") + first.replace("| 1 |", "| 2 |")),
                         ["section 2 stands behind a later one"])
        self.assertIn("section 4.2 is not in the list of sections", self.found(ROWS.replace("| 4.1 |", "| 4.2 |")))

    def test_the_counts_are_those_of_the_rows(self):
        self.write(manual.PAGE, SECTIONS + COUNTS.replace("2 hold", "1 hold") + ROWS)
        self.assertEqual([message for _, _, message in manual.violations(self.top, TESTS)],
                         [f"'{COUNTS.strip()}' is missing; --number writes it"])

    def test_numbers_and_counts_are_written_anew(self):
        page = SECTIONS + "\n0 statements: none\n\n" + ROWS.replace("| 1 |", "|  |").replace("| 2 | 4.1", "| 7 | 4.1")
        self.assertEqual(manual.numbered(page), SECTIONS + "\n" + COUNTS + "\n" + ROWS)

    def test_what_is_disabled_or_not_built_is_not_in_the_list_of_a_build(self):
        listed = {"tests": [
            {"name": "Voltage.Is288"}, {"name": "All/Phases.AreThree/24-byte object <00>"}, {"name": "test_ui_NOT_BUILT"},
            {"name": "Phases.AreFour", "properties": [{"name": "DISABLED", "value": True}]}, {"name": "translations"}]}
        ctest = self.top / "bin" / "ctest"
        self.write("bin/ctest", f"#!/bin/sh\ncat <<'END'\n{json.dumps(listed)}\nEND\n")
        ctest.chmod(ctest.stat().st_mode | stat.S_IXUSR)
        with mock.patch.dict(os.environ, {"PATH": f"{ctest.parent}:{os.environ['PATH']}"}):
            self.assertEqual(manual.tests_of_build(self.top),
                             ({"Voltage.Is288", "Phases.AreThree", "translations"}, {"test_ui"}))

    def test_the_page_of_the_repository_is_right(self):
        build = os.environ["VMETER_BUILD_DIR"]
        self.assertEqual(list(manual.violations(Path(__file__).parents[2], manual.tests_of_build(build))), [])


if __name__ == "__main__":
    unittest.main()
