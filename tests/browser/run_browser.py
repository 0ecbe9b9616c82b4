#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The meter's web pages, and those of the control API, in headless Chromium: every page for each kind of visitor, in both
languages, on a phone and a desktop.

run_browser.py PROGRAM. Pictures of all pages are left in build/browser/screenshots. The npm packages (package-lock.json)
are installed into build/browser, once.
"""
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))
import npm_packages  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402

FOLDER = HERE.parents[1] / "build" / "browser"
SCENARIO = "household_day"
RECORDED_S = 2 * 3600  # meter time, so that there are trends to be drawn


def main():
    try:
        npm_packages.install(HERE, FOLDER)
    except RuntimeError as error:
        print(f"{error}\n0 passed, 1 failed")
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
            "VMETER_PROGRAM": sys.argv[1],
        }
        return subprocess.run(["node", str(HERE / "trial.mjs")], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
