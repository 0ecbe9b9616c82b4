#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A start that is refused changes nothing: neither the meter's memory, which --load writes into, nor the recording there.

    /usr/bin/python3 tests/acceptance/refused_start.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import pathlib
import socket
import subprocess
import sys
import tempfile

import trials

WRONG_USE, UNAVAILABLE = 2, 3
HEADLESS = ["run", "--headless", "--modbus", "off", "--web", "off", "--speed", "max"]


def start(program, *options):
    return subprocess.run([program, *HEADLESS, *map(str, options)], capture_output=True, timeout=60, check=False)


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def prepared(program, folder):
    """A meter that has lived an hour, and the session of another that has lived ten seconds."""
    state, session = folder / "state", folder / "other.vms"
    assert start(program, "--state", state, "--duration", "1h").returncode == 0
    assert start(program, "--no-state", "--save", session, "--duration", "10s").returncode == 0
    return state, session


def check_refused(program, state, session, code, *options):
    before = bytes_in(state)
    ended = start(program, "--state", state, "--load", session, *options)
    assert ended.returncode == code, ended
    assert bytes_in(state) == before, "the memory has changed"


def a_port_that_is_taken_leaves_the_memory(program):
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as taken:
        state, session = prepared(program, pathlib.Path(folder))
        port = taken.getsockname()[1]
        check_refused(program, state, session, UNAVAILABLE, "--modbus", f"127.0.0.1:{port}")


def a_folder_with_a_recording_leaves_the_memory_and_the_recording(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        state, session = prepared(program, folder)
        recording = folder / "recording"
        assert start(program, "--no-state", "--record", recording, "--duration", "2s").returncode == 0
        recorded = bytes_in(recording)
        check_refused(program, state, session, UNAVAILABLE, "--record", recording)
        assert bytes_in(recording) == recorded


def a_file_that_is_no_session_leaves_the_memory(program):
    with tempfile.TemporaryDirectory() as name:
        state, session = prepared(program, pathlib.Path(name))
        session.write_text("no session\n", encoding="utf-8")
        check_refused(program, state, session, WRONG_USE)


def damaged(image):
    """The image with a bit wrong in each slot of the energies (docs/interfaces.md, section 7.6)."""
    image = bytearray(image)
    image[256 + 100] ^= 1
    image[256 + 12 + 1536 + 100] ^= 1
    return bytes(image)


def a_memory_that_cannot_be_read_is_left_as_it_is(program):
    with tempfile.TemporaryDirectory() as name:
        state, session = prepared(program, pathlib.Path(name))
        image = state / "fram.bin"
        whole = image.read_bytes()
        for unreadable in (damaged(whole), b"\xff" * len(whole), b"\x55" * len(whole)):
            image.write_bytes(unreadable)
            for options in ((), ("--load", session)):
                ended = start(program, "--state", state, "--duration", "1s", *options)
                assert ended.returncode == UNAVAILABLE, ended
                assert str(image).encode() in ended.stderr and b"move it away" in ended.stderr, ended.stderr
                assert image.read_bytes() == unreadable, "the memory has changed"
        image.rename(state / "fram.bin.kept")
        assert start(program, "--state", state, "--duration", "1s").returncode == 0, "moved away"


def a_start_that_is_not_refused_loads(program):
    with tempfile.TemporaryDirectory() as name:
        state, session = prepared(program, pathlib.Path(name))
        before = bytes_in(state)
        assert start(program, "--state", state, "--load", session, "--duration", "11s").returncode == 0
        assert bytes_in(state) != before


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return trials.run((a_port_that_is_taken_leaves_the_memory,
                       a_folder_with_a_recording_leaves_the_memory_and_the_recording,
                       a_file_that_is_no_session_leaves_the_memory,
                       a_memory_that_cannot_be_read_is_left_as_it_is, a_start_that_is_not_refused_loads), sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
