"""Where the real logs and reference models lie: a folder beside the repository that is not part of it."""

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[1].parent / "shared" / "data"
DATA: Path | None = _BESIDE if _BESIDE.is_dir() else None


def shared_file(name: str) -> Path:
    """Skips the test where the folder is absent: its terms ask for citation, so it is not copied into the project."""
    if DATA is None or not (DATA / name).is_file():
        pytest.skip(f"shared/data/{name} is not beside this repository")
    return DATA / name
