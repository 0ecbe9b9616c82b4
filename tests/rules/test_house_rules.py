# SPDX-License-Identifier: GPL-3.0-or-later
"""The project keeps its rules, and the check finds each kind of violation planted in a small copy of the house."""

import tempfile
import unittest
from pathlib import Path

import house_rules

TOP = Path(__file__).resolve().parents[2]
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class PlantedViolations(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name).resolve()
        for header in ["core/meter.h", "virtualhw/bench/bench.h", "virtualhw/ethernet/modbus_server.h",
                       "ui/main_window.h", "app/command_line.h"]:
            self.write(header, LICENCE)

    def write(self, path, text):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(self, path, *lines):
        self.write(path, LICENCE + "\n".join(lines) + "\n")
        return [(file, line) for file, line, _ in house_rules.violations(self.top)]

    def test_house_in_order_has_none(self):
        self.write("virtualhw/grid/waveform.cpp",
                   LICENCE + '#include "core/meter.h"\n#include <QTimer>\n#include <vector>\n')
        self.write("ui/panel/front_panel.cpp", LICENCE + '#include "virtualhw/bench/bench.h"\n')
        self.assertEqual(self.found("app/main.cpp", '#include "ui/main_window.h"', "#include <memory>"), [])

    def test_core_must_not_know_an_operating_system_or_the_heap(self):
        for header in ["iostream", "thread", "chrono", "filesystem", "vector", "string", "map", "functional",
                       "memory"]:
            with self.subTest(header=header):
                self.assertEqual(self.found("core/clock.cpp", "#include <array>", f"  # include <{header}>"),
                                 [("core/clock.cpp", 3)])

    def test_core_may_know_string_view_and_cstring(self):
        self.assertEqual(self.found("core/text.cpp", "#include <string_view>", "#include <cstring>"), [])

    def test_core_must_not_know_qt(self):
        for include in ["<QString>", "<QtCore/QString>", "<QtGlobal>", '"qobject.h"', "<qcustomplot.h>"]:
            with self.subTest(include=include):
                self.assertEqual(self.found("core/window.cpp", f"#include {include}"), [("core/window.cpp", 2)])

    def test_nobody_includes_upwards(self):
        for room, header in [("core", "virtualhw/bench/bench.h"), ("core", "ui/main_window.h"),
                             ("core", "app/command_line.h"), ("virtualhw", "ui/main_window.h"),
                             ("virtualhw", "app/command_line.h"), ("ui", "app/command_line.h")]:
            with self.subTest(room=room, header=header):
                file = f"{room}/upwards.cpp"
                self.assertEqual(self.found(file, f'#include "{header}"'), [(file, 2)])
                (self.top / file).unlink()

    def test_upwards_is_found_behind_a_relative_path_and_before_the_file_exists(self):
        self.assertEqual(self.found("core/menu/menu.h", '#include "../../ui/main_window.h"', '#include "ui/later.h"'),
                         [("core/menu/menu.h", 2), ("core/menu/menu.h", 3)])

    def test_window_must_not_know_the_servers(self):
        self.assertEqual(self.found("ui/status.cpp", '#include "virtualhw/ethernet/modbus/modbus_server.h"'),
                         [("ui/status.cpp", 2)])

    def with_rooms(self, *lines):
        self.write("virtualhw/CMakeLists.txt", "\n".join(lines) + "\n")

    def test_a_room_includes_only_the_rooms_that_it_uses(self):
        self.with_rooms("room(bench USES ethernet)", "room(ethernet)")
        self.assertEqual(self.found("virtualhw/bench/a.cpp", '#include "virtualhw/ethernet/modbus_server.h"'), [])
        self.assertEqual(self.found("virtualhw/ethernet/b.cpp", '#include "virtualhw/bench/bench.h"'),
                         [("virtualhw/ethernet/b.cpp", 2)])

    def test_a_room_without_qt_includes_none(self):
        self.with_rooms("room(bench)", "room(ethernet QT Core Network)")
        self.assertEqual(self.found("virtualhw/ethernet/a.cpp", "#include <QString>"), [])
        self.assertEqual(self.found("virtualhw/bench/b.cpp", "#include <QString>"), [("virtualhw/bench/b.cpp", 2)])

    def test_a_room_is_in_the_list(self):
        self.with_rooms("room(bench)")
        self.assertIn(("virtualhw/ethernet/modbus_server.h", 1),
                      [found[:2] for found in house_rules.violations(self.top)])

    def test_rooms_do_not_use_each_other(self):
        self.with_rooms("room(bench USES ethernet)", "room(ethernet USES base)", "room(base USES bench)")
        found = [message for file, _, message in house_rules.violations(self.top) if file == "virtualhw/CMakeLists.txt"]
        self.assertEqual(len(found), 3, found)

    def test_a_room_keeps_its_size(self):
        self.with_rooms("room(bench)", "room(ethernet)")
        self.write("virtualhw/bench/rest.cpp", LICENCE + "int a;\n" * 7998)  # with bench.h 8,000 lines
        self.assertEqual(list(house_rules.violations(self.top)), [])
        self.write("virtualhw/bench/one_more.cpp", LICENCE)
        self.assertEqual([found[:2] for found in house_rules.violations(self.top)], [("virtualhw/CMakeLists.txt", 1)])

    def test_virtualhw_has_eight_rooms_at_most(self):
        rooms = ["bench", "ethernet", "a", "b", "c", "d", "e", "f"]
        self.with_rooms(*[f"room({name})" for name in rooms])
        self.assertEqual(list(house_rules.violations(self.top)), [])
        self.with_rooms(*[f"room({name})" for name in rooms + ["g"]])
        self.assertEqual([found[:2] for found in house_rules.violations(self.top)], [("virtualhw/CMakeLists.txt", 1)])

    def test_every_source_names_its_licence(self):
        for file in ["core/bare.h", "tests/core/bare.cpp", "tests/clients/bare.py"]:
            with self.subTest(file=file):
                self.write(file, "\n")
                self.assertEqual([found[:2] for found in house_rules.violations(self.top)], [(file, 1)])
                (self.top / file).unlink()


class Project(unittest.TestCase):
    def test_keeps_the_rules(self):
        self.assertGreaterEqual(len(house_rules.rooms_of(TOP)), 8)
        found = [f"{file}:{line}: {message}" for file, line, message in house_rules.violations(TOP)]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_is_looked_at(self):
        names = [path.relative_to(TOP).as_posix() for path in house_rules.sources(TOP)]
        for name in ["core/meter.h", "virtualhw/bench/bench.h", "tests/rules/house_rules.py"]:
            self.assertIn(name, names)


if __name__ == "__main__":
    unittest.main()
