"""The files that a commit would hold: tracked or new, and not ignored."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Paths relative to the root. Git knows what is ignored, and every clone has Git."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


def modules(*tops: str) -> tuple[Path, ...]:
    """Python modules under these folders, migrations left out: Django writes those."""
    return tuple(
        path for path in files() if path.suffix == ".py" and path.parts[0] in tops and "migrations" not in path.parts
    )


def text(path: Path) -> str:
    return (ROOT / path).read_text("utf-8", errors="replace")
