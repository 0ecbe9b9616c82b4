#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the browser edition on loopback and opens the browser: serve_web.py FOLDER [--port N] [--no-browser]"""
import argparse
import functools
import http.server
import sys
import webbrowser


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".wasm": "application/wasm", ".js": "text/javascript", ".webmanifest": "application/manifest+json"}

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(prog="./run web", description="The meter in a page, served on 127.0.0.1.")
    parser.add_argument("folder", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=8090, help="0: any free one; 8090 unless said otherwise")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    options = parser.parse_args()
    try:
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", options.port), functools.partial(Handler, directory=options.folder))
    except OSError as error:
        print(f"127.0.0.1:{options.port}: {error.strerror}; choose another port with --port, or 0", file=sys.stderr)
        return 3
    url = f"http://127.0.0.1:{server.server_port}/"
    print(url, flush=True)
    if not options.no_browser:
        webbrowser.open(url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
