#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The browser edition: its module against the native program, bit for bit and text by text, and its page in Chromium.

run_web.py PROGRAM [--release]. The native twin is looked for in page/ beside PROGRAM. Builds the edition first
(scripts/package web). --release: all ready-made scenarios for 300 s, more front ends and seeds, and the program without FMA
too. Pictures of the page are left in build/browser/web.
"""
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "clients"))
import npm_packages  # noqa: E402
from vmeter_process import Vmeter  # noqa: E402
import scripts  # noqa: E402

SITE = TOP / "build" / "web"
MODULE = TOP / "build" / "wasm" / "app" / "page" / "vmeter.js"
BROWSER = TOP / "build" / "browser"

passed = failed = 0


def check(name, ok, details=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f"{'ok  ' if ok else 'FAIL'}  {name}{'' if ok else ': ' + details}", flush=True)


WITHOUT_FMA = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"}  # the C library then takes other functions


def lines_of(command, script, environment=None):
    done = subprocess.run(command, input="\n".join(script) + "\n", capture_output=True, text=True, check=True,
                          env=os.environ | (environment or {}))
    return done.stdout.splitlines()


def in_module(script):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(script) + "\n")
        file.flush()
        return lines_of(["node", HERE / "run_script.cjs", MODULE, file.name], [])


def first_difference(script, ours, theirs):
    for line, one, other in zip(script, ours, theirs):
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            return f"{line[:80]!r}: ...{one[max(0, at - 40):at + 60]!r}, module ...{other[max(0, at - 40):at + 60]!r}"
    return f"{len(ours)} lines, module {len(theirs)}" if len(ours) != len(theirs) else ""


def compare_with_twin(twin, release):
    for name, script in scripts.comparisons(release):
        native = lines_of([twin], script)
        digests = [line for line, order in zip(native, script) if order == "digest"]
        difference = first_difference(script, native, in_module(script))
        if release:
            difference = difference or first_difference(script, native, lines_of([twin], script, WITHOUT_FMA))
        check(f"module and twin: {name}", not difference and (len(set(digests)) > 1 or not digests),
              difference or "the state never changed")


def over_http(meter, script):
    """What the program answers to the lines `request METHOD TARGET BODY`, as the script has it."""
    answers = []
    for line in script:
        _, method, target, *body = line.split(" ", 3)
        connection = http.client.HTTPConnection(meter.control, timeout=30)
        connection.request(method, target, body=body[0] if body else None, headers={"Content-Type": "application/json"})
        response = connection.getresponse()
        text = response.read().decode().replace("\n", " ")
        answers.append(f"{response.status} {response.headers['Content-Type']} {text}")
        connection.close()
    return answers


def without_addresses(answer):
    """/v1/status tells where the servers are, and the page has none."""
    kind, body = answer.split(" {", 1)
    status = json.loads("{" + body)
    status["addresses"] = None
    return kind + json.dumps(status)


def compare_with_program(program):
    calls = scripts.api_calls()
    begin = ["start e28 - reference_10a_60deg"]
    with Vmeter(program, "reference_10a_60deg", options=["--clock", "2026-01-31T12:00:00Z"]) as meter:
        native = over_http(meter, calls)
    module = in_module(begin + calls)[len(begin):]
    different = []
    for call, ours, theirs in zip(calls, native, module):
        if call.startswith("request GET /v1/status"):
            ours, theirs = without_addresses(ours), without_addresses(theirs)
        if ours != theirs:
            different.append(first_difference([call], [ours], [theirs]))
    check(f"{len(calls)} calls of the control API over HTTP and in the page", not different and len(calls) >= 90,
          "; ".join(different[:5]))


def try_page(release):
    npm_packages.install(HERE.parent / "browser", BROWSER)
    shots = BROWSER / "web"
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    server = subprocess.Popen(["python3", TOP / "scripts" / "packaging" / "serve_web.py", SITE, "--port", "0", "--no-browser"],
                              stdout=subprocess.PIPE, text=True)
    try:
        environment = os.environ | {"VMETER_SITE": server.stdout.readline().strip(), "VMETER_FILE": str(SITE / "vmeter.html"),
                                    "VMETER_BROWSER_FOLDER": str(BROWSER), "VMETER_SHOTS": str(shots),
                                    "VMETER_CHROMIUM": shutil.which("chromium") or "", "VMETER_RELEASE": "1" if release else ""}
        done = subprocess.run(["node", HERE / "page.mjs"], env=environment, stdout=subprocess.PIPE, text=True, check=False)
    finally:
        server.terminate()
        server.wait()
    for line in done.stdout.splitlines():
        name, _, why = line[6:].partition(": ")
        check(name if line.startswith("ok") else name, line.startswith("ok"), why)
    if done.returncode != 0:
        check("the trial of the page ends", False, f"exit code {done.returncode}")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--release"]
    release = "--release" in sys.argv
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program = pathlib.Path(arguments[0])
    built = subprocess.run([TOP / "scripts" / "package", "web"], check=False)
    check("scripts/package web", built.returncode == 0, "see above")
    if built.returncode == 0:
        compare_with_twin(program.parent / "page" / "vmeter-page-twin", release)
        compare_with_program(str(program))
        try_page(release)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
