#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk at each step: a small file system in memory, filled before the start, while it runs, at the end of an exam.

    python3 tests/acceptance/full_disk.py path/to/vmeter

Runs in a mount namespace, as root or where everybody may have one. The last line is the count.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import trials

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
import vmeter  # noqa: E402

ENTERED = "VMETER_TRIAL_MOUNTS"
EXAM = "setup_and_wiring"


def enter():
    """Starts the script anew in a mount namespace, where it may mount."""
    if os.environ.get(ENTERED):
        return
    os.environ[ENTERED] = "1"
    options = ["-m"] if os.geteuid() == 0 else ["-r", "-m"]
    os.execvp("unshare", ["unshare", *options, sys.executable, *sys.argv])


class SmallDisk:
    """A file system of `size_kib` at `path`, which can be filled and emptied."""

    def __init__(self, path, size_kib):
        self.path = pathlib.Path(path)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kib}k,mode=700", "none", path], check=True)

    def fill(self):
        with open(self.path / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(4096)):
                    pass
            except OSError:
                pass

    def empty(self):
        (self.path / "filler").unlink()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", str(self.path)], check=True)


def started(program, *options):
    return subprocess.run([program, "run", "--headless", "--speed", "max", "--duration", "1s", "--modbus", "off", "--web",
                           "off", *options], check=False, capture_output=True, text=True)


def no_memory_can_be_begun(program):
    with tempfile.TemporaryDirectory() as folder, SmallDisk(folder, 64) as disk:
        disk.fill()
        refused = started(program, "--state", folder)
        assert refused.returncode == 3 and "No space left on device" in refused.stderr, refused
        assert not (disk.path / "fram.bin").exists(), "nothing half-written stays"
        disk.empty()
        with vmeter.Program(program, state=folder) as meter:
            meter.step(1)
        assert (disk.path / "fram.bin").stat().st_size == 8192


def a_memory_that_is_there_goes_on(program):
    with tempfile.TemporaryDirectory() as folder, SmallDisk(folder, 64) as disk:
        with vmeter.Program(program, scenario="balanced_5a", state=folder) as meter:
            disk.fill()
            meter.step(600)
            energy = meter.energies()["total"]["Ea+"]["sum"]
            assert energy > 100, energy
        with vmeter.Program(program, scenario="balanced_5a", state=folder) as meter:
            meter.step(1)
            assert meter.energies()["total"]["Ea+"]["sum"] >= energy, "the energies were saved on the full disk"


def a_session_that_cannot_be_written_is_said(program):
    with tempfile.TemporaryDirectory() as folder, SmallDisk(folder, 64) as disk:
        disk.fill()
        for option, name in (("--save", "s.vms"), ("--capture", "c.pcapng")):
            extra = ["--modbus", "127.0.0.1:0"] if option == "--capture" else []
            told = started(program, "--no-state", option, str(disk.path / name), *extra)
            assert told.returncode in (1, 3) and name in told.stderr, told


def an_exam_whose_result_cannot_be_written_keeps_its_record(program):
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as state, SmallDisk(home, 64) as disk:
        os.environ["HOME"] = home
        with vmeter.Program(program, state=state) as meter:
            disk.fill()
            meter.train("start", lesson=EXAM, candidate="Ada", seed=1)
            meter.step(2)
            meter.train("end")
            record = meter.training_record()
        assert (pathlib.Path(state) / "training" / f"{EXAM}.vms").read_bytes() == record
        with tempfile.NamedTemporaryFile(suffix=".vms") as file:
            file.write(record)
            file.flush()
            replay = subprocess.run([program, "replay", file.name], check=False, capture_output=True, text=True)
        assert replay.returncode == 0, replay


def an_exam_on_a_full_disk_is_not_begun_or_has_no_result(program):
    with tempfile.TemporaryDirectory() as state, SmallDisk(state, 200) as disk:
        with vmeter.Program(program, state=state) as meter:
            disk.fill()
            try:
                meter.train("start", lesson=EXAM, candidate="Ada", seed=1)
            except vmeter.VmeterError as error:
                assert "cannot be written" in str(error) and "No space left" in str(error), error
            else:
                raise AssertionError("it was begun without a record")
            disk.empty()
            meter.train("start", lesson=EXAM, candidate="Ada", seed=1)
            disk.fill()
            meter.step(600)
            meter.train("end")
            assert meter.training()["ended"]
            record = meter.training_record()
        assert not record.startswith(b"vmeter session") or len(record) > 1000
        with tempfile.NamedTemporaryFile(suffix=".vms") as file:
            file.write(record)
            file.flush()
            replay = subprocess.run([program, "replay", file.name], check=False, capture_output=True, text=True)
        assert replay.returncode in (1, 2) and "marks" not in replay.stdout, replay


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    enter()
    if shutil.which("mount") is None:
        sys.exit("this trial needs 'mount'")
    return trials.run((no_memory_can_be_begun, a_memory_that_is_there_goes_on, a_session_that_cannot_be_written_is_said,
                       an_exam_whose_result_cannot_be_written_keeps_its_record,
                       an_exam_on_a_full_disk_is_not_begun_or_has_no_result), sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
