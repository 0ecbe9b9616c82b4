# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the code in docs/ARCHITECTURE.md, docs/extending.md, docs/glossary.md and docs/decisions are still names of
the code.

    python3 doc_names.py [TOP]    prints FILE:LINE: message for each that is not; exit code 1 if there is one

Looked at is what stands between backticks: `Class::member`, `function()`, `TypeName`, `kConstant`, `m_member`, and a file named
without its folder, `meter.h`. A member has to be written with its class somewhere, or stand in a file that defines the class.
Names of Qt are not looked for. In the glossary bold terms are looked at as well; the words of its last section that are not used
any more, in the first column, are not.
"""
import re
import sys
from pathlib import Path

import rule

GLOSSARY = "docs/glossary.md"
PAGES = ["docs/ARCHITECTURE.md", "docs/extending.md", GLOSSARY, "docs/decisions/*.md"]
FOLDERS = ["core", "virtualhw", "ui", "app", "tests", "scripts", "resources"]
SUFFIXES = {".h", ".cpp", ".py", ".js", ".mjs", ".cmake", ".txt"}

FENCED = re.compile(r"(?ms)^```.*?^```$")
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*([^*`\n]+)\*\*")
FILE = re.compile(r"[\w.-]+\.(?:h|cpp|c|py|js|mjs|html|json|cmake)")
PLACEHOLDER = re.compile(r"[A-Z]+\.\w+")  # NAME.cpp: any file
UNUSED_WORDS = re.compile(r"(?ms)^## [^\n]*not used any more$.*?(?=^## |\Z)")
FIRST_CELL = re.compile(r"(?m)^\|[^|\n]*(?=\|)")
MEMBER = re.compile(r"\b([A-Z]\w*)::(~?\w+)")
# A word with an inner capital, or in front of a parenthesis, is a name; others are words of English too. Not of a file.
NAME = re.compile(r"\b(?:[a-z]+[A-Z]\w*|[A-Z]\w*[a-z][A-Z]\w*|m_\w+|\w+(?=\())(?![\w.]*\.[a-z])")
FOREIGN = re.compile(r"\bQ[A-Z]\w*(?:::\w+)?")


class Names:
    def __init__(self, top):
        files = [file for folder in FOLDERS for file in sorted((top / folder).rglob("*"))
                 if file.suffix in SUFFIXES and file.is_file()]
        self.texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        self.words = [set(re.findall(r"\w+", text)) for text in self.texts]
        self.all_words = set().union(*self.words)
        self.files = {file.name for folder in [*FOLDERS, "scenarios"] for file in (top / folder).rglob("*")}
        self.files |= {file.name for file in top.glob("*")}

    def has(self, name):
        return name in self.all_words

    def has_member(self, owner, member):
        member = member.lstrip("~")
        defined = re.compile(rf"\b(?:class|struct|namespace)\s+(?:\w+::)*{owner}\b[^;]*{{")
        return any(f"{owner}::{member}" in text or defined.search(text)
                   for text, words in zip(self.texts, self.words) if owner in words and member in words)


def missing(names, code):
    """What in the code span is no name of the program."""
    if "/" in code or code.startswith("-"):
        return  # a path, which citations.py looks at, or an option
    if FILE.fullmatch(code):
        if code not in names.files and not PLACEHOLDER.fullmatch(code):
            yield code
        return
    code = FOREIGN.sub("", code)
    for owner, member in MEMBER.findall(code):
        if not names.has_member(owner, member):
            yield f"{owner}::{member}"
    for name in NAME.findall(MEMBER.sub("", code)):
        if not names.has(name):
            yield name


def spans_of(page, text):
    """What may be a name of the program, with its line."""
    text = FENCED.sub(lambda block: "\n" * block[0].count("\n"), text)
    patterns = [CODE]
    if page == GLOSSARY:
        text = UNUSED_WORDS.sub(lambda section: FIRST_CELL.sub("", section[0]), text)
        patterns.append(BOLD)
    found = [(text.count("\n", 0, span.start()) + 1, span[1]) for pattern in patterns for span in pattern.finditer(text)]
    return sorted(found, key=lambda line_and_span: line_and_span[0])


def violations(top):
    top = Path(top).resolve()
    names = Names(top)
    for file in [file for page in PAGES for file in sorted(top.glob(page))]:
        page = file.relative_to(top).as_posix()
        for line, span in spans_of(page, file.read_text(encoding="utf-8")):
            for name in dict.fromkeys(missing(names, span)):
                yield page, line, f"{name} is no name of the code"


def main(arguments):
    return rule.report(violations(arguments[0] if arguments else rule.TOP))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
