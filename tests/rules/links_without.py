# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails if PROGRAM links a library whose name begins with one of the words, straight or by way of others; then runs
PROGRAM if `--run` is given, with what follows it, and passes its exit code on.

    python3 links_without.py PROGRAM WORD... [--run [ARGUMENT...]]
"""
import subprocess
import sys


def main(arguments):
    program, *words = arguments
    run = None
    if "--run" in words:
        at = words.index("--run")
        words, run = words[:at], words[at + 1:]
    listed = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    names = [line.split()[0] for line in listed.splitlines() if line.strip()]
    found = [name for name in names if name.startswith(tuple(words))]
    for name in found:
        print(f"{program} links {name}")
    if found or not names:
        return 1
    return subprocess.run([program, *run], check=False).returncode if run is not None else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
