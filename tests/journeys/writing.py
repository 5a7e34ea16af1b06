"""Small words for what a writer does in the step table."""

from playwright.sync_api import Locator, Page, expect

CLIPBOARD = ("clipboard-read", "clipboard-write")
HEADING = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output")


def begin_sop(page: Page, name: str, *, unit: str) -> None:
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="SOP").click()
    page.get_by_role("link", name="Tulis SOP baru").click()
    page.get_by_label("Unit").select_option(unit)
    page.get_by_label("Nama SOP").fill(name)
    page.get_by_role("button", name="Mulai menulis").click()
    expect(page.get_by_role("heading", name="Menyusun versi 1")).to_be_visible()


def begin_from_file(page: Page, text: str, *, drawn: bool = True) -> None:
    """The file is chosen on the page, as anybody would; without script nothing is drawn beside the table."""
    kode = text.split("\n", 1)[0].removeprefix("kode: ")
    page.goto("/sop/baru/")
    page.get_by_label("Unit").select_option("Keasistenan Pencegahan")
    named = {"name": f"{kode}.sop.yaml", "mimeType": "application/yaml", "buffer": text.encode()}
    page.get_by_label("Berkas .sop.yaml").set_input_files(named)
    page.get_by_role("button", name="Mulai menulis").click()
    expect(page.get_by_role("heading", name="Menyusun versi 1")).to_be_visible()
    if drawn:
        ready(page)


def ready(page: Page) -> None:
    """The table is under the hand once its lanes are drawn beside it."""
    expect(page.locator(".lanes-svg svg")).to_be_visible()


def copy(page: Page, text: str) -> None:
    """Onto the browser's real clipboard, as a spreadsheet would."""
    page.context.grant_permissions(list(CLIPBOARD))
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def paste(page: Page, place: Locator) -> None:
    place.focus()
    page.keyboard.press("Control+v")


def cell(page: Page, column: str, row: int) -> Locator:
    return page.get_by_label(f"{column} {row}", exact=True)


def write(page: Page, column: str, row: int, text: str) -> None:
    """Types over what stands in the cell; the table saves by itself."""
    place = cell(page, column, row)
    place.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def column_of(page: Page, column: str) -> list[str]:
    """What stands in a column, from top to bottom."""
    cells = page.locator(f"#baris td[data-label='{column}'] textarea")
    return [cells.nth(place).input_value() for place in range(cells.count())]


def expect_saved(page: Page, revision: int) -> None:
    expect(page.locator("#tabel")).to_have_attribute("data-revision", str(revision))


def finding(page: Page, words: str) -> Locator:
    return page.locator("#penyusun .finding").filter(has_text=words)
