#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every fuzz target of a build folder from its kept corpus, as many at once as there are processors.

    python3 tests/fuzz/run_fuzz.py build/fuzz [--seconds 60] [--keep]

--seconds S   how long all of it may take on this machine, starting included
--keep        afterwards adds to tests/fuzz/corpus what reached new code, and drops there what reaches nothing of its own

Finds stay in build/fuzz/found/TARGET between runs. An input that makes a target fail is named; the target given that
file as its argument fails again. The last line is the count; exit code 0 only if nothing failed.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
CORPUS = TOP / "tests" / "fuzz" / "corpus"
# Folders of valid inputs that the project has anyway.
SEEDS = {
    "lesson": [TOP / "scenarios" / "lessons", TOP / "scenarios" / "exams"],
    "scenario": [TOP / "scenarios"],
    "site": [TOP / "scenarios" / "sites"],
    "session": [TOP / "tests" / "golden"],
}
INPUT_TIMEOUT_S = 10  # one input takes far less than a millisecond
MEMORY_MB = 1024
SUMMARY = re.compile(r"stat::number_of_executed_units: *(\d+)")


def folders(build, target):
    """Corpus, finds of earlier runs, and where failing inputs go."""
    name = target.name.removeprefix("fuzz_")
    found = build / "found" / name
    failures = build / "failures" / name
    found.mkdir(parents=True, exist_ok=True)
    failures.mkdir(parents=True, exist_ok=True)
    return CORPUS / name, found, failures


def fuzz(build, target, seconds):
    """What libFuzzer had to say; raises where it failed or never ran an input."""
    corpus, found, failures = folders(build, target)
    seeds = SEEDS.get(corpus.name, [])
    if not seeds and not any(corpus.iterdir()):
        raise RuntimeError(f"{corpus} has no seeds: put some valid inputs there")
    run = subprocess.run(
        [
            target, found, corpus, *seeds, f"-max_total_time={seconds}", f"-timeout={INPUT_TIMEOUT_S}",
            f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={failures}/", "-print_final_stats=1", "-verbosity=1",
        ],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
    )
    units = SUMMARY.search(run.stdout)
    if run.returncode != 0 or not units:
        raise RuntimeError(f"exit code {run.returncode}\n" + "\n".join(run.stdout.splitlines()[-60:]))
    coverage = re.findall(r"cov: (\d+)", run.stdout)
    return f"{int(units[1]):,} inputs in {seconds} s, {coverage[-1] if coverage else '?'} branches reached"


def keep(build, target):
    """Makes the corpus the smallest set of files that reaches all that was reached, however often."""
    corpus, found, _ = folders(build, target)
    merged = build / "merged" / corpus.name
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir(parents=True)
    subprocess.run([target, "-merge=1", "-use_counters=0", merged, corpus, found], check=True, stderr=subprocess.DEVNULL)
    shutil.rmtree(corpus)
    shutil.copytree(merged, corpus)
    print(f"{corpus}: {len(list(corpus.iterdir()))} files")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    targets = sorted(
        path for path in (arguments.build / "tests" / "fuzz").glob("fuzz_*") if os.access(path, os.X_OK) and path.is_file()
    )
    if not targets:
        print(f"no fuzz targets in {arguments.build}: build them with cmake --preset fuzz && ninja -C build/fuzz")
        return 2
    at_once = min(os.cpu_count() or 1, len(targets))
    rounds = -(-len(targets) // at_once)
    seconds = max(1, arguments.seconds // rounds)
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        runs = {target: pool.submit(fuzz, arguments.build, target, seconds) for target in targets}
        for target, run in runs.items():
            try:
                print(f"ok    {target.name}: {run.result()}")
                passed += 1
            except (RuntimeError, OSError) as error:
                print(f"FAIL  {target.name}: {error}")
                failed += 1
    if arguments.keep and failed == 0:
        for target in targets:
            keep(arguments.build, target)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
