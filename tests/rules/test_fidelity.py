# SPDX-License-Identifier: GPL-3.0-or-later
"""fidelity.py finds choices without a row and rows without a choice, and the repository has none."""

import tempfile
import unittest
from pathlib import Path

import fidelity

HEADING = "| point | choice | in the code |\n|---|---|---|\n"


class Fidelity(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.write("docs/registers.md", "| 50005 | value [inferred] |\n")

    def write(self, path, text):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, *rows):
        self.write("docs/fidelity.md", HEADING + "\n".join(rows) + "\n")
        return [(file, line) for file, line, _ in fidelity.violations(self.top)]

    def test_a_mark_with_its_row_is_no_violation(self):
        self.write("core/menu.h", "/// Lit, then dark.\n/// [inferred]\nconstexpr int kBlink = 500;\n")
        self.assertEqual(self.found("| blinking | half a second | `core/menu.h` `kBlink` |"), [])

    def test_a_mark_behind_the_code_belongs_to_its_line(self):
        self.write("core/menu.h", "constexpr int kFirst = 1;\n\nconstexpr int kBlink = 500; // [inferred]\n")
        self.assertEqual(self.found("| blinking | half a second | `core/menu.h` `kBlink` |"), [])
        self.assertEqual(self.found("| first | one | `core/menu.h` `kFirst` |"),
                         [("docs/fidelity.md", 3), ("core/menu.h", 3)])

    def test_a_mark_without_a_row_is_found(self):
        self.write("core/menu.h", "constexpr int kBlink = 500; // [inferred]\n")
        self.assertEqual(self.found(), [("core/menu.h", 1)])

    def test_a_row_without_a_mark_is_found(self):
        self.write("core/menu.h", "constexpr int kBlink = 500; // manual 4.4\n")
        self.assertEqual(self.found("| blinking | half a second | `core/menu.h` `kBlink` |"), [("docs/fidelity.md", 3)])

    def test_a_row_without_a_place_is_found(self):
        self.assertEqual(self.found("| blinking | half a second | `core/menu.h` |"), [("docs/fidelity.md", 3)])

    def test_a_row_may_name_several_places(self):
        self.write("core/a.h", "int a; // [inferred]\n")
        self.write("core/b.h", "int b; // [inferred]\n\n\nint c; // [inferred]\n")
        self.assertEqual(self.found("| three | things | `core/a.h` `a`, `core/b.h` `b` `c` |"), [])

    def test_a_note_of_the_register_table_is_listed_in_registers(self):
        self.write("core/table.h", 'row(50005, "value [inferred]"),\nrow(50006, "other [inferred]"),\n')
        self.assertEqual(self.found(), [("core/table.h", 2)])

    def test_the_repository_has_no_violation(self):
        self.assertEqual(list(fidelity.violations(Path(__file__).parents[2])), [])


if __name__ == "__main__":
    unittest.main()
