# SPDX-License-Identifier: GPL-3.0-or-later
"""What comments and documents cite is there: files, sections of documents, links and their anchors.

    python3 citations.py [TOP]    prints FILE:LINE: message for each citation that leads nowhere; exit code 1 if there
                                  is one

Looked at are the comments of sources and scripts, and Markdown documents: for paths with their blocks of code.
- A path that begins with a folder of the project, and each name that ends in .md, .yaml or .csv, is a file or folder:
  from the top, from where it is cited, or, for a bare name of data, anywhere. `*` stands for any part of a name.
- "docs/metrology.md, section 5.1" (or "sections 5.1 and 5.2") is a numbered heading of that page, "docs/display.md,
  mark 7" a row of one of its tables.
- A link of a document leads to a file, and its anchor to a heading.
"""

import ast
import io
import re
import sys
import tokenize
from pathlib import Path
from typing import NamedTuple

import rule

FOLDERS = ["core", "virtualhw", "ui", "app", "tests", "scripts", "resources", "scenarios", "docs"]
SLASH_COMMENTS = {".cpp", ".h", ".c", ".js", ".mjs", ".css"}
HASH_COMMENTS = {".sh", ".yaml", ".cmake"}

# Names of files that the program or its user writes: examples, and what --record leaves in its folder.
WRITTEN_FILES = {
    "measurements.csv", "energies.csv", "playback.yaml", "house.csv", "my_lesson.yaml", "my_exam.yaml",
}
# scenarios/NAME.yaml: any file there.
PLACEHOLDER = re.compile(r"(?:.*/)?[A-Z]+\.(?:yaml|csv)")
# What a build makes, such as core/CMakeFiles/vmeter_core.dir/meter.cpp.o.
BUILT = re.compile(r".*/CMakeFiles/.*")

SLASH_TOKENS = re.compile(
    r'R"(?P<delimiter>[^(\s"]{0,16})\((?:.|\n)*?\)(?P=delimiter)"'      # raw string
    r'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`'                           # string, template string
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'"                             # character; not the mark between digits
    r"|(?P<comment>//[^\n]*|/\*(?:.|\n)*?\*/)")
HASH_COMMENT = re.compile(r"(?:^|\s)#(.*)")
FENCE = re.compile(r"^\s*(```|~~~)")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
LINK = re.compile(r"\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)

PATH = re.compile(r"(?<![\w./*{}<>:-])(?:\.\./|[\w*-][\w.*-]*/)*[\w*-][\w.*-]*(?:/(?![\w*]))?")
DATA_NAME = re.compile(r"[\w*./-]*[\w*]\.(?:md|yaml|csv)")
ONE = r"\d+(?:\.\d+)*"
SEVERAL = rf"{ONE}(?:(?:,|\s+and|\s+to)\s+{ONE})*"
SECTION, MARK = (re.compile(rf"([\w./-]+\.md)[)\]`]*,?\s+{noun}(?:\s+({ONE})|s\s+({SEVERAL}))")
                 for noun in ("section", "mark"))
BARE_SECTION = re.compile(r"([\w./-]+\.md)\s+(\d+(?:\.\d+)*)(?![\w%])")
NUMBER = re.compile(r"\d+(?:\.\d+)*")


class Text(NamedTuple):
    """Running text of a file and the line on which it begins; as many line feeds as the file has there."""
    line: int
    text: str


def merged(pieces):
    """Comments on lines that follow one another as one text: a citation may be broken between two lines."""
    texts = []
    for line, text in pieces:
        if texts and texts[-1].line + texts[-1].text.count("\n") + 1 == line:
            texts[-1] = Text(texts[-1].line, texts[-1].text + "\n" + text)
        else:
            texts.append(Text(line, text))
    return texts


def slash_comments(source):
    pieces = []
    for token in SLASH_TOKENS.finditer(source):
        if token["comment"]:
            text = re.sub(r"(?m)^\s*(?:///?<?|/\*+|\*+(?!/))", "", token["comment"]).replace("*/", "")
            pieces.append((source.count("\n", 0, token.start()) + 1, text))
    return merged(pieces)


def hash_comments(source):
    found = ((number, HASH_COMMENT.search(line)) for number, line in enumerate(source.splitlines(), start=1))
    return merged([(number, match[1]) for number, match in found if match])


def python_comments(source):
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    texts = merged([(token.start[0], token.string.lstrip("#")) for token in tokens if token.type == tokenize.COMMENT])
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False):
            texts.append(Text(node.body[0].lineno, ast.get_docstring(node, clean=False)))
    return texts


def prose_of(markdown):
    """The document with its blocks of code made empty, so that lines keep their numbers."""
    lines, fenced, before = [], False, ""
    for line in markdown.splitlines():
        if FENCE.match(line):
            fenced = not fenced
            lines.append("")
        elif fenced or (line.startswith(("    ", "\t")) and not before.strip()):
            lines.append("")
            continue
        else:
            lines.append(line)
        before = line
    return "\n".join(lines)


def texts_of(file):
    source = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix == ".md":
        return [Text(1, source)]
    if file.suffix in SLASH_COMMENTS:
        return slash_comments(source)
    if file.suffix == ".py":
        return python_comments(source)
    return hash_comments(source)


