# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the trials of a script and prints their count."""
import traceback


def run(trials, *arguments, before=lambda: None):
    """Calls `before()` and `trial(*arguments)` for each trial. A trial that raises has failed; the others still run.
    Returns the exit code."""
    passed = failed = 0
    for trial in trials:
        try:
            before()
            trial(*arguments)
            passed += 1
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print(f"FAIL  {trial.__name__}")
            traceback.print_exc()
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
