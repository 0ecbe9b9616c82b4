#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users install: the Debian packages in a root that has nothing else, the scripts of the shells, the manual page.

    /usr/bin/python3 tests/acceptance/packages.py path/to/vmeter [--release]

--release: also the container image by podman, and the archive for any folder in a root of Debian 13.
The packages are built first (scripts/package). The last line is the count; exit code 0 only if nothing failed.
"""
import argparse
import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

import raw_modbus
import trials

TOP = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = TOP / "build" / "package"
MIRROR = "http://deb.debian.org/debian"

# Runs inside the bare root. Each line that it prints is looked for below.
IN_THE_ROOT = """
set -eu
export DEBIAN_FRONTEND=noninteractive
cd /
everything() { find / -xdev -not -path '/proc/*' -not -path '/packages/*' | sort; }
apt-get -q update >/dev/null
install() { apt-get -q install -y --no-install-recommends "$1" >/dev/null 2>&1; }

install /packages/vmeter-headless_*.deb
echo "headless version: $(vmeter-headless --version)"
vmeter-headless run --headless --no-state --modbus 127.0.0.1:0 --web 127.0.0.1:0 --duration 3s --speed max
apt-get -q purge -y vmeter-headless >/dev/null 2>&1

install /packages/vmeter_*.deb
echo "window version: $(vmeter --version)"
QT_QPA_PLATFORM=offscreen HOME=/packages vmeter run --no-state --modbus 127.0.0.1:0 --web 127.0.0.1:0 --duration 3s 2>/dev/null
echo "window ended: $?"
for file in /usr/share/applications/*vmeter.desktop /usr/share/metainfo/*vmeter.metainfo.xml \
    /usr/share/icons/hicolor/scalable/apps/vmeter.svg /usr/share/icons/hicolor/48x48/apps/vmeter.png; do
    [ -f "$file" ] && echo "there: $(basename "$file")"
done
apt-get -q purge -y vmeter >/dev/null 2>&1
everything | grep vmeter || echo "nothing left"
"""


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def in_bare_root(suite, folder, *hooks):
    """What the last hook of mmdebstrap prints, in a new root of that suite, which is thrown away."""
    hooks = [*hooks[:-1], f"({hooks[-1]}) >{folder}/said"]
    ended = run("mmdebstrap", "--quiet", "--variant=apt", "--format=null",
                *(f"--customize-hook={hook}" for hook in hooks), suite, "-", MIRROR, cwd=folder,
                env={**os.environ, "HOME": str(folder)}, timeout=900)
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    return (pathlib.Path(folder) / "said").read_text()


def built(*kinds):
    """The files that scripts/package makes of what ./test has built."""
    ended = run(TOP / "scripts" / "package", *kinds, timeout=1800, env={**os.environ, "VMETER_PRESET": "test"})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return [pathlib.Path(line) for line in ended.stdout.splitlines() if line.startswith(str(PACKAGES))]


def debian_packages_in_a_root_with_nothing_else(program):
    packages = built("deb")
    assert len(packages) == 2, packages
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "trial.sh").write_text(IN_THE_ROOT)
        said = in_bare_root("bookworm", folder, 'mkdir "$1/packages"', f'copy-in {" ".join(map(str, packages))} /packages',
                            f'copy-in {folder}/trial.sh /packages', 'chroot "$1" sh /packages/trial.sh').splitlines()
    version = run(program, "--version").stdout.strip()
    ready = next(json.loads(line) for line in said if line.startswith("{"))
    assert f"headless version: {version}" in said and f"window version: {version}" in said, said
    assert ready["event"] == "ready" and ready["modbus"] and ready["web"], ready
    assert "window ended: 0" in said, said
    assert sum(line.startswith("there: ") for line in said) == 4, said
    assert said[-1] == "nothing left", said


def completed(program, shell, line):
    """What a shell offers for the last word of the line."""
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "script"
        script.write_text(run(program, "completion", shell).stdout)
        folder_of_program = pathlib.Path(program).resolve().parent
        environment = {**os.environ, "HOME": folder, "PATH": f"{folder_of_program}:{os.environ['PATH']}"}
        if shell == "fish":
            asked = f"source {script}; complete -C '{line}'"
        else:
            words = " ".join(f"'{word}'" for word in line.split(" "))
            asked = (f"source {script}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _vmeter; "
                     'printf "%s\\n" "${COMPREPLY[@]}"')
        ended = run(shell, "-c", asked, env=environment, cwd=folder)
        return [offer.split("\t")[0] for offer in ended.stdout.splitlines() if offer]


def shells_complete_commands_options_and_values(program):
    for shell in ("bash", "fish"):
        assert completed(program, shell, "vmeter type") == ["type-test"], shell
        assert sorted(completed(program, shell, "vmeter run --mod")) == [
            "--modbus", "--modbus-connections", "--modbus-option", "--model"], shell
        assert sorted(completed(program, shell, "vmeter --model e2")) == ["e27", "e28"], shell
        assert "reference_10a_60deg" in completed(program, shell, "vmeter --scenario ref"), shell
        assert sorted(completed(program, shell, "vmeter exam --see")) == ["--seed", "--seed-file"], shell
        assert completed(program, shell, "vmeter --nonsense") == [], shell
    ended = run("zsh", "-n", "/dev/stdin", input=run(program, "completion", "zsh").stdout)
    assert ended.returncode == 0, ended.stderr


def the_manual_page_names_every_command(program):
    page = run(program, "man").stdout
    shown = run("man", "-l", "-", input=page, env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
    assert shown.returncode == 0 and not shown.stderr, shown.stderr
    overview = run(program, "help").stdout.split("\n\n")[-1].splitlines()
    commands = [line.split()[0] for line in overview if line.startswith("  ") and not line.startswith("   ")]
    assert len(commands) > 8, commands
    for command in commands:
        assert f"\n       {command} " in shown.stdout or f"\n       {command}\n" in shown.stdout, command
    warned = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-", input=page)
    assert not warned.stderr, warned.stderr


def version_and_date_stand_in_one_place(program):
    version = run(program, "--version").stdout.strip().removeprefix("vmeter ")
    assert f"\n## {version} (" in (TOP / "CHANGELOG.md").read_text(), version


def a_container_answers_and_keeps_its_memory(program):
    del program
    (archive,) = built("image")
    assert archive.stat().st_size < 150e6, archive.stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        # Works without cgroups of version 2 too, and where limits cannot be raised.
        settings = pathlib.Path(folder) / "containers.conf"
        settings.write_text('[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n'
                            '[engine]\nruntime = "runc"\n')
        podman = functools.partial(run, "podman", env={**os.environ, "CONTAINERS_CONF": str(settings)}, timeout=120)
        name = f"vmeter-trial-{os.getpid()}"
        assert podman("load", "-i", archive).returncode == 0
        try:
            started = podman("run", "--detach", "--name", name, "--read-only", "--tmpfs", "/tmp", "--volume",
                             f"{name}:/var/lib/vmeter", "--publish", "127.0.0.1::1502", "vmeter:" + version_of_release(),
                             "run", "--headless", "--state", "/var/lib/vmeter", "--speed", "1000", "--scenario",
                             "reference_10a_60deg", "--modbus", "0.0.0.0:1502", "--web", "off")
            assert started.returncode == 0, started.stderr
            before = energy_when(podman, name, lambda energy: energy > 100)
            assert podman("kill", name).returncode == 0
            assert podman("start", name).returncode == 0
            energy_when(podman, name, lambda energy: energy >= before)
        finally:
            podman("rm", "--force", name)
            podman("volume", "rm", name)


def version_of_release():
    return re.search(r"^project\(vmeter VERSION (\S+)", (TOP / "CMakeLists.txt").read_text(), re.M)[1]


def energy_when(podman, name, enough):
    """Ea+ of the meter in the container, in Wh, once that is enough: waits for the meter to count, for a minute."""
    for _ in range(600):
        port = podman("port", name, "1502").stdout.strip().rpartition(":")[2]
        try:
            with raw_modbus.connect("127.0.0.1", int(port)) as meter:
                high, low = raw_modbus.read(meter, 50946, 2)
                energy = (high << 16 | low) * 10
        except (OSError, ValueError, RuntimeError):
            energy = 0
        if enough(energy):
            return energy
        threading.Event().wait(0.1)
    raise AssertionError(f"the container's meter counts {energy} Wh: {podman('logs', name).stderr[-1000:]}")


def the_archive_runs_in_a_younger_debian(program):
    (archive,) = built("appimage")
    with tempfile.TemporaryDirectory() as folder:
        said = in_bare_root("trixie", folder, f'tar -C "$1/opt" -xf {archive}',
                            'chroot "$1" sh -c "QT_QPA_PLATFORM=offscreen HOME=/tmp /opt/vmeter-*/vmeter --no-state '
                            '--modbus 127.0.0.1:0 --web 127.0.0.1:0 --duration 3s"; echo "ended: $?"; '
                            'chroot "$1" sh -c "/opt/vmeter-*/vmeter --version"').splitlines()
    assert "ended: 0" in said, said
    assert run(program, "--version").stdout.strip() in said, said


TRIALS = [debian_packages_in_a_root_with_nothing_else, shells_complete_commands_options_and_values,
          the_manual_page_names_every_command, version_and_date_stand_in_one_place]
RELEASE = [a_container_answers_and_keeps_its_memory, the_archive_runs_in_a_younger_debian]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--release", action="store_true")
    options = parser.parse_args()
    return trials.run(TRIALS + (RELEASE if options.release else []), options.program)


if __name__ == "__main__":
    sys.exit(main())
