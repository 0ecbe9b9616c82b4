# SPDX-License-Identifier: GPL-3.0-or-later
"""A vmeter for trials: vmeter.Program, with what only they need."""
import time

import vmeter


class Vmeter(vmeter.Program):
    """Without window, paused unless told otherwise, on free ports."""

    def __init__(self, program, scenario, speed="0", state=None, options=(), modbus="127.0.0.1:0"):
        """`state`: the folder of the meter's memory; nowhere by default. `options`: more of vmeter run's."""
        super().__init__(program, scenario, speed=speed, state=state, options=options, modbus=modbus)

    def await_status(self, wanted, seconds=10):
        """The first /v1/status that `wanted` says yes to. For what other threads and programs do: meter time is
        stepped, never waited for."""
        end = time.monotonic() + seconds
        while True:
            status = self.status()
            if wanted(status):
                return status
            if time.monotonic() > end:
                raise AssertionError(f"after {seconds} s the status is {status}")
            time.sleep(0.02)
