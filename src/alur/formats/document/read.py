"""A foreign document → grids, by what the file is and not by what it is called."""

from alur.core.refused import Refused
from alur.core.sheet.grid import Grid
from alur.formats.document.package import open_package


def read_document(data: bytes, *, name: str) -> tuple[Grid, ...]:
    """XLSX, DOCX or PDF. Raises Refused, naming the file, where it is none of them or cannot be read whole."""
    if data[:1024].lstrip().startswith(b"%PDF"):
        from alur.formats.document.pdf import read_pdf

        return read_pdf(data, name=name)
    if not data.startswith(b"PK"):
        raise Refused("{name}: bukan XLSX, DOCX, PDF, atau BPMN 2.0. Simpan ulang sebagai salah satunya.", name=name)
    package = open_package(data, name=name)
    if package.has("xl/workbook.xml"):
        from alur.formats.document.xlsx import read_xlsx

        return read_xlsx(data, name=name)
    if package.has("word/document.xml"):
        from alur.formats.document.docx import read_docx

        return read_docx(data, name=name)
    raise Refused("{name}: bukan dokumen Word atau Excel. Simpan ulang sebagai .docx atau .xlsx.", name=name)
