# SPDX-License-Identifier: GPL-3.0-or-later
"""A vmeter without window, paused unless told otherwise, on free ports, worked through its control API."""
import http.client
import json
import subprocess
import time

STEP_TIMEOUT_S = 600  # an hour of meter time takes a few seconds; far more under a sanitizer


class Vmeter:
    def __init__(self, program, scenario, speed="0", state=None, options=(), modbus="127.0.0.1:0"):
        """`state`: the folder of the meter's memory; nowhere by default. `options`: more of vmeter run's."""
        self.process = subprocess.Popen(
            [
                program, "run", "--headless", "--speed", speed, "--scenario", scenario,
                *(["--no-state"] if state is None else ["--state", str(state)]), *options,
                "--control", "127.0.0.1:0", "--modbus", modbus, "--web", "127.0.0.1:0",
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{program} ended with exit code {self.process.wait()} before it was ready")
        ready = json.loads(line)
        if ready.get("event") != "ready":
            raise RuntimeError(f"first line on standard output: {line}")
        # With --net device there may be no server yet.
        self.modbus_port = int(ready["modbus"].rsplit(":", 1)[1]) if ready["modbus"] else None
        self.control = ready["control"]
        self.web = ready["web"]

    def call(self, method, path, body=None):
        """The answer of the control API; raises where it is an error."""
        connection = http.client.HTTPConnection(self.control, timeout=STEP_TIMEOUT_S)
        try:
            connection.request(
                method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"}
            )
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        if response.status >= 300:
            raise RuntimeError(f"{method} {path}: {response.status} {text}")
        return json.loads(text) if text else None

    def step(self, seconds):
        """Lets meter time pass."""
        self.call("POST", "/v1/time/step", {"seconds": seconds})

    def await_status(self, wanted, seconds=10):
        """The first /v1/status that `wanted` says yes to. For what other threads and programs do: meter time is
        stepped, never waited for."""
        end = time.monotonic() + seconds
        while True:
            status = self.call("GET", "/v1/status")
            if wanted(status):
                return status
            if time.monotonic() > end:
                raise AssertionError(f"after {seconds} s the status is {status}")
            time.sleep(0.02)

    def kill(self):
        """SIGKILL: no chance to save anything."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; the exit code."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "none within 20 s"
        finally:
            self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
