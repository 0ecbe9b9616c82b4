#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody holds up another: greedy clients beside one who works, through the real program.

    /usr/bin/python3 tests/acceptance/greedy_clients.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import http.client
import json
import pathlib
import socket
import sys
import tempfile
import threading
import time

import trials

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
import vmeter  # noqa: E402

LOOKERS = 64
GUESSERS = 64
QUICK_S = 5.0  # a call of the one who works; some milliseconds on a quiet computer
WORK_TOKEN = "a-token-to-work-with"
LOOK_TOKEN = "a-token-to-look-with"


def asked(address, path, token, hold):
    """Sends a GET and, with `hold`, returns the open connection; otherwise the status."""
    host, port = address.rsplit(":", 1)
    link = socket.create_connection((host, int(port)))
    link.sendall(f"GET {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
    if hold:
        return link
    with link:
        return int(link.recv(4096).split()[1])


def lasts(call):
    begin = time.monotonic()
    call()
    return time.monotonic() - begin


def memory_kib(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def lookers_beside_an_instructor(program):
    """64 with the token to look only, each with a wait, a stream and a picture of the largest size under way."""
    with tempfile.NamedTemporaryFile("w", suffix=".token") as tokens:
        tokens.write(f"{WORK_TOKEN}\n{LOOK_TOKEN}\n")
        tokens.flush()
        with vmeter.Program(program, speed=1, options=["--control-token-file", tokens.name]) as meter:
            instructor = vmeter.Bench(meter.control, token=WORK_TOKEN)
            quiet = memory_kib(meter.process)
            held = [asked(meter.control, path, LOOK_TOKEN, True) for _ in range(LOOKERS) for path in
                    ("/v1/lcd?until=main:88888888&timeout_s=86400", "/v1/events", "/v1/lcd.png?scale=16")]
            worst = 0.0
            for _ in range(10):
                worst = max(worst, lasts(instructor.status), lasts(lambda: instructor.keys("up")),
                            lasts(lambda: instructor.input(tariff=2)), lasts(lambda: instructor.step(1)))
            assert worst < QUICK_S, worst
            with instructor.events("key") as events:
                instructor.keys("up")
                assert next(events)
            grown = memory_kib(meter.process) - quiet
            assert grown < 150_000, f"{grown} KiB more for pictures"
            for link in held:
                link.close()
            print(f"64 lookers: an instructor's call takes {1000 * worst:.0f} ms at most; {grown // 1024} MiB more")


def sign_in(address, user, password):
    link = http.client.HTTPConnection(address)
    link.request("POST", "/api/session", json.dumps({"user": user, "password": password}),
                 {"Content-Type": "application/json"})
    answer = link.getresponse()
    answer.read()
    cookies = "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie")
    link.close()
    return answer.status, cookies


def live(address, cookies):
    link = http.client.HTTPConnection(address)
    link.request("GET", "/api/live", headers={"Cookie": cookies})
    status = link.getresponse().status
    link.close()
    return status


def guessers_beside_an_admin(program):
    """64 who sign in with made-up names all the time; each check of a password takes long on purpose."""
    with vmeter.Program(program, speed=1) as meter:
        status, cookies = sign_in(meter.web, "admin", "Admin")
        assert status == 204, status
        stop = threading.Event()

        def guess(number):
            attempt = 0
            while not stop.is_set():
                attempt += 1
                try:
                    sign_in(meter.web, f"name {number} {attempt}", "guess")
                except (OSError, http.client.HTTPException):
                    pass  # turned away

        guessers = [threading.Thread(target=guess, args=(number,)) for number in range(GUESSERS)]
        for guesser in guessers:
            guesser.start()
        try:
            times = []
            for _ in range(30):
                begin = time.monotonic()
                assert live(meter.web, cookies) == 200
                times.append(time.monotonic() - begin)
        finally:
            stop.set()
            for guesser in guessers:
                guesser.join()
        times.sort()
        assert times[len(times) // 2] < 1.0, times
        print(f"64 guessers: GET /api/live takes {1000 * times[len(times) // 2]:.0f} ms, {1000 * times[-1]:.0f} at most")


def a_page_of_another_site_that_is_rebound(program):
    with vmeter.Program(program) as meter:
        for headers in ({"Host": "evil.example", "Origin": "http://evil.example"}, {"Host": "evil.example:8080"}):
            for address in (meter.web, meter.control):
                link = http.client.HTTPConnection(address)
                link.request("GET", "/", headers=headers)
                status = link.getresponse().status
                assert status == 403, (address, headers, status)
                link.close()


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return trials.run((lookers_beside_an_instructor, guessers_beside_an_admin, a_page_of_another_site_that_is_rebound),
                      sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
