#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs exams and lessons through the control API, as instructor and trainee: the same seed draws the same exam,
`vmeter replay` judges the recording again, a killed program is resumed, a viewer cannot change anything.

    /usr/bin/python3 tests/acceptance/exam.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import hashlib
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

import trials

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
import vmeter  # noqa: E402

EXAM = "setup_and_wiring"
LESSON = "08_address_007"
CANDIDATE = "Zoé Test"
SEED = 42
WORK_TOKEN = "a-token-to-work-with"
LOOK_TOKEN = "a-token-to-look-with"


def tasks_of(bench):
    """Runs an exam and gives up each task; returns the texts of all tasks."""
    texts = []
    while not (now := bench.training())["ended"]:
        texts.append(now["text"]["en"])
        bench.train("give_up")
    return texts


def judged(program, record):
    """The lines that `vmeter replay` prints for a recording, and the checksum of the recording."""
    with tempfile.NamedTemporaryFile(suffix=".vms") as file:
        file.write(record)
        file.flush()
        out = subprocess.run([program, "replay", file.name], check=True, capture_output=True, text=True).stdout
    return dict(line.split(": ", 1) for line in out.splitlines() if ": " in line), hashlib.sha256(record).hexdigest()


def the_same_seed_draws_the_same_exam(program):
    drawn = []
    with vmeter.Program(program) as bench:
        for seed in (SEED, SEED, SEED + 1):
            bench.train("start", lesson=EXAM, candidate=CANDIDATE, seed=seed)
            drawn.append(tasks_of(bench))
            bench.train("leave")
    assert drawn[0] == drawn[1], drawn
    assert drawn[0] != drawn[2], drawn


def a_wrong_answer_costs_a_mark_and_the_record_shows_it(program):
    with vmeter.Program(program) as bench:
        bench.train("start", lesson=EXAM, candidate=CANDIDATE, seed=SEED)
        while (now := bench.training())["question"] is None or not now["question"]["choices"]:
            bench.train("give_up")
        answers = len(now["question"]["choices"])
        step = now["step"]
        wrong = 0
        for answer in range(1, answers + 1):
            if bench.train("answer", answer=str(answer))["step"] != step:
                break
            wrong += 1
        bench.keys("enter")
        bench.train("end")
        now = bench.training()
        assert now["ended"] and now["steps"][step - 1]["wrong_answers"] == wrong, now
        told, checksum = judged(program, bench.training_record())
    assert told["SHA-256"] == checksum, told
    assert CANDIDATE in told["exam"] and f"seed {SEED}" in told["exam"].replace("seed:", "seed"), told
    marks, possible = (int(word) for word in told["marks"].split(" of "))
    assert 0 <= marks < possible, told


def a_forged_record_is_found_out(program):
    with vmeter.Program(program) as bench:
        bench.train("start", lesson=EXAM, candidate=CANDIDATE, seed=SEED)
        bench.keys("enter")
        bench.step(3)
        bench.train("end")
        record = bench.training_record()
    # The CBOR text "press" and its first field, "keys": ENTER becomes UP.
    pressed, forged = b"\x65press\xbf\x64keys\x81\x02", b"\x65press\xbf\x64keys\x81\x01"
    assert record.count(pressed) == 1
    with tempfile.NamedTemporaryFile(suffix=".vms") as file:
        file.write(record.replace(pressed, forged))
        file.flush()
        replay = subprocess.run([program, "replay", file.name], check=False, capture_output=True, text=True)
    assert replay.returncode == 1, replay.stdout


