"""Brings the pages of the checks up to date: what Alur says about each example, its picture, and the index.

A page is written by hand, but for what stands between the end of an example and the next heading.
`python docs/build_checks.py` writes; a test compares.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from alur.core.checks.catalogue import CHECKS, Check, check
from alur.core.checks.finding import Finding
from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop
from alur.formats.svg.document import table_svg

REFERENCE = Path(__file__).parent / "reference"
INDEX = REFERENCE / "checks.md"
PAGES = REFERENCE / "checks"

_TITLE = re.compile(r"^# (.+) \(`(\w+)`\)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^## (?P<kind>Wrong|Right)\n\n```yaml\n(?P<sop>.*?)^```\n.*?(?=^## )", re.MULTILINE | re.DOTALL)


def built() -> dict[Path, str]:
    """Every file that this script keeps up to date, with what should stand in it."""
    files = {INDEX: _index()}
    for each in CHECKS:
        page = PAGES / f"{each.name}.md"
        files[page] = _EXAMPLE.sub(lambda match, name=each.name: _example(match, name), page.read_text("utf-8"))
        files |= {PAGES / f"{each.name}-{kind}.svg": table_svg(sop).svg for kind, sop in examples(each.name).items()}
    return files


def examples(name: str) -> dict[str, Sop]:
    """The two SOPs shown on the page of a check."""
    text = (PAGES / f"{name}.md").read_text("utf-8")
    return {
        match["kind"].lower(): read_sop(match["sop"].encode(), name=f"{name}.md") for match in _EXAMPLE.finditer(text)
    }


def _example(match: re.Match[str], name: str) -> str:
    kind = match["kind"].lower()
    findings = check(examples(name)[kind])
    said = "\n".join(_said(finding) for finding in findings) or "Alur says nothing."
    picture = f"![{match['kind']}: the flow as drawn]({name}-{kind}.svg)"
    return f"## {match['kind']}\n\n```yaml\n{match['sop']}```\n\n{picture}\n\n{said}\n\n"


def _said(finding: Finding) -> str:
    place = "the whole SOP" if finding.step is None else f"row {finding.step}"
    return f"Alur says ({finding.level}, {place}):\n\n> {finding.message}\n> {finding.mend}\n>\n> {finding.why}"


def _index() -> str:
    lines = "".join(
        f"| [{_title(each)}](checks/{each.name}.md) | `{each.name}` | {_level(each)} |\n" for each in CHECKS
    )
    return f"{_HEAD}{lines}"


def _title(each: Check) -> str:
    match = _TITLE.match((PAGES / f"{each.name}.md").read_text("utf-8"))
    if match is None or match[2] != each.name:
        raise ValueError(f"Expected the page of {each.name} to begin with its title, but it does not.")
    return match[1]


def _level(each: Check) -> str:
    return f"{each.level}, {each.for_approval} for approval" if each.for_approval else each.level


_HEAD = """# Checks

What `alur check` and the editor look for. A finding names the row that must be changed and says what is wrong, why it
matters and how to mend it. A check that cannot decide is silent. An error keeps an SOP from approval; a warning does
not. One slip is one finding: what vanishes once the slip is read as it was probably meant only followed from it.

| Finding | Name | Level |
|---|---|---|
"""


def _outdated() -> Iterator[tuple[Path, str]]:
    for path, text in built().items():
        if not path.exists() or path.read_text("utf-8") != text:
            yield path, text


if __name__ == "__main__":
    for path, text in _outdated():
        path.write_text(text, "utf-8")
