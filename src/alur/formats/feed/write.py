"""A podcast as RSS 2.0 with the tags of iTunes and of the podcast namespace. Values in, bytes out; no clock, no site.

Django's feedgenerator knows neither namespace, and a format must not need a site to be written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from uuid import UUID, uuid5

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
# The namespace that the podcast namespace gives for guids of whole podcasts.
_GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
# What XML 1.0 cannot hold, whatever somebody pasted.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The podcast itself. Addresses are whole ones; ``cover`` is a square PNG or JPEG of 1400 to 3000 pixels."""

    title: str
    summary: str
    author: str
    email: str
    language: str
    category: str
    guid: UUID
    page: str
    feed: str
    cover: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One episode that is on air. ``transcript`` is the address of its plain text."""

    guid: UUID
    title: str
    notes: str
    page: str
    published: datetime
    audio: str
    size: int
    media: str
    seconds: int
    transcript: str
    cover: str = ""


def feed_guid(feed: str) -> UUID:
    """The guid of a podcast, from the address of its feed without scheme and closing slashes.

    >>> feed_guid("https://mp3s.nashownotes.com/pc20rss.xml")
    UUID('917393e3-1b1e-5cef-ace4-edaa54e1f810')
    """
    return uuid5(_GUIDS, feed.partition("://")[2].rstrip("/"))


def write_feed(channel: Channel, items: Sequence[Item]) -> bytes:
    """Newest first, whatever the order they come in; the same bytes for the same podcast."""
    root = etree.Element("rss", nsmap={"atom": ATOM, "itunes": ITUNES, "podcast": PODCAST}, version="2.0")
    told = etree.SubElement(root, "channel")
    newest = sorted(items, key=lambda item: (item.published, item.guid), reverse=True)
    _tell_channel(told, channel)
    if newest:
        _add(told, "lastBuildDate", format_datetime(newest[0].published))
    for item in newest:
        _tell_item(etree.SubElement(told, "item"), item)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _tell_channel(told: etree._Element, channel: Channel) -> None:
    _add(told, "title", channel.title)
    _add(told, "link", channel.page)
    _add(told, "description", channel.summary)
    _add(told, "language", channel.language)
    _add(told, f"{{{ATOM}}}link", href=channel.feed, rel="self", type="application/rss+xml")
    _add(told, f"{{{ITUNES}}}author", channel.author)
    owner = _add(told, f"{{{ITUNES}}}owner")
    _add(owner, f"{{{ITUNES}}}name", channel.author)
    _add(owner, f"{{{ITUNES}}}email", channel.email)
    _add(told, f"{{{ITUNES}}}category", text=channel.category)
    _add(told, f"{{{ITUNES}}}explicit", "false")
    _add(told, f"{{{ITUNES}}}type", "episodic")
    _add(told, f"{{{ITUNES}}}image", href=channel.cover)
    _add(told, f"{{{PODCAST}}}guid", str(channel.guid))
    _add(told, f"{{{PODCAST}}}locked", "yes", owner=channel.email)
    _add(told, f"{{{PODCAST}}}medium", "podcast")


def _tell_item(told: etree._Element, item: Item) -> None:
    _add(told, "title", item.title)
    _add(told, "link", item.page)
    _add(told, "description", item.notes)
    _add(told, "pubDate", format_datetime(item.published))
    _add(told, "guid", str(item.guid), isPermaLink="false")
    _add(told, "enclosure", url=item.audio, length=str(item.size), type=item.media)
    _add(told, f"{{{ITUNES}}}duration", str(item.seconds))
    _add(told, f"{{{ITUNES}}}explicit", "false")
    _add(told, f"{{{ITUNES}}}episodeType", "full")
    if item.cover:
        _add(told, f"{{{ITUNES}}}image", href=item.cover)
    _add(told, f"{{{PODCAST}}}transcript", url=item.transcript, type="text/plain", language="id")


def _add(parent: etree._Element, tag: str, content: str | None = None, /, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, tag, {name: _UNWRITABLE.sub("", value) for name, value in attributes.items()})
    made.text = content and _UNWRITABLE.sub("", content)
    return made
