#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of tests/clients/README.md as they stand there: those in Python with pytest, those for the shell with
bash.

    /usr/bin/python3 tests/acceptance/readme_examples.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import trials

PAGE = pathlib.Path(__file__).resolve().parents[1] / "clients" / "README.md"
LANGUAGES = {"python", "sh"}


def blocks():
    """(language, text) of each block of code."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert {language for language, _ in found} == LANGUAGES, found
    return found


def run(command, program, folder):
    environment = os.environ | {"VMETER": str(pathlib.Path(program).resolve()), "PYTHONPATH": str(PAGE.parent)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def python_examples(program):
    with tempfile.TemporaryDirectory() as folder:
        texts = [text for language, text in blocks() if language == "python"]
        for number, text in enumerate(texts, 1):
            (pathlib.Path(folder) / f"test_example_{number}.py").write_text(text, encoding="utf-8")
        said = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], program, folder)
        tests = sum(text.count("\ndef test_") for text in texts)
        assert f"{tests} passed" in said, said


def shell_examples(program):
    with tempfile.TemporaryDirectory() as folder:
        for language, text in blocks():
            if language == "sh":
                run(["bash", "-eu", "-o", "pipefail", "-c", text], program, folder)


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    return trials.run([python_examples, shell_examples], sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
