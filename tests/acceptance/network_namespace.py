# SPDX-License-Identifier: GPL-3.0-or-later
"""A network of one's own for a trial: nothing of the machine's is seen or touched."""
import os
import shutil
import subprocess
import sys

ENTERED = "VMETER_TRIAL_NAMESPACE"


def enter():
    """Starts the calling script anew in an empty network namespace. Root can always do that; others need a kernel that
    lets them."""
    if os.environ.get(ENTERED):
        run("ip", "link", "set", "lo", "up")
        return
    if shutil.which("ip") is None:
        sys.exit("this trial needs 'ip' (Debian package iproute2)")
    options = ["-n"] if os.geteuid() == 0 else ["-r", "-n"]
    if subprocess.run(["unshare", *options, "true"], check=False).returncode != 0:
        sys.exit("this trial needs a network namespace: run it as root, or allow user namespaces to everybody "
                 "(sysctl kernel.unprivileged_userns_clone=1)")
    os.environ[ENTERED] = "1"
    os.execvp("unshare", ["unshare", *options, sys.executable, *sys.argv])


def run(*command):
    subprocess.run(command, check=True)


def cable(near, far):
    """Two interfaces that are joined, both up."""
    run("ip", "link", "add", near, "type", "veth", "peer", "name", far)
    for end in (near, far):
        run("ip", "link", "set", end, "up")


class Laboratory:
    """The other end of the cable, in a namespace of its own: what is sent there really leaves this one."""

    def __init__(self, near, far, address):
        cable(near, far)
        self.holder = subprocess.Popen(["unshare", "-n", "sleep", "infinity"])
        own = os.readlink("/proc/self/ns/net")
        while os.readlink(f"/proc/{self.holder.pid}/ns/net") == own:
            pass  # unshare has not done its work yet
        run("ip", "link", "set", far, "netns", str(self.holder.pid))
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "addr", "add", address, "dev", far)
        self.run("ip", "link", "set", far, "up")

    def command(self, *command):
        """The same command, to be run there."""
        return ["nsenter", "-t", str(self.holder.pid), "-n", *command]

    def run(self, *command):
        run(*self.command(*command))

    def close(self):
        self.holder.kill()
        self.holder.wait()
