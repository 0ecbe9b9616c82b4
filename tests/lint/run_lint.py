#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Linters of what no compiler reads: JavaScript, CSS, Python and shell. Exit code 1 if one complains.

run_lint.py. The npm packages (package-lock.json) are installed into build/lint, once; pyflakes3 and shellcheck are
Debian packages.
"""
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
FOLDER = TOP / "build" / "lint"
sys.path.insert(0, str(HERE.parent / "clients"))
import npm_packages  # noqa: E402


def sources(*endings):
    """Files of the repository with one of these endings, or scripts without one that a shell runs."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=TOP,
                            capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in listed if name.endswith(endings) and (TOP / name).is_file()]


def shell_scripts():
    def is_one(name):
        with open(TOP / name, "rb") as file:
            return file.readline(80).rstrip() in (b"#!/usr/bin/env bash", b"#!/bin/sh", b"#!/bin/bash")
    return [name for name in sources("") if not pathlib.PurePath(name).suffix and is_one(name)] + sources(".sh")


def lint(name, command, files):
    """Runs a linter over files of the repository; True if it has nothing to say."""
    if not files:
        print(f"FAIL  {name}: no files")
        return False
    done = subprocess.run([*command, *files], cwd=TOP, check=False,
                          env=os.environ | {"ESLINT_USE_FLAT_CONFIG": "true"})
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name}: {len(files)} files")
    return done.returncode == 0


def main():
    try:
        npm_packages.install(HERE, FOLDER)
    except RuntimeError as error:
        print(f"{error}\n0 passed, 1 failed")
        return 1
    for config in HERE.glob("*.config.mjs"):
        shutil.copy(config, FOLDER)  # their imports are found beside node_modules
    bin_folder = FOLDER / "node_modules" / ".bin"
    scripts = [name for name in sources(".js", ".mjs") if name.startswith(("resources/", "tests/"))]
    results = [
        lint("eslint", [bin_folder / "eslint", "--config", FOLDER / "eslint.config.mjs", "--max-warnings", "0"], scripts),
        lint("stylelint", [bin_folder / "stylelint", "--config", FOLDER / "stylelint.config.mjs",
                           "--config-basedir", FOLDER], sources(".css")),
        lint("pyflakes", ["pyflakes3"], sources(".py")),
        lint("shellcheck", ["shellcheck", "-x"], shell_scripts()),
    ]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
