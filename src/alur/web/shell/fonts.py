"""Serves four faces of Source Sans as static files from the wheel of the font package; no font is committed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import font_source_sans_pro
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FACES = ("Regular", "It", "Semibold", "Bold")
_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
_NAMES = tuple(f"SourceSansPro-{face}.ttf" for face in FACES)


class FontFinder(BaseFinder):
    """Finds `font/SourceSansPro-Regular.ttf` and its three sisters."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        name = path.removeprefix("font/")
        found = str(_FOLDER / name) if path.startswith("font/") and name in _NAMES else None
        return ([found] if found else []) if find_all else found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        storage = FileSystemStorage(location=_FOLDER)
        storage.prefix = "font"  # type: ignore[attr-defined]
        return [(name, storage) for name in _NAMES]