def anchors_of(page):
    """What a link to a heading of `page` may have behind its #."""
    anchors = set()
    for line in prose_of(page.read_text(encoding="utf-8")).splitlines():
        if heading := HEADING.match(line):
            title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[2])
            slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
            number = 0
            while (anchor := f"{slug}-{number}" if number else slug) in anchors:
                number += 1
            anchors.add(anchor)
    return anchors


def sections_of(page):
    """Numbers that the headings of `page` begin with."""
    headings = (HEADING.match(line) for line in prose_of(page.read_text(encoding="utf-8")).splitlines())
    numbers = (NUMBER.match(heading[2]) for heading in headings if heading)
    return {number[0] for number in numbers if number}


def marks_of(page):
    """Numbers that rows of the tables of `page` begin with; "2, 3" and "14" alike."""
    rows = re.findall(r"(?m)^\|\s*(\d+(?:,\s*\d+)*)\s*\|", page.read_text(encoding="utf-8"))
    return {number for row in rows for number in NUMBER.findall(row)}


class Checker:
    def __init__(self, top):
        self.top = Path(top).resolve()
        places = [*self.top.glob("*"), *(file for folder in FOLDERS for file in (self.top / folder).rglob("*"))]
        self.files = sorted(file for file in places if file.is_file())
        self.names = {file.name for file in self.files}

    def resolved(self, citing, path):
        """The files or folders that `path` stands for, as it is cited in the file `citing`."""
        found = []
        for folder in (self.top, citing.parent):
            if "*" in path:
                found += folder.glob(path)
            elif (folder / path).exists():
                found.append((folder / path).resolve())
        return [file for file in found if file.is_relative_to(self.top)]

    def is_there(self, citing, path):
        made = path in WRITTEN_FILES or PLACEHOLDER.fullmatch(path) or BUILT.fullmatch(path)
        if made or self.resolved(citing, path):
            return True
        bare_data = "/" not in path and not path.endswith(".md")
        return bare_data and (path in self.names or Path(path).name.startswith("*"))

    def page(self, citing, path):
        return next((file for file in self.resolved(citing, path) if file.is_file()), None)

    def cited_paths(self, text):
        """(position, path) of what looks like a file or a folder of the project."""
        for match in PATH.finditer(text):
            path = match[0].rstrip(".,-")
            is_data = DATA_NAME.fullmatch(path)
            in_folder = "/" in path and path.split("/")[0] in FOLDERS
            # Words such as "ui/app": only what has an ending, a star or a slash at its end is a path for sure.
            is_file = in_folder and ("." in path.rsplit("/", 1)[1] or path.endswith("/") or "*" in path)
            if is_data or is_file:
                yield match.start(), path

    def wrong_paths(self, citing, text):
        for position, path in self.cited_paths(text):
            if not self.is_there(citing, path):
                yield position, f"{path} is not there"

    def wrong_numbers(self, citing, text):
        for pattern, numbers_of, noun in [(SECTION, sections_of, "section"), (MARK, marks_of, "mark")]:
            for match in pattern.finditer(text):
                page = self.page(citing, match[1])
                if page is None:
                    continue  # wrong_paths() says so
                known = numbers_of(page)
                for number in NUMBER.findall(match[2] or match[3]):
                    if number not in known:
                        yield match.start(), f"{match[1]} has no {noun} {number}"
        for match in BARE_SECTION.finditer(text):
            yield match.start(), f"write '{match[1]}, section {match[2]}', so that it can be checked"

    def wrong_links(self, citing, text):
        for match in LINK.finditer(re.sub(r"`[^`\n]*`", lambda code: " " * len(code[0]), text)):
            path, _, anchor = match[1].partition("#")
            if SCHEME.match(match[1]):
                continue
            target = (citing.parent / path).resolve() if path else citing
            if not target.exists() or not target.is_relative_to(self.top):
                yield match.start(), f"the link {match[1]} leads nowhere"
            elif anchor and (target.suffix != ".md" or anchor not in anchors_of(target)):
                yield match.start(), f"the link {match[1]}: no heading is #{anchor}"

    def looked_at(self):
        for file in self.files:
            path = file.relative_to(self.top)
            known = file.suffix in SLASH_COMMENTS | HASH_COMMENTS | {".py", ".md"} or file.name == "CMakeLists.txt"
            if known or path.as_posix() in {"run", "test"} or path.parts[0] == "scripts":
                yield file

    def violations(self):
        """All violations as (file relative to the top, line, message), in the order of files and lines."""
        for file in self.looked_at():
            found = []
            for line, text in texts_of(file):
                wrong = list(self.wrong_paths(file, text))
                if file.suffix == ".md":
                    text = prose_of(text)
                    wrong += self.wrong_links(file, text)
                wrong += self.wrong_numbers(file, text)
                found += [(line + text.count("\n", 0, position), message) for position, message in wrong]
            for line, message in sorted(set(found)):
                yield file.relative_to(self.top).as_posix(), line, message


def violations(top):
    return Checker(top).violations()


def main(arguments):
    return rule.report(violations(arguments[0] if arguments else rule.TOP))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
