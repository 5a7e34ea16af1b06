"""The drawings of icons and symbols as SVG paths; our own lines, one weight, taking the colour of the text."""

from django.utils.translation import gettext_lazy as _

_L = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'


def _lines(path: str) -> str:
    return f'<path {_L} d="{path}"/>'


ICONS = {
    "check": _lines("M4.5 10.5l3.5 3.5 7.5-8"),
    "clock": _lines("M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6.2V10l2.6 1.8"),
    "warning": _lines("M10 3.2l7.2 13H2.8zM10 8.2v3.6M10 13.9v.2"),
    "pause": _lines("M7.5 5.5v9M12.5 5.5v9"),
    "search": _lines("M8.7 3.5a5.2 5.2 0 1 1 0 10.4 5.2 5.2 0 0 1 0-10.4zM12.6 12.6l4 4"),
    "home": _lines("M3 9.6L10 3.5l7 6.1M5 8v8.5h10V8M8.4 16.5v-4.6h3.2v4.6"),
    "flow": _lines("M3 3.8h6v4.4H3zM11 11.8h6v4.4h-6zM6 8.2V14h5M9 6h5v5.8"),
    "list": _lines("M7 5h10M7 10h10M7 15h10M3.4 5h.2M3.4 10h.2M3.4 15h.2"),
    "chart": _lines("M3.5 3v13.5H17M7 13.5v-3M10.5 13.5V6M14 13.5V9"),
    "learn": _lines("M2.5 8L10 4.5 17.5 8 10 11.5zM5.5 9.6v4c1.3 1.3 2.8 1.9 4.5 1.9s3.2-.6 4.5-1.9v-4M17.5 8v4.5"),
    "print": _lines("M6 7V3.5h8V7M6 13.5H3.5V7h13v6.5H14M6 11.5h8v5H6z"),
    "upload": _lines("M10 13V4M6.5 7.2L10 3.8l3.5 3.4M3.5 12.5v4h13v-4"),
    "file": _lines("M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15"),
    "offline": _lines(
        "M3 4l14 13M3 8.2c1-.9 2.2-1.6 3.5-2M9.5 5.4c2.8 0 5.5 1 7.5 2.8"
        "M5.6 11c.8-.7 1.7-1.2 2.8-1.5M12.6 10c.7.3 1.3.6 1.8 1M8.4 13.6a2.4 2.4 0 0 1 2.6-.4"
    ),
    "undo": _lines("M7.5 4L4 7.5 7.5 11M4 7.5h8a4 4 0 0 1 0 8H8"),
    "plus": _lines("M10 4v12M4 10h12"),
    "down": _lines("M5.5 8l4.5 4.5L14.5 8"),
    "person": _lines("M10 3.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM3.8 16.5c.8-3 3.2-4.4 6.2-4.4s5.4 1.4 6.2 4.4"),
    "office": _lines(
        "M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6z"
        "M10 6.2l1.2 2.4 2.6.4-1.9 1.9.5 2.7-2.4-1.3-2.4 1.3.5-2.7-1.9-1.9 2.6-.4z"
    ),
    "play": '<path fill="currentColor" d="M7 4.8v10.4l8.2-5.2z"/>',
}

_S = 'fill="var(--symbol-fill, none)" stroke="currentColor" stroke-width="1.5"'
SYMBOLS = {
    "mulai": (_("Mulai atau selesai"), f'<rect {_S} x="2" y="3" width="22" height="12" rx="6"/>'),
    "selesai": (_("Mulai atau selesai"), f'<rect {_S} x="2" y="3" width="22" height="12" rx="6"/>'),
    "proses": (_("Proses"), f'<rect {_S} x="2" y="3" width="22" height="12"/>'),
    "putusan": (_("Keputusan"), f'<path {_S} d="M13 1.5L24.5 9 13 16.5 1.5 9z"/>'),
    "panah": (_("Arah"), f'<path {_L} d="M1 4h18v9"/><path fill="currentColor" d="M16 12h6l-3 5z"/>'),
    "sambungan": (_("Sambungan halaman"), f'<path {_S} d="M8 2h10v9l-5 5-5-5z"/>'),
}
