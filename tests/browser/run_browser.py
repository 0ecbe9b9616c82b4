#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The meter's web pages in headless Chromium: every page for both users, in both languages, on a phone and a desktop.

run_browser.py PROGRAM. Pictures of all pages are left in build/browser/screenshots. The npm packages (package-lock.json)
are installed into build/browser once; without network an earlier installation is used.
"""
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))
from vmeter_process import Vmeter  # noqa: E402

FOLDER = HERE.parents[1] / "build" / "browser"
SCENARIO = "household_day"
RECORDED_S = 2 * 3600  # meter time, so that there are trends to be drawn


def install():
    """Packages as the lock file has them; the lock file is copied last, so that half an installation is not trusted."""
    lock = FOLDER / "package-lock.json"
    if lock.exists() and filecmp.cmp(lock, HERE / "package-lock.json", shallow=False):
        return True
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock.unlink(missing_ok=True)
    work = FOLDER / "install"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, work / name)
    print("installing the npm packages of tests/browser/package-lock.json", flush=True)
    result = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=work, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        print(result.stderr)
        print("npm ci failed (see above): the browser tests need the npm registry once. Where there is none, run")
        print("    npm ci --ignore-scripts")
        print(f"in a copy of tests/browser on a machine that has it, and put node_modules and package-lock.json into {FOLDER}.")
        return False
    shutil.rmtree(FOLDER / "node_modules", ignore_errors=True)
    (work / "node_modules").rename(FOLDER / "node_modules")
    shutil.copy(HERE / "package-lock.json", lock)
    shutil.rmtree(work)
    return True


def main():
    if not install():
        print("0 passed, 1 failed")
        return 1
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium on the path: apt-get install chromium.\n0 passed, 1 failed")
        return 1
    shutil.rmtree(FOLDER / "screenshots", ignore_errors=True)
    with Vmeter(sys.argv[1], SCENARIO, options=["--clock", "2026-01-01T12:00:00Z"]) as meter:
        meter.step(RECORDED_S)
        meter.call("PUT", "/v1/time", {"speed": 1})
        environment = os.environ | {
            "VMETER_WEB": f"http://{meter.web}",
            "VMETER_CONTROL": f"http://{meter.control}",
            "VMETER_BROWSER_FOLDER": str(FOLDER),
            "VMETER_CHROMIUM": chromium,
        }
        return subprocess.run(["node", str(HERE / "trial.mjs")], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
