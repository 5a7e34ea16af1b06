"""An office document is a zip of XML parts: opened within bounds, no DTD accepted, nothing outside it read."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from lxml import etree

from alur.core.refused import Refused

LIMIT = 64 << 20
_MOST_PARTS = 5_000
_BROKEN = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    _zip: zipfile.ZipFile

    def has(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def xml(self, part: str) -> etree._Element:
        """The root of a part. Raises Refused where it is missing, no XML, or has a DTD."""
        if not self.has(part):
            raise Refused("{name}: bagian {part} tidak ada. Simpan ulang dokumennya.", name=self.name, part=part)
        try:
            data = self._zip.read(part)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            root = etree.fromstring(data, parser)
        except _BROKEN:
            raise Refused("{name}: bagian {part} rusak. Simpan ulang dokumennya.", name=self.name, part=part) from None
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise Refused("{name}: mempunyai DTD, yang dapat berisi jebakan.", name=self.name)
        return root

    def related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Of a part its relations: id → (last word of the kind, part). What lies outside the document is left out."""
        beside = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels".lstrip("/")
        if not self.has(beside):
            return {}
        found = {}
        for link in self.xml(beside).iter(_LINKS):
            if link.get("TargetMode") == "External":
                continue
            target = link.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            found[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], path)
        return found


def open_package(data: bytes, *, name: str) -> Package:
    """Counts what the file says it holds before anything is unpacked; what lies about itself fails while unpacking."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("{name}: bukan dokumen yang utuh. Simpan ulang, lalu coba lagi.", name=name) from None
    entries = archive.infolist()
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > LIMIT:
        raise Refused("{name}: isinya lebih dari 64 MB. Simpan hanya lembarnya, lalu coba lagi.", name=name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("{name}: dikunci dengan kata sandi. Buka kuncinya, lalu coba lagi.", name=name)
    return Package(name, archive)


def relation(element: etree._Element, attribute: str = "id") -> str:
    return element.get(f"{_RELATED}{attribute}", "")
