"""Listeners find the podcast, its feed and its sound without an account; the feed keeps the rules."""

import pytest
from django.test import Client
from tests.formats.feed.rules import broken_rules
from tests.formats.feed.sound import wav
from tests.web.public.studio import TRANSCRIPT, Studio

from alur.web.public.ranges import Unsatisfiable, asked_part

SOUND = wav(seconds=2)


@pytest.fixture
def on_air(studio: Studio) -> Studio:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    return studio


def heard(address: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    answer = Client().get(address, headers=headers)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, body, dict(answer.headers)


def test_the_feed_keeps_every_rule(on_air: Studio) -> None:
    answer = Client().get("/podcast/umpan.xml")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert broken_rules(answer.content) == []
    assert f"/podcast/{on_air.episode.pk}/suara".encode() in answer.content


def test_a_feed_that_has_not_changed_is_not_sent_again(on_air: Studio) -> None:
    tag = Client().get("/podcast/umpan.xml").headers["ETag"]
    assert Client().get("/podcast/umpan.xml", headers={"If-None-Match": tag}).status_code == 304


def test_the_player_and_the_transcript_stand_on_one_page(on_air: Studio) -> None:
    page = Client().get(f"/podcast/{on_air.episode.pk}/").content.decode()
    assert "<audio controls" in page
    assert "Narasumber: Terima kasih." in page
    assert "Ombudsman RI" in page
    assert "/kasus/" not in page
    text = Client().get(f"/podcast/{on_air.episode.pk}/transkrip.txt").content.decode()
    assert text == TRANSCRIPT


def test_notes_are_text_and_an_address_in_them_a_link(on_air: Studio) -> None:
    from alur.web.public.models import Episode

    Episode.objects.update(notes="<script>alert(1)</script> https://contoh.go.id")
    page = Client().get(f"/podcast/{on_air.episode.pk}/").content.decode()
    assert "<script>alert" not in page
    assert '<a href="https://contoh.go.id" rel="nofollow">' in page


def test_before_it_is_on_air_an_episode_is_not_there(studio: Studio) -> None:
    for page in ("", "suara", "transkrip.txt", "sampul"):
        assert Client().get(f"/podcast/{studio.episode.pk}/{page}").status_code == 404
    assert "Belum ada episode" in Client().get("/podcast/").content.decode()
    assert broken_rules(Client().get("/podcast/umpan.xml").content) == []


def test_an_office_without_a_podcast_has_no_such_pages(office: object) -> None:
    assert Client().get("/podcast/").status_code == 404


def test_a_player_jumps_into_the_middle(on_air: Studio) -> None:
    address = f"/podcast/{on_air.episode.pk}/suara"
    whole = heard(address)
    assert whole[:2] == (200, SOUND)
    assert whole[2]["Accept-Ranges"] == "bytes"
    status, body, headers = heard(address, Range="bytes=100-199")
    assert (status, body, headers["Content-Range"]) == (206, SOUND[100:200], f"bytes 100-199/{len(SOUND)}")
    assert heard(address, Range="bytes=-44")[1] == SOUND[-44:]
    assert heard(address, Range=f"bytes={len(SOUND)}-")[0] == 416


def test_a_part_of_an_older_recording_is_answered_with_the_whole_new_one(on_air: Studio) -> None:
    assert heard(f"/podcast/{on_air.episode.pk}/suara", **{"Range": "bytes=1-2", "If-Range": '"lama"'})[0] == 200


def test_the_cover_is_a_square_that_directories_take(on_air: Studio) -> None:
    data = Client().get("/podcast/sampul.png").content
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1400, 1400)


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None),
        ("bytes=0-0", (0, 0)),
        ("bytes=5-", (5, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-99", (0, 9)),
        ("bytes=2-99", (2, 9)),
        ("bytes=3-2", None),
        ("bytes=0-1,3-4", None),
        ("bytes=-", None),
        ("items=0-1", None),
        ("bytes=٣-", None),
    ],
)
def test_ranges_are_read_as_the_rfc_has_them(header: str, part: tuple[int, int] | None) -> None:
    """RFC 9110 §14.1.1: of ten bytes; what cannot be read is as though it were not there."""
    assert asked_part(header, 10) == part


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=-0"])
def test_a_range_beyond_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        asked_part(header, 10)
