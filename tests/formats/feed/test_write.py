"""A feed keeps the rules of RSS 2.0 and of the podcast namespace, whatever people write into it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.feed.rules import P, broken_rules

from alur.formats.feed.write import Channel, Item, feed_guid, write_feed

FEED = "https://alur.contoh.go.id/podcast/umpan.xml"
CHANNEL = Channel(
    title="Suara Pelayanan",
    summary="Bincang tentang layanan publik.",
    author="Ombudsman RI Perwakilan Kalimantan Selatan",
    email="podcast@contoh.go.id",
    language="id",
    category="Government",
    guid=feed_guid(FEED),
    page="https://alur.contoh.go.id/podcast/",
    feed=FEED,
    cover="https://alur.contoh.go.id/podcast/sampul.png",
)
ITEM = Item(
    guid=UUID("0b0f4b0e-6c1c-4e0f-9a55-0c2f6d1f7a11"),
    title="Layanan air bersih",
    notes="Bersama Guru besar hukum.\n\nTautan: https://contoh.go.id",
    page="https://alur.contoh.go.id/podcast/1/",
    published=datetime(2026, 11, 24, 1, 15, tzinfo=UTC),
    audio="https://alur.contoh.go.id/podcast/1/suara.wav",
    size=16_044,
    media="audio/wav",
    seconds=2,
    transcript="https://alur.contoh.go.id/podcast/1/transkrip.txt",
)


def test_a_feed_keeps_every_rule() -> None:
    assert broken_rules(write_feed(CHANNEL, [ITEM])) == []


def test_a_podcast_without_an_episode_is_a_feed_too() -> None:
    assert broken_rules(write_feed(CHANNEL, [])) == []


def test_the_newest_stands_first_and_the_bytes_hang_on_nothing_else() -> None:
    later = replace(
        ITEM, guid=UUID(int=7, version=4), title="Pungutan di sekolah", published=ITEM.published + timedelta(days=3)
    )
    feed = write_feed(CHANNEL, [ITEM, later])
    assert feed == write_feed(CHANNEL, [later, ITEM])
    assert [one.text for one in ElementTree.fromstring(feed).iter("title")][1:] == [later.title, ITEM.title]


def test_the_guid_of_a_podcast_is_that_of_the_namespaces_own_example() -> None:
    """podcasting2.org, podcast:guid: "mp3s.nashownotes.com/pc20rss.xml" gives 917393e3-…, with any scheme."""
    expected = UUID("917393e3-1b1e-5cef-ace4-edaa54e1f810")
    assert feed_guid("https://mp3s.nashownotes.com/pc20rss.xml") == expected
    assert feed_guid("http://mp3s.nashownotes.com/pc20rss.xml/") == expected


@pytest.mark.parametrize(
    "changes",
    [{"size": 0}, {"media": "text/html"}, {"seconds": 0}, {"audio": "/podcast/1/"}, {"transcript": ""}],
)
def test_the_rules_notice_what_is_wrong(changes: dict[str, object]) -> None:
    """The judge itself is tried: each fault is told, so that silence means something."""
    assert broken_rules(write_feed(CHANNEL, [replace(ITEM, **changes)])) != []


@given(st.text(min_size=1), st.text())
def test_whatever_is_pasted_stays_text(title: str, notes: str) -> None:
    feed = write_feed(CHANNEL, [replace(ITEM, title=f"a{title}", notes=f"b{notes}")])
    item = ElementTree.fromstring(feed).find("channel/item")
    assert item is not None
    assert item.find(f"{P}transcript") is not None
    assert [child.tag for child in item if child.tag == "script"] == []
    assert broken_rules(feed) == []


def test_markup_in_notes_reaches_the_listener_as_the_words_it_is() -> None:
    feed = write_feed(CHANNEL, [replace(ITEM, notes="<script>alert(1)</script> & ]]>")])
    assert ElementTree.fromstring(feed).findtext("channel/item/description") == "<script>alert(1)</script> & ]]>"
    assert b"<script" not in feed
