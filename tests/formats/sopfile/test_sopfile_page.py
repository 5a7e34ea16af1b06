"""The reference page of the SOP file says what the reader does."""

import re
from pathlib import Path

from alur.core.checks.catalogue import check
from alur.formats.sopfile import keys, read_sop, write_sop

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "sop-file.md").read_text()


def table(heading: str) -> keys.Spellings:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|", section, re.MULTILINE)
    return {key: tuple(re.findall(r"`(\w+)`", others)) for key, others in rows}


def test_the_page_lists_each_key_with_its_other_spellings():
    assert table("Keys at the top") == keys.TOP
    assert table("Keys of a row") == keys.ROW
    assert list(table("Keys at the top")) == list(keys.TOP)
    assert list(table("Keys of a row")) == list(keys.ROW)


def test_the_example_of_the_page_is_sound_and_written_as_alur_writes():
    [example] = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    sop = read_sop(example.encode(), name="sop-file.md")
    assert check(sop) == ()
    assert write_sop(sop) == example.encode()
