"""What papers call by name is there: variables, management commands with their options, jobs, make targets, labels."""

import re
import shlex
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from tests.docs.paper import PAPERS, ROOT, name_of

from alur.web.config.jobs import JOBS
from alur.web.config.messages import collect

DOCS = ROOT / "docs"
RUNNING = (DOCS / "reference/running.md").read_text("utf-8")
OURS = {name for name, app in get_commands().items() if app.startswith("alur.")}
HANDS_ON = sorted([*(DOCS / "tutorial").glob("*.md"), *(DOCS / "howto").glob("*.md")])


def test_every_variable_that_the_site_reads_is_explained() -> None:
    read = re.compile(r"""(?:_flag|_list|environ\.get)\(\s*"([A-Z_]+)\"""")
    sources = [*(ROOT / "src/alur/web/config").rglob("*.py"), ROOT / "manage.py"]
    found = {name for path in sources for name in read.findall(path.read_text("utf-8"))}
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", RUNNING, re.MULTILINE)) == found


def test_every_management_command_is_explained() -> None:
    assert set(re.findall(r"^\| `([a-z_]+)(?: [^`]+)?` \| [a-z]", RUNNING, re.MULTILINE)) >= OURS


def test_every_job_is_explained() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (?:every|daily)", RUNNING, re.MULTILINE)
    assert sorted(told) == sorted(job.name for job in JOBS)


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_a_management_command_is_shown_as_it_can_be_called(paper: Path) -> None:
    shown = re.findall(r"manage\.py ([a-z_]+(?: [^`\n]*)?)[`\n]", paper.read_text("utf-8"))
    for command, *arguments in (shlex.split(line) for line in shown):
        assert command in get_commands(), f"{name_of(paper)}: manage.py {command}"
        if command in OURS and arguments:
            parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
            parser.parse_args(arguments)


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_a_make_target_that_is_shown_exists(paper: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = paper.read_text("utf-8")
    named = re.findall(r"(?:`|^ *)(?:[A-Z_]+=\S+ )*make ([a-z]+)", text, re.MULTILINE)
    assert set(named) <= targets, name_of(paper)


@pytest.mark.parametrize("paper", HANDS_ON, ids=name_of)
def test_a_label_in_bold_stands_on_a_page(paper: Path) -> None:
    """In tutorials and how-tos bold is for what stands on a page; other emphasis is italic."""
    labels = {" ".join(label.split()) for label in re.findall(r"\*\*([^*]+)\*\*", paper.read_text("utf-8"))}
    assert sorted(label for label in labels if not any(text.fullmatch(label) for text in _texts())) == []


@cache
def _texts() -> list[re.Pattern[str]]:
    """Everything that pages say."""
    return [_pattern(text) for key in collect(ROOT / "src/alur") for text in key.split("\0")]


def _pattern(message: str) -> re.Pattern[str]:
    parts = re.split(r"%\(\w+\)[sd]|%%", message)
    return re.compile(".+".join(re.escape(part) for part in parts), re.DOTALL)


def test_a_word_of_the_code_on_the_list_of_words_is_in_the_code() -> None:
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|", (DOCS / "reference/words.md").read_text("utf-8"), re.MULTILINE)
    words = {word for cell in rows for word in re.findall(r"`(\w+)`", cell)}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert len(words) > 25
    assert sorted(word for word in words if not re.search(rf"(class|def) {word}\b|^ +{word}: ", code, re.M)) == []


def test_the_index_of_papers_leaves_none_out() -> None:
    """Pages of single checks, measures, figures about persons and decisions are listed by the index of their own."""
    listed = re.findall(r"\]\(([^)]+\.md)\)", (DOCS / "README.md").read_text("utf-8"))
    own_index = {DOCS / place for place in ("reference/checks", "reference/measures", "reference/fair", "why/adr")}
    pages = {path for path in DOCS.rglob("*.md") if path.parent not in own_index} - {DOCS / "README.md"}
    assert pages <= {(DOCS / target).resolve() for target in listed}
