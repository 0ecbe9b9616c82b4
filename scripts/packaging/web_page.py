#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the browser edition from the module and resources/page: web_page.py MODULE_FOLDER OUTPUT_FOLDER

OUTPUT_FOLDER gets the files of a site, and vmeter.html: the same page as one file, with all parts inside, which a browser
opens from file:// too. The scripts of the page name each other as page/NAME and control/NAME; an import map says where
that is: beside the page, or inside it.
"""
import base64
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = TOP / "resources" / "page"
CONTROL = TOP / "resources" / "control"
LOADS = TOP / "resources" / "icons" / "loads"
ICON = TOP / "resources" / "icons" / "vmeter.svg"
MODELS = ("e27", "e28")
CLASSIC = ("bench_worker.js", "service_worker.js")  # scripts that are no modules


def data_url(text, kind="text/javascript"):
    return f"data:{kind};base64," + base64.b64encode(text.encode()).decode()


def page_scripts():
    return {path.name: path.read_text() for path in sorted(PAGE.glob("*.js")) if path.name not in CLASSIC}


def control_scripts():
    """Their scripts import each other from the root of the server that has them; here from control/."""
    return {path.name: re.sub(r"from '/(\w+\.js)'", r"from 'control/\1'", path.read_text())
            for path in sorted(CONTROL.glob("*.js"))}


def import_map(imports):
    return f'<script type="importmap">{json.dumps({"imports": imports})}</script>'


def instructor_page(style, imports):
    """The instructor's page in a frame: its calls go to the bench of the outer page."""
    page = (CONTROL / "watch.html").read_text()
    shim = ("<script>(() => { const bench = window.parent.vmeterBench; window.fetch = bench.fetch;"
            " Object.defineProperty(navigator, 'language', { value: bench.language }); })();</script>")
    page = page.replace('<html lang="en">', '<html lang="en" data-page="/instructor">')
    page = page.replace('<link rel="stylesheet" href="/watch.css">', style)
    return page.replace('<script src="/watch.js" type="module"></script>',
                        f"{shim}\n{import_map(imports)}\n<script type=\"module\">import 'control/watch.js';</script>")


def index_page(parts):
    return (PAGE / "index.html").read_text().replace("<!-- parts -->", parts)


def write_site(module, out):
    for name, text in page_scripts().items():
        (out / name).write_text(text)
    (out / "control").mkdir()
    for name, text in control_scripts().items():
        (out / "control" / name).write_text(text)
    shutil.copy(CONTROL / "watch.css", out / "control")
    (out / "instructor.html").write_text(instructor_page(
        '<link rel="stylesheet" href="control/watch.css">', {"control/": "./control/"}))
    for name in ("page.css", "bench_worker.js", "manifest.webmanifest", *(f"front_{model}.svg" for model in MODELS)):
        shutil.copy(PAGE / name, out)
    shutil.copy(ICON, out / "icon.svg")
    shutil.copytree(LOADS, out / "icons")
    for name in ("vmeter.js", "vmeter.wasm"):
        shutil.copyfile(module / name, out / name)
    (out / "index.html").write_text(index_page(
        import_map({"page/": "./"}) + '\n<link rel="stylesheet" href="page.css">\n<link rel="icon" href="icon.svg">\n'
        '<link rel="manifest" href="manifest.webmanifest">\n'
        "<script>if ('serviceWorker' in navigator) { navigator.serviceWorker.register('service_worker.js'); }</script>"))
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    version = hashlib.sha256(b"".join((out / name).read_bytes() for name in files)).hexdigest()[:16]
    (out / "service_worker.js").write_text(
        (PAGE / "service_worker.js").read_text().replace("'VERSION'", f"'{version}'").replace("['FILES']", json.dumps(files)))


def write_single_file(module, out):
    worker = (module / "vmeter.js").read_text() + "\n" + (PAGE / "bench_worker.js").read_text()
    parts = {
        "worker": worker,
        "wasm": base64.b64encode(gzip.compress((module / "vmeter.wasm").read_bytes(), 9, mtime=0)).decode(),
        "icons": {path.stem: path.read_text() for path in sorted(LOADS.glob("*.svg"))},
        "instructor": instructor_page(
            f"<style>{(CONTROL / 'watch.css').read_text()}</style>",
            {f"control/{name}": data_url(text) for name, text in control_scripts().items()}),
    } | {f"front_{model}": (PAGE / f"front_{model}.svg").read_text() for model in MODELS}
    inside = json.dumps(parts).replace("<", "\\u003c")
    imports = {f"page/{name}": data_url(text) for name, text in page_scripts().items()}
    (out / "vmeter.html").write_text(index_page("\n".join((
        import_map(imports),
        f"<style>{(PAGE / 'page.css').read_text()}</style>",
        f'<link rel="icon" href="{data_url(ICON.read_text(), "image/svg+xml")}">',
        f'<script type="application/json" id="vmeter-parts">{inside}</script>'))))


def main():
    module, out = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    write_site(module, out)
    write_single_file(module, out)
    print(f"{out}: {sum(path.stat().st_size for path in out.rglob('*') if path.is_file()) / 1e6:.1f} MB;"
          f" vmeter.html alone: {(out / 'vmeter.html').stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
