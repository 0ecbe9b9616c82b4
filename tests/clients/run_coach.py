#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries vmeter's coach with clients that make one mistake each on purpose, and with careful ones: the mistake is found by its
rule, and nothing else is called a mistake.

    /usr/bin/python3 tests/clients/run_coach.py path/to/vmeter [--release] [--only TEXT]

--release: the whole plan quick with polls once a second, careful clients three times, and all once more with the
processors busy. --only: clients whose name has this text. Prints the matrix of clients and rules, as docs/coach.md has it.
Needs what run_faults.py needs. The last line is the count; exit code 0 only if nothing failed.
"""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import node_clients

HERE = pathlib.Path(__file__).resolve().parent
BAD = HERE / "bad"
PYTHON = "/usr/bin/python3"
AT_ONCE = 24  # a meter in real time needs a few percent of a processor
RUN_LIMIT_S = 600
BUSY_PROCESSES = 2

SOCKETS = ["careful", "off-by-one", "half-of-a-pair", "torn-pair", "function-code", "unit-id", "hole", "request-size",
           "poll-rate", "unmatched-pipelining", "transaction-id", "transaction-id:one read", "reconnect",
           "connection-per-poll", "timeout-retry", "timeout-retry:none", "timeout-retry:storm"]
OTHERS = {
    "C sockets": ["careful"],
    "libmodbus": ["careful", "torn-pair", "timeout-retry", "reconnect", "transaction-id"],
    "pymodbus": ["careful", "off-by-one", "half-of-a-pair", "hole", "request-size", "unit-id", "function-code",
                 "connection-per-poll"],
    "modbus-serial": ["careful", "off-by-one", "request-size", "poll-rate", "reconnect"],
    "jsmodbus": ["careful", "half-of-a-pair", "hole", "function-code", "connection-per-poll", "timeout-retry"],
}
# Seen by the values that the client shows only.
SHOWN = ["word-order", "signedness", "sentinel", "scale", "direction", "failure-as-value", "failure-as-value:old",
         "counter-spike"]
# In ./test; all are tried with --release.
FEW = {"pymodbus": ["careful", "hole"], "modbus-serial": ["careful", "poll-rate"], "jsmodbus": ["careful", "timeout-retry"],
       "libmodbus": ["careful", "timeout-retry"], "C sockets": ["careful"]}
CLIENTS = [("sockets", mistake) for mistake in SHOWN + SOCKETS] + [
    (library, mistake) for library, mistakes in OTHERS.items() for mistake in mistakes]


def build(source, folder, flags=""):
    """Compiles a client in C into `folder`."""
    subprocess.run(["gcc", "-Wall", "-Wextra", "-Werror", str(BAD / source), "-o", folder / pathlib.Path(source).stem,
                    *shlex.split(flags)], check=True)


def build_clients(folder):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libmodbus"], capture_output=True, text=True, check=True)
    build("with_libmodbus.c", folder, flags.stdout)
    build("plain_sockets.c", folder)


def command_of(library, mistake, port, interval_s, folder, values):
    if library == "sockets":
        return [PYTHON, BAD / "plain_sockets.py", port, mistake, interval_s, values]
    if library == "pymodbus":
        return [PYTHON, BAD / "with_pymodbus.py", port, mistake, interval_s]
    if library in ("libmodbus", "C sockets"):
        program = "with_libmodbus" if library == "libmodbus" else "plain_sockets"
        return [folder / program, port, mistake, int(1000 * interval_s)]
    return ["node", node_clients.FOLDER / "with_node.mjs", library, port, mistake, int(1000 * interval_s)]


def judged(program, library, mistake, plan, interval_s, folder, number):
    """The verdicts on a client by rule, and the exit code of the coach."""
    report = folder / f"{number}.json"
    values = folder / f"{number}.values"
    command = [program, "coach", "--modbus", "127.0.0.1:0", "--web", "off", "--plan", plan, "--json", report]
    if library == "sockets":
        command += ["--mapping", BAD / "mapping.yaml", "--values", values]
    with open(folder / f"{number}.log", "w", encoding="utf-8") as log, subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=log, text=True) as coach:
        try:
            port = json.loads(coach.stdout.readline())["modbus"].rsplit(":", 1)[1]
            client = subprocess.Popen(list(map(str, command_of(library, mistake, port, interval_s, folder, values))),
                                      stdout=log, stderr=log)
            try:
                coach.communicate(timeout=RUN_LIMIT_S)
            finally:
                client.kill()
                client.wait()
        except BaseException:
            coach.kill()
            raise
    rules = json.loads(report.read_text(encoding="utf-8"))["clients"][0]["rules"]
    return {rule["rule"]: rule["verdict"] for rule in rules}, coach.returncode


def complaint(mistake, verdicts, exit_code):
    """What is wrong with the verdicts; empty: nothing."""
    expected = {mistake.split(":")[0]} - {"careful"}
    found = {rule for rule, verdict in verdicts.items() if verdict == "mistake"}
    if found != expected:
        return f"found {sorted(found)}, expected {sorted(expected)}"
    if exit_code != (1 if expected else 0):
        return f"exit code {exit_code}"
    return ""


@contextlib.contextmanager
def busy_processors(wanted):
    burning = [subprocess.Popen([PYTHON, "-c", "while True: pass"]) for _ in range(BUSY_PROCESSES if wanted else 0)]
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.wait()


def print_matrix(rows):
    signs = {"mistake": "X", "right": "+", "not seen": "."}
    rules = list(rows[0][1])
    print("| client | " + " | ".join(rules) + " |")
    print("|---|" + "---|" * len(rules))
    for name, verdicts in rows:
        print(f"| {name} | " + " | ".join(signs[verdicts[rule]] for rule in rules) + " |")


def run_all(program, clients, plan_of, interval_s, folder):
    """Names with verdicts, and the number of failures."""
    rows, failed = [], 0
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = [pool.submit(judged, program, library, mistake, plan_of(mistake), interval_s, folder, number)
                for number, (library, mistake) in enumerate(clients)]
        for (library, mistake), run in zip(clients, runs):
            name = f"{library}: {mistake}"
            try:
                verdicts, exit_code = run.result()
                rows.append((name, verdicts))
                wrong = complaint(mistake, verdicts, exit_code)
            except Exception as error:  # pylint: disable=broad-except
                wrong = repr(error)
            if wrong:
                failed += 1
                print(f"FAIL  {name}: {wrong}", flush=True)
    return rows, failed


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    release = "--release" in sys.argv
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    clients = [client for client in CLIENTS if only in f"{client[0]}: {client[1]}"]
    os.environ["LC_ALL"] = "C.UTF-8"
    node_clients.install()
    shutil.copy(BAD / "with_node.mjs", node_clients.FOLDER)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        build_clients(folder)
        few = [client for client in clients if client[0] == "sockets" or client[1] in FEW[client[0]]]
        rounds = [(few, lambda mistake: BAD / ("values_plan.yaml" if mistake in SHOWN else "short_plan.yaml"), 0.4, False)]
        if release:
            careful = [client for client in clients if client[1] == "careful"]
            rounds = [(clients, lambda _: "quick", 1, False), (careful * 2, lambda _: "quick", 1, False),
                      (clients, lambda _: "quick", 1, True)]
        for chosen, plan_of, interval_s, busy in rounds:
            if not chosen:
                continue
            with busy_processors(busy):
                rows, wrong = run_all(program, chosen, plan_of, interval_s, folder)
            print_matrix(rows)
            failed += wrong
            passed += len(chosen) - wrong
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
