import pytest
from tests.formats.log.logs import read, rows_of

from alur.core.refused import Refused
from alur.formats.log.timestamp import read_timestamp

NINE, TEN = read_timestamp("2026-03-02T09:00"), read_timestamp("2026-03-02T10:00")
HEAD = "case_id,activity,timestamp,resource\n"
SOUND = HEAD + "k1,Menerima berkas,2026-03-02T09:00,ayu\nk1,Memeriksa,2026-03-02T10:00,bima\n"
READ = [("k1", "Menerima berkas", NINE, "ayu"), ("k1", "Memeriksa", TEN, "bima")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SOUND, id="plain"),
        pytest.param(SOUND.replace("\n", "\r\n"), id="lines of Windows"),
        pytest.param(SOUND.replace(",", ";"), id="semicolons, as an Indonesian Excel writes"),
        pytest.param(SOUND.replace(",", "\t"), id="tabs"),
        pytest.param("\ufeff" + SOUND, id="byte order mark"),
        pytest.param(SOUND.replace("k1,", '"k1",'), id="quotes"),
        pytest.param(SOUND.replace("\nk1,Mem", "\n\n  \nk1,Mem") + "\n\n", id="blank lines"),
        pytest.param(SOUND.replace("case_id", " Case_ID ").replace("resource", "Resource"), id="loose header"),
        pytest.param(
            SOUND.replace(
                "case_id,activity,timestamp,resource", "case:concept:name,concept:name,time:timestamp,org:resource"
            ),
            id="header of a mining tool",
        ),
    ],
)
def test_one_table_is_written_in_many_ways(content: str | bytes) -> None:
    assert rows_of(read(content).log) == READ


def test_columns_stand_in_any_order_and_more_are_kept() -> None:
    log = read("Catatan,timestamp,resource,activity,case_id\nb,2026-03-02T10:00,,B,k\na,2026-03-02T09:00,ayu,A,k\n").log

    assert rows_of(log) == [("k", "A", NINE, "ayu"), ("k", "B", TEN, "")]
    assert dict(log.more) == {"catatan": ("a", "b")}


def test_the_resource_may_be_missing() -> None:
    assert rows_of(read("activity,case_id,timestamp\nA,k,2026-03-02T09:00\n").log) == [("k", "A", NINE, "")]


def test_an_activity_is_its_whole_text() -> None:
    log = read(HEAD + '1," Memeriksa, ""isi""\ndan sampul ",2026-03-02T09:00,\n1,=SUM(A1),2026-03-02T10:00,\n').log

    assert log.texts(0) == (' Memeriksa, "isi"\ndan sampul ', "=SUM(A1)")


def test_events_are_ordered_by_instant_and_equal_ones_keep_file_order() -> None:
    log = read(
        HEAD
        + "k1,D,2026-03-02T11:00,\nk2,X,2026-03-02T10:00,\nk1,B,2026-03-02T10:00,\n"
        + "k1,C,2026-03-02T18:00+08:00,\nk1,A,2026-03-02T08:59:59.999999Z,\n"
    ).log

    assert log.cases == ("k1", "k2")
    assert log.texts(0) == ("A", "B", "C", "D")
    assert log.texts(1) == ("X",)


@pytest.mark.parametrize(
    ("row", "line", "why"),
    [
        pytest.param("k1,A,kemarin,ayu", 4, "“kemarin” tidak dapat dibaca", id="no instant"),
        pytest.param("k1,A,,ayu", 4, "waktu kejadian kosong", id="empty instant"),
        pytest.param("k1,,2026-03-02,ayu", 4, "kosong", id="no activity"),
        pytest.param(",A,2026-03-02,ayu", 4, "kosong", id="no case"),
        pytest.param("k1,A,2026-03-02", 4, "ada 3 kolom", id="a column too few"),
        pytest.param("k1,A,2026-03-02,ayu,bima", 4, "ada 5 kolom", id="a column too many"),
        pytest.param('k1,"A"B,2026-03-02,ayu', 4, "kutip", id="text after a quote"),
        pytest.param("k1,A\0,2026-03-02,ayu", 4, "NUL", id="NUL"),
        pytest.param("k1," + "A" * 200_000 + ",2026-03-02,ayu", 4, "terlalu panjang", id="a huge text"),
        pytest.param('k1,"A\nB",kemarin,ayu', 4, "tidak dapat dibaca", id="named by the row's first line"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_or_left_out(row: str, line: int, why: str) -> None:
    content = SOUND + row + "\nk2,Menolak,2026-03-02T10:00,ayu\n"

    with pytest.raises(Refused, match=f"log.csv, baris {line}: .*{why}.*--skip-bad"):
        read(content)
    left = read(content, skip_bad=True)
    assert left.left_out == 1
    assert rows_of(left.log) == [*READ, ("k2", "Menolak", TEN, "ayu")]


def test_bytes_that_are_no_text_are_named_or_left_out() -> None:
    content = SOUND.encode() + b"k1,Memverifikasi \xe9,2026-03-02T10:00,ayu\n"

    with pytest.raises(Refused, match="baris 4: bukan teks UTF-8"):
        read(content)
    assert read(content, skip_bad=True).left_out == 1


def test_a_quote_that_is_never_closed_is_one_bad_row() -> None:
    content = SOUND + 'k2,"Menolak,2026-03-02T10:00,ayu\nk3,A,2026-03-02T10:00,ayu\n'

    with pytest.raises(Refused, match=r"baris 4: .*kutip"):
        read(content)
    assert rows_of(read(content, skip_bad=True).log) == READ


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("", "baris 1: kolom case_id", id="empty"),
        pytest.param("case_id,activity,resource\n1,A,x\n", "tidak lengkap", id="no timestamp"),
        pytest.param("case_id,activity,timestamp,activity\n", "dua kali", id="a column twice"),
        pytest.param(HEAD, "tidak ada satu kasus pun", id="no rows"),
        pytest.param(SOUND.encode("utf-16"), r"baris 1: .*CSV \(UTF-8\)", id="Unicode text of Excel"),
        pytest.param(
            "case_id,activity,timestamp," + ",".join(map(str, range(5_000))) + "\n", "1000 kolom", id="many columns"
        ),
        pytest.param("case_id,activity,timestamp," + ",".join(map(str, range(1_000_000))), "panjang", id="a million"),
        pytest.param("x" * 3_000_000, "terlalu panjang", id="one endless line"),
        pytest.param(HEAD + '"' + "\n" * 20_000, "terlalu panjang", id="one endless row"),
        pytest.param("PK\x03\x04abc", "terbungkus", id="a zip"),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(content)
    with pytest.raises(Refused):
        read(content, skip_bad=True)
