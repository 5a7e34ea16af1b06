"""The papers are true: commands shown run and print what is shown, links lead somewhere, names exist."""

import re
import zipfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.docs.paper import PAPERS, ROOT, Run, name_of, steps_of
from tests.formats.record.made import office, sealed_record

from alur.cli.main import COMMANDS, alur

WITH_COMMANDS = [paper for paper in PAPERS if any(isinstance(step, Run) for step in steps_of(paper))]


@pytest.mark.parametrize("paper", WITH_COMMANDS, ids=name_of)
def test_what_a_paper_tells_to_do_works_in_its_order(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with the examples, and with a record as an inspector may have been handed one."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    with zipfile.ZipFile(tmp_path / "catatan.zip", "w") as record:
        record.writestr("record.txt", sealed_record(*office()))
    monkeypatch.chdir(tmp_path)
    for step in steps_of(paper):
        step.follow(tmp_path)


def test_the_readme_shows_the_commands_at_work() -> None:
    assert len([step for step in steps_of(ROOT / "README.md") if isinstance(step, Run)]) >= 6


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_each_link_of_a_paper_leads_to_a_file_and_to_a_heading_in_it(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]*)(#[^)]*)?\)", paper.read_text("utf-8"))
    inside = [(target, anchor) for target, anchor in links if "://" not in target]
    missing = [target for target, _anchor in inside if not (paper.parent / target).exists()]
    assert not missing, f"{name_of(paper)}: {missing}"
    lost = [target + anchor for target, anchor in inside if anchor and anchor not in _anchors_of(paper, target)]
    assert not lost, f"{name_of(paper)}: {lost}"


def _anchors_of(paper: Path, target: str) -> set[str]:
    """As GitHub makes them from headings: small letters, spaces to hyphens, no other signs."""
    page = paper.parent / target if target else paper
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_place_in_the_reference(command: str) -> None:
    assert f"## alur {command}" in (ROOT / "docs/reference/commands.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(alur, [command, "--help"])
    assert result.exit_code == 0, result.output
    assert "--json" in result.output


def test_the_picture_of_the_readme_is_light() -> None:
    assert (ROOT / "docs/picture.png").stat().st_size <= 200_000


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_names_each_option_of_a_command_and_no_other(name: str) -> None:
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    section = re.split(r"^## ", page.split(f"## alur {name}\n")[1], flags=re.MULTILINE)[0]
    command = alur.get_command(click.Context(alur), name)
    assert command is not None
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert set(re.findall(r"--[a-z][a-z-]*", section)) == options - {"--output"}