def replayed(program, record, *options):
    """Exit code, and what `vmeter replay` says of a record."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "record.vms"
        path.write_bytes(record)
        done = subprocess.run([program, "replay", *options, path], check=False, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def answered(bench):
    """Begins the exam, answers nothing, and lets 3 s pass."""
    bench.train("start", lesson=EXAM, candidate=CANDIDATE, seed=SEED)
    bench.keys("enter")
    bench.step(3)


def a_result_says_which_text_it_was_and_when(program):
    with vmeter.Program(program) as bench:
        answered(bench)
        bench.train("end")
        code, told = replayed(program, bench.training_record())
    assert code == 0, told
    text = (pathlib.Path(__file__).resolve().parents[2] / "scenarios/exams" / f"{EXAM}.yaml").read_bytes()
    assert f"text: the ready-made exam {EXAM}; SHA-256: {hashlib.sha256(text).hexdigest()}" in told, told
    assert re.search(r"begun at: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ; ended at: 20\d\d-", told), told
    assert "signature: none" in told and "does not prove" in told, told


def a_shortened_record_is_no_result(program):
    with vmeter.Program(program) as bench:
        answered(bench)
        bench.train("end")
        record = bench.training_record()
    for shortened in (record[:-1], record[:-30], record[:len(record) // 2]):
        code, told = replayed(program, shortened)  # the shortest ends before the exam begins
        assert "marks" not in told and (code == 2 or "breaks off" in told), (code, told)


def a_record_that_never_ran_is_no_result(program):
    """No check, the end of the exam at once: as somebody writes it by hand, who has never run the exam."""
    with vmeter.Program(program) as bench:
        answered(bench)
        bench.train("end")
        record = bench.training_record()
    # An entry with a check is 9F, the time since the one before, 48 and its eight bytes, FF.
    forged = re.sub(rb"\x9f(?:[\x00-\x17]|\x18.|\x19..|\x1a....)\x48.{8}\xff", b"", record, flags=re.DOTALL)
    assert len(forged) < len(record) - 4 * 12, "the checks are found"
    code, told = replayed(program, forged)
    assert code == 1 and "no check" in told and "marks" not in told, (code, told)


def another_text_with_the_name_of_a_ready_made_exam_is_found(program):
    with vmeter.Program(program) as bench:
        answered(bench)
        bench.train("end")
        record = bench.training_record()
    # The same length, so that the lengths in the file are right: a task gives nine marks.
    assert record.count(b"marks: 4") > 0
    code, told = replayed(program, record.replace(b"marks: 4", b"marks: 9"))
    assert code == 1 and "NOT the ready-made exam" in told, (code, told)


def time_cannot_be_stopped_in_an_exam(program):
    with vmeter.Program(program) as bench:
        answered(bench)
        for speed in (0, 0.001, 10, "max"):
            try:
                bench.set_speed(speed)
            except vmeter.VmeterError as error:
                assert error.code == "exam" and "real time" in str(error), error
            else:
                raise AssertionError(f"speed {speed} was set")
        bench.train("end")
        bench.set_speed(0)
        bench.train("leave")


def the_record_tells_nothing_while_the_exam_runs(program):
    with tempfile.TemporaryDirectory() as state, vmeter.Program(program, state=state) as bench:
        answered(bench)
        while (now := bench.training())["question"] is None or not now["question"]["choices"]:
            bench.train("give_up")  # until a fault is hidden
        record = (pathlib.Path(state) / "training" / f"{EXAM}.vms").read_bytes()
        for word in (b"tasks", b"open", b"reverse", b"change", b"training", b"seed", CANDIDATE.encode()):
            assert word not in record, word
        code, told = replayed(program, record)
        assert code == 2 and "the exam is under way" in told, (code, told)
        assert (pathlib.Path(state) / "training" / f"{EXAM}.vms").stat().st_mode & 0o077 == 0


def an_older_record_that_is_put_back_is_found(program):
    with tempfile.TemporaryDirectory() as state:
        path = pathlib.Path(state) / "training" / f"{EXAM}.vms"
        with vmeter.Program(program, state=state) as bench:
            answered(bench)
            older = path.read_bytes()
            bench.train("answer", answer="a wrong answer")
            bench.step(2)
            bench.kill()
        path.write_bytes(older)
        with vmeter.Program(program, state=state) as bench:
            bench.train("resume", lesson=EXAM)
            bench.train("end")
            code, told = replayed(program, bench.training_record())
    assert code == 1 and "from an OLDER RECORD" in told, (code, told)


def an_exam_goes_on_after_the_program_was_killed(program):
    with tempfile.TemporaryDirectory() as state:
        with vmeter.Program(program, state=state) as bench:
            answered(bench)
            bench.train("give_up")
            step = bench.training()["step"]
            bench.kill()
        with vmeter.Program(program, state=state) as bench:
            assert bench.train("resume", lesson=EXAM)["step"] == step
            bench.train("end")
            code, told = replayed(program, bench.training_record())
    assert code == 0 and re.search("resumed after [3-9] s of exam time, at 20", told) and "OLDER" not in told, told


def a_signature_proves_who_has_the_key(program):
    with tempfile.TemporaryDirectory() as folder:
        key = pathlib.Path(folder) / "key"
        key.write_text("the instructor's own secret\n")
        key.chmod(0o600)
        other = pathlib.Path(folder) / "other"
        other.write_text("another secret of that length\n")
        with vmeter.Program(program, options=["--exam-key", str(key)]) as bench:
            answered(bench)
            bench.train("end")
            record = bench.training_record()
        code, told = replayed(program, record, "--exam-key", str(key))
        assert code == 0 and "signature: good" in told, told
        code, told = replayed(program, record)
        assert code == 0 and "signature: not checked" in told, told
        code, told = replayed(program, record, "--exam-key", str(other))
        assert code == 1 and "signature: WRONG" in told, told
        code, told = replayed(program, record.replace(b"Test", b"Tess"), "--exam-key", str(key))
        assert code == 1 and "signature: WRONG" in told, told
        page = next(pathlib.Path(os.environ["HOME"]).rglob(f"*{EXAM}.html"))
        with vmeter.Program(program) as bench:
            answered(bench)
            bench.train("end")
            code, told = replayed(program, bench.training_record(), "--exam-key", str(key))
        assert code == 1 and "signature: WRONG" in told, told
        assert page.stat().st_mode & 0o077 == 0


def the_seed_of_a_file_is_not_in_the_list_of_processes(program):
    with tempfile.TemporaryDirectory() as folder, socket.socket() as reserved:
        seed = pathlib.Path(folder) / "seed"
        seed.write_text("987654321\n")
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        reserved.close()
        command = [program, "exam", EXAM, "--candidate", CANDIDATE, "--seed-file", str(seed), "--no-state", "--modbus",
                   "off", "--web", "off", "--control", f"127.0.0.1:{port}", "--results", folder]
        window = subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        try:
            bench = vmeter.Bench(f"127.0.0.1:{port}")
            while True:  # until the window is there and has begun the exam
                assert window.poll() is None, window.returncode
                try:
                    if bench.training()["lesson"] == EXAM:
                        break
                except (OSError, vmeter.VmeterError):
                    pass
            assert b"987654321" not in pathlib.Path(f"/proc/{window.pid}/cmdline").read_bytes()
            bench.train("end")
            told, _ = judged(program, bench.training_record())
            assert told["exam"].endswith("seed: 987654321"), told
        finally:
            window.terminate()
            window.wait()


def a_lesson_goes_on_after_the_program_was_killed(program):
    with tempfile.TemporaryDirectory() as state:
        with vmeter.Program(program, state=state) as bench:
            bench.train("start", lesson=LESSON)
            bench.set_speed(0)
            step = bench.train("next")["step"]
            bench.keys("enter")
            bench.step(5)
            menu = bench.lcd()["menu"]
            bench.kill()
        with vmeter.Program(program, state=state) as bench:
            now = bench.train("resume", lesson=LESSON)
            bench.set_speed(0)
            assert now["step"] == step, now
            assert bench.lcd()["menu"] == menu, bench.lcd()
            bench.train("leave")
            assert bench.time()["meter_time_s"] < 60, "the user's own meter has just been switched on"


def an_instructor_breaks_something_while_the_trainee_works(program):
    with vmeter.Program(program) as bench, bench.events("fault") as events:
        bench.train("start", lesson=LESSON)
        bench.set_speed(0)
        bench.input(wiring={"open": ["L2"]})
        bench.set_faults({"kind": "no_reply"})
        bench.step(3)
        assert "!" in "".join(bench.lcd()["icons"]) or bench.measurements()["missing"] == ["L2"], bench.lcd()
        assert next(events)[1]["kind"] == "no_reply"
        bench.train("leave")
        assert bench.faults() == [] and bench.measurements()["missing"] == [], "the user's own meter knows nothing of it"


def an_exam_with_an_injected_fault_is_judged_alike(program):
    with vmeter.Program(program) as bench:
        bench.train("start", lesson=EXAM, candidate=CANDIDATE, seed=SEED)
        bench.keys("enter")
        bench.train("fault", fault=len(bench.pool()))
        wrong = bench.terminals()["input"]["wiring"]
        number = bench.begin_fault(kind="no_reply")
        bench.step(3)
        bench.end_fault(number)
        bench.train("give_up")
        bench.step(2)
        bench.train("end")
        told, checksum = judged(program, bench.training_record())
        record = bench.training_record()
    assert wrong["open"] + wrong["open_load"] + wrong["reverse"] or wrong["supply_at"] != ["L1", "L2", "L3", "N"], wrong
    assert told["SHA-256"] == checksum, told
    inputs = {name for name in (b"change", b"fault") if bytes([0x60 + len(name)]) + name + b"\xbf" in record}
    assert inputs == {b"change", b"fault"}, inputs


def who_may_only_look_changes_nothing(program):
    with tempfile.NamedTemporaryFile("w", suffix=".token") as tokens:
        tokens.write(f"{WORK_TOKEN}\n{LOOK_TOKEN}\n")
        tokens.flush()
        with vmeter.Program(program, options=["--control-token-file", tokens.name]) as started:
            bench = vmeter.Bench(started.control, token=WORK_TOKEN)
            bench.train("start", lesson=LESSON)
            looker = vmeter.Bench(started.control, token=LOOK_TOKEN)
            assert looker.training()["lesson"] == LESSON and looker.lcd()["menu"]
            for refused in (lambda: looker.train("next"), lambda: looker.keys("up"), lambda: looker.power(False),
                            looker.terminals, looker.faults, looker.pool, looker.save_session):
                try:
                    refused()
                except vmeter.VmeterError as error:
                    assert error.code == "read_only", error
                else:
                    raise AssertionError("it was done")
            assert bench.training()["step"] == 1
            bench.set_faults({"kind": "unplugged"})
            assert looker.status()["faults"] is None and looker.status()["link"]["reason"] is None, looker.status()


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home  # where the results of exams are written
        os.environ.pop("XDG_CONFIG_HOME", None)
        return run_trials()


def run_trials():
    return trials.run((the_same_seed_draws_the_same_exam, a_wrong_answer_costs_a_mark_and_the_record_shows_it,
                       a_forged_record_is_found_out, a_lesson_goes_on_after_the_program_was_killed,
                       an_instructor_breaks_something_while_the_trainee_works,
                       a_result_says_which_text_it_was_and_when, a_shortened_record_is_no_result,
                       a_record_that_never_ran_is_no_result, another_text_with_the_name_of_a_ready_made_exam_is_found,
                       time_cannot_be_stopped_in_an_exam, the_record_tells_nothing_while_the_exam_runs,
                       an_older_record_that_is_put_back_is_found, an_exam_goes_on_after_the_program_was_killed,
                       a_signature_proves_who_has_the_key, the_seed_of_a_file_is_not_in_the_list_of_processes, an_exam_with_an_injected_fault_is_judged_alike, who_may_only_look_changes_nothing),
                      sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
