"""What somebody gave us goes out as a file to keep, never as a page of ours: named, not sniffed, and unable to run."""

from pathlib import Path

from django.http import FileResponse, Http404

NOTHING_RUNS = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def attachment(place: Path, *, name: str, media: str = "application/octet-stream") -> FileResponse:
    """Raises Http404 where the file is not there."""
    if not place.is_file():
        raise Http404
    response = FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=media)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
