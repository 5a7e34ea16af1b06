"""Rules of the tree that no linter knows: what may be committed, how modules are named, opened and bounded."""

import ast
import re

import pytest
from tests.gates.tree import ROOT, files, modules, text

# Put together here, so that this file does not name what it forbids.
HOSTS = tuple(a + b for a, b in (("py", "pi.org"), ("pythonh", "osted.org"), ("np", "mjs."), ("registry.y", "arnpkg")))
FOREIGN_LOCKS = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "package-lock.json", "yarn.lock"}
DUMPS = {"services", "utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "data", "info"}
THIRD_PARTY = {".ttf", ".otf", ".woff", ".woff2", ".whl", ".jar"}
MACHINE_PATHS = tuple(f"{before}/{name}/" for before in ('"', "'", "(", " ") for name in ("work", "root", "home"))
PUT_OFF = tuple(a + b for a, b in (("TO", "DO"), ("FIX", "ME"), ("XX", "X")))


def test_no_file_names_a_package_host_or_an_index() -> None:
    found = [str(path) for path in files() if any(host in text(path) for host in HOSTS)]
    assert found == []


def test_no_lock_of_another_tool_is_committed() -> None:
    assert [str(path) for path in files() if path.name in FOREIGN_LOCKS] == []


def test_the_locks_are_hashed_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-test.lock", "requirements-peers.lock"):
        lock = (ROOT / name).read_text()
        pins = re.findall(r"^[a-z0-9][^\s=]*==", lock, re.M)
        assert len(pins) > 20
        assert lock.count("--hash=sha256:") >= len(pins)
        assert "http" not in lock
        assert "index-url" not in lock


def test_no_third_party_file_is_committed() -> None:
    found = [
        str(path)
        for path in files()
        if path.suffix in THIRD_PARTY or ".min." in path.name or {"vendor", "node_modules"} & set(path.parts)
    ]
    assert found == []


def test_no_module_has_a_dumping_ground_for_a_name() -> None:
    found = [str(path) for path in modules("src", "tests") if DUMPS & {path.stem, path.parent.name}]
    assert found == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [str(path) for path in modules("src", "benchmarks") if _is_silent(text(path))]
    assert silent == []


def _is_silent(source: str) -> bool:
    return bool(source.strip()) and not ast.get_docstring(ast.parse(source))


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {str(path): text(path).count("\n") for path in modules("src", "tests", "benchmarks")}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_script_of_a_page_is_longer_than_200_lines() -> None:
    lengths = {str(path): text(path).count("\n") for path in files() if path.suffix == ".js"}
    assert {path: length for path, length in lengths.items() if length > 200} == {}


@pytest.mark.parametrize("mark", PUT_OFF)
def test_nothing_is_put_off_in_a_comment(mark: str) -> None:
    word = re.compile(rf"\b{mark}\b")
    assert [str(path) for path in modules("src", "tests", "benchmarks") if word.search(text(path))] == []


def test_no_path_of_one_machine_is_committed() -> None:
    code = [path for path in files() if path.suffix in {".py", ".toml", ".html", ".js", ".yaml", ".md"}]
    found = [str(path) for path in code if any(place in text(path) for place in MACHINE_PATHS)]
    assert found == ["tests/gates/test_tree.py"] or found == []


def test_every_path_on_the_map_exists() -> None:
    named = set(re.findall(r"`((?:src|tests|docs|examples|benchmarks)/[\w./-]*)`", text(ROOT / "MAP.md")))
    assert named
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
