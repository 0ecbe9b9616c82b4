# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of npm for trials, as a lock file has them."""
import filecmp
import pathlib
import shutil
import subprocess


def install(source, folder):
    """Brings `folder`/node_modules to what package-lock.json in `source` says; fetches only when that has changed.
    Raises RuntimeError, saying what to do, where it cannot."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise RuntimeError(f"{program} is missing: install the Debian packages nodejs and npm")
    source, folder = pathlib.Path(source), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    complete = folder / "installed-lock.json"  # written last, so that an incomplete installation is not used
    if complete.exists() and filecmp.cmp(complete, source / "package-lock.json", shallow=False):
        return
    complete.unlink(missing_ok=True)
    for name in (".npmrc", "package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    result = subprocess.run(["npm", "ci"], cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(
            f"npm ci failed: the packages of {source / 'package-lock.json'} are fetched from the npm registry, once. Check "
            f"that this machine reaches it (npm config get registry; proxy) and try by hand in {folder}:\n"
            f"{result.stderr.strip()}"
        )
    shutil.copy(source / "package-lock.json", complete)
