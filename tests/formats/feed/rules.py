"""The rules of RSS 2.0, of iTunes and of the podcast namespace for a feed, written from their papers alone.

rssboard.org/rss-specification; help.apple.com (A podcaster's guide to RSS); podcasting2.org (podcast namespace 1.0).
Shares nothing with the writer: names, addresses and orders are spelled here anew.
"""

import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree

RSS_ONCE = ("title", "link", "description", "language", "lastBuildDate")
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
P = "{https://podcastindex.org/namespace/1.0}"
A = "{http://www.w3.org/2005/Atom}"
AUDIO = ("audio/mpeg", "audio/x-m4a", "audio/mp4", "audio/wav")
# Apple's list, in part: the categories that an office could fall under.
CATEGORIES = ("Government", "News", "Education", "Society & Culture")
_RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


def broken_rules(feed: bytes) -> list[str]:
    """Every rule that the feed breaks, in words; empty where it is valid."""
    root = ElementTree.fromstring(feed)
    if (root.tag, root.get("version"), [child.tag for child in root]) != ("rss", "2.0", ["channel"]):
        return ["the root is <rss version=2.0> with one channel"]
    channel = root[0]
    items = channel.findall("item")
    wrong = [*_of_channel(channel), *(each for item in items for each in _of_item(item))]
    guids = [item.findtext("guid") for item in items]
    if len(set(guids)) != len(guids):
        wrong.append("a guid stands twice")
    times = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in items]
    if times != sorted(times, reverse=True):
        wrong.append("the newest is not first")
    return wrong


def _of_channel(channel: ElementTree.Element) -> list[str]:
    checks = {
        **{f"one {tag}": len(channel.findall(tag)) <= 1 for tag in RSS_ONCE},
        "title": _is_said(channel, "title"),
        "link is a whole address": _is_address(channel.findtext("link")),
        "description": _is_said(channel, "description"),
        "language by RFC 1766": bool(re.fullmatch("[a-z]{2}(-[a-z]{2})?", channel.findtext("language") or "")),
        "atom:link to itself": [
            (link.get("rel"), link.get("type"), _is_address(link.get("href"))) for link in channel.findall(f"{A}link")
        ]
        == [("self", "application/rss+xml", True)],
        "itunes:image": [_is_address(one.get("href")) for one in channel.findall(f"{ITUNES}image")] == [True],
        "itunes:category": [one.get("text") in CATEGORIES for one in channel.findall(f"{ITUNES}category")] == [True],
        "itunes:explicit": channel.findtext(f"{ITUNES}explicit") in ("true", "false"),
        "itunes:author": _is_said(channel, f"{ITUNES}author"),
        "itunes:owner with a mail": "@" in (channel.findtext(f"{ITUNES}owner/{ITUNES}email") or ""),
        "podcast:guid is a UUID of version 5": _version(channel.findtext(f"{P}guid")) == 5,
        "podcast:locked": [(one.text, "@" in one.get("owner", "")) for one in channel.findall(f"{P}locked")]
        in ([("yes", True)], [("no", True)]),
    }
    return [f"channel: {name}" for name, holds in checks.items() if not holds]


def _of_item(item: ElementTree.Element) -> list[str]:
    enclosures, transcripts, guids = item.findall("enclosure"), item.findall(f"{P}transcript"), item.findall("guid")
    checks = {
        "title or description": _is_said(item, "title") or _is_said(item, "description"),
        "link": _is_address(item.findtext("link")),
        "pubDate by RFC 822": bool(_RFC_822.fullmatch(item.findtext("pubDate") or "")),
        "one guid, told not to be a link": [(bool(one.text), one.get("isPermaLink")) for one in guids]
        == [(True, "false")],
        "one enclosure with address, length and type": [
            (_is_address(one.get("url")), int(one.get("length", 0)) > 0, one.get("type") in AUDIO) for one in enclosures
        ]
        == [(True, True, True)],
        "itunes:duration in seconds": int(item.findtext(f"{ITUNES}duration") or 0) > 0,
        "podcast:transcript": [(_is_address(one.get("url")), one.get("type")) for one in transcripts]
        == [(True, "text/plain")],
    }
    return [f"item {item.findtext('title')}: {name}" for name, holds in checks.items() if not holds]


def _is_said(parent: ElementTree.Element, tag: str) -> bool:
    return bool((parent.findtext(tag) or "").strip())


def _is_address(text: str | None) -> bool:
    parts = urlsplit(text or "")
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in (text or "")


def _version(text: str | None) -> int | None:
    return UUID(text).version if text else None
