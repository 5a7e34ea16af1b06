"""A paper as the tests read it: the files it tells to save, the commands it tells to run, and what they should say.

- A block whose first line is `# name.ext` is that file.
- In a `console` block `$ alur …` is followed by what it prints, where `…` stands for lines left out.
- In any other block a line that begins with `alur ` is a command that ends well.
"""

import ast
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from alur.cli.main import alur

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (\S+\.\w+)\n")


def name_of(paper: Path) -> str:
    return str(paper.relative_to(ROOT))


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that the reader is told to save."""

    name: str
    text: str

    def follow(self, place: Path) -> None:
        (place / self.name).write_text(self.text, "utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """A command that the reader is told to run. ``said`` is None where the paper does not show what it prints."""

    command: str
    said: str | None = None

    def follow(self, place: Path) -> None:
        result = CliRunner().invoke(alur, shlex.split(self.command)[1:])
        assert result.exit_code in ((0,) if self.said is None else (0, 1)), f"{self.command}: {result.output}"
        assert self.said is None or stand_in_order(self.said, result.output), f"{self.command}: {result.output}"


def steps_of(paper: Path) -> list[Saved | Run]:
    """In the order of the paper."""
    return [step for language, text in _BLOCK.findall(paper.read_text("utf-8")) for step in _steps(language, text)]


def _steps(language: str, text: str) -> Iterator[Saved | Run]:
    if found := _FILE.match(text):
        yield Saved(found[1], text)
    elif language == "console":
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            if command.startswith("alur "):
                yield Run(command, said)
    else:
        lines = [line.split("#")[0].strip() for line in text.splitlines()]
        yield from (Run(line) for line in lines if line.startswith("alur "))


def stand_in_order(lines: str, text: str) -> bool:
    """Whether the lines stand in the text, apart from indentation; `…` stands for lines left out."""
    text, place = _flush(text), 0
    for part in re.split(r"^…$", _flush(lines), flags=re.MULTILINE):
        found = text.find(part.strip("\n"), place)
        if found < 0:
            return False
        place = found + len(part.strip("\n"))
    return True


def _flush(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


def names_defined_in(path: Path) -> set[str]:
    """Names of a module that can be imported from it."""
    return {name for node in ast.parse(path.read_text("utf-8")).body for name in _names(node)}


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.If(body=body):
            return [name for each in body for name in _names(each)]
    return []
