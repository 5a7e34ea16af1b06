"""The front door and the few pages that belong to no subject."""

from django.test import Client


def test_the_address_itself_sends_a_stranger_to_sign_in(anybody: Client) -> None:
    answer = anybody.get("/", follow=True)
    assert answer.redirect_chain == [("/masuk/", 302)]
    assert answer.status_code == 200


def test_a_page_that_does_not_exist_says_so_in_words(bima: Client) -> None:
    answer = bima.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


def test_the_bar_names_the_reader_and_the_jabatan(bima: Client) -> None:
    page = bima.get("/pintasan/").content.decode()
    assert "Bima" in page
    assert "Asisten Pencegahan" in page
