"""The papers are true: commands shown run, links lead somewhere, each command and check has its page."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from alur.cli.main import COMMANDS, alur

ROOT = Path(__file__).resolve().parents[2]
PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def _commands_of(paper: Path) -> list[str]:
    blocks = re.findall(r"^```(?:\w*)\n(.*?)^```", paper.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("alur ")]


def test_the_commands_of_the_readme_run_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    commands = _commands_of(ROOT / "README.md")
    assert len(commands) >= 6
    for command in commands:
        result = CliRunner().invoke(alur, shlex.split(command)[1:])
        assert result.exit_code == 0, f"{command}: {result.output}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_each_link_of_a_paper_leads_to_a_file(paper: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", paper.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (paper.parent / target).exists()]
    assert not missing, f"{paper.relative_to(ROOT)}: {missing}"


def test_each_place_named_in_the_map_exists() -> None:
    places = re.findall(r"`((?:src|tests|docs|benchmarks)/[^`]*)`", (ROOT / "MAP.md").read_text("utf-8"))
    assert len(places) > 15
    assert not [place for place in places if not (ROOT / place).exists()]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_place_in_the_reference(command: str) -> None:
    assert f"## alur {command}" in (ROOT / "docs/reference/commands.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(alur, [command, "--help"])
    assert result.exit_code == 0, result.output
    assert "--json" in result.output
