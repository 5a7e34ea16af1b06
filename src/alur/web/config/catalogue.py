"""Reads and writes a gettext catalogue (.po) and compiles it to what Python reads (.mo): a fresh Debian has no msgfmt.

The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html. Fuzzy entries are left out.
"""

import ast
import struct
from collections.abc import Iterator, Mapping

_CONTEXT_END = "\x04"
PLURAL_END = "\x00"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def read_catalogue(text: str) -> dict[str, str]:
    """Message → translation, keyed as gettext keys them (context before \\x04, plural after \\x00).

    >>> read_catalogue('msgid "Kasus"\\nmsgstr "Cases"\\n')
    {'Kasus': 'Cases'}
    """
    messages = {}
    for entry in text.split("\n\n"):
        lines = entry.split("\n")
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            continue
        parts = dict(_strings(line for line in lines if line and not line.startswith("#")))
        if "msgid" not in parts:
            continue
        key = parts["msgid"]
        if "msgctxt" in parts:
            key = parts["msgctxt"] + _CONTEXT_END + key
        if "msgid_plural" in parts:
            key += PLURAL_END + parts["msgid_plural"]
        value = PLURAL_END.join(text for name, text in parts.items() if name.startswith("msgstr"))
        if value.strip(PLURAL_END):
            messages[key] = value
    return messages


def _strings(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Keyword and whole string of each part of an entry; a string goes on over lines that begin with a quote."""
    name, text = "", ""
    for line in lines:
        if line.startswith('"'):
            text += ast.literal_eval(line)
            continue
        if name:
            yield name, text
        name, _, rest = line.partition(" ")
        text = ast.literal_eval(rest)
    if name:
        yield name, text


def write_catalogue(messages: Mapping[str, str]) -> str:
    """The .po text that `read_catalogue` reads back; the entry of "" is the head."""
    return "\n\n".join(_entry(key, value) for key, value in messages.items()) + "\n"


def _entry(key: str, value: str) -> str:
    context, has_context, rest = key.rpartition(_CONTEXT_END)
    before = f"msgctxt {_quoted(context)}\n" if has_context else ""
    singular, is_plural, plural = rest.partition(PLURAL_END)
    if not is_plural:
        return f"{before}msgid {_quoted(singular)}\nmsgstr {_quoted(value)}"
    forms = value.split(PLURAL_END) if value else ["", ""]
    translated = "\n".join(f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(forms))
    return f"{before}msgid {_quoted(singular)}\nmsgid_plural {_quoted(plural)}\n{translated}"


def _quoted(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'


def compile_catalogue(text: str) -> bytes:
    """The .mo file: a head, two tables of lengths and places, then all strings, in the order of their keys."""
    pairs = sorted((key.encode(), value.encode()) for key, value in read_catalogue(text).items())
    start = 7 * 4 + 16 * len(pairs)
    keys = b"".join(key + b"\0" for key, _ in pairs)
    values = b"".join(value + b"\0" for _, value in pairs)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    table = b""
    for strings, place in (([key for key, _ in pairs], start), ([value for _, value in pairs], start + len(keys))):
        for string in strings:
            table += struct.pack("<2I", len(string), place)
            place += len(string) + 1
    return head + table + keys + values
