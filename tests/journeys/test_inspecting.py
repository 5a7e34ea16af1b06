"""The inspector checks the record, takes a copy away, and finds what somebody changed in one."""

import io
import json
import zipfile
from collections.abc import Callable

from playwright.sync_api import Page, expect

Sign = Callable[..., Page]


def test_the_record_is_whole_and_a_forged_copy_is_found(as_person: Sign) -> None:
    eka = as_person("Eka")
    eka.get_by_role("navigation", name="Utama").get_by_role("link", name="Kasus").click()
    eka.get_by_role("link", name="Periksa catatan").click()
    eka.get_by_role("button", name="Periksa catatan kantor").click()
    expect(eka.get_by_role("heading", name="Utuh", exact=True)).to_be_visible()
    with eka.expect_download() as saved:
        eka.get_by_role("link", name="Unduh ekspor").click()
    export = saved.value.path().read_bytes()

    check(eka, export)
    expect(eka.get_by_role("heading", name="Utuh", exact=True)).to_be_visible()

    # One digit of one moment in the middle of the record is another.
    forged, case, seq = with_one_byte_changed(export)
    check(eka, forged)
    expect(eka.get_by_role("heading", name="Tidak utuh")).to_be_visible()
    expect(eka.get_by_role("status")).to_contain_text(f"kasus {case}, peristiwa {seq}")
    eka.get_by_role("link", name="Buka kasus ini dalam catatan kantor").click()
    expect(eka.get_by_role("heading", level=1)).to_contain_text(case)


def check(page: Page, export: bytes) -> None:
    page.get_by_label("Berkas ekspor").set_input_files(
        {"name": "catatan.zip", "mimeType": "application/zip", "buffer": export}
    )
    page.get_by_role("button", name="Periksa berkas").click()


def with_one_byte_changed(export: bytes) -> tuple[bytes, str, int]:
    """The export with one digit of one moment changed, and of which case and event that moment is."""
    with zipfile.ZipFile(io.BytesIO(export)) as whole:
        lines = whole.read("record.txt").split(b"\n")
    acts = [place for place, line in enumerate(lines) if b'"kind":"StepCompleted"' in line]
    place = acts[len(acts) // 2]
    line = bytearray(lines[place])
    told = json.loads(line.split(b"\t")[2])
    digit = line.index(b'"at":') + len(b'"at":17900')
    line[digit] = ord("1") if line[digit] == ord("0") else line[digit] - 1
    lines[place] = bytes(line)
    forged = io.BytesIO()
    with zipfile.ZipFile(forged, "w") as copy:
        copy.writestr("record.txt", b"\n".join(lines))
    return forged.getvalue(), told["case"], told["seq"]
