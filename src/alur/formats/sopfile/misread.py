"""What cannot be taken from a file: its line and a clause saying what to do. `read_sop` adds the file's name."""


class Misread(Exception):
    """``template`` is Indonesian with named fields, without a capital and without a full stop."""

    def __init__(self, line: int, template: str, /, **fields: object) -> None:
        self.line = line
        self.template = template
        self.fields = {name: short(value) if isinstance(value, str) else value for name, value in fields.items()}
        super().__init__(template.format(**self.fields))


def short(text: str) -> str:
    """On one line and not longer than a sentence bears."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
