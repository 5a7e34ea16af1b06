"""A real office begins: the guided set-up, the first colleague, and a second factor for the administrator."""

from collections.abc import Callable, Iterator
from time import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page, expect
from tests.journeys.fit import PHONE, faults
from tests.journeys.watch import Watch
from tests.live_site import LiveSite, live_site

PASSWORD = "angin-sungai-barito-27"
_SET_UP = "from alur.web.people.set_up_link import set_up_path; print(set_up_path())"


@pytest.fixture
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """As installed: no office, no demo, nobody."""
    with live_site(tmp_path_factory.mktemp("new"), demo=False) as running:
        yield running


def test_an_office_is_set_up_and_its_people_come_in(
    new_site: LiveSite, new_context: Callable[..., BrowserContext]
) -> None:
    watch = Watch(new_site.address)

    def somebody() -> Page:
        context = new_context(base_url=new_site.address, viewport=PHONE)
        watch.over(context)
        return context.new_page()

    # The link that the terminal printed opens one form.
    fajar = somebody()
    fajar.goto(new_site.run(_SET_UP).strip())
    assert faults(fajar) == []
    fajar.get_by_label("Instansi").fill("Ombudsman RI")
    fajar.get_by_label("Kantor").fill("Perwakilan Kalimantan Selatan")
    fajar.get_by_label("Unit kerja").fill("PCG, Keasistenan Pencegahan")
    fajar.get_by_label("Nama Anda").fill("Fajar")
    fajar.get_by_label("Nama masuk").fill("fajar")
    fajar.get_by_label("Kata sandi").fill(PASSWORD)
    fajar.get_by_role("button", name="Siapkan kantor").click()
    expect(fajar.get_by_role("status")).to_contain_text("Kantor siap")

    # The first colleague gets a link, and with it sets a password.
    fajar.goto("/orang/baru/")
    fajar.get_by_label("Nama", exact=True).fill("Bima")
    fajar.get_by_label("Nama masuk").fill("bima")
    fajar.locator("main form").get_by_role("button").click()
    fajar.get_by_role("button", name="Buat tautan masuk").click()
    expect(fajar.locator("main .box")).to_be_visible()
    assert faults(fajar) == []
    link = fajar.locator("main .box").inner_text()
    bima = somebody()
    bima.goto(link)
    expect(bima.get_by_role("heading", name="Selamat datang, Bima")).to_be_visible()
    assert faults(bima) == []
    for field in bima.get_by_label("Kata sandi").all():
        field.fill(PASSWORD)
    bima.get_by_role("button", name="Simpan dan masuk").click()
    expect(bima.get_by_role("heading", level=1)).to_contain_text("Bima")

    # Fajar guards his account with a code of his phone, and comes back in without the phone.
    fajar.goto("/saya/kode/")
    fajar.get_by_role("link", name="Aktifkan kode masuk").click()
    fajar.get_by_label("Kata sandi").fill(PASSWORD)
    fajar.get_by_role("button", name="Lanjutkan").click()
    expect(fajar.locator("code")).to_be_visible()
    assert faults(fajar) == []
    secret = fajar.locator("code").inner_text()
    fajar.get_by_label("Kode").fill(format_hotp_value(hotp_value(secret, int(time()) // 30)))
    fajar.get_by_role("button", name="Aktifkan").click()
    fajar.goto("/saya/kode/pemulihan/")
    assert faults(fajar) == []
    code = fajar.locator("code").first.inner_text()
    fajar.goto("/saya/")
    fajar.get_by_role("button", name="Keluar").click()
    fajar.get_by_label("Nama masuk").fill("fajar")
    fajar.get_by_label("Kata sandi").fill(PASSWORD)
    fajar.get_by_role("button", name="Masuk").click()
    expect(fajar.get_by_role("heading", name="Isi kode masuk")).to_be_visible()
    assert faults(fajar) == []
    fajar.get_by_label("Kode").fill(code)
    fajar.get_by_role("button", name="Masuk", exact=True).click()
    expect(fajar.get_by_role("heading", level=1)).to_contain_text("Fajar")
    for address in ("/saya/kode/pemulihan/baru/", "/saya/kode/matikan/"):
        fajar.goto(address)
        assert faults(fajar) == []
    assert watch.wrong == []
