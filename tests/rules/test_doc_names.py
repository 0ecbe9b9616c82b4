# SPDX-License-Identifier: GPL-3.0-or-later
"""doc_names.py finds names and files that are gone, and the repository has none."""

import tempfile
import unittest
from pathlib import Path

import doc_names

PAGE = "docs/ARCHITECTURE.md"


class DocNames(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.write("core/meter.h", "class Meter : public Device {\n    void powerOn();\n    int m_uptime;\n};\n"
                                   "constexpr int kLongPress = 3;\nstruct RegisterRow;\n")
        self.write("core/meter.cpp", "void Other::advance() { decideNow(); }\n")

    def write(self, path, text):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, *lines, page=PAGE):
        self.write(page, "\n".join(lines) + "\n")
        return [(line, message.split()[0]) for _, line, message in doc_names.violations(self.top)]

    def test_names_that_are_there_are_no_violation(self):
        self.assertEqual(self.found("`Meter::powerOn`, `Other::advance()`, `kLongPress` and `m_uptime`",
                                    "`decideNow()` gets a `RegisterRow`"), [])

    def test_names_that_are_gone_are_found_with_their_line(self):
        self.assertEqual(self.found("all is well", "`RegisterLine` and `kShortPress`", "`decideLater(3)`"),
                         [(2, "RegisterLine"), (2, "kShortPress"), (3, "decideLater")])

    def test_a_member_belongs_to_its_class(self):
        self.assertEqual(self.found("`Meter::advance`"), [(1, "Meter::advance")])

    def test_a_class_that_is_only_named_has_no_members(self):
        self.assertEqual(self.found("`RegisterRow::powerOn`"), [(1, "RegisterRow::powerOn")])

    def test_names_of_qt_options_paths_and_blocks_of_code_are_passed_over(self):
        self.assertEqual(self.found("`QModbusServer::processRequest`, `QString`, `-ffastMath`, `core/someThing.h`",
                                    "```", "`whateverThisIs`", "```"), [])

    def test_lines_behind_a_block_of_code_keep_their_numbers(self):
        self.assertEqual(self.found("```", "x", "```", "`notThere`"), [(4, "notThere")])

    def test_files_without_their_folder_are_found_if_they_are_gone(self):
        self.assertEqual(self.found("`meter.h` and `Meter`, `struct_stream.h`",
                                    "`core/struct_stream.h`, `-O1.cpp`, `NAME.cpp`"),
                         [(1, "struct_stream.h")])

    def test_decisions_are_looked_at(self):
        self.assertEqual(self.found("`Meter`", "`ControlError`", page="docs/decisions/0018-errors.md"),
                         [(2, "ControlError")])

    def test_bold_terms_of_the_glossary_are_looked_at(self):
        self.assertEqual(self.found("| **RegisterRow**, **hop** | `Meter` |", "| **SkipRecord** | a note |",
                                    "| **hook** (`runHook`) | |", page="docs/glossary.md"),
                         [(2, "SkipRecord"), (3, "runHook")])

    def test_words_that_are_not_used_any_more_may_be_gone_but_not_those_to_say(self):
        self.assertEqual(self.found("## 6 Words that are not used any more", "", "| earlier word | say |",
                                    "| `RegisterLine`, `line.h` | `RegisterRow` |", "| `carry` | `PendingCarry` |",
                                    page="docs/glossary.md"),
                         [(5, "PendingCarry")])

    def test_bold_words_of_other_pages_are_passed_over(self):
        self.assertEqual(self.found("**WhateverThisIs**"), [])

    def test_the_repository_has_none(self):
        self.assertEqual(list(doc_names.violations(Path(__file__).parents[2])), [])


if __name__ == "__main__":
    unittest.main()
