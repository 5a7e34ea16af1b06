"""YAML text → a tree of texts, lists and maps, each with its line. Every scalar stays as it is written.

Built on the event stream of PyYAML's C parser, since only there anchors, tags and lines are still seen; the parser's
own constructors would turn `05` into 5 and forget a key that stands twice.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from alur.formats.sopfile.misread import Misread

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

# The pure parser reads the same language, only slower; it stands in where PyYAML was built without libyaml.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Text:
    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys are unique as written."""

    line: int
    entries: tuple[tuple[Text, "Node"], ...]


Node = Text | Listing | Mapping


def read_tree(data: bytes) -> Node:
    """Raises Misread for whatever is no single plain YAML document."""
    if len(data) > MAX_BYTES:
        raise Misread(1, "berkas melebihi 2 MB; pecah menjadi beberapa SOP")
    builder = _Builder()
    try:
        for event in yaml.parse(_decoded(data), Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Misread(line, "susunan YAML tidak terbaca; periksa lekuk baris, titik dua, dan tanda petik") from error
    except yaml.YAMLError as error:
        raise Misread(1, "isi berkas bukan YAML; simpan ulang sebagai teks UTF-8") from error
    return builder.tree()


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Misread(line, "isinya bukan teks UTF-8; simpan ulang sebagai UTF-8") from error
    if (tab := text.find("\t")) >= 0:
        raise Misread(_line(text, tab), "ada tab; ganti dengan spasi")
    if strange := _UNPRINTABLE.search(text):
        raise Misread(_line(text, strange.start()), "ada karakter kendali yang tidak tampak; hapus")
    return text


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet. ``key`` waits for its value."""

    line: int
    is_map: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Text, Node]] = field(default_factory=dict)
    key: Text | None = None

    def add(self, node: Node) -> None:
        if not self.is_map:
            self.items.append(node)
        elif self.key is None:
            self.key = self._new_key(node)
        else:
            self.entries[self.key.value] = (self.key, node)
            self.key = None

    def _new_key(self, node: Node) -> Text:
        if not isinstance(node, Text):
            raise Misread(node.line, "kunci harus berupa teks; hapus kurungnya")
        if node.value in self.entries:
            first = self.entries[node.value][0].line
            raise Misread(
                node.line, "kunci “{key}” sudah ada di baris {first}; hapus salah satunya", key=node.value, first=first
            )
        return node

    def closed(self) -> Node:
        if self.is_map:
            return Mapping(self.line, tuple(self.entries.values()))
        return Listing(self.line, tuple(self.items))


@dataclass(slots=True)
class _Builder:
    """Takes events one by one; keeps its own stack, so depth costs no recursion."""

    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                self._document(event, line)
            case yaml.AliasEvent():
                raise Misread(line, "ada alias YAML (*); tulis isinya langsung")
            case yaml.ScalarEvent():
                self._plain(event, line)
                self._add(Text(line, event.value))
            case yaml.CollectionStartEvent():
                self._plain(event, line)
                self._push(_Open(line, is_map=isinstance(event, yaml.MappingStartEvent)))
            case yaml.CollectionEndEvent():
                self._add(self.stack.pop().closed())

    def _document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Misread(line, "ada dokumen kedua (---); simpan di berkas lain")
        if event.tags:
            raise Misread(line, "ada petunjuk %TAG; hapus")

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            raise Misread(line, "ada jangkar YAML (&{anchor}); hapus", anchor=event.anchor)
        if event.tag is not None:
            raise Misread(line, "ada penanda YAML ({tag}); hapus", tag=event.tag)

    def _push(self, open_: _Open) -> None:
        self.stack.append(open_)
        if len(self.stack) > MAX_DEPTH:
            raise Misread(open_.line, "susunan bertingkat lebih dari {depth}; ratakan", depth=MAX_DEPTH)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].add(node)
        else:
            self.root = node

    def tree(self) -> Node:
        if self.root is None:
            raise Misread(1, "berkas kosong; isi dengan SOP")
        return self.root
