#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vmeter-headless links no widgets, and does what vmeter does without a window.

    python3 headless_program.py VMETER_HEADLESS VMETER
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

HEADLESS, WITH_WINDOW = sys.argv[1:3]
WIDGETS = ("libQt6Widgets", "libQt6PrintSupport", "libQt6SvgWidgets", "qcustomplot")


def libraries(program):
    """Names of all shared libraries that the program loads, those of its libraries too."""
    lines = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout.splitlines()
    return [Path(line.split()[0]).name for line in lines if line.strip()]


def widgets(program):
    return sorted(name for name in libraries(program) if any(part in name for part in WIDGETS))


def run(*arguments, program=HEADLESS):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_DATA_HOME"):
            environment.pop(name, None)
        return subprocess.run([program, *arguments], capture_output=True, text=True, env=environment, timeout=60)


class HeadlessProgram(unittest.TestCase):
    def test_it_links_no_widgets(self):
        self.assertTrue(any(name.startswith("libQt6Gui") for name in libraries(HEADLESS)))
        self.assertEqual(widgets(HEADLESS), [])

    def test_the_program_with_the_window_does(self):
        self.assertTrue(any(name.startswith("libQt6Widgets") for name in widgets(WITH_WINDOW)))

    def test_run_says_that_there_is_no_window(self):
        ended = run("run", "--no-state", "--modbus", "off", "--web", "off", "--duration", "1s", "--speed", "max")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("this program has no window: running headless", ended.stderr)
        self.assertEqual(json.loads(ended.stdout)["event"], "ready")

    def test_run_headless_says_nothing(self):
        ended = run("run", "--headless", "--no-state", "--modbus", "off", "--web", "off", "--duration", "1s", "--speed",
                    "max")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertNotIn("window", ended.stderr)

    def test_a_lesson_needs_the_window(self):
        ended = run("run", "--no-state", "--lesson", "01_front")
        self.assertNotEqual(ended.returncode, 0)
        self.assertIn("this program has no window: lessons, exams and the tour need one", ended.stderr)
        self.assertEqual(ended.stdout, "")

    def test_it_prints_what_the_other_prints(self):
        for arguments in (["registers"], ["--version"], ["help"], ["help", "run"]):
            ended = run(*arguments)
            self.assertEqual(ended.returncode, 0, arguments)
            self.assertTrue(ended.stdout, arguments)
            self.assertEqual(ended.stdout, run(*arguments, program=WITH_WINDOW).stdout)

    def test_an_exam_ended_by_the_control_api_leaves_a_page(self):
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"}
            environment.pop("XDG_CONFIG_HOME", None)  # where the folder for documents may be named
            program = subprocess.Popen([HEADLESS, "run", "--headless", "--no-state", "--modbus", "off", "--web", "off",
                                        "--control", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True, env=environment)
            try:
                address = json.loads(program.stdout.readline())["control"]
                for order in ({"do": "start", "lesson": "setup_and_wiring", "candidate": "Ada", "seed": 42},
                              {"do": "end"}):
                    request = urllib.request.Request(f"http://{address}/v1/training", json.dumps(order).encode(),
                                                     {"Content-Type": "application/json"})
                    urllib.request.urlopen(request, timeout=30).close()
            finally:
                program.terminate()
                ended = program.wait(timeout=60)
                program.stdout.close()
            self.assertEqual(ended, 0)
            pages = list((Path(home) / "Documents" / "vmeter").glob("*_Ada_setup_and_wiring.html"))
            self.assertEqual(len(pages), 1)
            self.assertIn("Ada", pages[0].read_text(encoding="utf-8"))
            self.assertTrue(pages[0].with_suffix(".vms").is_file())

    def test_it_speaks_french(self):
        ended = run("help", "--lang", "fr")
        self.assertIn("Commandes", ended.stdout)

    def test_it_draws_the_display(self):
        with tempfile.TemporaryDirectory() as folder:
            ended = run("screens", "--out", folder)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            pictures = sorted(Path(folder).rglob("*.png"))
            self.assertTrue(pictures)
            self.assertTrue(pictures[0].read_bytes().startswith(b"\x89PNG"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
