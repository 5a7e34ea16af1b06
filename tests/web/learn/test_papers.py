"""Poster, page of a role, transcript and voice: made from the SOP, and the voice only where an engine is installed."""

import os
import stat
import sys
from pathlib import Path

import pytest
from django.test import Client
from tests.web.office import Office

from alur.core.refused import Refused
from alur.web.learn import speaking
from alur.web.sop.models import SopVersion

# Stands for espeak-ng: takes the same arguments and writes a sound that is as long as the words.
_ENGINE = """#!{python}
import sys, wave
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert given["-v"] == "id"
words = open(given["-f"], encoding="utf-8").read()
with wave.open(given["-w"], "wb") as sound:
    sound.setnchannels(1); sound.setsampwidth(2); sound.setframerate(8000)
    sound.writeframes(b"\\0\\0" * len(words))
"""


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "espeak-ng"
    place.write_text(_ENGINE.format(python=sys.executable))
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return place


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.VAR = tmp_path  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["poster.pdf", "host/ringkasan.pdf"])
def test_papers_are_made_once_and_kept(podcast: SopVersion, bima: Client, tmp_path: Path, name: str) -> None:
    first = bima.get(f"/sop/podcast/pembelajaran/{name}")
    assert first.content.startswith(b"%PDF-")
    assert len(list((tmp_path / "papers").iterdir())) == 1
    assert bima.get(f"/sop/podcast/pembelajaran/{name}").content == first.content


def test_the_transcript_is_there_without_any_voice(
    podcast: SopVersion, bima: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    page = bima.get("/sop/podcast/pembelajaran/host/").content.decode()
    assert "Langkah 7: Merekam episode." in page
    assert "<audio" not in page
    assert bima.get("/sop/podcast/pembelajaran/host/suara.wav").status_code == 404


def test_an_engine_on_the_path_speaks_the_transcript(podcast: SopVersion, bima: Client, engine: Path) -> None:
    assert "<audio" in bima.get("/sop/podcast/pembelajaran/host/").content.decode()
    sound = bima.get("/sop/podcast/pembelajaran/host/suara.wav")
    content = b"".join(sound.streaming_content)
    assert sound["Content-Type"] == "audio/wav"
    assert content.startswith(b"RIFF")
    assert len(content) > 1_000


def test_an_engine_that_never_ends_is_ended(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    monkeypatch.setattr(speaking, "_SECONDS", 0.5)
    with pytest.raises(Refused, match="belum selesai"):
        speaking.spoken(["Langkah 1"])


def test_an_engine_that_fails_is_told_in_words(engine: Path) -> None:
    engine.write_text(f"#!{sys.executable}\nraise SystemExit(3)\n")
    with pytest.raises(Refused, match="tidak dapat dibuat"):
        speaking.spoken(["Langkah 1"])


def test_a_lane_that_is_not_there_is_not_found(podcast: SopVersion, bima: Client, office: Office) -> None:
    assert bima.get("/sop/podcast/pembelajaran/tidak-ada/").status_code == 404
