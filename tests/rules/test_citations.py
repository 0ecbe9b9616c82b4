# SPDX-License-Identifier: GPL-3.0-or-later
"""What the project cites is there, and the check finds each kind of citation that leads nowhere in a small project."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import citations

TOP = Path(__file__).resolve().parents[2]

METROLOGY = """# Metrology

## 4 Definitions

### 4.1 Power

| no. | mark |
|---|---|
| 2, 3 | phases |
| 7 | communication |
"""


class PlantedCitations(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name).resolve()
        self.write("README.md", "# Project\n")
        self.write("docs/metrology.md", METROLOGY)
        self.write("core/meter.h", "int meter;\n")
        self.write("scenarios/loads/kettle.yaml", "version: 1\n")

    def write(self, path, text):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, path, text):
        """Lines and messages of the violations in the one file that was written."""
        self.write(path, text)
        all_found = list(citations.violations(self.top))
        self.assertTrue(all(file == path for file, _, _ in all_found), all_found)
        return [(line, message) for _, line, message in all_found]

    def test_what_is_there_may_be_cited(self):
        self.assertEqual(self.found("core/menu.cpp", "\n".join([
            "// docs/metrology.md, section 4: power. See README.md, core/meter.h and scenarios/loads/*.yaml.",
            "/// docs/metrology.md, sections 4 and 4.1; docs/metrology.md, mark 7; kettle.yaml is a device.",
            "int menu; ///< docs/metrology.md, section 4.1",
            "/* core/ knows nothing of it; scenarios/NAME.yaml is any of them. */",
            "int key; // a build makes core/CMakeFiles/core.dir/key.cpp.o", ""])), [])

    def test_missing_file_is_found(self):
        missing = "docs/decisions/0001-clock.md"
        self.assertEqual(self.found("core/menu.cpp", f"int menu;\n// Why: {missing}.\n"),
                         [(2, f"{missing} is not there")])

    def test_missing_file_is_found_in_each_kind_of_file(self):
        texts = {
            "core/a.h": '/// As "docs/gone.md" says.\n',
            "resources/a.js": "const x = 1; /* docs/gone.md */\n",
            "resources/a.css": "/* docs/gone.md */\n",
            "tests/a.py": '"""After docs/gone.md."""\n',
            "tests/b.py": "x = 1  # docs/gone.md\n",
            "core/CMakeLists.txt": "# docs/gone.md\n",
            "core/sources.cmake": "set(x y) # docs/gone.md\n",
            "scenarios/a.yaml": "version: 1 # docs/gone.md\n",
            "scripts/build": "# docs/gone.md\n",
            "run": "#!/bin/sh\n# docs/gone.md\n",
            "docs/a.md": "The page `docs/gone.md`.\n",
            "CONTRIBUTING.md": "    cat docs/gone.md\n",
        }
        for path, text in texts.items():
            with self.subTest(path=path):
                line = 2 if path == "run" else 1
                self.assertEqual(self.found(path, text), [(line, "docs/gone.md is not there")])
                (self.top / path).unlink()

    def test_names_of_data_and_sources_are_found_wherever_they_are_missing(self):
        for name in ["device.md", "registers.csv", "toaster.yaml", "core/gone.cpp", "scenarios/loads/gone*.yaml",
                     "ui/gone/"]:
            with self.subTest(name=name):
                self.assertEqual(self.found("core/menu.cpp", f"// {name}: so it is.\n"), [(1, f"{name} is not there")])

    def test_code_is_no_comment(self):
        self.assertEqual(self.found("core/menu.cpp", "\n".join([
            'auto a = "// docs/gone.md";', "auto b = R\"(// docs/gone.md)\";", "int c = 60'000; char d = '\"';",
            'auto e = "docs/gone.md";', ""])), [])

    def test_missing_section_is_found_also_where_the_citation_is_broken_between_lines(self):
        self.assertEqual(self.found("core/menu.cpp", "\n".join([
            "int a;", "// Power: docs/metrology.md,", "// section 5.3.", "int b; // docs/metrology.md, section 4.2",
            "/// docs/metrology.md, sections 4.1 and 6", ""])),
            [(2, "docs/metrology.md has no section 5.3"), (4, "docs/metrology.md has no section 4.2"),
             (5, "docs/metrology.md has no section 6")])

    def test_missing_mark_is_found(self):
        self.assertEqual(self.found("core/menu.cpp", "// docs/metrology.md, mark 3; docs/metrology.md, mark 8\n"),
                         [(1, "docs/metrology.md has no mark 8")])

    def test_section_without_the_word_is_refused(self):
        self.assertEqual(self.found("core/menu.cpp", "// docs/metrology.md 4.1\n"),
                         [(1, "write 'docs/metrology.md, section 4.1', so that it can be checked")])

    def test_links_of_documents_lead_somewhere(self):
        self.assertEqual(self.found("docs/README.md", "\n".join([
            "[a](metrology.md) [b](metrology.md#41-power) [c](../README.md#project) [d](https://example.org/gone.html)",
            "# Own heading", "[e](#own-heading), section 4.1 of [f](metrology.md)", "`[g](gone.html)`", "```",
            "[h](gone.html)", "```", ""])), [])

    def test_links_that_lead_nowhere_are_found(self):
        self.assertEqual(self.found("docs/README.md", "\n".join([
            "[a](gone.html)", "[b](metrology.md#5-gone)", "[c](#gone)", "[metrology.md](metrology.md), section 7", "",
            "[d](../../outside.html)"])),
            [(1, "the link gone.html leads nowhere"), (2, "the link metrology.md#5-gone: no heading is #5-gone"),
             (3, "the link #gone: no heading is #gone"), (4, "metrology.md has no section 7"),
             (6, "the link ../../outside.html leads nowhere")])

    def test_command_prints_file_and_line_and_fails(self):
        self.write("core/menu.cpp", "int menu;\n// docs/gone.md\n")
        command = [sys.executable, citations.__file__, str(self.top)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stdout), (1, "core/menu.cpp:2: docs/gone.md is not there\n"))
        self.write("core/menu.cpp", "int menu;\n")
        self.assertEqual(subprocess.run(command, check=False).returncode, 0)


class Project(unittest.TestCase):
    def test_cites_only_what_is_there(self):
        found = [f"{file}:{line}: {message}" for file, line, message in citations.violations(TOP)]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_is_looked_at(self):
        names = {path.relative_to(TOP).as_posix() for path in citations.Checker(TOP).looked_at()}
        for name in ["README.md", "docs/metrology.md", "core/meter.h", "scenarios/household_day.yaml", "run", "test",
                     "scripts/packages.txt", "tests/rules/citations.py", "core/CMakeLists.txt"]:
            self.assertIn(name, names)


if __name__ == "__main__":
    unittest.main()
