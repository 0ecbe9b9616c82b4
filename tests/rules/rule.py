# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rules of this folder have in common."""
from pathlib import Path

TOP = Path(__file__).parents[2]


def report(violations):
    """Prints each violation, (file, line, message), as FILE:LINE: message. Returns the exit code: 1 if there is one."""
    count = 0
    for file, line, message in violations:
        print(f"{file}:{line}: {message}")
        count += 1
    return 1 if count else 0
