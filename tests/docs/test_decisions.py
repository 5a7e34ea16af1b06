"""Decisions are numbered once and listed, and no dependency comes in without its line."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.docs.paper import ROOT

ADR = ROOT / "docs/why/adr"
DECISIONS = sorted(ADR.glob("[0-9]*.md"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# What `build` and `test` bring is never on an office's machine.
DECLARED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["postgres"]]


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=~! ]", requirement)[0].lower()


def test_decisions_are_numbered_one_by_one() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert [path.read_text("utf-8").split(".")[0] for path in DECISIONS] == [
        f"# {number}" for number in range(1, len(DECISIONS) + 1)
    ]


def test_every_decision_is_listed_under_its_title() -> None:
    titles = [path.read_text("utf-8").splitlines()[0].removeprefix("# ").split(". ", 1)[1] for path in DECISIONS]
    lines = [
        f"| [{number}]({path.name}) | {title} |"
        for number, (path, title) in enumerate(zip(DECISIONS, titles, strict=True), 1)
    ]
    assert re.findall(r"^\| \[.*$", (ADR / "README.md").read_text("utf-8"), re.MULTILINE) == lines


def test_every_decision_says_what_and_why() -> None:
    silent = [path.name for path in DECISIONS if "**Decision" not in path.read_text("utf-8")]
    assert silent == ["0004-dependencies.md"]


def test_every_dependency_has_its_line() -> None:
    page = (ADR / "0004-dependencies.md").read_text("utf-8")
    lines = {_name(line.split("|")[1].strip()) for line in page.splitlines() if line.startswith("| ")}
    assert sorted({_name(each) for each in DECLARED} - lines) == []


def test_what_the_program_imports_is_declared() -> None:
    """A package that another one happens to bring may go with it."""
    providers = packages_distributions()
    imported = {provider.lower() for name in _imported() for provider in providers.get(name, [])}
    assert sorted(imported - {_name(each) for each in DECLARED} - {"alur"}) == []


def _imported() -> set[str]:
    paths = (ROOT / "src").rglob("*.py")
    return {name.split(".")[0] for path in paths for name in _names(path)} - set(sys.stdlib_module_names)


def _names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
